import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';
import { type Operation, operationsOf } from './operators.ts';
import type { Shown } from './picture.ts';
import { numberOfStandIn } from './stand-in.ts';
import { isForm, unpacked } from './streams.ts';

/** What turns a place on a drawing into one on the page (ISO 32000-2, 8.3.4). */
type Matrix = readonly number[];

const unmoved: Matrix = [1, 0, 0, 1, 0, 0];
const times = (one: Matrix, other: Matrix): Matrix => [
  one[0]! * other[0]! + one[1]! * other[2]!,
  one[0]! * other[1]! + one[1]! * other[3]!,
  one[2]! * other[0]! + one[3]! * other[2]!,
  one[2]! * other[1]! + one[3]! * other[3]!,
  one[4]! * other[0]! + one[5]! * other[2]! + other[4]!,
  one[4]! * other[1]! + one[5]! * other[3]! + other[5]!,
];

/** Forms in one another are followed so deep. */
const deepest = 20;

/**
 * How large pictures are shown on the pages of a document.
 *
 * @returns by the number of the picture that a stand-in stands for, where it is largest
 */
export async function shownSizes(document: PDFDocument): Promise<Map<number, Shown>> {
  const { context } = document;
  const sizes = new Map<number, Shown>();
  const present = context
    .enumerateIndirectObjects()
    .some(([, object]) => object instanceof PDFRawStream && numberIn(object) !== undefined);
  if (!present) return sizes;
  const operations = new Map<PDFRawStream, Operation[]>();
  const read = async (stream: PDFRawStream) => {
    let known = operations.get(stream);
    if (!known) {
      known = [...operationsOf((await unpacked(stream)).toString('latin1'))].filter(({ operator }) =>
        /^(?:q|Q|cm|Do)$/.test(operator),
      );
      operations.set(stream, known);
    }
    return known;
  };
  const note = (number: number, [a, b, c, d]: Matrix) => {
    const [width, height] = [Math.hypot(a!, b!), Math.hypot(c!, d!)];
    const before = sizes.get(number);
    if (!before || before.width < width) sizes.set(number, { width, height });
  };
  const draw = async (
    streams: PDFRawStream[],
    resources: PDFDict | undefined,
    from: Matrix,
    depth: number,
  ) => {
    const objects = resources?.lookupMaybe(PDFName.of('XObject'), PDFDict);
    const saved: Matrix[] = [];
    let matrix = from;
    for (const { operator, operands } of (await Promise.all(streams.map(read))).flat()) {
      if (operator === 'q') saved.push(matrix);
      else if (operator === 'Q') matrix = saved.pop() ?? from;
      else if (operator === 'cm') matrix = times(operands.slice(-6).map(Number), matrix);
      else {
        const shown = objects?.lookup(PDFName.of(operands.at(-1)?.slice(1) ?? ''));
        if (!(shown instanceof PDFRawStream)) continue;
        const number = numberIn(shown);
        if (number !== undefined) note(number, matrix);
        if (!isForm(shown.dict) || depth === deepest) continue;
        const own = shown.dict.lookupMaybe(PDFName.of('Matrix'), PDFArray);
        const inner = own?.asArray().map(value => (value as PDFNumber).asNumber()) ?? unmoved;
        const within = shown.dict.lookupMaybe(PDFName.of('Resources'), PDFDict);
        await draw([shown], within, times(inner, matrix), depth + 1);
      }
    }
  };
  for (const { node } of document.getPages()) {
    const contents = node.lookup(PDFName.of('Contents'));
    const all =
      contents instanceof PDFArray ? contents.asArray().map(one => context.lookup(one)) : [contents];
    const streams = all.filter(one => one instanceof PDFRawStream);
    await draw(streams, node.Resources(), unmoved, 0);
  }
  return sizes;
}

const numberIn = ({ dict, contents }: PDFRawStream): number | undefined =>
  dict.get(PDFName.of('Subtype')) === PDFName.of('Image') ? numberOfStandIn(contents) : undefined;
