import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

/** A rectangle in points: left, bottom, right, top. */
export type Box = readonly [number, number, number, number];

/** Something with entries: a dictionary, or a stream by its dictionary. */
export type Entries = PDFDict | PDFRawStream | undefined;

/** What an entry holds, followed where it is a reference; undefined where there is nothing, or null. */
export function entry(of: Entries, key: string): PDFObject | undefined {
  const dict = of instanceof PDFRawStream ? of.dict : of;
  return dict && known(dict.lookup(PDFName.of(key)));
}

/** What an entry holds as it stands: a reference stays one. */
export function plainEntry(of: Entries, key: string): PDFObject | undefined {
  return (of instanceof PDFRawStream ? of.dict : of)?.get(PDFName.of(key));
}

/** An object that is there: not null, and not a reference to a reference, which PDF does not have. */
function known(object: PDFObject | undefined): PDFObject | undefined {
  return object === PDFNull || object instanceof PDFRef ? undefined : object;
}

export const has = (of: Entries, key: string): boolean => entry(of, key) !== undefined;

export function dictAt(of: Entries, key: string): PDFDict | undefined {
  return asDict(entry(of, key));
}

/** A dictionary, or that of a stream. */
export function asDict(object: PDFObject | undefined): PDFDict | undefined {
  if (object instanceof PDFRawStream) return object.dict;
  return object instanceof PDFDict ? object : undefined;
}

export function streamAt(of: Entries, key: string): PDFRawStream | undefined {
  const found = entry(of, key);
  return found instanceof PDFRawStream ? found : undefined;
}

/** The items of an array, each followed; a single object counts as an array of one, nothing as an empty one. */
export function itemsAt(of: Entries, key: string): PDFObject[] {
  return itemsOf(entry(of, key));
}

export function itemsOf(object: PDFObject | undefined): PDFObject[] {
  if (object === undefined) return [];
  if (!(object instanceof PDFArray)) return [object];
  return object.asArray().map((_, k) => known(object.lookup(k)) ?? PDFNull);
}

export function nameAt(of: Entries, key: string): string | undefined {
  return asName(entry(of, key));
}

export function asName(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFName ? object.decodeText() : undefined;
}

export function numberAt(of: Entries, key: string): number | undefined {
  return asNumber(entry(of, key));
}

export function asNumber(object: PDFObject | undefined): number | undefined {
  if (!(object instanceof PDFNumber)) return undefined;
  const value = object.asNumber();
  return Number.isFinite(value) ? value : undefined;
}

/** All numbers of an array; undefined where it is none, or has anything else in it. */
export function numbersAt(of: Entries, key: string): number[] | undefined {
  const found = entry(of, key);
  if (!(found instanceof PDFArray)) return undefined;
  const numbers = itemsOf(found).map(asNumber);
  return numbers.every(number => number !== undefined) ? numbers : undefined;
}

export function trueAt(of: Entries, key: string): boolean {
  return entry(of, key) === PDFBool.True;
}

/** A text string, or a name, in characters. */
export function textAt(of: Entries, key: string): string | undefined {
  return asText(entry(of, key));
}

export function asText(object: PDFObject | undefined): string | undefined {
  if (object instanceof PDFName) return object.decodeText();
  if (!(object instanceof PDFString || object instanceof PDFHexString)) return undefined;
  try {
    return object.decodeText();
  } catch {
    return undefined;
  }
}

/** A rectangle with its corners in order; undefined where it is none. */
export function boxAt(of: Entries, key: string): Box | undefined {
  const [a, b, c, d, ...more] = numbersAt(of, key) ?? [];
  if (a === undefined || b === undefined || c === undefined || d === undefined || more.length > 0)
    return undefined;
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

/** Names and values of all entries, values followed. */
export function entriesOf(of: Entries): [string, PDFObject][] {
  const dict = of instanceof PDFRawStream ? of.dict : of;
  return (dict?.keys() ?? []).flatMap((key): [string, PDFObject][] => {
    const value = known(dict!.lookup(key));
    return value ? [[key.decodeText(), value]] : [];
  });
}
