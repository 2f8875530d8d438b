import { Blob, Face as HbFace } from 'harfbuzzjs';
import { isSharedMark, isSquared } from '../language/squared.ts';
import { type Cut, type Face, fallbackNames, readCut } from './faces.ts';
import { cutsOfFamily, fallbackFamilies } from './families.ts';
import { hanCuts, isHan } from './packed/han.ts';
import { cutsOfScript, scriptFamiliesOf } from './packed/scripts.ts';

const known = new Map<string, Promise<ReadonlySet<number>>>();
/** How many cuts are known at once: a book's own font of Chinese letters is another with each new letter. */
const most = 300;

/** The characters that a cut has letters for. */
export function lettersOf(cut: Cut): Promise<ReadonlySet<number>> {
  let letters = known.get(cut.path);
  if (!letters) {
    letters = readCut(cut).then(bytes => new Set(new HbFace(new Blob(bytes)).collectUnicodes()));
    if (known.size >= most) known.clear();
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
 * no need of does not come in, and is not opened. Families that the face brings along are asked first, then Chinese,
 * Japanese and Korean, then those of one script each, then what has letters of many scripts, and signs.
 *
 * @param text all that is to be shown, in any order
 * @param languages BCP 47 tags of the text, the book’s own first: they choose among the forms of Chinese letters
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
  const ask = async (cuts: Cut[]) => {
    if (await leave(cuts.slice(0, 1))) fallbacks.push(...cuts);
  };
  // Others have some of its punctuation too.
  const han = lacking.filter(isHan);
  const marks = [...languages].some(isSquared) ? [...new Set(text)].filter(isSharedMark) : [];
  if (han.length > 0) await ask(await hanCuts([...han, ...marks], languages));
  for (const name of scriptFamiliesOf(lacking)) await ask(await cutsOfScript(name));
  for (const [name, family] of Object.entries(fallbackFamilies)) {
    if (lacking.length === 0) break;
    const cuts = cutsOfFamily(name, family);
    // What has nothing of its own to add to the face is not asked again.
    if (!cuts.every(cut => face.cuts.some(({ path }) => path === cut.path))) await ask(cuts);
  }
  return fallbacks.length > 0 ? { ...face, fallbacks } : face;
}
