import { isHung } from '../../faces/scripts.ts';
import type { Place } from '../../typesetting/lines/items.ts';
import { measureOf } from '../../typesetting/lines/items.ts';
import type { Item } from '../../typesetting/lines/knuth-plass.ts';
import { leafAt } from '../../typesetting/lines/running.ts';
import { openness } from '../../typesetting/lines/weighing.ts';
import type { Words } from '../../typesetting/lines/words.ts';
import type { ParagraphSetting } from './paragraph.ts';
import type { Running } from './text.ts';

/**
 * Share of its letters' width by which a line is widened or narrowed at most, through letter spacing: about an eightieth
 * of the type size between two letters, which nobody sees.
 */
export const expansion = 0.033;

/** What may be wrong with a line that could not be set otherwise. */
export type Flaw = 'wide' | 'loose' | 'divided';

/**
 * How far word spaces may shrink before words run together, and grow before they are holes, as shares of their width; and how
 * far letters of writing without spaces may stand apart, as a share of the type size.
 */
const bounds = { narrowest: 0.4, loosest: 4, apart: 0.25 };

/** One line as it will be set. Spacing in CSS pixels, on top of the font's own. */
export interface Line {
  from: number;
  to: number;
  /** Whether a hyphen is added at its end; and whether it ends within a word, at this one or one of the word's own. */
  hyphen: boolean;
  inWord: boolean;
  /** False for a last line and one that falls short, which end where they end. */
  justified: boolean;
  wordSpacing: number;
  letterSpacing: number;
  /** What is wrong with it: it is longer than the measure, its spaces are holes, or a string is divided where no rule does. */
  flaw?: Flaw;
  /** By how much it begins before its edge, and ends behind it. */
  hangs?: { left: number; right: number };
  /** By how much it begins further in, beside an initial. */
  inset?: number;
}

/** What of a paragraph's room and type its lines are spaced by. */
type LineSetting = Pick<ParagraphSetting, 'measure' | 'indent' | 'style' | 'styles' | 'insets'>;

/**
 * Spaces the lines of a paragraph.
 * @returns makes the line from an offset of the text to the item at which it ends; `number` counts from 0
 */
export function spacer(
  running: Running,
  { measure, indent, style, styles, insets }: LineSetting,
  words: Words,
  { items, places }: { items: readonly Item[]; places: ReadonlyMap<number, Place> },
): (from: number, at: number, number: number) => Line {
  const { shaper, hang } = words;
  const extent = measureOf(running, styles, words);
  const hyphen = shaper('-', style);
  const give = isHung(running.text) ? 0 : expansion;

  const styleAt = (offset: number) => styles[leafAt(running.leaves, offset)] ?? style;
  const spacingAt = (offset: number) => {
    const at = leafAt(running.leaves, offset);
    return running.leaves[at]?.width === undefined ? styles[at]?.tracking : 0;
  };
  const hangAt = (offset: number) => hang(running.text[offset]!, styleAt(offset));

  const insetAt = (line: number) => insets?.[line] ?? 0;
  return (from, at, number) => {
    const end = places.get(at)!;
    const item = items[at];
    const isBreak = item?.kind === 'penalty';
    const justified = item !== undefined && !(isBreak && item.cost === Number.NEGATIVE_INFINITY);
    const text = running.text.slice(from, end.end);
    const own = extent(from, end.end);
    const width = own.width + (end.hyphen ? hyphen.width : 0);
    /** Spacing of its own that the last letter has, which is not seen; what is set as a whole has none. */
    const trailing = end.hyphen ? undefined : spacingAt(end.end - 1);
    const gaps = own.clusters + (end.hyphen ? 1 : 0) - (trailing === undefined ? 1 : 0);
    const spaces = text.match(/[ \u00a0]/g)?.length ?? 0;
    const inset = insetAt(number);
    const left = number === 0 || inset > 0 ? 0 : round(hangAt(from));
    const right = !justified
      ? 0
      : round(end.hyphen ? hang('-', style) : hangAt(end.end - 1) + (trailing ?? 0));
    const begins = insets ? inset : number === 0 ? indent : 0;
    const missing = measure - begins - width + left + right;
    const divided = end.anywhere && { flaw: 'divided' as const };
    const line = {
      from,
      to: end.end,
      hyphen: end.hyphen,
      inWord: isBreak && item.hyphen,
      justified,
      ...divided,
      ...(inset > 0 && { inset }),
    };
    const hangs = (letterSpacing: number) => {
      // The browser takes the line's own letter spacing off its end, which is not there.
      const behind = trailing === undefined ? right : round(right - letterSpacing);
      return left || behind ? { hangs: { left, right: behind } } : {};
    };
    if (!justified && missing >= 0) return { ...line, ...hangs(0), wordSpacing: 0, letterSpacing: 0 };
    const gap = text.search(/[ \u00a0]/);
    const space = gap < 0 ? 0 : extent(from + gap, from + gap + 1).width;
    const letters = (width - own.rigid - spaces * space) * give;
    const spread = Math.max(-letters, Math.min(letters, missing));
    // Letters of writing without spaces take their part of what is left.
    const open = justified && missing > 0 && !isHung(text) ? own.open * openness : 0;
    const opened = open > 0 ? ((missing - spread) * open) / (open + spaces * space) : 0;
    const letterSpacing = gaps > 0 ? round((spread + opened) / gaps) : 0;
    const needed = spaces > 0 ? (missing - letterSpacing * gaps) / spaces : 0;
    // No address pulls the words before it apart.
    if (end.ragged && missing - letterSpacing * gaps > space * spaces + 0.05)
      return { ...line, justified: false, wordSpacing: 0, letterSpacing: 0 };
    // Words never run into one another.
    const wordSpacing = round(Math.max(-bounds.narrowest * space, needed));
    const lacks = missing - wordSpacing * spaces - letterSpacing * gaps;
    const set = { ...line, ...hangs(letterSpacing), wordSpacing, letterSpacing };
    if (lacks < -0.05) return { ...set, justified: false, flaw: 'wide' };
    if (lacks > 0.05) return { ...set, justified: false };
    if (letterSpacing > bounds.apart * style.size || (wordSpacing > bounds.loosest * space && spaces > 0))
      return { ...set, flaw: 'loose' };
    return set;
  };
}

export const round = (value: number) => Math.round(value * 10_000) / 10_000;
