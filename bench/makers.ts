import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { toHtml } from 'hast-util-to-html';
import { findFace } from '../src/faces/faces.ts';
import { findBrowser, launchBrowser } from '../src/press/browser.ts';
import { openPage, type Shelf } from '../src/press/shelf.ts';
import { composeBook } from '../src/print/composition/index.ts';
import { markPart } from '../src/print/composition/marking.ts';
import { geometryOf } from '../src/print/geometry.ts';
import { makePdf } from '../src/print/index.ts';
import { makePage } from '../src/print/setting/page.ts';
import type { Publication } from '../src/publication/publication.ts';
import type { PrintSettings, Title } from '../src/title.ts';
import { withTypst } from './typst.ts';

const run = promisify(execFile);
const pagedjs = join(dirname(createRequire(import.meta.url).resolve('pagedjs')), '../dist/paged.js');

/** A PDF that was made. */
export interface Made {
  pdf: Uint8Array;
  /** Seconds of it that went, after it was set and printed, into what others do not do: its inspection, and beside it a second file. */
  after?: number;
}

/** A program that makes a PDF of a book. */
export interface Maker {
  name: string;
  /** @throws an error with `code` ENOENT where the program is not installed */
  make: () => Promise<Made>;
  /** Whether it sets the same type as ours. */
  comparable: boolean;
}

/**
 * Ours first, and beside it what others make of the same text.
 * @returns them, and a function that clears away what they worked on
 */
export async function makersOf(
  publication: Publication,
  title: Title,
): Promise<{ makers: Maker[]; clear: () => Promise<void> }> {
  const { print } = title.book;
  const face = findFace(print.face);
  const head = { title: title.book.title, language: publication.language, theme: print.theme };
  const { shelf, sheet } = await makePage(head, geometryOf(print), face, publication.images);
  const parts = composeBook(publication, title.book).map(markPart);
  const text = toHtml(parts);
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const at = (file: string) => join(folder, file);
  for (const [url, file] of shelf.files) {
    await mkdir(dirname(at(url)), { recursive: true });
    await (typeof file === 'string' ? copyFile(file, at(url)) : writeFile(at(url), file.bytes));
  }
  const hyphens = '<style>p { hyphens: auto }</style>';
  await writeFile(
    at('book.html'),
    filled(shelf, text, sheet).html.replace(/<meta http-equiv[^>]*>/, hyphens),
  );
  await writeFile(at('type.tex'), latexType(shelf, folder, print));
  const browser = (await findBrowser()).path;
  const ready = (name: string, make: Maker['make']): Maker => ({ name, make, comparable: true });
  const installed = (name: string, program: string, given: string[]) =>
    ready(name, async () => {
      await rm(at('out.pdf'), { force: true });
      const env = { ...process.env, PUPPETEER_EXECUTABLE_PATH: browser };
      await run(program, given, { cwd: folder, maxBuffer: 1 << 26, env });
      return { pdf: new Uint8Array(await readFile(at('out.pdf'))) };
    });
  const input = at('book.html');
  const output = at('out.pdf');
  const makers = [
    ready('reissue', () => withReissue(publication, title)),
    ready('plain Paged.js', () => withPagedjs(shelf, text, sheet)),
    ready('Chromium’s printing', () => withChromium(shelf, text, sheet)),
    ready('Typst', async () => ({ pdf: withTypst(parts, title, at('fonts')) })),
    installed('LuaLaTeX by pandoc', 'pandoc', [
      ...[input, '--pdf-engine', 'lualatex', '-o', output, '-H', at('type.tex')],
      ...['-V', 'documentclass=book', '-V', `lang=${publication.language}`],
      ...paperOf(print).flatMap(option => ['-V', `geometry:${option}`]),
    ]),
    installed('Vivliostyle', 'vivliostyle', [
      ...['build', input, '-o', output, '--executable-browser', browser],
    ]),
    // It passes over sizes that are calculated, and sets another type.
    { ...installed('WeasyPrint', 'weasyprint', [input, output]), comparable: false },
  ];
  return { makers, clear: () => rm(folder, { recursive: true }) };
}

/** Our print edition, of which the file for readers is measured. */
export async function withReissue(publication: Publication, title: Title): Promise<Made> {
  const { screen, seconds } = await makePdf(publication, title);
  return { pdf: screen, after: seconds.inspection! };
}

const paperOf = ({ trim, margins }: PrintSettings): string[] => [
  `paperwidth=${trim.width}mm`,
  `paperheight=${trim.height}mm`,
  ...Object.entries(margins).map(([side, width]) => `${side}=${width}mm`),
];

/** The face and size of the sheet, as LaTeX is told; with what it knows against widows and uneven lines. */
function latexType(shelf: Shelf, folder: string, { size, leading }: PrintSettings): string {
  const file = (cut: string) => basename([...shelf.files.keys()].find(url => url.includes(cut))!);
  const italics = `ItalicFont=${file('400-italic')}, BoldFont=${file('600-normal')}, BoldItalicFont=${file('600-italic')}`;
  return `\\usepackage{fontspec}
\\setmainfont{${file('400-normal')}}[Path=${folder}/fonts/, ${italics}]
\\usepackage{microtype}
\\IfFileExists{lua-widow-control.sty}{\\usepackage{lua-widow-control}}{}
\\AtBeginDocument{\\fontsize{${size}}{${leading}}\\selectfont}
`;
}

const filled = (shelf: Shelf, text: string, sheet: string): Shelf => ({
  ...shelf,
  html: shelf.html.replace(/<body>[\s\S]*/, () => `<style>${sheet}</style><body>${text}</body></html>`),
});

async function withPagedjs(shelf: Shelf, text: string, sheet: string): Promise<Made> {
  const browser = await launchBrowser(await findBrowser());
  try {
    const { page } = await openPage(browser, shelf);
    await page.evaluate(`${await readFile(pagedjs, 'utf8')};undefined`);
    await page.evaluate(`(async () => {
      const template = document.createElement('template');
      template.innerHTML = ${JSON.stringify(text)};
      const sheets = [{ [location.href]: ${JSON.stringify(sheet)} }];
      await new Paged.Previewer().preview(template.content, sheets, document.body);
    })()`);
    return { pdf: await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true, timeout: 0 }) };
  } finally {
    await browser.close();
  }
}

async function withChromium(shelf: Shelf, text: string, sheet: string): Promise<Made> {
  const browser = await launchBrowser(await findBrowser());
  try {
    const { page } = await openPage(browser, filled(shelf, text, sheet));
    return { pdf: await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true, timeout: 0 }) };
  } finally {
    await browser.close();
  }
}
