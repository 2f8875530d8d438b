const roman: [string, number][] = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
];

/** A number as a lower-case roman numeral. */
export function toRoman(value: number): string {
  let rest = value;
  let text = '';
  for (const [numeral, n] of roman)
    while (rest >= n) {
      text += numeral;
      rest -= n;
    }
  return text;
}

/** The value of a roman numeral in canonical form (either case), or null. */
export function fromRoman(text: string): number | null {
  const lower = text.toLowerCase();
  if (!/^[ivxlcdm]+$/.test(lower)) return null;
  let value = 0;
  let at = 0;
  for (const [numeral, n] of roman)
    while (lower.startsWith(numeral, at)) {
      value += n;
      at += numeral.length;
    }
  return at === lower.length && toRoman(value) === lower ? value : null;
}
