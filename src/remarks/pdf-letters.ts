import type { Run } from '../extraction/pdf-runs.ts';

/** The text of a page, and where each of its characters stands, in points. */
export interface Letters {
  text: string;
  /** Of each character of the text; undefined for blank space that stands in no run. */
  boxes: (Box | undefined)[];
}

export interface Box {
  left: number;
  right: number;
  /** The baseline, and the size of the type. */
  y: number;
  size: number;
}

/** A rectangle, in points. */
export interface Area {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

/** How wide characters are beside each other, whatever the typeface: near enough to tell words. */
const widthOf = (character: string): number =>
  /[ijltf.,;:'’‘|!()[\]]/.test(character)
    ? 0.55
    : /[mwMW—…]/.test(character)
      ? 1.6
      : /\p{Lu}/u.test(character)
        ? 1.35
        : /\s/.test(character)
          ? 0.5
          : 1;

/** So much of the type's size between two runs is blank space. */
const gap = 0.12;

/** The characters of a page's runs in their order, with blank space between words and line ends between lines. */
export function lettersOf(runs: readonly Run[]): Letters {
  const letters: Letters = { text: '', boxes: [] };
  const put = (character: string, box: Box | undefined) => {
    letters.text += character;
    for (let i = 0; i < character.length; i++) letters.boxes.push(box);
  };
  let last: Run | undefined;
  for (const run of runs) {
    if (run.text === '') continue;
    if (last) {
      const isNew = Math.abs(run.y - last.y) > 0.6 * Math.max(run.size, last.size) || run.x < last.x;
      const isApart = run.x - (last.x + last.width) > gap * run.size;
      if (isNew) put('\n', undefined);
      else if (isApart && !/\s$/.test(letters.text) && !/^\s/.test(run.text)) put(' ', undefined);
    }
    const all = [...run.text].reduce((sum, one) => sum + widthOf(one), 0);
    let left = run.x;
    for (const character of run.text) {
      const right = left + (run.width * widthOf(character)) / all;
      put(character, { left, right, y: run.y, size: run.size });
      left = right;
    }
    last = run;
  }
  return letters;
}

/** The stretch of a page's text that areas cover, in whole words where most of a word is covered; undefined where there is none. */
export function stretchIn(
  { text, boxes }: Letters,
  areas: readonly Area[],
): { from: number; to: number } | undefined {
  const covers = (box: Box | undefined) =>
    box !== undefined &&
    areas.some(({ left, right, bottom, top }) => {
      const [x, y] = [(box.left + box.right) / 2, box.y + 0.3 * box.size];
      return x >= left && x <= right && y >= bottom && y <= top;
    });
  const covered = boxes.map((box, i) => !/\s/.test(text[i]!) && covers(box));
  let from = covered.indexOf(true);
  if (from < 0) return undefined;
  let to = covered.lastIndexOf(true) + 1;
  const [first, last] = [wordAt(text, from), wordAt(text, to - 1)];
  const share = ({ start, end }: { start: number; end: number }) =>
    covered.slice(start, end).filter(Boolean).length / (end - start);
  // letters are measured roughly: a sign too few or too many is nobody's intention
  if (first.start === last.start)
    return share(first) > 0.6 ? { from: first.start, to: first.end } : { from, to };
  from = share(first) > 0.5 ? first.start : first.end;
  to = share(last) > 0.5 ? last.end : last.start;
  return from < to ? { from, to } : { from: first.start, to: last.end };
}

const inWord = /[\p{L}\p{M}\p{N}’'‐\u00ad-]/u;

/** The word that stands at an offset, without the signs beside it; or the sign that stands there. */
export function wordAt(text: string, at: number): { start: number; end: number } {
  if (!inWord.test(text[at] ?? '')) return { start: at, end: at + 1 };
  let [start, end] = [at, at];
  while (start > 0 && inWord.test(text[start - 1]!)) start--;
  while (end < text.length && inWord.test(text[end]!)) end++;
  return { start, end };
}

/** A stretch without the signs at its end: whoever marks a word seldom minds the comma behind it. */
export function withoutSigns(text: string, { from, to }: { from: number; to: number }) {
  const end = to - /[^\p{L}\p{N}]*$/u.exec(text.slice(from, to))![0].length;
  return { from, to: end > from ? end : to };
}

/** The offset of the character nearest to a point, and how far from it that is, in sizes of its type; undefined on an empty page. */
export function nearestTo(
  { text, boxes }: Letters,
  point: { x: number; y: number },
): { at: number; far: number } | undefined {
  let best: { at: number; far: number } | undefined;
  boxes.forEach((box, at) => {
    if (!box || /\s/.test(text[at]!)) return;
    const x = Math.max(box.left - point.x, 0, point.x - box.right);
    const y = Math.max(box.y - point.y, 0, point.y - box.y - 0.7 * box.size);
    // what stands on the same line is nearer than what stands above
    const far = Math.hypot(x, 2 * y) / Math.max(box.size, 1);
    if (!best || far < best.far) best = { at, far };
  });
  return best;
}
