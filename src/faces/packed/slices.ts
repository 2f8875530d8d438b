import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { convert } from 'fontverter';
import { Blob, Font, Face as HbFace, Variation } from 'harfbuzzjs';

const { resolve } = createRequire(import.meta.url);

/** A glyph in a font that is set to the weight that was asked for, and the font's file. */
export interface Found {
  font: Font;
  glyph: number;
  file: Uint8Array;
}

/** Finds the glyph of a character in a family, in a weight; undefined where it has none. */
export type Slices = (code: number, weight: 400 | 600) => Promise<Found | undefined>;

/**
 * Opens a family that is cut into some hundred variable WOFF2 files by characters, each of which is unpacked when a character
 * of it is asked for.
 * @param slug of package and files: `noto-serif-jp`
 */
export function openSlices(slug: string): Slices {
  let places: Promise<Map<number, string[]>> | undefined;
  const opened = new Map<string, ReturnType<typeof unpacked>>();
  return async (code, weight) => {
    places ??= placesIn(slug);
    for (const slice of (await places).get(code) ?? []) {
      const open = opened.get(slice) ?? unpacked(slug, slice);
      opened.set(slice, open);
      const { font, file } = await open;
      const glyph = font.glyph(code);
      if (!glyph) continue;
      font.setVariations([new Variation('wght', weight)]);
      return { font, glyph, file };
    }
    return undefined;
  };
}

/**
 * Opens a family that has a whole file for each weight.
 * @param files paths of the TTFs
 */
export function openWhole(files: Readonly<Record<400 | 600, string>>): Slices {
  const opened = new Map<number, { font: Font; file: Uint8Array }>();
  return async (code, weight) => {
    let open = opened.get(weight);
    if (!open) {
      const file = new Uint8Array(await readFile(files[weight]));
      open = { font: new Font(new HbFace(new Blob(file))), file };
      opened.set(weight, open);
    }
    const glyph = open.font.glyph(code);
    return glyph ? { ...open, glyph } : undefined;
  };
}

async function unpacked(slug: string, slice: string): Promise<{ font: Font; file: Uint8Array }> {
  const path = resolve(`@fontsource-variable/${slug}/files/${slug}-${slice}-wght-normal.woff2`);
  const file = new Uint8Array(await convert(await readFile(path), 'sfnt', 'woff2'));
  return { font: new Font(new HbFace(new Blob(file))), file };
}

/** Which slices say that they have a character, by the package’s own list of ranges (`unicode-range` of CSS). */
async function placesIn(slug: string): Promise<Map<number, string[]>> {
  const path = resolve(`@fontsource-variable/${slug}/unicode.json`);
  const ranges = JSON.parse(await readFile(path, 'utf8')) as Record<string, string>;
  const places = new Map<number, string[]>();
  for (const [name, range] of Object.entries(ranges)) {
    const slice = name.replace(/^\[(\d+)\]$/, '$1');
    for (const [, first, last = first] of range.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)) {
      for (let code = Number.parseInt(first!, 16); code <= Number.parseInt(last!, 16); code++)
        places.set(code, [...(places.get(code) ?? []), slice]);
    }
  }
  return places;
}
