import { PDFArray, type PDFDict, type PDFRawStream } from '@cantoo/pdf-lib';
import { mapOf } from '../../../pdf/shaped/cmap.ts';
import {
  asDict,
  asNumber,
  dictAt,
  entry,
  has,
  itemsAt,
  itemsOf,
  nameAt,
  numberAt,
  streamAt,
  textAt,
} from './objects.ts';
import type { Unpacker } from './streams.ts';

/** A font as it is used. */
export interface Font {
  dict: PDFDict;
  /** As printed in messages, without the six letters of a subset. */
  name: string;
  /** `Type0`, `TrueType`, `Type1`, `Type3` … */
  kind: string;
  /** Whether its codes are of two bytes. */
  composite: boolean;
  /** Of a composite font: the font in it. */
  descendant: PDFDict | undefined;
  descriptor: PDFDict | undefined;
  /** The embedded file, and the key it stands under: `FontFile`, `FontFile2`, `FontFile3`. */
  program: { key: string; stream: PDFRawStream } | undefined;
  isSymbolic: boolean;
  /** Codes of a string that it shows. */
  codesIn: (text: Uint8Array) => Iterable<number>;
  /** Width as the dictionary gives it, in thousandths of the size. */
  widthOf: (code: number) => number;
  /** Characters by code, from its ToUnicode map; undefined where it has none. */
  characters: () => ReadonlyMap<number, string> | undefined;
}

export type FontReader = (dict: PDFDict) => Font;

const subsetTag = /^[A-Z]{6}\+/;
/** Codes that one range of widths may have: those of two bytes. */
const mostCodes = 65_536;

/** Reads fonts, each once. */
export function fontReader(unpack: Unpacker): FontReader {
  const known = new Map<PDFDict, Font>();
  return dict => {
    const before = known.get(dict);
    if (before) return before;
    const font = fontOf(dict, unpack);
    known.set(dict, font);
    return font;
  };
}

function fontOf(dict: PDFDict, unpack: Unpacker): Font {
  const kind = nameAt(dict, 'Subtype') ?? '';
  const composite = kind === 'Type0';
  const descendant = composite ? asDict(itemsAt(dict, 'DescendantFonts')[0]) : undefined;
  const descriptor = dictAt(descendant ?? dict, 'FontDescriptor');
  const name = nameAt(dict, 'BaseFont') ?? textAt(dict, 'Name') ?? 'without a name';
  const widths = descendant ? compositeWidths(descendant) : simpleWidths(dict, descriptor);
  let characters: ReadonlyMap<number, string> | undefined | null = null;
  return {
    ...{ dict, kind, composite, descendant, descriptor },
    name: name.replace(subsetTag, ''),
    program: programOf(descriptor),
    isSymbolic: ((numberAt(descriptor, 'Flags') ?? 0) & 4) !== 0,
    codesIn: composite ? pairs : bytes => bytes,
    widthOf: code => widths.given.get(code) ?? widths.usual,
    characters: () => {
      if (characters === null) {
        const stream = streamAt(dict, 'ToUnicode');
        const bytes = stream && unpack(stream);
        characters = bytes && mapOf(bytes);
      }
      return characters;
    },
  };
}

function programOf(descriptor: PDFDict | undefined): Font['program'] {
  for (const key of ['FontFile', 'FontFile2', 'FontFile3']) {
    const stream = streamAt(descriptor, key);
    if (stream) return { key, stream };
  }
  return undefined;
}

function pairs(bytes: Uint8Array): Uint16Array {
  const codes = new Uint16Array(bytes.length >> 1);
  for (let k = 0; k < codes.length; k++) codes[k] = (bytes[2 * k]! << 8) | bytes[2 * k + 1]!;
  return codes;
}

interface Widths {
  given: ReadonlyMap<number, number>;
  usual: number;
}

function simpleWidths(dict: PDFDict, descriptor: PDFDict | undefined): Widths {
  const given = new Map<number, number>();
  const first = numberAt(dict, 'FirstChar') ?? 0;
  // A Type 3 font has its own measure; one of the fourteen standard fonts may have no widths.
  const share = nameAt(dict, 'Subtype') === 'Type3' ? typeThreeShare(dict) : 1;
  for (const [k, width] of itemsAt(dict, 'Widths').entries()) {
    const value = asNumber(width);
    if (value !== undefined && k < 256) given.set(first + k, value * share);
  }
  return { given, usual: numberAt(descriptor, 'MissingWidth') ?? (has(dict, 'Widths') ? 0 : 500) };
}

function typeThreeShare(dict: PDFDict): number {
  return Math.abs(asNumber(itemsAt(dict, 'FontMatrix')[0]) ?? 0.001) * 1000;
}

/** The widths of a composite font's glyphs (ISO 32000-2, 9.7.4.3). */
function compositeWidths(descendant: PDFDict): Widths {
  const given = new Map<number, number>();
  const array = entry(descendant, 'W');
  const items = array instanceof PDFArray ? itemsOf(array) : [];
  for (let at = 0; at + 1 < items.length; ) {
    const first = asNumber(items[at]) ?? 0;
    const next = items[at + 1];
    if (next instanceof PDFArray) {
      for (const [k, width] of itemsOf(next).entries()) given.set(first + k, asNumber(width) ?? 0);
      at += 2;
      continue;
    }
    const last = Math.min(asNumber(next) ?? first, first + mostCodes);
    const width = asNumber(items[at + 2]) ?? 0;
    for (let code = first; code <= last; code++) given.set(code, width);
    at += 3;
  }
  return { given, usual: numberAt(descendant, 'DW') ?? 1000 };
}

/** The glyph that a code of a composite font stands for; undefined where its encoding is not the identity. */
export function glyphFinder(font: Font, unpack: Unpacker): ((code: number) => number) | undefined {
  if (!font.composite || !/^Identity-[HV]$/.test(nameAt(font.dict, 'Encoding') ?? '')) return undefined;
  const map = streamAt(font.descendant, 'CIDToGIDMap');
  const bytes = map && unpack(map);
  if (map && !bytes) return undefined;
  return code => (bytes ? ((bytes[code * 2] ?? 0) << 8) | (bytes[code * 2 + 1] ?? 0) : code);
}
