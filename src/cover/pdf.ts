import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { PDFDocument, type PDFRef } from '@cantoo/pdf-lib';
import { newFile, type PdfFile } from '../pdf/binding/file.ts';
import { fontObjects, fontSize } from '../pdf/binding/fonts.ts';
import { fill, gather } from '../pdf/binding/serial.ts';
import { subsetByGlyphs } from '../pdf/binding/subset.ts';
import { advancesOf, descriptorOf, postScriptName } from '../pdf/binding/truetype.ts';
import { entriesOf } from '../pdf/ink/pixels.ts';
import type { Book } from '../title.ts';
import { notTaken, type PdfPage } from './artwork.ts';
import { contentOf } from './content.ts';
import { flat, type Mark } from './drawing.ts';
import type { Sheet } from './geometry.ts';
import type { CoverInk } from './ink.ts';
import type { Letters } from './letters.ts';
import { type CoverForm, identify } from './metadata.ts';

const deflate = promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.deflate);

/**
 * A cover as a PDF of one page: type as text in embedded subsets of its fonts, areas in CMYK or in black alone, pictures in
 * the inks that they were read for, trim and bleed boxes to the thousandth of a point. The same drawing gives the same bytes.
 *
 * @param marks drawn from the upper left of the trim
 */
export async function pdfOf(
  marks: readonly Mark[],
  letters: Letters,
  sheet: Sheet,
  book: Book,
  ink: CoverInk,
): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const pictures = [...new Set(flat(marks).flatMap(mark => (mark.kind === 'picture' ? [mark.art] : [])))];
  const artwork = pictures.filter(picture => picture.kind === 'pdf');
  const form = formOf(book, artwork);
  const file = newFile(form === 'pdf-x-1a' ? '1.3' : '1.6');
  const [catalogue, pages, page] = [file.reserve(), file.reserve(), file.reserve()];
  const embedded = await Promise.all(artwork.map(page => embedPage(document, page)));
  const { roots, identifier } = identify(document, book, pictures, { ...ink, form });
  const [intent, information, ...others] = take(file, document, [
    ...[roots.intent, roots.information],
    ...embedded,
    ...(roots.metadata ? [roots.metadata] : []),
  ]);
  const pageNumbers = others.slice(0, embedded.length);
  const metadata = others[embedded.length];
  const numbers = pictures.map(picture =>
    picture.kind === 'pdf'
      ? pageNumbers[artwork.indexOf(picture)]!
      : file.add(`<<${entriesOf(picture.image)}>>`, picture.image.data),
  );

  const fonts = await putFonts(file, marks, letters);
  const advances = new Map([...fonts.keys()].map(font => [font, advancesOf(letters.file(font))] as const));
  const { bleed, slug, height } = sheet;
  const content = contentOf(marks, {
    origin: [bleed + slug, bleed + slug + height],
    picture: art => ({ name: `P${pictures.indexOf(art)}`, isForm: art.kind === 'pdf' }),
    advance: (font, glyph) => advances.get(font)!(glyph),
  });
  const contents = file.add(
    '<</Filter/FlateDecode>>',
    await deflate(Buffer.from(content, 'latin1'), { level: 9 }),
  );
  const named = [...fonts].map(([font, number]) => `/${font} ${number} 0 R`).join('');
  const shown = numbers.map((number, k) => `/P${k} ${number} 0 R`).join('');
  // What stands outside the trim shows where to cut and fold, in every ink.
  const all = '/All[/Separation/All/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 1 1 1]/N 1>>]';
  const resources = `/Resources<</Font<<${named}>>/XObject<<${shown}>>${slug > 0 ? `/ColorSpace<<${all}>>` : ''}>>`;
  file.put(page, `<</Type/Page/Parent ${pages} 0 R${boxesOf(sheet)}${resources}/Contents ${contents} 0 R>>`);
  file.put(pages, `<</Type/Pages/Kids[${page} 0 R]/Count 1>>`);
  file.put(
    catalogue,
    `<</Type/Catalog/Pages ${pages} 0 R${metadata ? `/Metadata ${metadata} 0 R` : ''}/OutputIntents[${intent} 0 R]>>`,
  );
  const id = `<${identifier}>`;
  return file.bytes(`/Root ${catalogue} 0 R/Info ${information} 0 R/ID[${id}${id}]`);
}

/** What a cover is: PDF/X-1a for a printer who asks for it, where no page of a PDF is on it that could be anything. */
const formOf = ({ coverSettings }: Book, pages: readonly unknown[]): CoverForm =>
  coverSettings.printer === 'ingram' && pages.length === 0 ? 'pdf-x-1a' : 'pdf-x-4';

/** The boxes of the page: the trim is back, spine and front. */
function boxesOf({ width, height, spine, bleed, slug }: Sheet): string {
  const across = 2 * width + spine;
  const box = (name: string, inset: number, outset: number) =>
    `/${name}[${[inset, inset, inset + across + 2 * outset, inset + height + 2 * outset]
      .map(value => Math.round(value * 1000) / 1000)
      .join(' ')}]`;
  return [
    box('MediaBox', 0, bleed + slug),
    box('CropBox', 0, bleed + slug),
    box('BleedBox', slug, bleed),
    box('TrimBox', slug + bleed, 0),
  ].join('');
}

async function embedPage(document: PDFDocument, { name, bytes }: PdfPage): Promise<PDFRef> {
  try {
    const [embedded] = await document.embedPdf(bytes, [0]);
    await embedded!.embed();
    return embedded!.ref;
  } catch {
    throw notTaken(name);
  }
}

/** Takes objects, and all that they name, over into the file; returns their numbers there. */
function take(file: PdfFile, { context }: PDFDocument, roots: readonly PDFRef[]): number[] {
  const { texts, streams, numbers } = gather(context, roots);
  const own = texts.map(() => file.reserve());
  texts.forEach((text, k) => {
    file.put(
      own[k]!,
      fill(text, (_, number) => `${own[number]} 0 R`),
      streams.get(k),
    );
  });
  return roots.map(root => own[numbers.get(root)!]!);
}

/** Puts the fonts of all text into the file, each with the glyphs that are used; returns their numbers. */
async function putFonts(
  file: PdfFile,
  marks: readonly Mark[],
  letters: Letters,
): Promise<Map<string, number>> {
  const used = new Map<string, Map<number, string>>();
  for (const mark of flat(marks)) {
    if (mark.kind !== 'text') continue;
    for (const { font, glyph, text } of mark.run.glyphs) {
      const glyphs = used.get(font) ?? new Map<number, string>();
      used.set(font, glyphs);
      if (!glyphs.get(glyph)) glyphs.set(glyph, Buffer.from(text, 'utf16le').swap16().toString('hex'));
    }
  }
  const numbers = new Map<string, number>();
  for (const [font, glyphs] of [...used].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const whole = letters.file(font);
    const number = file.reserve(fontSize);
    const sorted = [...glyphs].sort(([a], [b]) => a - b);
    const use = {
      face: postScriptName(whole)!,
      descriptor: descriptorOf(whole),
      glyphs: sorted.map(([glyph]) => glyph),
      texts: new Map(sorted.filter(([, text]) => text)),
    };
    const program = await subsetByGlyphs(whole, use.glyphs);
    for (const { number: own, text, data } of await fontObjects(use, numbers.size, program, number))
      file.put(own, text, data);
    numbers.set(font, number);
  }
  return numbers;
}
