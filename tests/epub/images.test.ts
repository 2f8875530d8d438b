import { EpubCheck } from '@likecoin/epubcheck-ts';
import JSZip from 'jszip';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { noCache } from '../../src/cache.ts';
import { packImages } from '../../src/epub/images.ts';
import { makeEpub } from '../../src/epub/index.ts';
import { inspectEpub } from '../../src/inspection/epub/index.ts';
import { parse } from '../../src/manuscript/index.ts';
import { publish } from '../../src/publication/index.ts';
import { readTitle } from '../../src/title.ts';
import { bookYaml, desk } from '../cli/run.ts';
import { raster } from '../pictures/samples.ts';

const work = desk({ 'book.yaml': bookYaml() });
afterAll(() => work.clear());

const image = (src: string, bytes: Uint8Array, mediaType = 'image/png') => ({
  ...{ src, bytes, mediaType, file: 'chapters/01.md' },
});

describe('the names of pictures', () => {
  it.each([
    ['images/my pic é.png', 'images/my-pic-e.png'],
    ['press.png', 'images/press.png'],
    ['images/CAPS.PNG', 'images/CAPS.PNG'],
    ['图/一.png', 'images/picture/picture.png'],
    ['a&b/50%.png', 'images/a-b/50.png'],
  ])('%s is packed as %s', async (src, path) => {
    const { paths, resources } = await packImages([image(src, raster('p.png'))], noCache);
    expect(paths.get(src)).toBe(path);
    expect(resources[0]).toMatchObject({ path, mediaType: 'image/png' });
  });

  it('are no two the same', async () => {
    const names = ['images/a b.png', 'images/a-b.png', 'images/A-B.png', 'images/a-b.webp'];
    const all = names.map(src => image(src, raster('p.png')));
    const { resources } = await packImages(all, noCache);
    expect(resources.map(({ path }) => path)).toEqual([
      ...['images/a-b.png', 'images/a-b-2.png', 'images/A-B-3.png', 'images/a-b.webp'],
    ]);
  });
});

describe('a WebP', () => {
  const packed = async (bytes: Uint8Array) =>
    (await packImages([image('images/w.webp', bytes, 'image/webp')], noCache)).resources[0]!;

  it('is packed as a JPEG, as large as it was', async () => {
    const { path, mediaType, bytes } = await packed(raster('p.webp'));
    expect([path, mediaType]).toEqual(['images/w.jpg', 'image/jpeg']);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 24, height: 16 });
  });

  it('is packed as a PNG where it has clear parts', async () => {
    const clear = { width: 4, height: 4, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 0 } };
    const { path, bytes } = await packed(await sharp({ create: clear }).webp({ lossless: true }).toBuffer());
    expect(path).toBe('images/w.png');
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', hasAlpha: true });
  });
});

it('a book of pictures in every place has no fault that validators know', async () => {
  for (const [name, bytes] of [
    ['images/my pic é.png', raster('p.png')],
    ['images/w.webp', raster('p.webp')],
  ] as const)
    work.put(name, bytes);
  const text = [
    '---\ntype: chapter\n---\n\n# Pictures\n\nIn a line ![one](<images/my pic é.png>) of text.',
    '- In an item:\n\n  ![two](images/w.webp)',
    ':::figure{width=60%}\n![three](<images/my pic é.png>) ![four](images/w.webp)\n\nFigure 1. Two.[^1]\n:::',
    ':::figure{.full-page}\n![five](images/w.webp)\n:::',
    '[^1]: With ![six](images/w.webp).',
  ];
  const chapter = parse('01-pictures.md', `${text.join('\n\n')}\n`);
  const title = readTitle(work.folder);
  const publication = publish([chapter], title);
  expect(publication.findings).toEqual([]);
  const bytes = await makeEpub(publication, title);
  const zip = await JSZip.loadAsync(bytes);
  const page = await zip.file('OEBPS/s01-pictures.xhtml')!.async('string');
  expect(page).toContain(
    '<div class="row of-2" style="width:60%"><span class="beside"><img src="images/my-pic-e.png" alt="three" /></span>',
  );
  expect(page).toContain('<figure class="illustration full-page"><img src="images/w.jpg" alt="five" />');
  expect(await inspectEpub(bytes, { manuscript: [chapter] })).toEqual([]);
  expect((await EpubCheck.validate(bytes)).messages).toEqual([]);
});
