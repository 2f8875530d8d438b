import { isJoined } from '../../faces/scripts.ts';
import type { Shaper, TypeStyle } from '../../faces/shaper.ts';
import { isUnspaced } from '../../language/unspaced.ts';
import { divisions } from './divisions.ts';
import { type Hang, noHang } from './hanging.ts';
import type { Item } from './knuth-plass.ts';

/**
 * What a stretch of text takes up. `clusters` are the places to which a line adds letter spacing, and `rigid` is the width of
 * what it leaves as it is, because it is spaced by itself, and `open` that of writing without spaces, whose letters stand further
 * apart where other lines have wider spaces.
 */
export interface Extents {
  width: number;
  clusters: number;
  rigid: number;
  open: number;
}

/** A place in a word where a line may end: the number of its penalty among the word’s items, and how far into the word it is. */
export interface WordEnd {
  item: number;
  offset: number;
  hyphen: boolean;
  /** Whether a string is divided there that no rule divides. */
  anywhere?: true;
  /** Whether the line may fall short. */
  ragged?: true;
}

/** A word as boxes, and penalties between them. */
export interface WordItems {
  items: readonly Item[];
  ends: readonly WordEnd[];
}

/** Offsets at which a word of a language may be divided. */
export type Points = (word: string, language: string) => readonly number[];

/** Measures and divides words. It remembers them by their style: whoever asks often should ask with the same style object. */
export interface Words {
  shaper: Shaper;
  hang: Hang;
  /** What a stretch in one style takes up that has no spaces, or is one. */
  extents: (stretch: string, style: TypeStyle) => Extents;
  /** A word in one style. @param room length of the shortest line: what is longer may be divided anywhere */
  itemsOf: (word: string, style: TypeStyle, room: number) => WordItems;
  /** A word whose style changes within it. */
  mixedItems: (word: string, looks: Looks, room: number) => WordItems;
}

/** How the letters of a word look, by their offsets in it. */
interface Looks {
  measure: (from: number, to: number) => Extents;
  styleAt: (offset: number) => TypeStyle;
}

/**
 * A word is measured as a whole, up to each place where it may be divided, so that its letters stand as close as in the
 * undivided word. Of a longer one, which no language has, and of writing without spaces, each such stretch is measured by itself.
 */
const longestShaped = 500;
/** The same where it may be divided anywhere, so that there are as many stretches as letters. */
const longestAnywhere = 50;

const nothing: Extents = { width: 0, clusters: 0, rigid: 0, open: 0 };

/** What of a style was asked for. */
interface Known {
  extents: Map<string, Extents>;
  words: Map<string, WordItems>;
}

/** @param hang what hangs over the edges of lines: nothing, if it is not given */
export function makeWords(shaper: Shaper, points: Points, hang: Hang = noHang): Words {
  const known = new WeakMap<TypeStyle, Known>();
  const knownOf = (style: TypeStyle): Known => {
    let own = known.get(style);
    if (!own) {
      own = { extents: new Map(), words: new Map() };
      known.set(style, own);
    }
    return own;
  };
  const extentsIn = ({ extents }: Known, stretch: string, style: TypeStyle): Extents => {
    let found = extents.get(stretch);
    if (!found) {
      found = extentsOf(stretch, style, shaper);
      extents.set(stretch, found);
    }
    return found;
  };
  const mixedItems: Words['mixedItems'] = (word, looks, room) =>
    divided(word, looks, { shaper, points, hang }, room);
  return {
    shaper,
    hang,
    extents: (stretch, style) => extentsIn(knownOf(style), stretch, style),
    itemsOf: (word, style, room) => {
      const own = knownOf(style);
      // What is wider than a line is divided as the line is long.
      if (extentsIn(own, word, style).width > room) return mixedItems(word, looksOf(word, style), room);
      let found = own.words.get(word);
      if (!found) {
        found = mixedItems(word, looksOf(word, style), room);
        own.words.set(word, found);
      }
      return found;
    },
    mixedItems,
  };

  function looksOf(word: string, style: TypeStyle): Looks {
    const own = knownOf(style);
    return {
      measure: (from, to) => extentsIn(own, word.slice(from, to), style),
      styleAt: () => style,
    };
  }
}

function extentsOf(stretch: string, style: TypeStyle, shaper: Shaper): Extents {
  const { tracking } = style;
  const { width: letters, clusters } = shaper(stretch, style);
  const width = letters + (tracking ?? 0) * clusters;
  const isRigid = tracking !== undefined || isJoined(stretch);
  return {
    width,
    clusters: isRigid ? 0 : clusters,
    rigid: isRigid ? width : 0,
    open: isUnspaced(stretch) ? width : 0,
  };
}

/** Divides a word into boxes, with a penalty wherever a line may end. */
function divided(
  word: string,
  { measure, styleAt }: Looks,
  { shaper, points, hang }: { shaper: Shaper; points: Points; hang: Hang },
  room: number,
): WordItems {
  const items: Item[] = [];
  const ends: WordEnd[] = [];
  /** What hangs over where a line begins with a letter. */
  const hangAt = (offset: number) => hang(word[offset]!, styleAt(offset));
  /** The same where it ends behind one: the spacing of a last letter is not seen. */
  const hangBehind = (offset: number) => hangAt(offset) + (styleAt(offset).tracking ?? 0);
  /** Where what is measured begins, how much of it stands already, and where that ends. */
  let [from, before, done] = [0, nothing, 0];
  const isWide = (from: number, to: number) => measure(from, to).width > room;
  for (const { offset, cost, hyphen, anywhere, ragged, apart } of divisions(word, 0, {
    styleAt,
    points,
    isWide,
  })) {
    const extent = measure(from, offset);
    items.push(box(extent, before, hangAt(done)));
    before = extent;
    if (apart || offset - from > (anywhere ? longestAnywhere : longestShaped))
      [from, before] = [offset, nothing];
    const isAdded = hyphen === 'added';
    const more = { ...(anywhere && { anywhere }), ...(ragged && { ragged }) };
    ends.push({ item: items.length, offset, hyphen: isAdded, ...more });
    const width = isAdded ? shaper('-', styleAt(offset - 1)).width : 0;
    const over = isAdded ? hang('-', styleAt(offset - 1)) : hangBehind(offset - 1);
    const penalty = { kind: 'penalty', width, cost, hyphen: hyphen !== 'none' } as const;
    items.push(withHang(ragged ? { ...penalty, ragged } : penalty, over));
    done = offset;
  }
  if (done < word.length) items.push(box(measure(from, word.length), before, hangAt(done)));
  return { items, ends };
}

/** The box of a stretch, of which some stands already. */
function box(all: Extents, before: Extents, hang: number): Item {
  const [rigid, open] = [all.rigid - before.rigid, all.open - before.open];
  const more = { ...(rigid > 0 && { rigid }), ...(open > 0 && { open }) };
  return withHang({ kind: 'box', width: all.width - before.width, ...more }, hang);
}

/** An item of which something hangs over the edge, if it does. */
export const withHang = <T extends Item>(item: T, hang: number): T => (hang ? { ...item, hang } : item);
