import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { designOf } from '../../src/print/record.ts';
import { sampleBook, sampleTitle } from './sample.ts';

it('a printing has another design where a font or a style sheet of the press is another', () => {
  const folder = mkdtempSync(join(tmpdir(), 'design-'));
  try {
    mkdirSync(join(folder, 'fonts'));
    const faces = { text: { name: 'House', regular: 'fonts/house.ttf' }, fallbacks: [] };
    const design = (font: string, css: string, file = '') => {
      writeFileSync(join(folder, 'fonts/house.ttf'), font);
      const bytes = new TextEncoder().encode(file);
      const files = file ? [{ id: 'a', path: 'styles/a.png', mediaType: 'image/png', bytes }] : [];
      return designOf({ ...sampleTitle, folder, book: { ...sampleBook, faces } }, { css, files });
    };
    const first = design('one', 'p { color: black }');
    expect(design('one', 'p { color: black }')).toBe(first);
    expect(design('two', 'p { color: black }')).not.toBe(first);
    expect(design('one', 'p { color: gray }')).not.toBe(first);
    expect(design('one', 'p { color: black }', 'picture')).not.toBe(first);
    expect(designOf(sampleTitle, { css: '', files: [] })).not.toBe(first);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
