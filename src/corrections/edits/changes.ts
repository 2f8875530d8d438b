import { bodyOf } from '../errata/places.ts';
import { align } from '../merging/alignment.ts';
import { type Hunk, hunksOf } from '../merging/changes.ts';
import { isBlank, isWord, type Stream, streamOf } from '../merging/stream.ts';

/** A few words that a person has changed within a paragraph. */
export interface Change {
  file: string;
  /** Line of the edited file on which it is. */
  line: number;
  /** Where in the edited text the person's words stand. */
  from: number;
  to: number;
  /** What recovery wrote in their place. */
  was: string;
}

/** A change that is none of a few words: it stays as it is. */
export interface Stay {
  file: string;
  line: number;
  why: string;
  was: string;
  now: string;
}

/** So many words are a few, on either side. */
const fewWords = 8;
const tooMany = `it is more than ${fewWords} words`;
/** Changes with so few words between them are one. */
const between = 2;
/** Signs by which Markdown tells what a line or a stretch is. */
const markup = /[#>|<`~{}[\]⟦⟧\\]/;
/** What a line begins with that is no line of a paragraph. */
const lineStart = /^\s*(?:[-+*:=]|\d+[.)]\s)/;

/**
 * What a person has changed in a chapter since recovery wrote it: changes of a few words, and the larger ones. How lines are broken is
 * nobody's change.
 * @param base the chapter as recovery wrote it
 * @param edited the chapter as it is now
 */
export function changesIn(file: string, base: string, edited: string): { few: Change[]; more: Stay[] } {
  const sides = [base, edited].map(text => sideOf(file, text)) as [Side, Side];
  const [one, other] = sides;
  const toOurs = align(one.stream, other.stream, { soft: true, moves: false });
  const hunks = joined(hunksOf({ base: one.stream, ours: other.stream, toOurs }), sides);
  const few: Change[] = [];
  const more: Stay[] = [];
  for (const hunk of hunks) {
    const was = textIn(one, hunk.from, hunk.to);
    const now = textIn(other, hunk.ours.from, hunk.ours.to);
    const from = other.starts[hunk.ours.from]!;
    const line = edited.slice(0, from).split('\n').length;
    const why = whyNot(hunk, sides);
    if (why !== undefined) more.push({ file, line, why, was, now });
    else few.push({ file, line, from, to: from + now.length, was: inLineEndsOf(edited, was) });
  }
  return { few, more };
}

/** A text, its tokens, and where in it each of them begins; the last start is the text's end. */
interface Side {
  text: string;
  stream: Stream;
  starts: number[];
  /** Where its front matter ends. */
  body: number;
}

function sideOf(file: string, text: string): Side {
  const stream = streamOf(new Map([[file, text]]));
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  // the first token is the file's opening
  const starts = [at];
  for (const token of stream.tokens.slice(1)) {
    starts.push(at);
    if (!isBlank(token)) at += token.length;
    else while (at < text.length && /\s/.test(text[at]!)) at++;
  }
  return { text, stream, starts: [...starts, at], body: bodyOf(text) };
}

/** The text of some tokens as it stands in the file. */
const textIn = ({ text, starts }: Side, from: number, to: number): string =>
  text.slice(starts[from], starts[to]);

const inLineEndsOf = (like: string, text: string): string => {
  const plain = text.replaceAll('\r\n', '\n');
  return like.includes('\r\n') ? plain.replaceAll('\n', '\r\n') : plain;
};

/** Changes that are near each other as one, for a passage that was written anew has some words of the old one; so are the two signs around what was made italic. */
function joined(hunks: readonly Hunk[], sides: readonly [Side, Side]): Hunk[] {
  const result: Hunk[] = [];
  for (const hunk of hunks) {
    const last = result.at(-1);
    const both = last && {
      ...{ from: last.from, to: hunk.to },
      ours: { from: last.ours.from, to: hunk.ours.to },
    };
    if (both && isNear(last, hunk, sides) && [undefined, tooMany].includes(whyNot(both, sides)))
      result[result.length - 1] = both;
    else result.push(hunk);
  }
  return result;
}

function isNear(last: Hunk, next: Hunk, [one, other]: readonly [Side, Side]): boolean {
  const isOdd = (text: string) => (text.match(/[*_]/g) ?? []).length % 2 === 1;
  const isUnbalanced =
    isOdd(textIn(one, last.from, last.to)) || isOdd(textIn(other, last.ours.from, last.ours.to));
  return wordsIn(one.stream, last.to, next.from) <= (isUnbalanced ? fewWords : between);
}

const wordsIn = ({ tokens }: Stream, from: number, to: number): number =>
  tokens.slice(from, to).filter(isWord).length;

const note = /\[\^[^\]\s]{1,80}\]/g;
/** The references of notes, as one text. */
const notesIn = (text: string): string => (text.match(note) ?? []).join(' ');

/** Why a change is none of a few words within a paragraph; undefined where it is. */
function whyNot({ from, to, ours }: Hunk, [one, other]: readonly [Side, Side]): string | undefined {
  const stretches = [
    { side: one, from, to },
    { side: other, from: ours.from, to: ours.to },
  ];
  const [was, now] = stretches.map(({ side, from, to }) => notesIn(textIn(side, from, to)));
  if (was !== now) return 'it changes the signs of Markdown';
  for (const { side, from, to } of stretches) {
    const text = textIn(side, from, to);
    if (from === 0 || side.starts[from]! < side.body) return 'it is in the head of the chapter';
    if (side.stream.tokens.slice(from, to).some(token => /\n[^\S\n]*\n/.test(token)))
      return 'it is more than a part of a paragraph';
    if (wordsIn(side.stream, from, to) > fewWords) return tooMany;
    const isAtStart = /(?:^|\n)[^\S\n]*$/.test(side.text.slice(0, side.starts[from]));
    if (markup.test(text.replaceAll(note, '')) || (isAtStart && lineStart.test(text)))
      return 'it changes the signs of Markdown';
  }
  return undefined;
}
