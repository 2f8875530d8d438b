import { Buffer } from 'node:buffer';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Complaint } from '../../src/complaint.ts';
import { coverImage } from '../../src/cover/front.ts';
import { setInLines } from '../../src/cover/lines.ts';
import { everything } from '../epub/everything.ts';
import { drawing, raster } from '../pictures/samples.ts';

it('is drawn from title and author where none is given, the same every time', async () => {
  const { title } = await everything();
  const [one, other] = [await coverImage(title), await coverImage(title)];
  expect(one).toMatchObject({ path: 'cover.png', mediaType: 'image/png', properties: 'cover-image' });
  expect(Buffer.from(one.bytes).readUInt32BE(16)).toBe(1600);
  expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true);
  const another = await coverImage({ ...title, book: { ...title.book, title: 'Another Book' } });
  expect(Buffer.from(one.bytes).equals(Buffer.from(another.bytes))).toBe(false);
});

it('is the file that book.yaml names', async () => {
  const { title } = await everything();
  const given = await coverImage({ ...title, book: { ...title.book, cover: 'images/press.svg' } });
  expect(given).toMatchObject({ path: 'cover.svg', mediaType: 'image/svg+xml' });
});

it.each(['images/none.jpg', '../everything/../../package.json', 'book.yaml'])(
  'complains of %s',
  async cover => {
    const { title } = await everything();
    await expect(coverImage({ ...title, book: { ...title.book, cover } })).rejects.toBeInstanceOf(Complaint);
  },
);

it('complains of a file that is only called an image', async () => {
  const { title } = await everything();
  const folder = mkdtempSync(join(tmpdir(), 'cover-'));
  writeFileSync(join(folder, 'cover.jpg'), 'no image');
  const other = { ...title, folder, book: { ...title.book, cover: 'cover.jpg' } };
  await expect(coverImage(other)).rejects.toBeInstanceOf(Complaint);
});

it.each([
  ['marks of XML', 'A ]]> b <x> &amp; "q"'],
  ['control characters and halves of letters', 'a\u0000\u0008b\ud800c\uffff'],
  ['no spaces', 'W'.repeat(500_000)],
  ['very many words', Array.from({ length: 100_000 }, (_, k) => `word${k}`).join(' ')],
  ['letters that the face does not have', '源氏物語'.repeat(1000)],
  ['heaps of accents', `a${'\u0301'.repeat(100_000)}`],
])('is drawn for a title with %s', async (_, text) => {
  const { title } = await everything();
  const names = Array.from({ length: 10_000 }, (_, k) => ({
    name: `Author ${k}`,
    sort: `${k}`,
    role: 'aut' as const,
  }));
  const book = { ...title.book, title: text, subtitle: text, publisher: text, creators: names };
  const { bytes } = await coverImage({ ...title, book });
  expect(Buffer.from(bytes).readUInt32BE(16)).toBe(1600);
});

const room = {
  ...{ width: 600, largest: 100, smallest: 24, lines: 3 },
  measure: (text: string) => 0.5 * text.length,
};

it('has lines as even as may be, of no more than it needs', () => {
  expect(setInLines('The Winter Letters of a Lighthouse', room).lines).toEqual([
    'The Winter',
    'Letters of a',
    'Lighthouse',
  ]);
});

it('is divided between words of Thai, and between letters of Chinese, but before no stop', () => {
  const thai = setInLines('ประวัติศาสตร์ของหนังสือไทย', room).lines;
  expect(thai.length).toBeGreaterThan(1);
  const words = ['ประวัติศาสตร์', 'ของ', 'หนังสือ', 'ไทย'];
  const ends = words.map((_, k) => words.slice(0, k + 1).join('').length);
  for (const [k] of thai.entries()) expect(ends).toContain(thai.slice(0, k + 1).join('').length);
  const chinese = setInLines('人人生而自由，在尊嚴和權利上，一律平等', room).lines;
  for (const line of chinese) expect(line).not.toMatch(/^，/);
});

it('ends in an ellipsis where not all of a title fits', () => {
  const { lines } = setInLines('word '.repeat(10_000), room);
  expect(lines).toHaveLength(3);
  expect(lines[2]).toMatch(/word…$/);
  expect(setInLines('Of Lines', room).lines).toEqual(['Of Lines']);
});

it.each([
  ['script.svg', drawing('<script>1</script>'), /runs a script/],
  ['half.png', raster('p.png').subarray(0, 60), /is cut off/],
  ['other.jpg', raster('p.png'), /is called JPEG, but is a PNG/],
])('is not made of %s', async (cover, content, why) => {
  const { title } = await everything();
  const folder = mkdtempSync(join(tmpdir(), 'cover-'));
  writeFileSync(join(folder, cover), content);
  const made = coverImage({ ...title, folder, book: { ...title.book, cover } });
  await expect(made).rejects.toMatchObject({
    name: 'Complaint',
    file: 'book.yaml',
    message: expect.stringMatching(why),
  });
});
