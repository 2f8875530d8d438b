import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/** As much of HarfBuzz's subsetter as is used here; pointers are numbers. */
interface Subsetter {
  memory: { buffer: ArrayBuffer };
  _initialize?: () => void;
  malloc: (size: number) => number;
  free: (at: number) => void;
  hb_blob_create: (data: number, length: number, mode: number, user: number, destroy: number) => number;
  hb_blob_destroy: (blob: number) => void;
  hb_blob_get_data: (blob: number, length: number) => number;
  hb_blob_get_length: (blob: number) => number;
  hb_face_create: (blob: number, index: number) => number;
  hb_face_destroy: (face: number) => void;
  hb_face_reference_blob: (face: number) => number;
  hb_set_add: (set: number, value: number) => void;
  hb_subset_input_create_or_fail: () => number;
  hb_subset_input_destroy: (input: number) => void;
  hb_subset_input_glyph_set: (input: number) => number;
  hb_subset_input_set: (input: number, kind: number) => number;
  hb_subset_input_set_flags: (input: number, flags: number) => void;
  hb_subset_or_fail: (face: number, input: number) => number;
}

/** Numbers of hb-subset.h and hb-blob.h. */
const writable = 2;
const dropTables = 3;
const retainGlyphNumbers = 2;

/** Tables that a PDF has no use for: what shapes and names letters. */
const useless = [
  'GSUB',
  'GPOS',
  'GDEF',
  'name',
  'post',
  'cmap',
  'OS/2',
  'BASE',
  'JSTF',
  'DSIG',
  'kern',
  'gasp',
];

/** Node's types know WebAssembly only with those of a browser. */
const { WebAssembly: webAssembly } = globalThis as unknown as {
  WebAssembly: { instantiate: (code: Uint8Array) => Promise<{ instance: { exports: unknown } }> };
};

let started: Promise<Subsetter> | undefined;

function start(): Promise<Subsetter> {
  started ??= readFile(resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')).then(async code => {
    const { instance } = await webAssembly.instantiate(code);
    const exports = instance.exports as Subsetter;
    exports._initialize?.();
    return exports;
  });
  return started;
}

const tagOf = (tag: string): number => [...tag].reduce((sum, letter) => sum * 256 + letter.charCodeAt(0), 0);

/**
 * A TrueType file with some of its glyphs alone, under the numbers that they have there (HarfBuzz, `hb-subset
 * --retain-gids`); what they are put together from comes with them.
 *
 * @throws Error where the file is no font
 */
export async function subsetByGlyphs(file: Uint8Array, glyphs: Iterable<number>): Promise<Uint8Array> {
  const hb = await start();
  // The memory may grow at any call, which ends every view of it.
  const memory = () => new Uint8Array(hb.memory.buffer);
  const input = hb.hb_subset_input_create_or_fail();
  const data = hb.malloc(file.length);
  memory().set(file, data);
  const blob = hb.hb_blob_create(data, file.length, writable, 0, 0);
  const face = hb.hb_face_create(blob, 0);
  hb.hb_blob_destroy(blob);
  try {
    hb.hb_subset_input_set_flags(input, retainGlyphNumbers);
    const kept = hb.hb_subset_input_glyph_set(input);
    for (const glyph of glyphs) hb.hb_set_add(kept, glyph);
    const dropped = hb.hb_subset_input_set(input, dropTables);
    for (const tag of useless) hb.hb_set_add(dropped, tagOf(tag));
    const subset = hb.hb_subset_or_fail(face, input);
    if (subset === 0) throw new Error('This font cannot be made smaller.');
    const result = hb.hb_face_reference_blob(subset);
    const from = hb.hb_blob_get_data(result, 0);
    const bytes = memory().slice(from, from + hb.hb_blob_get_length(result));
    hb.hb_blob_destroy(result);
    hb.hb_face_destroy(subset);
    return bytes;
  } finally {
    hb.hb_subset_input_destroy(input);
    hb.hb_face_destroy(face);
    hb.free(data);
  }
}
