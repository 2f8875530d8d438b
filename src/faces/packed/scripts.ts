import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Cut } from '../faces.ts';
import { prepareFont } from '../own/prepare.ts';

const { resolve } = createRequire(import.meta.url);

/** A family for one script, packed as WOFF2: one variable file for all weights, or a file for each of some. */
interface ScriptFamily {
  letters: RegExp;
  /** Of its package and its files: `noto-serif-thai`. */
  slug: string;
  /** Of its file of the script’s own letters: `thai`. */
  subset: string;
  weights: 'variable' | readonly Cut['weight'][];
}

const family = (
  kind: 'Serif' | 'Sans',
  script: string,
  weights: ScriptFamily['weights'],
): [string, ScriptFamily] => {
  const subset = script.toLowerCase().replaceAll('_', '-');
  return [
    `Noto ${kind} ${script.replaceAll('_', ' ')}`,
    {
      letters: new RegExp(`\\p{Script=${script}}`, 'u'),
      slug: `noto-${kind.toLowerCase()}-${subset}`,
      subset,
      weights,
    },
  ];
};

/**
 * Families of one script each, by their names. All scripts that Unicode recommends for general use (UAX #31, table 5) and
 * that no other family of the program has; of those in limited use (table 7) and of ancient ones (chapters 8 to 11 and 14 of
 * the Unicode Standard), those in which texts are edited and quoted.
 */
const families = new Map([
  ...['Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala'].map(
    script => family('Serif', script, 'variable'),
  ),
  ...['Thai', 'Lao', 'Khmer', 'Tibetan', 'Ethiopic'].map(script => family('Serif', script, 'variable')),
  ...['Thaana', 'Syriac', 'Cherokee', 'Javanese'].map(script => family('Sans', script, 'variable')),
  family('Serif', 'Myanmar', [400, 600]),
  ...['Mongolian', 'Coptic', 'Glagolitic', 'Gothic', 'Runic', 'Linear_A', 'Linear_B', 'Cypriot'].map(script =>
    family('Sans', script, [400]),
  ),
  ...['Phoenician', 'Samaritan', 'Old_South_Arabian', 'Avestan', 'Old_Persian', 'Old_Turkic', 'Brahmi'].map(
    script => family('Sans', script, [400]),
  ),
  ...['Cuneiform', 'Egyptian_Hieroglyphs'].map(script => family('Sans', script, [400])),
]);

/** The names of the families whose scripts letters belong to. */
export const scriptFamiliesOf = (letters: readonly string[]): string[] =>
  [...families].flatMap(([name, family]) =>
    letters.some(letter => family.letters.test(letter)) ? [name] : [],
  );

const styles = { 400: 'Regular', 600: 'SemiBold' };

/** The cuts of a family, unpacked in the folder for what can be made again. */
export async function cutsOfScript(name: string): Promise<Cut[]> {
  const { slug, subset, weights } = families.get(name)!;
  const [scope, all] =
    weights === 'variable'
      ? (['@fontsource-variable', [400, 600]] as const)
      : (['@fontsource', weights] as const);
  return Promise.all(
    all.map(async weight => {
      const kind = weights === 'variable' ? 'wght' : weight;
      const path = resolve(`${scope}/${slug}/files/${slug}-${subset}-${kind}-normal.woff2`);
      const wanted = { family: name, style: styles[weight], weight, fallback: true as const };
      return {
        ...{ family: name, weight, style: 'normal' as const },
        path: await prepareFont(await readFile(path), path, wanted),
      };
    }),
  );
}

/** The path of the licence of a family; undefined where it is none of these. */
export function licenceOfScript(name: string): string | undefined {
  const found = families.get(name);
  return (
    found && resolve(`@fontsource${found.weights === 'variable' ? '-variable' : ''}/${found.slug}/LICENSE`)
  );
}
