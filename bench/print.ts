import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { toHtml } from 'hast-util-to-html';
import { extract } from '../src/extraction/index.ts';
import { findFace } from '../src/faces/faces.ts';
import { parse } from '../src/manuscript/index.ts';
import { findBrowser, launchBrowser } from '../src/press/browser.ts';
import { openPage, type Shelf } from '../src/press/shelf.ts';
import { composeBook } from '../src/print/composition/index.ts';
import { markPart } from '../src/print/composition/marking.ts';
import { geometryOf } from '../src/print/geometry.ts';
import { makePdf } from '../src/print/index.ts';
import { makePage } from '../src/print/setting/page.ts';
import { publish } from '../src/publication/index.ts';
import type { Publication } from '../src/publication/publication.ts';
import { recover } from '../src/recovery/index.ts';
import type { Title } from '../src/title.ts';
import type { Book } from './books.ts';
import { multiplied, titled } from './epub.ts';
import { peakOf } from './measure.ts';
import { measureType } from './typometer.ts';

const run = promisify(execFile);
const pagedjs = join(dirname(createRequire(import.meta.url).resolve('pagedjs')), '../dist/paged.js');

export const print: Title['book']['print'] = {
  trim: { width: 138, height: 216 },
  margins: { inner: 18, outer: 16, top: 21, bottom: 23 },
  face: 'EB Garamond',
  size: 10.5,
  leading: 13.5,
  indent: 14,
  bleed: 3,
  marks: false,
  theme: 'monograph',
  acronyms: 'capitals' as const,
  hanging: false,
  heads: 'chapter',
  chapters: 'recto',
};
/** EB Garamond's own word space. */
const space = 0.2 * print.size;

/**
 * The print edition of a book, whole and cold, once, twice and four times over; beside it what others make of the same
 * text: plain Paged.js, Chromium's own printing, and the programs that are installed here.
 */
export async function benchPrint({ name, text }: Book): Promise<void> {
  const settings = { language: 'en-GB', title: name, answers: {} };
  const { chapters } = recover(extract(Buffer.from(text), name, settings.language), settings);
  const { folder: _, ...rest } = titled(name, '');
  const title: Title = { ...rest, folder: '', book: { ...rest.book, print } };
  for (const copies of [1, 2, 4]) {
    const manuscript = multiplied(chapters, copies).map(({ file, markdown }) => parse(file, markdown));
    const publication = publish(manuscript, title);
    await show(`${name} × ${copies}`, async () => (await makePdf(publication, title)).screen);
    if (copies === 1) await benchOthers(publication, title);
  }
}

async function benchOthers(publication: Publication, title: Title): Promise<void> {
  const face = findFace(print.face);
  const geometry = geometryOf(print);
  const head = { title: title.book.title, language: publication.language, theme: print.theme };
  const { shelf, sheet } = await makePage(head, geometry, face, publication.images);
  const text = toHtml(composeBook(publication, title.book).map(markPart));
  await show('  plain Paged.js', () => withPagedjs(shelf, text, sheet));
  await show('  Chromium’s printing', () => withChromium(shelf, text, sheet));

  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const at = (file: string) => join(folder, file);
  for (const [url, file] of shelf.files) {
    await mkdir(dirname(at(url)), { recursive: true });
    await (typeof file === 'string' ? copyFile(file, at(url)) : writeFile(at(url), file.bytes));
  }
  const hyphens = '<style>p { hyphens: auto }</style>';
  const html = filled(shelf, text, sheet).html.replace(/<meta http-equiv[^>]*>/, hyphens);
  await writeFile(at('book.html'), html);
  await writeFile(at('type.tex'), latexType(shelf, folder));
  const { trim, margins } = print;
  const paper = [
    `paperwidth=${trim.width}mm`,
    `paperheight=${trim.height}mm`,
    ...Object.entries(margins).map(([side, width]) => `${side}=${width}mm`),
  ];
  const browser = (await findBrowser()).path;
  const input = at('book.html');
  const output = at('out.pdf');
  const typeset = (engine: string, ...given: string[]) => [
    input,
    '--pdf-engine',
    engine,
    ...given,
    '-o',
    output,
  ];
  const others: [string, string, string[]][] = [
    ['pagedjs-cli', 'pagedjs-cli', [input, '-o', output, '--browserArgs=--no-sandbox']],
    ['Vivliostyle', 'vivliostyle', ['build', input, '-o', output, '--executable-browser', browser]],
    ['WeasyPrint', 'weasyprint', [input, output]],
    [
      'LuaLaTeX by pandoc',
      'pandoc',
      typeset(
        'lualatex',
        ...['-V', 'documentclass=book', '-V', `lang=${publication.language}`, '-H', at('type.tex')],
        ...paper.flatMap(option => ['-V', `geometry:${option}`]),
      ),
    ],
    ['Typst by pandoc', 'pandoc', typeset('typst')],
  ];
  for (const [label, program, given] of others) {
    await rm(at('out.pdf'), { force: true });
    const work = async () => {
      const env = { ...process.env, PUPPETEER_EXECUTABLE_PATH: browser };
      await run(program, given, { cwd: folder, maxBuffer: 1 << 26, env });
      return new Uint8Array(await readFile(output));
    };
    // WeasyPrint passes over sizes that are calculated, and sets another type.
    await show(`  ${label}`, work, program !== 'weasyprint').catch(
      (error: NodeJS.ErrnoException & { stderr?: string }) => {
        const why =
          error.code === 'ENOENT'
            ? 'not installed'
            : (error.stderr || error.message).trim().split('\n').at(-1);
        console.log(`  ${label.padEnd(26)}${why}`);
      },
    );
  }
  await rm(folder, { recursive: true });
}

/** The face and size of the sheet, as LaTeX is told. */
function latexType(shelf: Shelf, folder: string): string {
  const file = (cut: string) => basename([...shelf.files.keys()].find(url => url.includes(cut))!);
  const italics = `ItalicFont=${file('400-italic')}, BoldFont=${file('600-normal')}, BoldItalicFont=${file('600-italic')}`;
  return `\\usepackage{fontspec}
\\setmainfont{${file('400-normal')}}[Path=${folder}/fonts/, ${italics}]
\\AtBeginDocument{\\fontsize{${print.size}}{${print.leading}}\\selectfont}
`;
}

const filled = (shelf: Shelf, text: string, sheet: string): Shelf => ({
  ...shelf,
  html: shelf.html.replace(/<body>[\s\S]*/, () => `<style>${sheet}</style><body>${text}</body></html>`),
});

async function withPagedjs(shelf: Shelf, text: string, sheet: string): Promise<Uint8Array> {
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
    return await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true, timeout: 0 });
  } finally {
    await browser.close();
  }
}

async function withChromium(shelf: Shelf, text: string, sheet: string): Promise<Uint8Array> {
  const browser = await launchBrowser(await findBrowser());
  try {
    const { page } = await openPage(browser, filled(shelf, text, sheet));
    return await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true, timeout: 0 });
  } finally {
    await browser.close();
  }
}

/** Runs one way to make a PDF and prints a line about it, with what is to be said of its type where that is ours. */
async function show(label: string, work: () => Promise<Uint8Array>, comparable = true): Promise<void> {
  const { result, clock, memory } = await peakOf(work);
  const type = comparable ? await measureType(result, space) : undefined;
  const figures = type
    ? `${type.pages} pages, word space ${type.mean.toFixed(2)} ± ${type.deviation.toFixed(2)}, ` +
      `${type.loose.toFixed(1)} % loose, ${type.hyphenated.toFixed(1)} % hyphenated`
    : '';
  console.log(`${label.padEnd(28)}${`${clock.toFixed(1)} s`.padStart(9)}${memory.padStart(10)}  ${figures}`);
}
