import { expect, it } from 'vitest';
import { hasInitials, nameInitials } from '../../src/pdf/finish/words.ts';

const shown = (codes: string) => `BT\n/F4 14 Tf\n1 0 0 -1 66 272 Tm\n<${codes}> Tj\nET`;
const letters = new Map([...' AIinm“'].map((letter, code) => [code, letter]));
const fontOf = () => (code: number) => letters.get(code);
const [initials, rest] = ['0 0 .0078 RG 0 0 .0078 rg', '0 0 .0118 RG 0 0 .0118 rg'];

/** As the browser writes it. @param codes those of the letters of initials and of what follows them, in turn */
const content = (first: string[], second: string) =>
  [
    `${initials}\nEMC`,
    ...first.map((codes, k) => `/P <</MCID ${k}>>BDC\n${shown(codes)}`),
    `${rest}\nEMC\n/P <</MCID 9>>BDC\n${shown(second)}`,
    `0 G 0 g\nEMC\n/P <</MCID 10>>BDC\n${shown('0003')}\nEMC`,
  ].join('\n');

const said = (text: string) =>
  [...text.matchAll(/ActualText <FEFF([\dA-F]*)>/g)].map(([, hex]) =>
    Buffer.from(hex!, 'hex').swap16().toString('utf16le'),
  );

it('says the whole word where it goes on, and nothing for its initial', () => {
  const named = nameInitials(content(['0002'], '0004'), fontOf);
  expect(said(named)).toEqual(['', 'In']);
  expect(named).not.toMatch(/0 0 \.0/);
  // What follows is as it was.
  expect(named.endsWith(`0 G 0 g\nEMC\n/P <</MCID 10>>BDC\n${shown('0003')}\nEMC`)).toBe(true);
});

it('says with it the sign of quotation before it, and the space behind a word of one letter', () => {
  expect(said(nameInitials(content(['0006', '0002'], '0004'), fontOf))).toEqual(['', '', '“In']);
  expect(said(nameInitials(content(['00010000'], '0005'), fontOf))).toEqual(['', 'A m']);
});

it('finds initials, and only those', () => {
  expect(hasInitials(content(['0002'], '0004'))).toBe(true);
  expect(hasInitials('0 0 .0039 RG 0 0 .0039 rg')).toBe(false);
});
