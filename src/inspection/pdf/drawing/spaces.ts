import { PDFArray, type PDFDict, PDFName, type PDFObject, PDFRawStream } from '@cantoo/pdf-lib';
import { asName, dictAt, entry, itemsOf, numberAt } from '../reading/objects.ts';
import { type IccHeader, iccHeader } from '../reading/profile.ts';
import type { Unpacker } from '../reading/streams.ts';

/** A colour space (ISO 32000-2, 8.6) as far as inspection asks. */
export interface Space {
  family: string;
  /** Parts of a colour. */
  parts: number;
  /** What an Indexed space indexes, a Separation falls back on, an uncoloured Pattern is coloured in. */
  base?: Space;
  /** The inks of a Separation or DeviceN. */
  inks?: string[];
  /** Of an ICCBased space; undefined in one whose profile cannot be read. */
  profile?: IccHeader | undefined;
  /** What makes a Separation's fallback. */
  tint?: PDFObject;
}

const device = (family: string, parts: number): Space => ({ family, parts });
export const grey = device('DeviceGray', 1);
export const rgb = device('DeviceRGB', 3);
export const cmyk = device('DeviceCMYK', 4);
const pattern = device('Pattern', 0);
const unknown = device('unknown', 1);

const short: Record<string, string> = { G: 'DeviceGray', RGB: 'DeviceRGB', CMYK: 'DeviceCMYK', I: 'Indexed' };
const byName: Record<string, Space> = {
  DeviceGray: grey,
  DeviceRGB: rgb,
  DeviceCMYK: cmyk,
  Pattern: pattern,
  CalGray: device('CalGray', 1),
  CalRGB: device('CalRGB', 3),
  Lab: device('Lab', 3),
};
/** What stands for a device space where the resources name it (ISO 32000-2, 8.6.5.6). */
const defaults: Record<string, string> = {
  DeviceGray: 'DefaultGray',
  DeviceRGB: 'DefaultRGB',
  DeviceCMYK: 'DefaultCMYK',
};
/** Spaces within each other. */
const deepest = 6;

/** Finds colour spaces by what names them: an object, in these resources. */
export type SpaceFinder = (object: PDFObject | undefined, resources: PDFDict | undefined) => Space;

export function spaceFinder(unpack: Unpacker): SpaceFinder {
  const known = new Map<PDFObject, Space>();

  const named = (name: string, resources: PDFDict | undefined, depth: number): Space => {
    const full = short[name] ?? name;
    const own = dictAt(resources, 'ColorSpace');
    const stands = defaults[full] && entry(own, defaults[full]);
    if (stands instanceof PDFArray) return find(stands, undefined, depth + 1);
    const found = byName[full];
    if (found) return found;
    const given = entry(own, name);
    return given ? find(given, resources, depth + 1) : unknown;
  };

  const ofArray = (array: PDFArray, resources: PDFDict | undefined, depth: number): Space => {
    const items = itemsOf(array);
    const family = asName(items[0]) ?? '';
    const full = short[family] ?? family;
    const base = (at: number) => find(items[at], resources, depth + 1);
    if (full === 'ICCBased') {
      const stream = items[1] instanceof PDFRawStream ? items[1] : undefined;
      const bytes = stream && unpack(stream);
      return { family: full, parts: numberAt(stream, 'N') ?? 0, profile: bytes && iccHeader(bytes) };
    }
    if (full === 'Indexed') return { family: full, parts: 1, base: base(1) };
    if (full === 'Pattern') return items.length > 1 ? { ...pattern, base: base(1) } : pattern;
    if (full === 'Separation' || full === 'DeviceN') {
      const inks = itemsOf(items[1]).flatMap(item => asName(item) ?? []);
      const tint = items[3];
      return { family: full, parts: inks.length, inks, base: base(2), ...(tint && { tint }) };
    }
    return items.length === 1 ? named(full, resources, depth) : (byName[full] ?? unknown);
  };

  function find(object: PDFObject | undefined, resources: PDFDict | undefined, depth: number): Space {
    if (depth > deepest) return unknown;
    if (object instanceof PDFName) return named(object.decodeText(), resources, depth);
    if (!(object instanceof PDFArray)) return unknown;
    const before = known.get(object);
    if (before) return before;
    const space = ofArray(object, resources, depth);
    known.set(object, space);
    return space;
  }
  return (object, resources) => find(object, resources, 0);
}

/** A space and all that it rests on. */
export function* within(space: Space): Generator<Space> {
  for (let at: Space | undefined = space; at; at = at.base) yield at;
}

/** The colour in which a stream or page begins to draw in a space. */
export function initialOf(space: Space): number[] {
  if (space.family === 'DeviceCMYK') return [0, 0, 0, 1];
  const full = space.family === 'Separation' || space.family === 'DeviceN' ? 1 : 0;
  return Array.from({ length: space.parts }, () => full);
}
