import type { Remark } from './extraction.ts';

/** Languages as OCR programs write them, ISO 639-2 in both forms, where the tag is another word. */
const tags: Record<string, string> = {
  ...{ eng: 'en', deu: 'de', ger: 'de', frk: 'de', fra: 'fr', fre: 'fr', ita: 'it', spa: 'es' },
  ...{ nld: 'nl', dut: 'nl', pol: 'pl', rus: 'ru', por: 'pt', lat: 'la', ces: 'cs', cze: 'cs' },
};

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** The primary tag of a language as an OCR program writes it (`deu_latf`, `en-GB`); null where nobody knows it. */
function tagOf(written: string): string | null {
  const [first = ''] = written.toLowerCase().split(/[-_+]/);
  const tag = tags[first] ?? first;
  return /^[a-z]{2,3}$/.test(tag) && names.of(tag) ? tag : null;
}

/** A remark where most words were recognized as those of another language than the book's: many are misread then. */
export function languageRemark(languages: ReadonlyMap<string, number>, book: string): Remark[] {
  const counts = new Map<string, number>();
  for (const [written, count] of languages) {
    const tag = tagOf(written);
    if (tag) counts.set(tag, (counts.get(tag) ?? 0) + count);
  }
  const all = [...counts.values()].reduce((sum, n) => sum + n, 0);
  const [tag, most] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), ['', 0]);
  if (most < 0.8 * all || all < 200 || tag === tagOf(book)) return [];
  return [
    {
      code: 'recognized-in-another-language',
      line: 1,
      message: `The OCR took the text for ${names.of(tag)}; the language of the title is “${book}”. One of the two is wrong: correct it, for letters and hyphens depend on it.`,
    },
  ];
}
