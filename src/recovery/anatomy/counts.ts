import { folio } from '../../extraction/numerals.ts';
import { numeralValue } from '../../language/numerals.ts';
import type { Vocabulary } from '../../language/vocabulary.ts';
import { type Mark, nameOf, plainLetter, raisedLetter, superiorValue } from './marks.ts';
import type { Sight } from './sight.ts';

/**
 * Numbers of labels and of lines that are a number and nothing else, as counts by their make.
 * @param namedBy name and number of a label; null of any other line
 */
export function seriesOf(
  texts: string[],
  labels: (string | null)[],
  namedBy: (text: string) => { name: string; number: string } | null,
  words: Vocabulary,
): Sight['series'][] {
  const last = new Map<string, number>();
  return texts.map((text, i) => {
    if (text.length > 40) return null;
    const named = namedBy(text);
    const bare = /^(?:§\s*)?([IVXLC]+|\d{1,3}|[ivxlc]+)[.)]?$/.exec(text)?.[1];
    const number = named?.number ?? bare ?? (numeralValue(text, words) === null ? undefined : text);
    if (number === undefined || (bare && !named && text === labels[i])) return null;
    const value = numberOf(number, words);
    if (value === null) return null;
    const make = `${named?.name ?? ''}${/^\d/.test(number) ? 'figures' : number === number.toUpperCase() ? 'capitals' : 'small'}`;
    const before = last.get(make);
    if (before !== undefined && value === before + 1) {
      last.set(make, value);
      return 'next';
    }
    if (value === 1) {
      last.set(make, 1);
      return 'first';
    }
    return 'odd';
  });
}

/** The value of a number in figures, in roman numerals, or spelt out. */
function numberOf(number: string, words: Vocabulary): number | null {
  if (/^\d+$/.test(number)) return Number(number);
  return numeralValue(number, words) ?? folio(number)?.value ?? null;
}

/** For each mark, whether one of its form with the number before it stands shortly before, and one with the next after. */
export function countsOf(marks: (Mark | null)[]): { up: boolean; on: boolean }[] {
  const result = marks.map(() => ({ up: false, on: false }));
  const last = new Map<string, number[]>();
  marks.forEach((mark, i) => {
    if (!mark || mark.form === 'sign') return;
    const key = `${mark.form}${mark.value - 1}`;
    const before = last.get(key)?.at(-1);
    if (before !== undefined && i - before < 120) {
      result[i]!.up = true;
      result[before]!.on = true;
    }
    const own = `${mark.form}${mark.value}`;
    const list = last.get(own);
    if (list) list.push(i);
    else last.set(own, [i]);
  });
  return result;
}

/** What may call a note: a figure glued to a word or in brackets, signs, and what is raised. */
const called = new RegExp(
  [
    /(?<=[\p{L}\p{P}])(\d{1,3})(?![\d\p{L}])/u,
    /\[(\d{1,3})\]/u,
    /\((\d{1,3})\)/u,
    /(?<=\S)([*∗†‡§¶‖]{1,4})/u,
    /(?<=\S)([⁰¹²³⁴-⁹]{1,3})/u,
    /\(([a-z])\)/u,
    new RegExp(`(?<=\\S)(${raisedLetter})`, 'u'),
  ]
    .map(form => form.source)
    .join('|'),
  'gu',
);

/** For each line with a mark, whether the text before it calls it: a figure or sign glued to a word, or in brackets. */
export function callsOf(
  texts: string[],
  marks: (Mark | null)[],
  pages: number[],
): ('page' | 'near' | null)[] {
  const at = new Map<string, number[]>();
  texts.forEach((text, i) => {
    for (const m of text.matchAll(called)) {
      if (m.index === 0) continue;
      const [, figure, square, round, signs, superior, letter, raised] = m;
      const sign =
        figure ??
        square ??
        round ??
        letter ??
        signs?.replaceAll('∗', '*') ??
        (raised ? plainLetter(raised) : String(superiorValue(superior!)));
      const list = at.get(sign);
      if (list) list.push(i);
      else at.set(sign, [i]);
    }
  });
  return marks.map((mark, i) => {
    if (!mark) return null;
    const places = at.get(nameOf(mark)) ?? [];
    if (places.some(j => j < i && pages[j] === pages[i])) return 'page';
    return places.some(j => j !== i && Math.abs(pages[j]! - pages[i]!) <= 30) ? 'near' : null;
  });
}

/** What a line begins with before a full stop or colon, as the name of one who speaks; empty where it is long. */
export function openerOf(text: string): string {
  const opener = /^(\p{Lu}[\p{L}’' ]{0,24})[.:](?:\s|$)/u.exec(text)?.[1];
  return opener ?? (text.length <= 24 ? text : '');
}

/** For each key, how many others are the same; none for one that is empty. */
export function alike(keys: readonly string[]): number[] {
  const counts = new Map<string, number>();
  for (const key of keys) if (key !== '') counts.set(key, (counts.get(key) ?? 0) + 1);
  return keys.map(key => (counts.get(key) ?? 1) - 1);
}
