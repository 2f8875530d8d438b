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

/** A folio: its numbering system and value, or null where the text is not a page number. */
export function folio(text: string): Folio | null {
  // longer than any folio with its dashes; on long runs of blanks the pattern would be slow
  if (text.length > 40) return null;
  const t = text.trim().replace(/^[-–—[(]\s*|\s*[-–—\])]$/g, '');
  if (/^\d{1,4}$/.test(t) && Number(t) > 0) return { system: 'arabic', value: Number(t) };
  const value = /^([ivxlc]+|[IVXLC]+)$/.test(t) ? fromRoman(t) : null;
  return value ? { system: 'roman', value } : null;
}

export interface Folio {
  system: 'arabic' | 'roman';
  value: number;
}

/** A folio as it is printed. */
export function label({ system, value }: Folio): string {
  return system === 'roman' ? toRoman(value) : String(value);
}
