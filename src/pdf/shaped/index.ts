import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFPage,
  PDFRawStream,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { unpacked } from '../ink/streams.ts';
import type { InOrder } from '../structure/recognise.ts';
import type { Kid } from '../structure/tree.ts';
import { mapOf } from './cmap.ts';
import { asRead } from './order.ts';
import type { Place } from './places.ts';
import { readable, wordsOf } from './readable.ts';
import { type Stretch, segmentsOf, stretchOf } from './segments.ts';
import type { Characters } from './shown.ts';

type Fonts = (name: string) => Characters | undefined;

/** What glyphs of complex scripts look like in a content stream: the browser says what they stand for, or that they are reversed. */
const complex = /ReversedChars|ActualText ?<FEFF(?:0[5-9A-F]|1[0-9A-F]|A9|D80[2-4])/;

/** The fonts of resources, with the characters that their codes stand for (ISO 32000-2, 9.10.3). */
export async function charactersIn(resources: PDFDict | undefined): Promise<Fonts> {
  const fonts = resources?.lookupMaybe(PDFName.of('Font'), PDFDict);
  const found = new Map<string, Characters>();
  for (const key of fonts?.keys() ?? []) {
    const stream = fonts!.lookup(key, PDFDict).lookup(PDFName.of('ToUnicode'));
    if (!(stream instanceof PDFRawStream)) continue;
    const map = mapOf(await unpacked(stream));
    found.set(key.decodeText(), code => map.get(code));
  }
  return name => found.get(name);
}

/** How far apart the baselines of what stands on one line may lie, in CSS pixels: less than lines do. */
const sameLine = 5;

/**
 * Puts stretches of text in the order in which they are read: of each line the browser tells those of an element from left to
 * right.
 */
export async function readingOrderOn(document: PDFDocument): Promise<InOrder> {
  const pages = new Map<PDFRef, ReadonlyMap<number, Stretch>>();
  for (const page of document.getPages()) {
    const contents = (await contentsOf(page)).filter(content => complex.test(content));
    if (contents.length === 0) continue;
    const fonts = await charactersIn(page.node.Resources());
    const pieces = contents.flatMap(content => segmentsOf(content, fonts));
    const own = pieces.filter(piece => typeof piece !== 'string');
    pages.set(page.ref, new Map(own.map(piece => [piece.number, stretchOf(piece)])));
  }
  const at = (kid: Kid | undefined) =>
    kid?.kind === 'content' ? pages.get(kid.page)?.get(kid.number) : undefined;
  return (kids, leftwards) => {
    const lines: Kid[][] = [];
    for (const kid of kids) {
      const line = lines.at(-1);
      const [before, own] = [at(line?.at(-1)), at(kid)];
      if (before && own && Math.abs(before.y - own.y) <= sameLine) line!.push(kid);
      else lines.push([kid]);
    }
    return lines.flatMap(line => {
      const sorted = line.length > 1 ? [...line].sort((one, other) => at(one)!.x - at(other)!.x) : line;
      return asRead(sorted, kid => at(kid)?.run, leftwards);
    });
  };
}

/** A content stream whose words readers find, in whatever script (readable.ts). */
export async function withWords(
  content: string,
  resources: PDFDict | undefined,
  places: ReadonlyMap<number, Place> | undefined,
): Promise<string> {
  if (!complex.test(content)) return content;
  return readable(content, await charactersIn(resources), number => places?.get(number));
}

/** The text of a page as it is written, by the numbers of its marked content. */
export async function wordsOn(page: PDFPage): Promise<Map<number, string>> {
  const fonts = await charactersIn(page.node.Resources());
  const pieces = (await contentsOf(page)).flatMap(content => segmentsOf(content, fonts));
  return new Map(
    pieces.flatMap(piece => (typeof piece === 'string' ? [] : [[piece.number, wordsOf(piece)] as const])),
  );
}

/** The content streams of a page, unpacked. */
async function contentsOf({ node, doc: { context } }: PDFPage): Promise<string[]> {
  const given = node.get(PDFName.of('Contents'));
  const streams = (given instanceof PDFArray ? given.asArray() : [given]).map(
    one => one && context.lookup(one),
  );
  return Promise.all(
    streams
      .filter(stream => stream instanceof PDFRawStream)
      .map(async stream => (await unpacked(stream)).toString('latin1')),
  );
}
