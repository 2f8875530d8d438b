import { beforeAll, expect, it } from 'vitest';
import { parse } from '../../src/manuscript/index.ts';
import { type PdfRun, readPdfText } from '../../src/pdf/text.ts';
import { makePdf } from '../../src/print/index.ts';
import { publish } from '../../src/publication/index.ts';
import type { PrintSettings } from '../../src/title.ts';
import { expectWellDesigned, firstOf, type Made, make, textOf } from './designed.ts';
import { sampleTitle } from './sample.ts';

let made: Made;

beforeAll(async () => {
  made = await make(
    { theme: 'textbook', chapters: 'any', size: 12, leading: 15, folios: 'foot' },
    {
      rights: '© A. Compositor 2026',
      printings: [
        {
          name: 'First printing',
          date: '2026-02-01',
          corrected: false,
          print: '978-3-16-148410-0',
          epub: '978-0-306-40615-7',
        },
      ],
    },
  );
});

it('contents stand in columns, and a part alone on its leaf, where chapters open on any page', () => {
  expectWellDesigned(made);
});

it('the imprint names ISBNs, and nothing that only programs read', () => {
  const imprint = textOf(made.pages[firstOf(made, 'book-imprint')]!);
  expect(imprint).toContain('© A. Compositor 2026');
  expect(imprint).toContain('ISBN 978-3-16-148410-0');
  expect(imprint).toContain('ISBN 978-0-306-40615-7 (EPUB)');
  expect(imprint).not.toMatch(/urn:|uuid|British English/);
});

it('the heading of a section has twice as much space above as below, and folios stand where they are wanted', async () => {
  const atHead = await make({ folios: 'head', theme: 'novel' });
  const page = atHead.pages.find(
    page => textOf(page).includes('The Board') && !textOf(page).includes('Contents'),
  )!;
  const at = page.items.findIndex(({ text }) => text.startsWith('The Board'));
  const heading = page.items[at]!;
  const ys = page.items.map(({ y }) => y);
  const above = Math.min(...ys.filter(y => y > heading.y + 1)) - heading.y;
  const below = heading.y - Math.max(...ys.filter(y => y < heading.y - 1));
  const { leading, trim } = sampleTitle.book.print;
  expect((above - leading) / (below - leading)).toBeCloseTo(2, 0);

  const tall = (trim.height * 72) / 25.4;
  const folioOf = ({ edition, pages }: Made) => {
    const second = firstOf({ edition, pages }, 's02-salt') + 1;
    return pages[second]!.items.find(({ text }) => text.trim() === edition.pages[second]!.label)!.y;
  };
  expect(folioOf(atHead)).toBeGreaterThan(0.85 * tall);
  expect(folioOf(made)).toBeLessThan(0.15 * tall);
});

/** The runs of a book of one document in a theme. */
async function runsOf(theme: PrintSettings['theme'], matter: string, text: string): Promise<PdfRun[]> {
  const { book } = sampleTitle;
  const title = { ...sampleTitle, book: { ...book, print: { ...book.print, theme } } };
  const document = parse('01-a.md', `---\n${matter}\n---\n\n${text}\n`);
  const { screen, findings } = await makePdf(publish([document], title), title);
  expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  return (await readPdfText(screen)).pages.flatMap(({ items }) => items);
}

it('words of lists in the cells of a table stand at their bullets, where captions are centred, too', async () => {
  const items = [
    '- - Press',
    '  - Parts',
    '- - Wooden',
    '  - - the bed',
    '    - the platen and what hangs from it',
  ];
  const table = `:::table\n${items.join('\n')}\n\nTable 1. Parts.\n:::`;
  const runs = await runsOf('novel', 'type: chapter', `# A\n\n${table}`);
  const startOf = (words: string) => runs.find(({ text }) => text.startsWith(words))!.x;
  expect(startOf('the bed')).toBeCloseTo(startOf('the platen'), 0);
});

it('the head of a chapter stands below its rule, behind the mark of a printed page, too', async () => {
  const heightOf = async (mark: string) => {
    const runs = await runsOf('textbook', 'type: preface', `${mark}# Thanks\n\nTo nobody.`);
    return runs.findLast(({ text }) => text === 'Thanks')!.y;
  };
  expect(await heightOf('⟦vii⟧\n\n')).toBeCloseTo(await heightOf(''), 1);
});

it('a running head for which a line has no room ends behind a word', async () => {
  const name =
    'On the Resurrection of the Effective Manager of Enterprises and Ministries and of Others Like Him';
  const paragraph = 'The compositor stood at the case and set the letters one after another. '.repeat(60);
  const runs = await runsOf(
    'novel',
    'type: chapter',
    `# ${name}\n\n${[paragraph, paragraph, paragraph].join('\n\n')}`,
  );
  const [head] = runs.filter(({ text }) => text.endsWith('…'));
  const words = head!.text.replace(/ ?…$/, '').toLowerCase();
  expect(name.toLowerCase().startsWith(`${words} `)).toBe(true);
});

it('in a Chinese book the first paragraph begins two squares further in, as the next does; in an English one it does not', async () => {
  const beginningsIn = async (language: string, paragraph: string) => {
    const { book } = sampleTitle;
    const indent = 2 * book.print.size;
    const title = { ...sampleTitle, book: { ...book, language, print: { ...book.print, indent } } };
    const document = parse('01-a.md', `---\ntype: chapter\n---\n\n# A\n\n${paragraph}\n\n${paragraph}\n`);
    const { screen } = await makePdf(publish([document], title), title);
    const runs = (await readPdfText(screen)).pages.flatMap(({ items }) => items);
    const starts = runs
      .filter(({ text }) => text.startsWith(paragraph.slice(0, 3)))
      .map(({ x }) => Math.round(x));
    return [starts[1]! - starts[0]!, Math.round(indent)];
  };
  const [chinese] = await beginningsIn('zh', '活字印刷的发明是人类文明史上的一件大事。'.repeat(6));
  expect(chinese).toBe(0);
  const [english, indent] = await beginningsIn(
    'en',
    'Movable type was a great thing in the history of man. '.repeat(6),
  );
  expect(english).toBe(indent);
});

it('quotation marks of Chinese fill a square, and part no lines', async () => {
  const { book } = sampleTitle;
  const title = { ...sampleTitle, book: { ...book, language: 'zh' } };
  const sentence = '他说：“先设一铁板，其上以松脂、蜡和纸灰之类冒之。”欲印，则以一铁范置铁板上。';
  const document = parse('01-a.md', `---\ntype: chapter\n---\n\n# 字\n\n${sentence.repeat(8)}\n`);
  const { screen, findings } = await makePdf(publish([document], title), title);
  expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  const runs = (await readPdfText(screen)).pages.flatMap(({ items }) => items);
  const lines = [
    ...new Set(runs.filter(({ text }) => /[设印范]/.test(text)).map(({ y }) => y.toFixed(2))),
  ].map(Number);
  for (const [k, y] of lines.slice(1).entries()) expect(lines[k]! - y).toBeCloseTo(book.print.leading, 1);
  for (const { text, width } of runs.filter(({ text }) => text === '“'))
    expect([text, width > 0.9 * book.print.size]).toEqual(['“', true]);
  expect(runs.some(({ text }) => text === '“')).toBe(true);
});
