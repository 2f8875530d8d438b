import { Blob, Face as HbFace } from 'harfbuzzjs';
import { type Cut, type Face, fallbackNames, readCut } from './faces.ts';
import { cutsOfFamily, fallbackFamilies, familiesOfLanguages } from './families.ts';
import { radical, withoutRadicals } from './own/radicals.ts';

const known = new Map<string, Promise<ReadonlySet<number>>>();

/** The characters that a cut has letters for. */
export function lettersOf(cut: Cut): Promise<ReadonlySet<number>> {
  let letters = known.get(cut.path);
  if (!letters) {
    letters = readCut(cut).then(bytes => new Set(new HbFace(new Blob(bytes)).collectUnicodes()));
    known.set(cut.path, letters);
  }
  return letters;
}

/** Whether a character needs no letter: a space, or what is never seen. */
export const unseen = /[\s\p{Default_Ignorable_Code_Point}]/u;

/** Whether letters can show a character: by one of its own, or by those of its base and its accents. */
export const isShown = (char: string, letters: ReadonlySet<number>): boolean =>
  unseen.test(char) ||
  [char, char.normalize('NFC'), char.normalize('NFD')].some(form =>
    [...form].every(one => letters.has(one.codePointAt(0)!)),
  );

/**
 * Adds to a face those families of the program that have letters of a text which the face lacks; a family that the text has
 * no need of does not come in. Families that the face brings along are asked first.
 *
 * @param text all that is to be shown, in any order
 * @param languages BCP 47 tags of the text: they choose among the forms of Chinese letters
 */
export async function completeFace(face: Face, text: string, languages: Iterable<string>): Promise<Face> {
  let lacking = [...new Set(text.normalize('NFC'))];
  const leave = async (cuts: Cut[]) => {
    const sets = await Promise.all(cuts.map(lettersOf));
    const before = lacking.length;
    lacking = lacking.filter(char => !sets.every(letters => isShown(char, letters)));
    return lacking.length < before;
  };
  await leave([...face.cuts, ...(face.headings ?? [])]);
  const fallbacks: Cut[] = [...(face.fallbacks ?? [])];
  for (const family of fallbackNames(face)) await leave(fallbacks.filter(cut => cut.family === family));
  for (const name of familiesInOrder(languages)) {
    if (lacking.length === 0) break;
    const cuts = cutsOfFamily(name, fallbackFamilies[name]!);
    // What has nothing of its own to add to the face is not asked again.
    if (!cuts || cuts.every(cut => face.cuts.some(({ path }) => path === cut.path))) continue;
    if (await leave(cuts.slice(0, 1))) fallbacks.push(...(await withRadicalsOf(text, name, cuts)));
  }
  return fallbacks.length > 0 ? { ...face, fallbacks } : face;
}

/** The cuts of a family, for Chinese without the radicals where the text has none. */
const withRadicalsOf = async (text: string, family: string, cuts: Cut[]): Promise<Cut[]> =>
  /^Noto Serif (?:SC|TC|JP|KR)$/.test(family) && !radical.test(text)
    ? Promise.all(cuts.map(withoutRadicals))
    : cuts;

/** The families of the program, those of the text's languages before others for the same letters. */
function familiesInOrder(languages: Iterable<string>): string[] {
  const tags = [...languages];
  const first = familiesOfLanguages.flatMap(([tag, name]) => (tags.some(one => tag.test(one)) ? [name] : []));
  const all = Object.keys(fallbackFamilies).filter(name => !first.includes(name));
  const at = all.indexOf('Noto Serif SC');
  return [...all.slice(0, at), ...first, ...all.slice(at)];
}
