import { contoursOf, type Glyph, glyphOf, setOutlines } from '../own/outlines.ts';
import { cmapOf } from '../own/radicals.ts';
import { nameTable, readTables, type Tables, writeTables } from '../own/sfnt.ts';
import { type LocalForms, localFormsTable } from './locl.ts';
import type { Found, Slices } from './slices.ts';

/** A form of letters, and OpenType’s tags of the languages that are to have it; none where it only helps out. */
export interface Form {
  systems: readonly string[];
  slices: Slices;
}

/** A glyph as it is written into the font. */
type Drawn = Glyph & { advance: number };

/**
 * Makes one static TrueType font out of the slices of several families that are drawn on the same square. Every character has
 * a glyph of its own, so that a PDF’s text can be told from it.
 *
 * @param codes characters, in rising order; those that no form has are left out
 * @param forms in the order in which they are asked
 */
export async function mergedFont(
  family: string,
  codes: readonly number[],
  forms: readonly Form[],
  weight: 400 | 600,
): Promise<Uint8Array> {
  const glyphs: Drawn[] = [{ ...glyphOf([]), advance: 1000 }];
  const map: [first: number, last: number, glyph: number][] = [];
  const others = forms.map(() => new Map<number, number>());
  let model: Uint8Array | undefined;
  for (const code of codes) {
    let own: number | undefined;
    for (const [k, { systems, slices }] of forms.entries()) {
      if (own !== undefined && systems.length === 0) continue;
      const found = await slices(code, weight);
      if (!found) continue;
      model ??= found.file;
      const drawn = draw(found);
      if (own === undefined) {
        own = glyphs.push(drawn) - 1;
        map.push([code, code, own]);
      } else if (!isSame(drawn, glyphs[own]!)) others[k]!.set(own, glyphs.push(drawn) - 1);
    }
  }
  const local = forms.flatMap(({ systems }, k): LocalForms[] =>
    others[k]!.size > 0 ? [{ systems, glyphs: others[k]! }] : [],
  );
  return model ? written(family, weight, model, { glyphs, map, local }) : new Uint8Array();
}

const draw = ({ font, glyph }: Found): Drawn => ({
  ...glyphOf(contoursOf(font, glyph, 1)),
  advance: font.glyphHAdvance(glyph),
});

const isSame = (one: Drawn, other: Drawn): boolean =>
  one.advance === other.advance && Buffer.compare(one.bytes, other.bytes) === 0;

/** @param model a font of the family, of which what holds for all its letters is taken */
function written(
  family: string,
  weight: 400 | 600,
  model: Uint8Array,
  { glyphs, map, local }: { glyphs: Drawn[]; map: [number, number, number][]; local: LocalForms[] },
): Uint8Array {
  const own = readTables(model)!;
  const tables: Tables = new Map(['head', 'hhea', 'OS/2'].map(tag => [tag, Buffer.from(own.get(tag)!)]));
  setOutlines(tables, glyphs);
  const metrics = Buffer.alloc(4 * glyphs.length);
  for (const [k, { advance, box }] of glyphs.entries()) {
    metrics.writeUInt16BE(advance, 4 * k);
    metrics.writeInt16BE(box.left, 4 * k + 2);
  }
  (tables.get('hhea') as Buffer).writeUInt16BE(glyphs.length, 34);
  (tables.get('OS/2') as Buffer).writeUInt16BE(weight, 4);
  tables.set('hmtx', metrics);
  tables.set('cmap', cmapOf(map));
  // Version 3: glyphs have no names.
  const post = Buffer.alloc(32);
  post.writeUInt32BE(0x00030000, 0);
  tables.set('post', post);
  tables.set('name', nameTable(family, weight === 400 ? 'Regular' : 'SemiBold'));
  if (local.length > 0) tables.set('GSUB', localFormsTable(local));
  return writeTables(tables);
}
