import { readFileSync } from 'node:fs';
import { Blob, Font, Face as HbFace } from 'harfbuzzjs';
import { expect, it } from 'vitest';
import { findFace } from '../../src/faces/faces.ts';
import { cmapOf, lettersAlone } from '../../src/faces/own/radicals.ts';
import { readTables, writeTables } from '../../src/faces/own/sfnt.ts';

const file = readFileSync(findFace('Spectral').cuts[0]!.path);
const fontOf = (bytes: Uint8Array) => new Font(new HbFace(new Blob(bytes)));

it('leaves out radicals of Chinese where they share a glyph with a letter', () => {
  const glyph = fontOf(file).glyph('A'.codePointAt(0)!)!;
  const tables = readTables(file)!;
  tables.set(
    'cmap',
    cmapOf([
      [0x41, 0x43, glyph],
      [0x2ec5, 0x2ec5, glyph],
      [0x89c1, 0x89c1, glyph],
    ]),
  );
  const font = fontOf(lettersAlone(writeTables(tables)));
  expect([...font.face.collectUnicodes()]).toEqual([0x41, 0x42, 0x43, 0x89c1]);
  expect(font.glyph(0x43)).toBe(glyph + 2);
  expect(font.glyph(0x89c1)).toBe(glyph);
});

it('leaves a font without radicals as it is', () => {
  expect(lettersAlone(file)).toBe(file);
});
