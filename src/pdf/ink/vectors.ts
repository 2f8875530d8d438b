import { PDFDict, type PDFDocument, PDFName, type PDFObject, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { isColoured, type Rgb } from './colours.ts';
import type { Ink } from './ink.ts';
import { type Inking, inBlack, inkingOf } from './inking.ts';
import { type Operation, operationsOf } from './operators.ts';
import { coloursOf, inkShading, isRgb, shadingsIn } from './shadings.ts';
import { drawingsOf, packedStream, unpacked } from './streams.ts';

const name = (text: string) => PDFName.of(text);

/** A document as the press takes it. */
export interface Inked {
  /** Objects that are otherwise there. */
  objects: Map<PDFRef, PDFObject>;
  /** Gradients that were made grey in a book with colours, for they are computed as four inks are not. */
  greyed: number;
}

/**
 * What a document has in red, green and blue, in the inks of a book: lines, areas and letters, gradients, pictures within
 * drawings, and the spaces that transparent groups are blended in. The document itself stays; what it newly needs is
 * registered with it.
 */
export async function inkDocument(document: PDFDocument, ink: Ink): Promise<Inked> {
  const { context } = document;
  const all = context.enumerateIndirectObjects();
  const masks = masksIn(all);
  const contents = await Promise.all(
    drawingsOf(document).map(async drawing => ({
      ...drawing,
      content: (await unpacked(drawing.stream)).toString('latin1'),
    })),
  );
  const shadings = shadingsIn(all);
  const colours = [
    ...contents.flatMap(({ content }) => coloursIn(content)),
    ...(await Promise.all(shadings.map(({ shading }) => coloursOf(shading)))).flat(),
  ];
  const inking = { black: inBlack, all: await inkingOf(ink, colours) };
  const objects = new Map<PDFRef, PDFObject>();
  let greyed = 0;
  for (const { ref, pattern, shading } of shadings) {
    const made = await inkShading(shading, masks.has(ref) ? { black: inBlack, all: inBlack } : inking);
    const changed = pattern.clone(context);
    changed.set(name('Shading'), made.shading);
    objects.set(ref, changed);
    if (made.greyed) greyed += 1;
  }
  for (const { ref, stream, content } of contents) {
    const changed = inInks(content, masks.has(ref) ? inBlack : inking.all);
    if (changed !== content)
      objects.set(ref, await packedStream(stream.dict.clone(context), Buffer.from(changed, 'latin1')));
  }
  for (const [ref, object] of all) {
    if (object instanceof PDFRawStream && isRgbImage(object)) {
      // What works on pixels takes its time to load.
      const { inkImage } = await import('./images.ts');
      objects.set(ref, await inkImage(object, masks.has(ref) ? { inks: 'black' } : ink));
    }
    const space = blendedIn(ref, masks, ink);
    const changed = withGroup(objects.get(ref) ?? object, space);
    if (changed) objects.set(ref, changed);
  }
  return { objects, greyed };
}

/** Whether an object is an image in red, green and blue. */
const isRgbImage = ({ dict }: PDFRawStream): boolean =>
  dict.get(name('Subtype')) === name('Image') && isRgb(dict.lookup(name('ColorSpace')));

/** A mask is of grey. */
const blendedIn = (ref: PDFRef, masks: ReadonlySet<PDFRef>, { inks }: Ink): string =>
  inks === 'colour' && !masks.has(ref) ? 'DeviceCMYK' : 'DeviceGray';

/** A page or form whose group is blended in another space (ISO 32000-2, 11.6.6); undefined where it need not be. */
function withGroup(object: PDFObject, space: string): PDFObject | undefined {
  const dict = object instanceof PDFRawStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) return undefined;
  const group = dict.lookup(name('Group'));
  if (!(group instanceof PDFDict) || !isRgb(group.lookup(name('CS')))) return undefined;
  const own = dict.clone(dict.context);
  const changed = group.clone(dict.context);
  changed.set(name('CS'), name(space));
  own.set(name('Group'), changed);
  return object instanceof PDFRawStream ? PDFRawStream.of(own, object.contents) : own;
}

/** What soft masks by lightness are drawn with (11.5.3): their forms, and all that these name. */
function masksIn(objects: readonly [PDFRef, PDFObject][]): Set<PDFRef> {
  const found = new Set<PDFRef>();
  const follow = (value: PDFObject | undefined, dict: PDFDict) => {
    if (value instanceof PDFRef) {
      if (found.has(value)) return;
      found.add(value);
      follow(dict.context.lookup(value), dict);
    } else if (value instanceof PDFRawStream) follow(value.dict, dict);
    else if (value instanceof PDFDict) for (const one of value.values()) follow(one, dict);
  };
  for (const [, object] of objects) {
    const mask = object instanceof PDFDict && object.lookup(name('SMask'));
    if (mask instanceof PDFDict && mask.get(name('S')) === name('Luminosity'))
      follow(mask.get(name('G')), mask);
  }
  return found;
}

const colourOf = ({ operator, operands }: Operation): Rgb | undefined =>
  operator === 'rg' || operator === 'RG' ? (operands.slice(-3).map(Number) as unknown as Rgb) : undefined;

/** Most pages have no colours: that is seen at once. */
const hasRgb = (content: string): boolean => /\b(?:rg|RG)\b/.test(content);

function coloursIn(content: string): Rgb[] {
  if (!hasRgb(content)) return [];
  return [...operationsOf(content)]
    .map(colourOf)
    .filter(colour => !!colour)
    .filter(isColoured);
}

/** The operators that choose a colour, by how many inks it has. */
const operators: Record<string, Record<number, string>> = {
  rg: { 1: 'g', 4: 'k' },
  RG: { 1: 'G', 4: 'K' },
};

const written = (value: number): string => String(Math.round(value * 1e4) / 1e4).replace(/^0\./, '.');

/** A content stream whose colours are inks. */
function inInks(content: string, inking: Inking): string {
  if (!hasRgb(content)) return content;
  let result = '';
  let from = 0;
  for (const operation of operationsOf(content)) {
    const colour = colourOf(operation);
    if (!colour) continue;
    const inks = inking(colour);
    const operator = operators[operation.operator]![inks.length];
    result += `${content.slice(from, operation.from)}${inks.map(written).join(' ')} ${operator}`;
    from = operation.to;
  }
  return result + content.slice(from);
}
