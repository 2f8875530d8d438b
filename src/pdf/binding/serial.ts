import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

/**
 * Objects of a PDF as they stand in a file, but with open places (`open`) where they name what is only known when the book
 * is bound. Strings with other bytes than plain ASCII are written in hexadecimal, so that no text can look like an open place.
 */
export interface Objects {
  /** By their numbers, from 0: the object, or the dictionary of one that is a stream. */
  texts: string[];
  /** Data of the streams, by their numbers. */
  streams: Map<number, Uint8Array>;
}

/** Objects that are otherwise in another form of the file, by their numbers; those beyond the last are in it alone. */
export interface Others {
  texts: Map<number, string>;
  /** Data of those that are not the same there. */
  streams: Map<number, Uint8Array>;
}

/** Kinds of open places: another object, a key of the parent tree, a font that all share, the element
 * of the part of the book, and the namespace of newer elements. */
export type Opening = 'object' | 'key' | 'font' | 'book' | 'namespace';

const openings: Record<Opening, string> = {
  object: '\x01',
  key: '\x02',
  font: '\x03',
  book: '\x04',
  namespace: '\x06',
};
const kinds = new Map(Object.entries(openings).map(([kind, sign]) => [sign, kind as Opening]));
const openPlace = /([\x01-\x04\x06])(\d*)\x05/g;

/** An open place for the `number`th of its kind. */
export const open = (kind: Opening, number: number): string => `${openings[kind]}${number}\x05`;

/** Fills the open places of a text. */
export const fill = (text: string, given: (kind: Opening, number: number) => string): string =>
  text.replace(openPlace, (_, sign: string, number: string) => given(kinds.get(sign)!, Number(number)));

/** Numbers of the objects that a text names. */
export const openObjects = (text: string): number[] =>
  [...text.matchAll(/\x01(\d+)\x05/g)].map(([, number]) => Number(number));

/** Whether a text names nothing outside itself. */
export const isClosed = (text: string): boolean => !/[\x01-\x04\x06]/.test(text);

/** What stands for an object where it is named within another one; undefined for what is left out. */
export type Naming = (
  key: string | undefined,
  value: PDFObject,
  owner: PDFDict | undefined,
) => string | undefined;

/**
 * Gathers objects of a file and all that they name.
 *
 * @param roots references that are followed first, in their order
 * @param naming says what is written for entries that are not simply followed; `undefined` follows, `''` leaves out
 * @param otherwise objects as another form of the file has them
 * @returns the objects, the number of each that a reference leads to, and what the other form has instead
 */
export function gather(
  context: PDFContext,
  roots: readonly PDFRef[],
  naming: Naming = () => undefined,
  otherwise: ReadonlyMap<PDFRef, PDFObject> = new Map(),
): Objects & { numbers: Map<PDFRef, number>; others: Others } {
  const numbers = new Map<PDFRef, number>();
  const queue: PDFRef[] = [];
  const numberOf = (ref: PDFRef): number => {
    let number = numbers.get(ref);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(ref, number);
      queue.push(ref);
    }
    return number;
  };
  const write = (value: PDFObject, key?: string, owner?: PDFDict): string => {
    const named = naming(key, value, owner);
    if (named !== undefined) return named;
    if (value instanceof PDFRef) return open('object', numberOf(value));
    if (value instanceof PDFString) return pdfString(value.asBytes());
    if (value instanceof PDFArray)
      return `[${value
        .asArray()
        .map(one => write(one, key, owner))
        .join(' ')}]`;
    if (value instanceof PDFDict) return dictionary(value);
    return value instanceof PDFNumber || value instanceof PDFName ? value.toString() : String(value);
  };
  const dictionary = (dict: PDFDict): string => {
    const entries = dict.entries().map(([key, value]) => {
      const written = write(value, key.decodeText(), dict);
      return written === '' ? '' : `${key}${/^[[</(]/.test(written) ? '' : ' '}${written}`;
    });
    return `<<${entries.join('')}>>`;
  };
  const written = (object: PDFObject | undefined): [text: string, data?: Uint8Array] => {
    if (!(object instanceof PDFRawStream)) return [object ? write(object) : 'null'];
    const dict = object.dict.clone(context);
    dict.delete(PDFName.of('Length'));
    return [dictionary(dict), object.getContents()];
  };
  const texts: string[] = [];
  const streams = new Map<number, Uint8Array>();
  const others: Others = { texts: new Map(), streams: new Map() };
  const putOther = (number: number, object: PDFObject | undefined) => {
    const [text, data] = written(object);
    others.texts.set(number, text);
    if (data) others.streams.set(number, data);
  };
  roots.forEach(numberOf);
  let at = 0;
  for (; at < queue.length; at++) {
    const [text, data] = written(context.lookup(queue[at]!));
    texts.push(text);
    if (data) streams.set(at, data);
  }
  for (const [ref, object] of otherwise) if (numbers.has(ref)) putOther(numbers.get(ref)!, object);
  for (; at < queue.length; at++) putOther(at, context.lookup(queue[at]!));
  return { texts, streams, numbers, others };
}

/** A string of a PDF: as it reads where it is plain ASCII, otherwise in hexadecimal. */
export function pdfString(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  if (/^[ -~]*$/.test(text)) return `(${text.replace(/[()\\]/g, '\\$&')})`;
  return `<${Buffer.from(bytes).toString('hex')}>`;
}
