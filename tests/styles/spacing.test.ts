import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const folder = new URL('../../styles/', import.meta.url);
const sheets = [
  'print.css',
  'initials.css',
  ...readdirSync(new URL('themes/', folder)).map(name => `themes/${name}`),
];

it('spaces letters so little that a word stays one word for whoever copies or searches it: readers part words at a tenth of the size', () => {
  const wide = sheets
    .filter(name => name.endsWith('.css'))
    .flatMap(name =>
      [...readFileSync(new URL(name, folder), 'utf8').matchAll(/letter-spacing: ([\d.]+)em/g)]
        // Kerning adds up to three hundredths.
        .filter(([, share]) => Number(share) > 0.07)
        .map(([rule]) => `${name}: ${rule}`),
    );
  expect(wide).toEqual([]);
});
