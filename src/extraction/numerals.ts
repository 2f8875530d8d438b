import { fromRoman, toRoman } from '../language/roman.ts';

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
