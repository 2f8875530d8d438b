import { Buffer } from 'node:buffer';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Complaint } from '../../src/complaint.ts';
import { coverImage } from '../../src/epub/cover.ts';
import { everything } from './everything.ts';

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
