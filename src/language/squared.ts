/** Marks that Chinese and Japanese share with Latin writing, where they are as wide as a letter. */
const shared = '“”‘’—…·';

/** Languages in which they fill a square, as their letters do. */
export const isSquared = (language: string): boolean => /^(?:zh|ja)\b/i.test(language);

const beside = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** Whether a character may be one of these marks. */
export const isSharedMark = (character: string): boolean => shared.includes(character);

/** Where in a text such marks stand beside letters or signs of these languages, or beside one another there. */
export function squaredMarks(text: string): { from: number; to: number }[] {
  if (!beside.test(text)) return [];
  return [...text.matchAll(new RegExp(`[${shared}]+`, 'gu'))].flatMap(({ 0: marks, index }) => {
    const to = index + marks.length;
    const around = [text[index - 1], text[to]];
    return around.some(one => one !== undefined && beside.test(one)) ? [{ from: index, to }] : [];
  });
}
