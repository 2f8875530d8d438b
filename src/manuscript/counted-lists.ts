import { type Reading, readingsOf } from './counting.ts';
import { containerEnd } from './fences.ts';

/** An item of a counted list: the offset of its marker, and what this says. */
export interface CountedItem extends Reading {
  at: number;
  marker: string;
}

/** A list of which it is not yet sure that it is one. */
interface Open {
  /** Columns at which its markers and what they count begin. */
  column: number;
  content: number;
  /** How many quotations it stands in. */
  quotations: number;
  /** The list whose item it stands in. */
  within: Open | undefined;
  /** For each way to read its markers, the items so far. */
  ways: CountedItem[][];
}

const line =
  /^([ \t>]*)((?:(?:[-+*]|\d{1,9}[.)]|\[\^[^\]\s]+\]:) {1,4})*)(?:(\(?(?:[A-Za-z]{1,8}|\d{1,4})[.)]) {1,4}(?=[^ \t\r\n]))?/;
/** Blank as Markdown has it: a no-break space is none. */
const blank = /^[ \t\r>]*$/;
const code = /^[ \t>]*(`{3,}|~{3,})/;
/** A line that opens a container or closes one; colons before anything else are text. */
const fence = /^[ \t>]*:{3,}(?:\p{L}|[ \t\r]*$)/u;
const heading = /^[ \t>]*#{1,6}[ \t]/;
/** A line that is broken by hand goes on below: what follows begins nothing. */
const broken = /(?:\\| {2})\r?$/;

/** A line, by what it begins with. */
interface Row {
  text: string;
  indent: string;
  quotations: number;
  /** Whether it begins an item with a bullet or a figure, or a note. */
  isItem: boolean;
  marker: string | undefined;
  /** The offset of the marker, and the columns at which it and what it counts begin. */
  at: number;
  column: number;
  content: number;
}

function rowOf(text: string, begin: number): Row {
  const [all, indent = '', others = '', marker] = line.exec(text)!;
  // What a note holds stands in by four, however long its mark is.
  const note = /^\[\^[^\]]+\]: +/.exec(others)?.[0].length;
  const shift = note === undefined ? 0 : note - 4;
  const before = indent.length + others.length;
  const columns = { column: before - shift, content: all.length - shift };
  const quotations = indent.split('>').length - 1;
  return { text, indent, quotations, isItem: others !== '', marker, at: begin + before, ...columns };
}

/** How far a text is read. */
interface State {
  open: Open[];
  found: Map<Open, CountedItem[]>;
  /** Whether a paragraph may begin in the next line. */
  fresh: boolean;
  /** Whether the line before, of the same text, is broken by hand. */
  isBroken: boolean;
  /** The column of what an item with a bullet or a figure holds, as far as one is open, and its quotations. */
  plain: { column: number; quotations: number } | undefined;
}

/**
 * Finds the lists that are counted with letters, Roman figures or in brackets: lines one below the other, without blank ones
 * between their items, that begin with markers in sequence (the markers are those of pandoc's `fancy_lists`). One line
 * alone is none, and none begins in the middle of a paragraph. Capitals with a full stop begin with `A.`, because others
 * may be initials of a name.
 * @param markdown the text of a chapter
 * @param inItem whether it stands in the item of another list, where a list may begin in any line
 */
export function countedLists(markdown: string, inItem = false): CountedItem[][] {
  const plain = inItem ? { column: 0, quotations: 0 } : undefined;
  const state: State = { open: [], found: new Map(), fresh: true, isBroken: false, plain };
  let coded: string | undefined;
  let at = 0;
  for (const text of markdown.split('\n')) {
    const sign = code.exec(text)?.[1];
    if (sign && (!coded || sign.startsWith(coded))) coded = coded ? undefined : sign;
    else if (!coded && blank.test(text)) Object.assign(state, { fresh: true, isBroken: false });
    else if (!coded) readRow(state, rowOf(text, at));
    at += text.length + 1;
  }
  const { found } = state;
  return [...found].flatMap(([list, items]) =>
    isCertain(items) && (!list.within || found.has(list.within)) ? [items] : [],
  );
}

function readRow(state: State, row: Row): void {
  const { open } = state;
  const isApart = fence.test(row.text) || heading.test(row.text);
  const begins = state.fresh || isApart || row.isItem;
  if (begins || row.marker) close(open, row, !begins);
  if (state.plain && state.fresh && row.indent.length < state.plain.column) state.plain = undefined;
  if (row.isItem) state.plain = { column: row.column, quotations: row.quotations };
  if (row.marker && !state.isBroken) enter(state, row, readingsOf(row.marker));
  // Behind a container in an item the next item may follow.
  state.fresh = isApart && (open.length === 0 || !containerEnd.test(row.text));
  const last = open.at(-1);
  const isInside = last && !row.marker && columnBehind(row.indent, last.quotations) >= last.content;
  state.isBroken = !isInside && broken.test(row.text);
}

/** Closes the lists that a line does not belong to. @param mayGoOn whether it may be the next item of one */
function close(open: Open[], { indent }: Row, mayGoOn: boolean): void {
  for (let last = open.at(-1); last; last = open.at(-1)) {
    const column = columnBehind(indent, last.quotations);
    const goesOn = mayGoOn && column === indent.length && column >= last.column;
    if (column >= last.content || goesOn) return;
    open.pop();
  }
}

/** Enters what may be an item. */
function enter({ open, found, fresh, plain }: State, row: Row, readings: readonly Reading[]): void {
  const { column, content, quotations, at } = row;
  const items = readings.map(reading => ({ ...reading, at, marker: row.marker! }));
  if (items.length === 0) return;
  const last = open.at(-1);
  const holder = last?.content ?? (plain?.quotations === quotations ? plain.column : undefined);
  const isNested = holder !== undefined && column >= holder;
  if (last?.quotations === quotations && !fresh && column < last.content) goOn(last, row, items);
  else if (fresh || row.isItem || (isNested && items.some(({ number }) => number === 1)))
    open.push({ column, content, quotations, within: last, ways: items.map(item => [item]) });
  const list = open.at(-1);
  if (list && list.ways[0]!.length > 1) found.set(list, list.ways[0]!);
}

/** The column of what stands behind so many signs of quotations; -1 where there are fewer. */
function columnBehind(begins: string, quotations: number): number {
  let at = 0;
  for (let k = 0; k < quotations; k++) {
    at = begins.indexOf('>', at) + 1;
    if (at === 0) return -1;
  }
  const next = begins.slice(at).search(/\S/);
  return next < 0 ? begins.length : at + next;
}

/** Adds an item to the ways in which it goes on: the second counts on by one, a later one may leave some out. */
function goOn(list: Open, { content }: Pick<Open, 'content'>, items: readonly CountedItem[]): void {
  const ways = list.ways.flatMap(way => {
    const last = way.at(-1)!;
    const next = items.find(
      ({ counting, number }) =>
        counting.kind === last.counting.kind &&
        counting.form === last.counting.form &&
        (way.length > 1 ? number > last.number : number === last.number + 1),
    );
    return next ? [[...way, next]] : [];
  });
  if (ways.length > 0) Object.assign(list, { ways, content });
}

const isCertain = ([first]: readonly CountedItem[]): boolean =>
  first!.counting.form !== '.' || first!.counting.kind !== 'upper-alpha' || first!.number === 1;

/**
 * A text in which the markers of counted lists are such as Markdown knows, each of its characters where it stood.
 * @param lists as they were found in it
 */
export function asFigures(markdown: string, lists: readonly (readonly CountedItem[])[]): string {
  let written = '';
  let at = 0;
  for (const item of lists.flat().sort((one, other) => one.at - other.at)) {
    const { marker } = item;
    const bracket = marker.startsWith('(') ? ' ' : '';
    const figure = '1'.padStart(marker.length - 1 - bracket.length, '0');
    written += markdown.slice(at, item.at) + bracket + figure + marker.at(-1);
    at = item.at + marker.length;
  }
  return written + markdown.slice(at);
}
