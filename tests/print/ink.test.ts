import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFRawStream,
  rgb,
} from '@cantoo/pdf-lib';
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preflight } from '../../src/inspection/pdf/index.ts';
import { blackInkProfile } from '../../src/pdf/finish/profile.ts';
import { makePdf, type PrintEdition } from '../../src/print/index.ts';
import type { Image, Publication } from '../../src/publication/publication.ts';
import type { PrintSettings, Title } from '../../src/title.ts';
import { type Colour, coloursOf, maskSpacesOf, streamsOf } from '../pdf/ink/judge.ts';
import { drawing, type PictureName, pictures, pressProfile } from '../pdf/ink/samples.ts';
import { sampleBook, samplePublication } from './sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'reissue-ink-'));
beforeAll(async () => writeFileSync(join(folder, 'press.icc'), await pressProfile()));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A chapter of pictures, one after another. */
async function bookOf(names: readonly (PictureName | 'drawing.svg')[]): Promise<Publication> {
  const images = await Promise.all(
    names.map(async (src, k): Promise<Image> => {
      const bytes = new Uint8Array(
        Buffer.from(src === 'drawing.svg' ? await drawing() : await pictures[src]()),
      );
      const mediaType = `image/${src.split('.')[1]!.replace('jpg', 'jpeg').replace('svg', 'svg+xml')}`;
      return { src: `images/${src}`, mediaType, bytes, file: 'chapters/01.md', line: 10 * k };
    }),
  );
  const publication = samplePublication();
  const [chapter] = publication.documents;
  const figures = images.map(
    ({ src }): ElementContent => h('figure', [h('img', { src, alt: '' }), h('figcaption', [h('p', src)])]),
  );
  const tree = { ...chapter!.tree, children: [...chapter!.tree.children.slice(0, 2), ...figures] };
  return { ...publication, documents: [{ ...chapter!, tree }], images };
}

const print = async (
  names: readonly (PictureName | 'drawing.svg')[],
  settings: Partial<PrintSettings> = {},
) => {
  const title: Title = {
    name: 'pictures',
    folder,
    book: { ...sampleBook, print: { ...sampleBook.print, ...settings } },
  };
  return makePdf(await bookOf(names), title);
};

async function intentOf(pdf: Uint8Array) {
  const { catalog } = await PDFDocument.load(pdf, { updateMetadata: false });
  const intent = catalog.lookup(PDFName.of('OutputIntents'), PDFArray).lookup(0, PDFDict);
  const profile = intent.lookup(PDFName.of('DestOutputProfile')) as PDFRawStream;
  const kind = intent.lookup(PDFName.of('S'), PDFName).decodeText();
  return { kind, profile: Buffer.from(decodePDFRawStream(profile).decode()) };
}

const all = [...(Object.keys(pictures) as PictureName[]), 'drawing.svg'] as const;
const withoutRgb = (colours: Set<Colour>) => [...colours].filter(one => /RGB| 3/.test(one));

describe('a book in black ink', () => {
  let edition: PrintEdition;
  beforeAll(async () => {
    edition = await print(all, { ink: 'black' });
  });

  it('is grey through and through: text, pictures of every kind, and all that a drawing has', async () => {
    expect([...(await coloursOf(edition.print))].sort()).toEqual(
      ['image /DeviceGray', 'operator DeviceGray', 'space 1 channels', 'space DeviceGray'].sort(),
    );
  });

  it('has the pictures that need no change byte by byte', async () => {
    expect(Buffer.from(edition.print).includes(await pictures['grey.jpg']())).toBe(true);
    expect(Buffer.from(edition.print).includes(await pictures['inks.jpg']())).toBe(false);
  });

  it('is in colour for readers at a screen, who have the same grey pictures and the JPEGs as they were given', async () => {
    const screen = Buffer.from(edition.screen);
    expect(withoutRgb(await coloursOf(screen)).sort()).toEqual([
      'function 3',
      'image /DeviceRGB',
      'operator DeviceRGB',
      'space 3 channels',
      'space DeviceRGB',
    ]);
    for (const name of ['grey.jpg', 'colours.jpg', 'inks.jpg'] as const)
      expect(screen.includes(await pictures[name]())).toBe(true);
    const streams = (pdf: Uint8Array) => streamsOf(pdf, /\/Image[\s\S]*\/DeviceGray/);
    const printed = new Set(await streams(edition.print));
    // A mask by lightness is one as well.
    for (const one of await streams(screen)) expect(printed).toContain(one);
  });

  it('tells readers’ programs that red, green and blue are sRGB’s', async () => {
    const { kind, profile } = await intentOf(edition.screen);
    expect(kind).toBe('GTS_PDFA1');
    expect(profile.length).toBeLessThan(1500);
    expect(profile.readUInt32BE(0)).toBe(profile.length);
    // A colour comes back from the profile as it went in.
    const colours = await sharp(await pictures['colours.png']())
      .raw()
      .toBuffer();
    const path = join(folder, 'screen.icc');
    writeFileSync(path, profile);
    const shown = await sharp(await pictures['colours.png']())
      .withIccProfile(path)
      .raw()
      .toBuffer();
    expect(Math.max(...shown.map((value, k) => Math.abs(value - colours[k]!)))).toBeLessThanOrEqual(2);
  });

  it('says of pictures with too few pixels how many they need, and where they stand', () => {
    const found = edition.findings.filter(({ code }) => code === 'picture-coarse');
    expect(found.find(({ message }) => message.includes('grey-16.png'))).toEqual({
      code: 'picture-coarse',
      severity: 'warning',
      message:
        'The picture “images/grey-16.png” is printed with 96 pixels in an inch; printers ask for 300. Use one that is at least 750 pixels wide.',
      file: 'chapters/01.md',
      line: 20,
    });
    expect(found.some(({ message }) => message.includes('large-grey.png'))).toBe(false);
    expect(edition.findings.some(({ code }) => code === 'picture-inks' || code === 'picture-grey')).toBe(
      false,
    );
  });
});

describe('a book in colour', () => {
  let edition: PrintEdition;
  beforeAll(async () => {
    edition = await print(all, { ink: 'colour', profile: 'press.icc' });
  });

  it('has no red, green and blue, and grey in black ink alone', async () => {
    const colours = await coloursOf(edition.print);
    expect(withoutRgb(colours)).toEqual([]);
    expect(colours).toContain('image /DeviceCMYK');
    expect(colours).toContain('image /DeviceGray');
    expect(colours).toContain('operator DeviceCMYK');
    expect(Buffer.from(edition.print).includes(await pictures['inks.jpg']())).toBe(true);
  });

  it('masks in grey', async () => {
    expect(await maskSpacesOf(edition.print)).toEqual(['/DeviceGray']);
  });

  it('has gradients that repeat in four inks as well', async () => {
    expect(edition.findings.filter(({ code }) => code === 'drawing-grey')).toEqual([]);
    const programs = await streamsOf(edition.print, /\/FunctionType 4[\s\S]*\/Range \[ 0 1 0 1 0 1 0 1 \]/);
    expect(programs).toHaveLength(1);
  });
});

describe('a book that says nothing of ink', () => {
  it('leaves four inks as they are, prints colours in grey, and asks', async () => {
    const { print: pdf, findings } = await print(['inks.jpg', 'colours.jpg', 'grey.png']);
    expect(withoutRgb(await coloursOf(pdf))).toEqual([]);
    expect(Buffer.from(pdf).includes(await pictures['inks.jpg']())).toBe(true);
    const told = findings.filter(({ code }) => /^picture-(inks|grey)$/.test(code));
    expect(told.map(({ code, severity, line }) => [code, severity, line])).toEqual([
      ['picture-inks', 'warning', 0],
      ['picture-grey', 'info', 10],
    ]);
  });

  it('is made for four inks where it has them, and for black where it has not, as PDF/X-4 wants it', async () => {
    const intents: [PictureName, string, string][] = [
      ['inks.jpg', 'CMYK', 'DeviceCMYK'],
      ['colours.jpg', 'GRAY', 'DeviceGray'],
    ];
    for (const [name, space, picture] of intents) {
      const { print: pdf } = await print([name]);
      expect((await intentOf(pdf)).profile.toString('latin1', 16, 20)).toBe(space);
      expect(await coloursOf(pdf)).toContain(`image /${picture}`);
      expect(await preflight(pdf, { profile: 'pdf-x-4' })).toEqual([]);
    }
  });

  it('is in grey where the press has black ink alone', async () => {
    writeFileSync(join(folder, 'black.icc'), blackInkProfile());
    const { print: pdf } = await print(['inks.jpg'], { profile: 'black.icc' });
    expect(await coloursOf(pdf)).not.toContain('image /DeviceCMYK');
    expect(await preflight(pdf, { profile: 'pdf-x-4' })).toEqual([]);
  });
});

describe('a profile', () => {
  const refused = (settings: Partial<PrintSettings>) => expect(print(['grey.png'], settings)).rejects;

  it('is refused where it is none, with what to ask the printer for', async () => {
    writeFileSync(join(folder, 'no.icc'), 'no profile');
    await refused({ ink: 'colour', profile: 'no.icc' }).toMatchObject({
      name: 'Complaint',
      message: 'The output profile “no.icc” is no ICC profile.',
      file: join(folder, 'no.icc'),
      advice: expect.stringContaining('FOGRA52'),
    });
  });

  it('is refused where it lies elsewhere', async () => {
    await refused({ profile: '../press.icc' }).toMatchObject({ name: 'Complaint' });
  });
});

it('a picture that the browser was never shown, and that cannot be decoded, is named', async () => {
  const book = await bookOf(['grey.png', 'colours.jpg']);
  book.images[1]!.bytes = book.images[1]!.bytes.subarray(0, 900);
  const title: Title = { name: 'pictures', folder, book: sampleBook };
  await expect(makePdf(book, title)).rejects.toMatchObject({
    name: 'Complaint',
    message: 'The picture “images/colours.jpg” cannot be shown: it cannot be decoded.',
    file: 'chapters/01.md',
    line: 10,
  });
});

it('the judge finds red, green and blue where they are', async () => {
  const document = await PDFDocument.create();
  const page = document.addPage();
  page.drawRectangle({ x: 0, y: 0, width: 9, height: 9, color: rgb(1, 0, 0) });
  page.drawImage(await document.embedPng(await pictures['colours.png']()));
  expect(withoutRgb(await coloursOf(await document.save())).sort()).toEqual([
    'image /DeviceRGB',
    'operator DeviceRGB',
    'space DeviceRGB',
  ]);
});
