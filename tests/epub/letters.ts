import { Blob, Face } from 'harfbuzzjs';
import JSZip from 'jszip';

/**
 * The letters that a book's own fonts lack in the style they are set in, as the browser computed it. A reader would
 * borrow them from another typeface, or show a box.
 * @param faces `family|style|weight` and the letters set so
 */
export async function lettersLacking(
  book: Uint8Array,
  faces: [face: string, letters: string][],
): Promise<string[]> {
  const zip = await JSZip.loadAsync(book);
  const css = await zip.file('OEBPS/style.css')!.async('string');
  const own = new Map<string, Set<number>>();
  for (const [rule] of css.matchAll(/@font-face\s*\{[^}]*\}/g)) {
    const said = (name: string) => new RegExp(`${name}:\\s*"?([^";]+)`).exec(rule)![1]!.trim();
    const path = /url\("([^"]+)"\)/.exec(rule)![1]!;
    const font = new Face(new Blob(await zip.file(`OEBPS/${path}`)!.async('uint8array')));
    const face = [said('font-family'), said('font-style'), said('font-weight')].join('|');
    own.set(face, new Set(font.collectUnicodes()));
  }
  const families = new Set([...own.keys()].map(face => face.split('|')[0]));
  return faces.flatMap(([face, letters]) => {
    const [stack, style, weight] = face.split('|');
    const [family, ...others] = stack!.split(',').map(one => one.replaceAll('"', '').trim());
    if (!families.has(family)) return [];
    const name = [family, style, weight].join('|');
    const known = new Set(own.get(name) ?? []);
    // Behind the text's own family stand those of other scripts, most of them in one cut.
    for (const [cut, letters] of own)
      if (others.includes(cut.split('|')[0]!)) for (const letter of letters) known.add(letter);
    // Lines are broken with one hyphen or the other.
    const hyphenated = known.has(0x2010) || known.has(0x2d) ? '' : '-';
    return [...letters, ...hyphenated]
      .filter(letter => !/[\s\p{Cf}]/u.test(letter) && !known.has(letter.codePointAt(0)!))
      .map(letter => `${letter} in ${name}`);
  });
}
