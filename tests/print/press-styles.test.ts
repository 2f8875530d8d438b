import { afterAll, expect, it } from 'vitest';
import { findFace } from '../../src/faces/faces.ts';
import { parse } from '../../src/manuscript/index.ts';
import { readPdfText } from '../../src/pdf/text.ts';
import { geometryOf } from '../../src/print/geometry.ts';
import { makePdf } from '../../src/print/index.ts';
import { makePage } from '../../src/print/setting/page.ts';
import { publish } from '../../src/publication/index.ts';
import { readPressStyles } from '../../src/styles/index.ts';
import { desk } from '../cli/run.ts';
import { raster } from '../pictures/samples.ts';
import { prose, sampleBook, samplePublication, sampleTitle } from './sample.ts';

const work = desk({
  'house.css': 'h1 { text-transform: uppercase; }\nhr { background: url(p.png); }',
  'p.png': raster('p.png'),
});
afterAll(() => work.clear());
const book = { ...sampleBook, styles: [{ file: 'house.css', for: [] }] };
const title = { ...sampleTitle, folder: work.folder, book };

it('sets the pages by the style sheet of a press, and loses no letter', async () => {
  const { screen, findings } = await makePdf(samplePublication(), title);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { pages } = await readPdfText(screen);
  const heading = samplePublication().documents[0]!.title.toUpperCase();
  expect(pages.flatMap(({ items }) => items.map(({ text }) => text)).join(' ')).toContain(heading);
});

it('is another page where what the style sheet loads is another', async () => {
  const pageOf = async () => {
    const { theme, folios } = book.print;
    const head = { title: 'A', language: 'en-GB', theme, folios };
    const press = readPressStyles(title, 'print');
    return (await makePage(head, geometryOf(book.print), findFace(book.print.face), [], press)).shelf.html;
  };
  const before = await pageOf();
  work.put('p.png', raster('p.png').slice());
  expect(await pageOf()).toBe(before);
  work.put('p.png', await (await import('sharp')).default(raster('p.png')).resize(9).png().toBuffer());
  expect(await pageOf()).not.toBe(before);
});

it('fills the pages of a text that a press wants ragged, and divides its paragraphs as it divides others', async () => {
  work.put('ragged.css', Buffer.from('p { text-align: left; }'));
  const ragged = { ...title, book: { ...sampleBook, styles: [{ file: 'ragged.css', for: [] }] } };
  const text = prose(30, 5).join('\n\n');
  const chapter = parse('01-a.md', `---\ntype: chapter\n---\n\n# A\n\n## Section\n\n${text}\n`);
  const { screen, findings, pages } = await makePdf(publish([chapter], ragged), ragged);
  expect(findings).toEqual([]);
  const { pages: read } = await readPdfText(screen);
  const own = pages.flatMap(({ part }, k) => (part === 's01-a' ? [read[k]!.items] : []));
  const heights = own
    .slice(1, -1)
    .map(items => new Set(items.filter(({ aside }) => !aside).map(({ y }) => Math.round(y))).size);
  const { lines } = geometryOf(sampleBook.print);
  for (const height of heights) expect(height).toBeGreaterThanOrEqual(lines - 1);
  expect(heights.length).toBeGreaterThan(3);
  const words = own
    .flat()
    .filter(({ aside }) => !aside)
    .map(({ text }) => text);
  expect(words.join(' ').replace(/\s+/g, ' ')).toContain(
    prose(30, 5)[12]!.slice(0, 200).split(' ').slice(0, 8).join(' '),
  );
});
