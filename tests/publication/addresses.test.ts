import { expect, it } from 'vitest';
import { webAddress } from '../../src/publication/addresses.ts';

it.each([
  ['http://example.org/?a=1&b=2<3', 'http://example.org/?a=1&b=2%3C3'],
  ['https://example.org/a b', 'https://example.org/a%20b'],
  ['https://example.org/{a}|b^c`d\\e"f"', 'https://example.org/%7Ba%7D%7Cb%5Ec%60d%5Ce%22f%22'],
  ['https://example.org/100%', 'https://example.org/100%25'],
  ['https://example.org/a[1]#b#c', 'https://example.org/a%5B1%5D#b%23c'],
  ['mailto:a@example.org?subject=A b', 'mailto:a@example.org?subject=A%20b'],
])('%s is written as a book may have it', (typed, written) => {
  expect(webAddress(typed)).toBe(written);
});

it.each([
  'https://bücher.example/ü?x=%C3%A4&y=é#z',
  'http://[::1]:80/a',
  'HTTPS://example.org',
  'mailto:a@b.c',
])('%s stays as it is', typed => {
  expect(webAddress(typed)).toBe(typed);
});

it.each(['http:example', 'https://', 'https://a b/', 'http://example.org\\a', 'http://a:99999/', 'mailto:'])(
  '%s is none',
  typed => {
    expect(webAddress(typed)).toBeUndefined();
  },
);
