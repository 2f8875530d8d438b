import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { digestOf } from '../../cache.ts';
import type { Cut } from '../faces.ts';
import { keptFont } from '../own/kept.ts';
import { type Form, mergedFont } from './merged.ts';
import { openSlices, openWhole } from './slices.ts';

const { resolve } = createRequire(import.meta.url);

/** The family of Chinese, Japanese and Korean letters, which is made anew for the letters of each book. */
export const hanFamily = 'Noto Serif CJK';

/** What is written with Chinese letters, or between them. */
export const isHan = (letter: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u2e80-\u312f\u3190-\u33ff\ufe30-\ufe4f\uff00-\uffef]/u.test(
    letter,
  );

/** Forms of Chinese letters by the script in which a language is written (ISO 15924), and OpenType’s tags for it. */
const forms: Record<string, { slug: string; systems: string[] }> = {
  Hans: { slug: 'noto-serif-sc', systems: ['ZHS '] },
  Jpan: { slug: 'noto-serif-jp', systems: ['JAN '] },
  // Of the two packages with traditional letters, the one with far more of them.
  Hant: { slug: 'noto-serif-hk', systems: ['ZHH ', 'ZHT ', 'ZHTM'] },
  Kore: { slug: 'noto-serif-kr', systems: ['KOR '] },
};

/** The script of a language by Unicode’s likely subtags: `zh-TW` is written in `Hant`. */
function scriptOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).maximize().script;
  } catch {
    return undefined;
  }
}

/** A package that is not installed with the program, since it is large, and has all letters of Unicode's first 28,000. */
export const rareHan = '@expo-google-fonts/noto-serif-sc';

/** Its files, where it is installed. */
function rareFiles(): Record<400 | 600, string> | undefined {
  try {
    const file = (cut: string) => resolve(`${rareHan}/${cut}/NotoSerifSC_${cut}.ttf`);
    return { 400: file('400Regular'), 600: file('600SemiBold') };
  } catch {
    return undefined;
  }
}

/**
 * Makes a family with letters of Chinese, Japanese and Korean: each in the form of the first language that has it, and, where
 * another language of the text has another form, with that too, which its `lang` calls up.
 *
 * @param letters all that are wanted; those that no language has are not in it
 * @param languages of the text (BCP 47), the book’s own first
 */
export async function hanCuts(letters: readonly string[], languages: Iterable<string>): Promise<Cut[]> {
  const own = [...new Set([...languages].map(scriptOf))].filter(
    script => script && forms[script],
  ) as string[];
  const order = [...new Set([...own, ...Object.keys(forms)])].map(script => forms[script]!);
  const rare = rareFiles();
  const packages = [...order.map(({ slug }) => `@fontsource-variable/${slug}`), ...(rare ? [rareHan] : [])];
  const versions = await Promise.all(packages.map(versionOf));
  const opened: Form[] = order.map(({ slug, systems }, k) => ({
    systems: k < own.length ? systems : [],
    slices: openSlices(slug),
  }));
  if (rare) opened.push({ systems: [], slices: openWhole(rare) });
  const codes = [...new Set(letters)].map(letter => letter.codePointAt(0)!).sort((a, b) => a - b);
  const cuts: Cut[] = [];
  // One after the other: they are drawn from the same variable fonts.
  for (const weight of [400, 600] as const) {
    const digest = digestOf('han', 1, codes, own, packages, versions, weight);
    const path = await keptFont(digest, () => mergedFont(hanFamily, codes, opened, weight));
    cuts.push({ family: hanFamily, weight, style: 'normal', path });
  }
  return cuts;
}

async function versionOf(name: string): Promise<string> {
  const text = await readFile(resolve(`${name}/package.json`), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** The path of the licence of the family, which is the same for all its letters. */
export const hanLicence = (): string => resolve(`@fontsource-variable/${forms.Hans!.slug}/LICENSE`);
