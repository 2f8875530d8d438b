// Finds in the pages of a PDF what has changed in the book. Plain JavaScript, because the browser gets it as it is.

/** Only letters are compared: hyphens at line ends, numbers of notes and spaces are others in print. */
export const lettersOf = text =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');

/** Letters around a place that are looked for, the most first: notes at the foot of a page may stand between them. */
const reaches = [60, 30, 15, 8];
/** So few letters may stand on a page by accident. */
const fewest = 10;
/** Letters of the next page that belong to what begins on this one. */
const over = 200;

/**
 * What to look for, the longest first: the text, and where in it the changed words begin and how long they are.
 * @param {{ words: string, before: string, after: string, passage: string }} change
 * @returns {{ text: string, lead: number, length: number }[]}
 */
export function triesFor({ words, before, after, passage }) {
  const [own, ahead, behind] = [words, before, after].map(lettersOf);
  const around = reaches.flatMap(reach => {
    const lead = ahead.slice(-reach);
    const rest = behind.slice(0, reach);
    return [
      [lead, rest],
      ['', rest],
      [lead, ''],
    ].map(([lead, rest]) => ({ text: lead + own + rest, lead: lead.length, length: own.length }));
  });
  const opening = reaches.map(reach => ({ text: lettersOf(passage).slice(0, reach), lead: 0, length: 0 }));
  const byLength = (one, other) => other.text.length - one.text.length;
  return [...around.sort(byLength), ...opening].filter(({ text }) => text.length >= fewest);
}

/**
 * The letters of a page, and where each of its pieces of text begins in them.
 * @param {{ str?: string }[]} items as PDF.js gives them
 */
export function readLetters(items) {
  const starts = [];
  let letters = '';
  for (const item of items) {
    if (!item.str) continue;
    starts.push({ from: letters.length, item });
    letters += lettersOf(item.str);
  }
  return { letters, starts };
}

/**
 * Where a change stands among pages.
 * @param {ReturnType<typeof triesFor>} tries
 * @param {{ letters: string }[]} pages consecutive ones
 * @returns which of them, and from which letter to which; undefined where it is on none
 */
export function findAmong(tries, pages) {
  for (const { text, lead, length } of tries) {
    for (const [k, { letters }] of pages.entries()) {
      const at = (letters + (pages[k + 1]?.letters.slice(0, over) ?? '')).indexOf(text);
      if (at < 0 || at >= letters.length) continue;
      const from = at + lead;
      if (from < letters.length) return { page: k, from, to: Math.min(from + length, letters.length) };
      return { page: k + 1, from: from - letters.length, to: from + length - letters.length };
    }
  }
  return undefined;
}

/** The pieces of text of a page that letters of it stand in; the one at the place where there are none. */
export function itemsAt({ starts }, from, to) {
  const first = Math.max(
    0,
    starts.findLastIndex(start => start.from <= from),
  );
  const last = to > from ? starts.findLastIndex(start => start.from < to) : first;
  return starts.slice(first, Math.max(first, last) + 1).map(({ item }) => item);
}
