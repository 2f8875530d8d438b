import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readManuscript } from '../../src/manuscript/index.ts';
import { type Block, blocksOf } from './book.ts';
import { loadWidths } from './lines.ts';
import { makePages, type Page } from './pages.ts';
import { extract } from './raw.ts';

/**
 * Makes the specimen: sets the clean chapters beside this file in pages, as a printer would, and then damages them, as
 * time and `pdftotext` do. So the raw text shows every defect that recovery has to mend, and the truth is known.
 * `npx tsx tests/specimen/generate.ts` writes the raw text and the truth that recovery is measured by.
 */
export async function makeSpecimen(): Promise<{ extraction: string; truth: object; pages: Page[] }> {
  const chapters = await readManuscript(here('chapters'));
  const losses = {
    headings: ['05-points-and-plates.md'],
    labels: ['06-metal-light-code.md'],
    noteNumbers: ['04-learned-press.md 3'],
  };
  const blocks = blocksOf(chapters, losses, await loadWidths());
  const pages = makePages(blocks, ['5']);
  const raw = extract(pages, {
    file: '2718_Page.indd',
    date: '14/09/26 4:05 PM',
    head: 'THE PRINTED PAGE',
    after: ['4', '9', '12', '17'],
  });
  const truth = {
    title: 'The Printed Page',
    style: 'indesign',
    blocks: blocks.map(({ lines, height, above, below, columns, opens, ...block }) => block),
    pages: raw.pages.map(({ label, line, block, from }) => {
      return { line, block: blocks.indexOf(block), at: words(block.text.slice(0, from)).length, label };
    }),
    repairs: raw.repairs,
    furniture: ['_Page.indd', '4:05 PM'],
  };
  return { extraction: raw.text, truth, pages };
}

function words(text: string): string[] {
  return text.replace(/[’'`]/g, '').match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Text of a page, for looking things up in it. */
export function pageText(page: Page): string {
  return page.lines
    .map(({ block, line }) => block.lines[line]!.text)
    .join(' ')
    .replace(/- /g, '');
}

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { extraction, truth } = await makeSpecimen();
  await writeFile(here('../../manuscript/specimen/extraction.txt'), extraction);
  await writeFile(here('truth.json'), `${JSON.stringify(truth, null, 1)}\n`);
}

export type { Block };
