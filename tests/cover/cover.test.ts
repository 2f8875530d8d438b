import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import {
  type Color,
  decodePDFRawStream,
  grayscale,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  rgb,
} from '@cantoo/pdf-lib';
import { Resvg } from '@resvg/resvg-wasm';
import { expect, it } from 'vitest';
import { makeCover } from '../../src/cover/index.ts';
import { readyToDraw } from '../../src/cover/resvg.ts';
import { preflight } from '../../src/inspection/pdf/index.ts';
import { blackInkProfile } from '../../src/pdf/finish/profile.ts';
import { decode, inFourInks } from '../../src/pdf/ink/decoding.ts';
import { packed } from '../../src/pdf/ink/pixels.ts';
import { readPdfText } from '../../src/pdf/text.ts';
import type { Book } from '../../src/title.ts';
import { cmykJpeg, pressProfile, pictures as samples } from '../pdf/ink/samples.ts';
import { raster } from '../pictures/samples.ts';
import { book, titled } from './book.ts';

const cover = (given: Book, pages = 300, folder?: string) =>
  makeCover({ title: titled(given, folder), pages });

async function opened(pdf: Uint8Array) {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const page = document.getPage(0);
  const stream = document.context.lookup(page.node.get(PDFName.of('Contents'))) as PDFRawStream;
  return { document, page, content: Buffer.from(inflateSync(stream.getContents())).toString('latin1') };
}
const pdfText = async (pdf: Uint8Array) =>
  (await readPdfText(pdf)).pages.flatMap(({ items }) => items.map(({ text }) => text));
const points = (millimetres: number) => (millimetres * 72) / 25.4;

it('has boxes right to the hundredth of a point: back, spine and front, and the bleed around them', async () => {
  const { page } = await opened((await cover(book())).pdf);
  const across = points(2 * 138 + 300 * 0.0635);
  const bleed = points(3.175);
  const trim = page.getTrimBox();
  expect(trim.width).toBeCloseTo(across, 2);
  expect(trim.height).toBeCloseTo(points(216), 2);
  expect(trim.x).toBeCloseTo(bleed, 2);
  for (const box of [page.getBleedBox(), page.getMediaBox(), page.getCropBox()]) {
    expect(box.x).toBe(0);
    expect(box.width).toBeCloseTo(across + 2 * bleed, 2);
    expect(box.height).toBeCloseTo(points(216) + 2 * bleed, 2);
  }
});

it('has room for marks outside the bleed, in every ink', async () => {
  const { page, content } = await opened(
    (await cover(book({ settings: { marks: true, printer: undefined } }))).pdf,
  );
  const bleed = page.getBleedBox();
  expect(bleed.x).toBeCloseTo(points(8), 2);
  expect(page.getMediaBox().width).toBeCloseTo(bleed.width + 2 * points(8), 2);
  // Four corners with two marks each, two folds above and below.
  expect(content.match(/\/All cs 1 scn/g)).toHaveLength(12);
});

it.each(['monograph', 'essay', 'novel'] as const)('has no RGB and no Type 3 in the theme %s', async theme => {
  const { document, content } = await opened((await cover(book({ theme, description: 'A book.' }))).pdf);
  expect(content).not.toMatch(/(?<![\w.])(rg|RG|sc|SC)(?!\w)/);
  expect(content).toMatch(/ k$/m);
  const objects = document.context.enumerateIndirectObjects().map(([, object]) => object);
  const dicts = objects.map(object => (object instanceof PDFRawStream ? object.dict : object));
  const texts = dicts.map(String).join('\n');
  expect(texts).not.toMatch(/DeviceRGB|CalRGB|Type3/);
  expect(texts.match(/FontFile2/g)!.length).toBeGreaterThan(1);
});

it('says that it is PDF/X-4, and for what printing', async () => {
  const { document } = await opened((await cover(book())).pdf);
  const { catalog, context } = document;
  const xmp = Buffer.from(
    decodePDFRawStream(catalog.lookup(PDFName.of('Metadata')) as PDFRawStream).decode(),
  );
  expect(xmp.toString('utf8')).toContain('<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>');
  const intent = catalog.lookup(PDFName.of('OutputIntents'), PDFArray).lookup(0, PDFDict);
  const profile = Buffer.from(
    decodePDFRawStream(intent.lookup(PDFName.of('DestOutputProfile')) as PDFRawStream).decode(),
  );
  expect(profile.toString('latin1', 12, 24)).toBe('prtrCMYKLab ');
  expect(profile.readUInt32BE(0)).toBe(profile.length);
  expect(String(context.lookup(context.trailerInfo.Info))).toContain('/Trapped /False');
});

it('is the same, byte by byte, every time', async () => {
  const [one, other] = [await cover(book()), await cover(book())];
  expect(Buffer.from(one.pdf).equals(Buffer.from(other.pdf))).toBe(true);
});

it('tells title, author and publisher as text, and the blurb with its emphasis', async () => {
  const blurb = 'The keepers of the *northern* lights began to write.\n\nA **second** paragraph.';
  const { pdf, findings } = await cover(book({ settings: { blurb, price: '£16.99' } }));
  const text = (await pdfText(pdf)).join(' ').replace(/\s+/g, ' ');
  for (const words of ['Tidewrack', 'Ines Calloway', 'northern', 'A second paragraph.', '£16.99'])
    expect(text).toContain(words);
  expect(text.replace(/\s/g, '').match(/Lantern&Quill/gi)).toHaveLength(3);
  expect(findings).toEqual([]);
});

it('has no text on a spine that the printer leaves blank, or that is too narrow', async () => {
  const count = async (given: Book, pages: number) => {
    const { pdf, findings } = await cover(given, pages);
    return [(await pdfText(pdf)).join(' ').match(/Tidewrack/g)!.length, findings.map(({ code }) => code)];
  };
  const told = { description: 'A book.' };
  expect(await count(book(told), 78)).toEqual([1, ['cover-spine-blank']]);
  expect(await count(book(told), 79)).toEqual([1, ['cover-spine-blank']]);
  expect(await count(book(told), 120)).toEqual([2, []]);
  const lulu = book({ ...told, settings: { printer: 'lulu' } });
  expect(await count(lulu, 40)).toEqual([1, ['cover-spine-blank']]);
  expect(await count(lulu, 80)).toEqual([1, ['cover-spine-blank']]);
  expect(await count(lulu, 81)).toEqual([2, []]);
});

it('bothers nobody with remarks who has said nothing of a printed cover', async () => {
  const silent: Book = { ...book(), coverSettings: { paper: {}, marks: false } };
  expect((await cover(silent)).findings).toEqual([]);
  const said: Book = { ...silent, coverSettings: { ...silent.coverSettings, price: '£9' } };
  expect((await cover(said)).findings.map(({ code }) => code)).toEqual([
    'cover-spine-guessed',
    'cover-no-isbn',
    'cover-no-blurb',
  ]);
});

it('leaves out letters that no typeface has, and tells which', async () => {
  const { pdf, findings } = await cover(book({ title: 'Of ꔀ and ꔁ', description: 'A book.' }));
  expect(findings).toMatchObject([
    {
      code: 'cover-letter-missing',
      severity: 'error',
      message: expect.stringMatching(/letter for ꔀ ꔁ/),
    },
  ]);
  expect((await opened(pdf)).content).not.toContain('<0000');
});

const words = (count: number) => Array.from({ length: count }, (_, k) => `lantern${k}`).join(' ');

it('has room for a blurb of 200 words, and refuses one of 900', async () => {
  expect((await cover(book({ settings: { blurb: words(200) } }))).findings).toEqual([]);
  const { findings } = await cover(book({ settings: { blurb: words(900) } }));
  expect(findings).toMatchObject([
    { code: 'cover-blurb-long', severity: 'error', message: expect.stringContaining('900 words') },
  ]);
});

const long =
  'On the Keeping of Lighthouses and the Remembering of Ships That Did Not Come Home, Nor Were Expected To';

it.each(['monograph', 'essay', 'novel'] as const)('keeps within the sheet in the theme %s', async theme => {
  const names = [
    'Margarethe von Hohenlinden-Wasserburg',
    'J. R. Okonkwo',
    'Élise Archambault',
    'A. B.',
    'C. D.',
  ];
  const creators = names.map(name => ({ name, sort: name, role: 'aut' }));
  const given = book({ theme, title: long, subtitle: `${long}. ${long}`, creators });
  for (const trim of [
    { width: 105, height: 148 },
    { width: 210, height: 297 },
  ]) {
    const { pdf } = await cover({ ...given, print: { ...given.print, trim } }, 500);
    const { page, content } = await opened(pdf);
    const { x, y, width, height } = page.getTrimBox();
    const [left, top] = content
      .match(/^1 0 0 1 (\S+) (\S+) cm/)!
      .slice(1)
      .map(Number) as [number, number];
    expect([left, top - height]).toEqual([expect.closeTo(x, 2), expect.closeTo(y, 2)]);
    const baselines = [...content.matchAll(/1 0 0 1 (\S+) (\S+) Tm/g)].map(([, , at]) => -Number(at));
    expect(Math.max(...baselines)).toBeLessThanOrEqual(height);
    expect(width).toBeGreaterThan(2 * points(trim.width));
  }
});

const folderWith = (files: Record<string, Uint8Array>) => {
  const folder = mkdtempSync(join(tmpdir(), 'cover-'));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return folder;
};

it('has the front of the theme in place of a picture that only reading programs show', async () => {
  const folder = folderWith({ 'front.webp': raster('p.webp') });
  const given = book({ cover: 'front.webp', description: 'A book.' });
  const { pdf, findings } = await cover(given, 300, folder);
  expect(findings.map(({ code }) => code)).toEqual(['cover-picture-kind']);
  expect((await pdfText(pdf)).join(' ').match(/Tidewrack/g)).toHaveLength(2);
});

it('takes a picture for the front, and tells what a printer would say of it', async () => {
  const folder = folderWith({ 'front.jpg': raster('p.jpg') });
  const { pdf, findings } = await cover(book({ cover: 'front.jpg', description: 'A book.' }), 300, folder);
  expect(findings.map(({ code }) => code)).toEqual([
    'cover-picture-coarse',
    'cover-picture-rgb',
    'cover-picture-cut',
  ]);
  // What is cut off a picture never shows on the spine.
  const { content } = await opened(pdf);
  const [x, , width] = /(\S+) (\S+) (\S+) \S+ re W n/.exec(content)!.slice(1).map(Number);
  expect(x).toBeCloseTo(points(138 + 300 * 0.0635), 2);
  expect(width).toBeCloseTo(points(138 + 3.175), 2);
  expect((await pdfText(pdf)).join(' ').match(/Tidewrack/g)).toHaveLength(1);
});

const square = (colour: string) =>
  new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="60"><path d="M0 0h40v60z" fill="${colour}"/></svg>`,
  )
    .render()
    .asPng();

/** The pictures of a PDF: their dictionaries and their data. */
const imagesOf = ({ document }: Awaited<ReturnType<typeof opened>>) =>
  document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFRawStream ? [object] : []))
    .filter(({ dict }) => dict.get(PDFName.of('Subtype')) === PDFName.of('Image'));

it.each([
  ['#808080', 'DeviceGray', false],
  ['#804020', 'DeviceCMYK', true],
])('prints a picture of %s in %s, as PDF/X-4', async (colour, space, isTold) => {
  await readyToDraw();
  const folder = folderWith({ 'front.png': square(colour) });
  const { pdf, findings } = await cover(book({ cover: 'front.png' }), 300, folder);
  const [image, ...others] = imagesOf(await opened(pdf));
  expect(String(image!.dict)).toContain(`/ColorSpace /${space}`);
  expect(others).toEqual([]);
  expect(findings.some(({ code }) => code === 'cover-picture-rgb')).toBe(isTold);
  expect(await preflight(pdf, { profile: 'pdf-x-4' })).toEqual([]);
});

/** A book whose press has given its output profile, and its folder. */
async function withPress(name: string, bytes: Uint8Array, icc: Uint8Array) {
  const folder = folderWith({ [name]: bytes, 'press.icc': icc });
  const given = book({ cover: name, description: 'A book.' });
  return cover({ ...given, print: { ...given.print, profile: 'press.icc' } }, 300, folder);
}

async function intentOf(pdf: Uint8Array): Promise<Buffer> {
  const { catalog } = (await opened(pdf)).document;
  const intent = catalog.lookup(PDFName.of('OutputIntents'), PDFArray).lookup(0, PDFDict);
  return Buffer.from(
    decodePDFRawStream(intent.lookup(PDFName.of('DestOutputProfile')) as PDFRawStream).decode(),
  );
}

it('turns colours into the inks of the title’s press, and says that it is made for that', async () => {
  const icc = await pressProfile();
  const { pdf, findings } = await withPress('front.png', await samples['colours.png'](), icc);
  expect(findings.map(({ code }) => code)).not.toContain('cover-picture-rgb');
  expect((await intentOf(pdf)).equals(icc)).toBe(true);
  const [image] = imagesOf(await opened(pdf));
  const { width, height, data } = await decode(await samples['colours.png'](), { colours: 'rgb' });
  const made = await packed(
    await inFourInks({ width, height, channels: 3, data }, { bytes: icc, space: 'CMYK', name: '' }),
  );
  expect(Buffer.from(image!.contents).equals(Buffer.from(made.data))).toBe(true);
  expect(await preflight(pdf, { profile: 'pdf-x-4' })).toEqual([]);
});

it('takes a JPEG in four inks over byte by byte', async () => {
  const jpeg = await cmykJpeg();
  const { pdf, findings } = await withPress('front.jpg', jpeg, await pressProfile());
  expect(findings.map(({ code }) => code)).toEqual(['cover-picture-coarse', 'cover-picture-cut']);
  expect(Buffer.from(imagesOf(await opened(pdf))[0]!.contents).equals(jpeg)).toBe(true);
  expect(await preflight(pdf, { profile: 'pdf-x-4' })).toEqual([]);
});

it('is of four inks also where the pages have a profile of black alone', async () => {
  const { pdf, findings } = await withPress('front.png', await samples['colours.png'](), blackInkProfile());
  expect((await intentOf(pdf)).toString('latin1', 12, 24)).toBe('prtrCMYKLab ');
  expect(findings.map(({ code }) => code)).toContain('cover-picture-rgb');
});

async function artwork(
  width: number,
  height: number,
  { trim, color = grayscale(0) }: { trim?: [number, number, number, number]; color?: Color } = {},
) {
  const document = await PDFDocument.create({ updateMetadata: false });
  const page = document.addPage([width, height]);
  page.drawLine({ start: { x: 0, y: 0 }, end: { x: 9, y: 9 }, color });
  if (trim) page.setTrimBox(...trim);
  return await document.save();
}

it.each([
  ['as large as the sheet, with bleed', 3.175, []],
  ['without bleed', 0, ['cover-wrap-bleed']],
  ['of another size', -4, ['cover-wrap-size']],
])('takes the press’s own artwork %s', async (_, bleed, codes) => {
  const across = 2 * 138 + 300 * 0.0635;
  const folder = folderWith({
    'wrap.pdf': await artwork(points(across + 2 * bleed), points(216 + 2 * bleed)),
  });
  const { pdf, findings } = await cover(book({ settings: { wrap: 'wrap.pdf' } }), 300, folder);
  expect(findings.map(({ code }) => code)).toEqual(codes);
  expect((await opened(pdf)).content).toMatch(/\/P0 Do/);
});

it('leaves the press’s own artwork as it is, and says what keeps it from being PDF/X-4', async () => {
  const sheet = [points(2 * 138 + 300 * 0.0635 + 6.35), points(216 + 6.35)] as const;
  const folder = folderWith({ 'wrap.pdf': await artwork(...sheet, { color: rgb(0.8, 0.2, 0.1) }) });
  const { pdf, findings } = await cover(book({ settings: { wrap: 'wrap.pdf' } }), 300, folder);
  expect(findings).toMatchObject([
    {
      ...{ code: 'colour-unmatched', severity: 'warning', file: 'book.yaml' },
      message: expect.stringMatching(/“wrap\.pdf”.*PDF\/X-4/),
    },
  ]);
  const forms = (await opened(pdf)).document.context
    .enumerateIndirectObjects()
    .flatMap(([, one]) => (one instanceof PDFRawStream ? [one] : []))
    .filter(({ dict }) => dict.get(PDFName.of('Subtype')) === PDFName.of('Form'));
  const content = Buffer.from(decodePDFRawStream(forms[0]!).decode()).toString('latin1');
  expect(content).toContain('0.8 0.2 0.1 RG');
});

it('complains of artwork without anything on it', async () => {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.addPage([points(2 * 138 + 300 * 0.0635), points(216)]);
  const folder = folderWith({ 'wrap.pdf': await document.save() });
  await expect(cover(book({ settings: { wrap: 'wrap.pdf' } }), 300, folder)).rejects.toMatchObject({
    ...{ name: 'Complaint', message: expect.stringContaining('cannot be taken over') },
  });
});

it('puts artwork with marks by its trim box', async () => {
  const [across, edge] = [points(2 * 138 + 300 * 0.0635), points(12)];
  const bytes = await artwork(across + 2 * edge, points(216) + 2 * edge, {
    trim: [edge, edge, across, points(216)],
  });
  const folder = folderWith({ 'wrap.pdf': bytes });
  const { pdf, findings } = await cover(book({ settings: { wrap: 'wrap.pdf' } }), 300, folder);
  expect(findings).toEqual([]);
  const [, x] = /1 0 0 1 (\S+) \S+ cm\n\/P0 Do/.exec((await opened(pdf)).content)!;
  expect(Number(x)).toBeCloseTo(-edge, 2);
});

/** A PNG of one bit a pixel, all of them white. */
function whitePng(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const row = Buffer.concat([Buffer.alloc(1), Buffer.alloc(Math.ceil(width / 8), 0xff)]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    ...[signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))],
  ]);
}

it.each([
  ['p.webp', raster('p.webp'), /cannot be printed/],
  ['half.png', raster('p.png').subarray(0, 60), /is cut off/],
  ['text.pdf', Buffer.from('no PDF'), /cannot be opened as a PDF/],
  ['huge.png', whitePng(10_001, 10_000), /has 10001 × 10000 pixels/],
])('complains of %s', async (name, bytes, message) => {
  const folder = folderWith({ [name]: bytes });
  await expect(cover(book({ settings: { wrap: name } }), 300, folder)).rejects.toMatchObject({
    ...{ name: 'Complaint', file: 'book.yaml' },
    message: expect.stringMatching(message),
  });
});

it('shows the text of a drawing in the cover’s own face, and says which', async () => {
  const made = async (text: string) => {
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="138" height="216"><rect width="138" height="216" fill="#fff"/>${text}</svg>`;
    const folder = folderWith({ 'front.svg': Buffer.from(drawing) });
    const { pdf, findings } = await cover(book({ cover: 'front.svg' }), 300, folder);
    const [image] = imagesOf(await opened(pdf));
    const told = findings.filter(({ code }) => code === 'cover-picture-text');
    return { told, picture: Buffer.from(image!.getContents()).toString('base64') };
  };
  const text = (family: string) => `<text x="10" y="100" font-size="30" font-family="${family}">TITLE</text>`;
  const blank = await made('');
  const helvetica = await made(text('Helvetica, sans-serif'));
  const own = await made(text('EB Garamond'));
  expect(blank.told).toEqual([]);
  expect(own.told).toEqual([]);
  expect(helvetica.told).toMatchObject([
    { severity: 'warning', message: expect.stringContaining('is set in EB Garamond') },
  ]);
  expect(own.picture).not.toBe(blank.picture);
  expect(helvetica.picture).toBe(own.picture);
});
