import { endsSentence, type TextLine } from '../lines.ts';

export type Ending = 'sentence' | 'colon' | 'other';
export type Starting = 'capital' | 'quote' | 'lower' | 'citation' | 'other';

/** What the model sees of a line and of the step from it to the next. */
export interface Sight {
  first: number;
  last: number;
  single: boolean;
  ending: Ending;
  starting: Starting;
  citation: boolean;
  closingMark: boolean;
  /** A double quotation mark is open at the line's end. */
  open: boolean;
  blankAfter: boolean;
  /** Last text line of its page, where a blank line would not show, or set off from a heading, where one says nothing. */
  foot: boolean;
  /** Width of what would have to fit at the end of this line for it to be no last line: the next line's first part. */
  nextPart: number;
}

const sentenceEnd = /[.!?…](?:[’”"'»)\]]|\d{1,3}(?!\d))*$|[.!?…][’”"')\]]*\d{1,3}$/;
const colonEnd = /[:：][—–-]?$/;
const opening = /^[“‘"'«„]/;

/** How a line ends, note marks and closing quotation marks aside. A full stop after an abbreviation or an initial ends nothing. */
function endingOf(text: string, abbreviations: readonly string[] = []): Ending {
  // longer than any abbreviation; a whole line of letters would be searched from each of them
  const word = /([\p{L}.]+)\.$/u.exec(text.slice(-60))?.[1];
  if (word !== undefined && (/^\p{Lu}$/u.test(word) || abbreviations.includes(word.toLowerCase())))
    return 'other';
  if (sentenceEnd.test(text)) return 'sentence';
  if (/\)\d{0,3}$/.test(text) && /[.!?][’”"']*\s\([^()]*\)\d{0,3}$/.test(text)) return 'sentence';
  return colonEnd.test(text) ? 'colon' : 'other';
}

/** Whether a line is short, begins with a capital and ends like no sentence: a blank line may stand before it for its own sake. */
const mayBeHeading = (line: TextLine) =>
  line.last < 0.6 && line.joins.length === 0 && /^\p{Lu}.*[\p{L}\p{N}]$/u.test(line.text);

/** How a line starts. */
function startingOf(text: string): Starting {
  if (/^\([^()]{2,120}\)/.test(text) && /^\([^()]*(?:\d|\b[Ii]bid)/.test(text)) return 'citation';
  const bare = text.replace(/^[[(]+/, '');
  if (opening.test(bare)) return /^[“‘"'«„][\s]*\p{Ll}/u.test(bare) ? 'lower' : 'quote';
  if (/^\p{Lu}/u.test(bare)) return 'capital';
  if (/^\p{Ll}/u.test(bare)) return 'lower';
  return 'other';
}

/** Whether a parenthesis that opened on this line or the one before is still open at its end. */
function inParentheses(before: string, text: string): boolean {
  const both = `${before} ${text}`;
  return both.lastIndexOf('(') > both.lastIndexOf(')') && /\([^()]{0,120}$/.test(both);
}

/** For each line, whether a double quotation mark is open at its end. */
export function openMarks(lines: TextLine[]): boolean[] {
  let open = '';
  return lines.map(line => {
    // “ opens in English and closes in German
    for (const c of line.text)
      if (c === '„' || (c === '“' && open !== '„')) open = c;
      else if (c === '“' || c === '”') open = '';
    return open !== '';
  });
}

/** A citation in parentheses after a closing stop, at the end of a line or of it and the line before. */
function endsInCitation(text: string, before: string): boolean {
  const two = `${before.slice(-80)} ${text}`;
  return (
    /[.!?…][’”"']*\s?\((?=[^()]*(?:\d|\p{Ll}{2}\.?|\p{Lu}))[^()]{2,160}\)\.?$/u.test(two) &&
    /\)\.?$/.test(text)
  );
}

/** The width model as far as the sequence needs it. */
export interface Measuring {
  width(text: string): number;
  spread: number;
  /** Words written with a full stop that ends no sentence, lower case, without it. */
  abbreviations: readonly string[];
  /** The shortest beginning of a word that could stand on a line of its own, with its hyphen. */
  firstPart(text: string): string;
}

/**
 * What the model sees of a line.
 * @param before the line before it, @param next the line after it in the same run, where there are any
 * @param open whether a double quotation mark is open at its end, as {@link openMarks} says
 */
export function look(
  line: TextLine,
  before: TextLine | undefined,
  next: TextLine | undefined,
  open: boolean,
  m: Measuring,
): Sight {
  const part = next ? m.firstPart(next.text) : '';
  const ofHeading = next === undefined || (mayBeHeading(next) && endsSentence(line));
  return {
    first: line.first,
    last: line.last,
    single: line.joins.length === 0,
    ending:
      inParentheses(before?.text ?? '', line.text) ||
      (/^[\d(–-]/.test(next?.text ?? '') && /:$/.test(line.text))
        ? 'other'
        : endingOf(line.text, m.abbreviations),
    open,
    starting: startingOf(line.text),
    citation: endsInCitation(line.text, before?.text ?? ''),
    closingMark: /[”’"'»]\d{0,3}$/.test(line.text),
    blankAfter: line.blankAfter && !line.foot && !ofHeading,
    foot: line.foot || (line.blankAfter && ofHeading),
    nextPart: part === '' ? 0 : m.width(` ${part}`),
  };
}
