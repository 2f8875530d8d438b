import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { stateOf } from '../src/states.ts';
import { sampleBook, samplePublication, sampleTitle } from './print/sample.ts';

const withPicture = (bytes: Uint8Array) => ({
  ...samplePublication(),
  images: [{ src: 'p.png', mediaType: 'image/png', bytes, file: 'chapters/01.md' }],
});

it('tells books by the bytes of their pictures, however many they are', () => {
  const picture = new Uint8Array(60_000_000);
  const before = stateOf(sampleTitle, [], withPicture(picture));
  expect(stateOf(sampleTitle, [], withPicture(picture))).toBe(before);
  picture[30_000_000] = 1;
  expect(stateOf(sampleTitle, [], withPicture(picture))).not.toBe(before);
});

it('tells them by the profile of their press', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reissue-states-'));
  try {
    const book = { ...sampleBook, print: { ...sampleBook.print, profile: 'press.icc' } };
    const state = (profile: string) => {
      writeFileSync(join(folder, 'press.icc'), profile);
      return stateOf({ ...sampleTitle, folder, book }, [], samplePublication());
    };
    expect(state('coated')).not.toBe(state('uncoated'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
