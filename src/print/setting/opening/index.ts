import type { Initials } from '../../../faces/initials.ts';
import type { TypeStyle } from '../../../faces/shaper.ts';
import { measureOf } from '../../../typesetting/lines/items.ts';
import { lineEnd } from '../../../typesetting/lines/running.ts';
import type { Words } from '../../../typesetting/lines/words.ts';
import type { LineShape, SetParagraph } from '../paragraph.ts';
import type { Running } from '../text.ts';
import { type WithInitial, withInitial } from './initial.ts';
import { firstWord, withLead, wordEnds } from './lead.ts';

export { restSpan } from './initial.ts';
export { leadSpan } from './lead.ts';

/** How the text of a chapter begins, by choice. */
export interface OpeningSettings {
  /** Over how many lines its initial goes. */
  initial?: 2 | 3 | undefined;
  /** What of it is in small capitals. */
  lead?: 'word' | 'line' | undefined;
}

/** What the paragraph that a chapter begins with is set with. */
export interface OpeningContext {
  /** Its type, and the height of its lines. */
  style: TypeStyle;
  leading: number;
  measure: number;
  indent: number;
  words: Words;
  initials: Initials;
  /** The types of a text's leaves. */
  stylesOf: (running: Running) => TypeStyle[];
  /** Breaks a text into lines. */
  set: (running: Running, shape?: LineShape) => SetParagraph;
}

/** What an initial takes of its lines at most, as a share of a full one. */
const mostOfLine = 0.5;

/**
 * Sets the paragraph that a chapter begins with: with an initial, if it has as many lines, and its first word or line in small
 * capitals.
 */
export function openingLines(
  running: Running,
  { initial, lead }: OpeningSettings,
  context: OpeningContext,
): SetParagraph {
  if (initial !== undefined) {
    const { style, leading, stylesOf, initials, words } = context;
    const setting = { lines: initial, leading, small: lead !== undefined, style };
    const begun = withInitial(running, stylesOf(running), setting, initials, words.shaper);
    const hasRoom = begun && Math.max(...begun.insets) <= mostOfLine * context.measure;
    const set = hasRoom ? ledIn(begun, lead, context) : undefined;
    const ways = set?.ways.filter(({ lines }) => lines.length >= initial) ?? [];
    // With fewer lines than the initial has, it would stand in the paragraph below.
    if (ways.length > 0 && ways[0] === set!.ways[0]) return { ...set!, ways, together: initial };
  }
  return ledIn({ running }, lead, context);
}

/** A text of letters that have capitals. */
const cased = /^\P{L}*[\p{Lu}\p{Ll}]/u;

/** A text with what it begins with in small capitals. */
function ledIn(
  { running, insets, behind = 0 }: Partial<WithInitial> & Pick<WithInitial, 'running'>,
  lead: OpeningSettings['lead'],
  context: OpeningContext,
): SetParagraph {
  const { set } = context;
  if (!cased.test(running.text)) return set(running, { insets });
  if (lead === undefined) return set(running, { insets });
  const word = () => set(withLead(running, firstWord(running, behind)), { insets });
  if (lead === 'word') return word();
  const found = firstLines(running, context, insets?.[0]).map(end =>
    set(withLead(running, end), { insets, firstEnd: running.text[end] === ' ' ? end : undefined }),
  );
  const best = found.reduce((one, other) => (other.ways[0]!.demerits < one.ways[0]!.demerits ? other : one));
  // A first line of whole words may be impossible to set.
  return best.ways[0]!.lines[0]!.flaw ? word() : best;
}

/** How many first lines are tried that are shorter than their room, and longer. */
const few = 2;

/** Where a first line in small capitals may end: the ends of words that come nearest to filling it, or the whole text. */
function firstLines(running: Running, context: OpeningContext, inset?: number): number[] {
  const { text } = running;
  const small = withLead(running, text.length);
  const width = measureOf(small, context.stylesOf(small), context.words);
  const room = context.measure - (inset ?? context.indent);
  const shorter: number[] = [];
  const longer: number[] = [];
  // A line that is broken by hand ends there.
  const last = text.indexOf(lineEnd) < 0 ? text.length : text.indexOf(lineEnd);
  for (const end of [...wordEnds(running).filter(end => end < last), last]) {
    (width(0, end).width <= room ? shorter : longer).push(end);
    if (longer.length === few) break;
  }
  return longer.length === 0 ? [last] : [...shorter.slice(-few), ...longer];
}
