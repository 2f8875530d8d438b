/** Scripts that are shaped each by rules of their own, and whose letters a book may hold beside Latin ones. */
const scripts = [
  ...['Latin', 'Greek', 'Cyrillic', 'Armenian', 'Georgian', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati'],
  ...['Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Thai', 'Lao', 'Tibetan', 'Myanmar', 'Khmer'],
  ...['Ethiopic', 'Cherokee', 'Coptic', 'Gothic', 'Runic', 'Mongolian', 'Hangul', 'Bopomofo', 'Han'],
  ...['Hiragana', 'Katakana', 'Hebrew', 'Arabic', 'Syriac', 'Thaana', 'Nko', 'Oriya', 'Javanese'],
  ...['Glagolitic', 'Linear_A', 'Linear_B', 'Cypriot', 'Phoenician', 'Samaritan', 'Old_South_Arabian'],
  ...['Avestan', 'Old_Persian', 'Old_Turkic', 'Brahmi', 'Cuneiform', 'Egyptian_Hieroglyphs', 'Ogham'],
  ...['Old_Italic', 'Tifinagh', 'Canadian_Aboriginal'],
].map(script => new RegExp(`\\p{Script=${script}}`, 'u'));

const plain = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u;

/**
 * Divides a text by script (UAX #24): what belongs to none goes with what stands before it, or at the beginning with what
 * follows.
 */
export function scriptRuns(text: string): string[] {
  if (plain.test(text)) return [text];
  const runs: { text: string; script: RegExp | undefined }[] = [];
  for (const char of text) {
    const script = scripts.find(letters => letters.test(char));
    const last = runs.at(-1);
    if (last && (!script || !last.script || script === last.script)) {
      last.text += char;
      last.script ??= script;
    } else runs.push({ text: char, script });
  }
  return runs.map(run => run.text);
}

/** Scripts whose letters hold on to each other: a browser puts no letter spacing between them. */
const joined = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}]/u;

/** Whether a word holds letters that are joined, so that it is as wide in any line. */
export const isJoined = (word: string): boolean => joined.test(word);

/** Scripts whose letters hang from a line, which letter spacing would break. */
const hung = /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}]/u;

/** Whether a text holds letters that must not be spaced. */
export const isHung = (text: string): boolean => hung.test(text);
