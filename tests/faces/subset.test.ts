import { Blob, Buffer, Font, Face as HbFace, shape } from 'harfbuzzjs';
import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { completeFace, isShown, lettersOf } from '../../src/faces/complete.ts';
import { fallbackNames, findFace, readCut } from '../../src/faces/faces.ts';
import { fontsFor } from '../../src/faces/subset.ts';
import { words } from './words.ts';

/** The pictures of a text, and where they stand. */
function drawn(file: Uint8Array, text: string, language: string): string[] {
  const font = new Font(new HbFace(new Blob(file)));
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.setLanguage(language);
  buffer.guessSegmentProperties();
  shape(font, buffer);
  return buffer
    .getGlyphInfosAndPositions()
    .map(({ codepoint, xAdvance, xOffset, yOffset }) =>
      [font.glyphToPath(codepoint), xAdvance, xOffset, yOffset].join(' '),
    );
}

const bookOf = async (text: string, ...more: ReturnType<typeof h>[]) => {
  const languages = words.map(([language]) => language);
  const face = await completeFace(findFace('EB Garamond'), text, languages);
  return { face, fonts: await fontsFor([h('p', text), ...more], face) };
};

it('shapes words of every script in the EPUB’s fonts as in the whole ones', async () => {
  const { face, fonts } = await bookOf(words.map(([, text]) => text).join(' '));
  const families = [
    face.cuts[0]!,
    ...fallbackNames(face).map(name => face.fallbacks!.find(cut => cut.family === name)!),
  ];
  // Spaces are taken from the book’s own typeface.
  const each = words
    .flatMap(([language, all]) => all.split(' ').map(text => [language, text] as const))
    // Signs and Latin letters come from several families.
    .filter(([, text]) => !/[\p{Script=Latin}\p{S}]/u.test(text));
  for (const [language, text] of each) {
    const known = await Promise.all(families.map(lettersOf));
    const cut = families.find((_, k) => [...text].every(letter => isShown(letter, known[k]!)))!;
    const slug = cut.family.toLowerCase().replaceAll(' ', '-');
    const font = fonts.resources.find(({ path }) => path === `fonts/${slug}-regular.ttf`)!;
    const whole = drawn(await readCut(cut), text, language);
    expect(drawn(font.bytes, text, language).join() === whole.join(), text).toBe(true);
  }
});

it('says of a script without italics that its letters stand upright among them', async () => {
  const { fonts } = await bookOf('A 漢 and ไทย', h('p', h('em', '漢')));
  const rules = fonts.css.match(/@font-face \{[^}]*\}/g)!.filter(rule => rule.includes('CJK'));
  expect(rules.map(rule => /font-style: (\w+)/.exec(rule)![1])).toEqual(['normal', 'italic']);
  expect(new Set(rules.map(rule => /url\("([^"]+)/.exec(rule)![1])).size).toBe(1);
});
