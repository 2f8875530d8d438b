/**
 * A chapter's text as a person reads and types it: without the marks of printed pages, the lines of containers, the backslashes before signs, and (unless asked
 * for) the signs of emphasis and the references of notes; blank space is one space. Every character knows where it stands in the file.
 */
export interface Reading {
  text: string;
  /** Offset in the file of each character, and of the one behind it. */
  from: number[];
  to: number[];
}

/** How much of what people type otherwise than it is printed does not count. */
export type Tolerance = 'exact' | 'quotes' | 'loose';

/** Signs that a person types for one another, by the one that stands for all of them; each is one character. */
const alike: [RegExp, string][] = [
  [/[‘’‚‛′´`]/, "'"],
  [/[“”„‟″«»]/, '"'],
  [/[‐‑–—−]/, '-'],
];

/**
 * Reads a stretch of a chapter's file.
 * @param source the file's text; @param start where the reading begins
 * @param options.signs whether the signs of emphasis are read as they stand; else they are passed over
 * @param options.notes the same for references of notes, `[^1]`
 * @param options.tolerance `quotes`: quotation marks and dashes of all forms are the same; `loose`: so are hyphens, capitals
 */
export function readingOf(
  source: string,
  start: number,
  { signs, notes = false, tolerance }: { signs: boolean; notes?: boolean; tolerance: Tolerance },
): Reading {
  const reading: Reading = { text: '', from: [], to: [] };
  const characters: string[] = [];
  const put = (character: string, from: number, to: number) => {
    characters.push(character);
    reading.from.push(from);
    reading.to.push(to);
  };
  for (let at = start; at < source.length; ) {
    const character = source[at]!;
    const mark =
      character === '⟦'
        ? /^⟦[^⟧\n]{1,40}⟧/.exec(source.slice(at, at + 48))
        : character === '[' && !notes
          ? referenceAt(source, at)
          : null;
    const passed =
      mark ??
      (character === ':' && isLineStart(source, at) ? container.exec(source.slice(at, at + 200)) : null);
    if (passed) {
      at += passed[0].length;
      continue;
    }
    let length = 1;
    let own = character;
    if (character === '\\' && /[!-/:-@[-`{-~]/.test(source[at + 1] ?? '')) {
      own = source[at + 1]!;
      length = 2;
    } else if (!signs && (character === '*' || character === '_')) {
      at++;
      continue;
    }
    if (/\s/.test(own)) {
      if (characters.at(-1) === ' ') reading.to[reading.to.length - 1] = at + length;
      else put(' ', at, at + length);
    } else {
      const composed = /\p{M}/u.test(own) ? `${characters.at(-1) ?? ''}${own}`.normalize('NFC') : '';
      // an accent that was typed apart from its letter is one with it
      if (composed.length === 1 && characters.length > 0) {
        characters[characters.length - 1] = composed;
        reading.to[reading.to.length - 1] = at + length;
      } else for (const one of shapeOf(own, tolerance)) put(one, at, at + length);
    }
    at += length;
  }
  reading.text = characters.join('');
  return reading;
}

/** A line that opens or closes a container: it has no words of the book. */
const container = /^:{3,}[^\n]*/;
const isLineStart = (source: string, at: number): boolean => at === 0 || source[at - 1] === '\n';

/** The reference of a note that begins here; null where none does, or the note itself. */
function referenceAt(source: string, at: number): RegExpExecArray | null {
  const found = /^\[\^[^\]\s]{1,80}\]/.exec(source.slice(at, at + 84));
  const isNote = found && source[at + found[0].length] === ':' && isLineStart(source, at);
  return isNote ? null : found;
}

/** Whether words name references of notes. */
export const namesNotes = (words: string): boolean => words.includes('[^');

/** Words as they are looked for in a {@link Reading}. */
export function wanted(words: string, tolerance: Tolerance): string {
  // a hyphen at the end of a printed line is typed with the line's end
  const whole = tolerance === 'loose' ? words.replace(/[-\u00ad‐]\s*\n\s*|[-‐]\s+(?=\p{Ll})/gu, '') : words;
  return [...whole.normalize('NFC').trim().replace(/\s+/g, ' ')]
    .flatMap(one => shapeOf(one, tolerance))
    .join('');
}

/** What a character counts as: itself, what is alike, or nothing. */
function shapeOf(character: string, tolerance: Tolerance): string[] {
  if (tolerance === 'exact') return [...character];
  const sign = alike.find(([signs]) => signs.test(character))?.[1] ?? character;
  if (tolerance === 'quotes') return [...sign];
  if (/[-\u00ad]/.test(sign)) return [];
  const small = sign.toLowerCase();
  return small.length === sign.length ? [...small] : [...sign];
}
