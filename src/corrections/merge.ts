import { type Alignment, align } from './alignment.ts';
import {
  isBlank,
  isWord,
  keyOf,
  opening,
  placeIn,
  type Stream,
  softly,
  streamOf,
  type Texts,
  textOf,
} from './stream.ts';

/** Words that a person and a new recovery have both changed, each in another way. */
export interface Clash {
  /** Where the person's words stand: name of the chapter, and line. */
  file: string;
  line: number;
  /** What recovery wrote last, what the person made of it, what recovery would write now. */
  before: string;
  yours: string;
  recovered: string;
  /** Whether the person has deleted the whole chapter, so that nothing is to be decided. */
  deleted: boolean;
}

/** Chapters with a person's changes and those of a new recovery. */
export interface Merged {
  /** By their names. In places where both have changed the same words, those of the person stand. */
  chapters: Map<string, string>;
  clashes: Clash[];
  /** Names of a person's chapters that something new was brought into. */
  changed: string[];
}

/**
 * Brings what is new in a recovery into the chapters as a person has edited them: word by word, wherever these words are now.
 * A person's words are never changed; files may have been renamed, divided, joined, put into another order, or deleted.
 *
 * @param base the chapters as recovery wrote them last
 * @param theirs the person's chapters
 * @param ours the chapters of the new recovery
 */
export function merge(base: Texts, theirs: Texts, ours: Texts): Merged {
  const streams = { base: streamOf(base), theirs: streamOf(theirs), ours: streamOf(ours) };
  const inOrder = new Map(orderLike(streams.base, theirs).map(name => [name, theirs.get(name)!]));
  const sides = sidesOf(streams.base, streamOf(inOrder), streams.ours);
  const { edits, clashes } = decide(sides);
  return { ...writeDown(sides, edits, theirs), clashes: clashes.map(one => told(sides, one)) };
}

/** The three texts, and where the words of the first stand in the others. */
interface Sides {
  base: Stream;
  theirs: Stream;
  ours: Stream;
  toTheirs: Alignment;
  toOurs: Alignment;
  /** Of each token of theirs, the one of the base that it is; -1 where a person wrote it. */
  fromTheirs: Alignment;
}

function sidesOf(base: Stream, theirs: Stream, ours: Stream): Sides {
  const toTheirs = align(base, theirs, { soft: true, moves: true });
  const toOurs = align(base, ours, { soft: false, moves: false });
  const fromTheirs = new Int32Array(theirs.tokens.length).fill(-1);
  toTheirs.forEach((at, k) => {
    if (at >= 0) fromTheirs[at] = k;
  });
  return { base, theirs, ours, toTheirs, toOurs, fromTheirs };
}

/** Names of a person's chapters in the order in which recovery had their text, whatever their order is now. */
function orderLike(base: Stream, theirs: Texts): string[] {
  const places = new Map<string, number>();
  base.blocks.forEach(({ from }, at) => {
    const key = keyOf(base, at, softly);
    places.set(key, places.has(key) ? -1 : from);
  });
  let last = 0;
  const placed = [...theirs].map(([name, text]) => {
    const one = streamOf(new Map([[name, text]]));
    const found = one.blocks
      .map((_, at) => places.get(keyOf(one, at, softly)) ?? -1)
      .filter(place => place >= 0)
      .sort((a, b) => a - b);
    if (found.length > 0) last = found[found.length >> 1]!;
    return { name, place: last };
  });
  return placed.sort((a, b) => a.place - b.place).map(({ name }) => name);
}

/** A change of the new recovery: a stretch of the base, and the stretch of ours that is to stand for it. */
interface Hunk {
  from: number;
  to: number;
  ours: { from: number; to: number };
}

/** A stretch of theirs, and the stretch of ours that is to stand for it. */
interface Edit {
  from: number;
  to: number;
  ours: { from: number; to: number };
}

/** A stretch of the base in which both have changed something, and what stands for it on either side. */
interface Region extends Hunk {
  theirs: { from: number; to: number };
}

/** What of the new recovery goes where in theirs, and what cannot. */
function decide(sides: Sides): { edits: Edit[]; clashes: Region[] } {
  const hunks = hunksOf(sides);
  const edits: Edit[] = [];
  const doubtful: Hunk[] = [];
  for (const hunk of hunks) {
    const place = placeOf(sides, hunk);
    if (place) edits.push(...sparing(sides, { ...place, ours: hunk.ours }));
    else doubtful.push(hunk);
  }
  const regions: Region[] = [];
  for (const hunk of doubtful) {
    const last = regions.at(-1);
    if (last && hunk.from >= last.from && hunk.to <= last.to) continue;
    regions.push(regionOf(sides, hunk));
  }
  const covered = edits.filter(
    ({ ours }) => !regions.some(region => ours.from >= region.ours.from && ours.to <= region.ours.to),
  );
  return { edits: covered, clashes: regions.filter(region => !isSame(sides, region)) };
}

/**
 * Where recovery has no such chapter any more, a file in which a person has written stays a file: what a person wrote would
 * come to stand at the end of another one.
 */
function sparing(sides: Pick<Sides, 'theirs' | 'ours' | 'fromTheirs'>, edit: Edit): Edit[] {
  const { theirs, ours, fromTheirs } = sides;
  const { tokens, blocks } = theirs;
  const at = tokens.indexOf(opening, edit.from);
  if (at < 0 || at >= edit.to || ours.tokens.slice(edit.ours.from, edit.ours.to).includes(opening))
    return [edit];
  const next = tokens.indexOf(opening, at + 1);
  const end = Math.min(blocks.find(({ from }) => from === at)!.to + 1, tokens.length);
  const hasOwn = fromTheirs.subarray(at, next < 0 ? tokens.length : next).some(k => k < 0);
  if (!hasOwn || edit.to <= end) return [edit];
  const { to } = edit.ours;
  const rest: Edit = { from: end, to: edit.to, ours: { from: to, to } };
  return [{ ...edit, to: at }, ...sparing(sides, rest)];
}

/** The changes of the new recovery in the order of the base. */
function hunksOf({ base, ours, toOurs }: Sides): Hunk[] {
  const hunks: Hunk[] = [];
  let [i, j] = [0, 0];
  for (let k = 0; k <= base.tokens.length; k++) {
    const at = k === base.tokens.length ? ours.tokens.length : toOurs[k]!;
    if (at < 0) continue;
    if (k > i || at > j) hunks.push({ from: i, to: k, ours: { from: j, to: at } });
    [i, j] = [k + 1, at + 1];
  }
  return hunks;
}

/** Where in theirs a change goes; undefined where a person has changed the same words, or others at the same place. */
function placeOf(sides: Sides, hunk: Hunk): { from: number; to: number } | undefined {
  return hunk.from === hunk.to ? placeOfNew(sides, hunk) : placeOfChanged(sides, hunk);
}

function placeOfChanged(
  { base, toTheirs }: Sides,
  { from, to, ours }: Hunk,
): { from: number; to: number } | undefined {
  // Where words go, blank space beside them may have gone already.
  if (ours.from === ours.to) {
    while (from < to && toTheirs[from]! < 0 && isBlank(base.tokens[from]!)) from++;
    while (from < to && toTheirs[to - 1]! < 0 && isBlank(base.tokens[to - 1]!)) to--;
    if (from === to) return undefined;
  }
  const start = toTheirs[from]!;
  if (start < 0) return undefined;
  for (let k = from; k < to; k++) if (toTheirs[k] !== start + k - from) return undefined;
  return { from: start, to: start + to - from };
}

/** Where words go that are new: between those that they stand between in ours. */
function placeOfNew(sides: Sides, { from, ours }: Hunk): { from: number; to: number } | undefined {
  const { theirs, toTheirs, fromTheirs } = sides;
  const left = from === 0 ? -1 : toTheirs[from - 1]!;
  const right = from === toTheirs.length ? theirs.tokens.length : toTheirs[from]!;
  const hasLeft = from === 0 || left >= 0;
  if (!hasLeft && right < 0) return undefined;
  // A file begins there, and what the new words followed is gone.
  if (!hasLeft && theirs.tokens[right] === opening && sides.ours.tokens[ours.from] !== opening)
    return undefined;
  const at = hasLeft ? left + 1 : right;
  if (hasLeft && right === left + 1) return { from: at, to: at };
  // A person has changed what stands on one side: that is another place, unless it says the same.
  const own = hasLeft ? newAfter(fromTheirs, at) : newBefore(fromTheirs, at);
  const bothStand = hasLeft && right >= 0;
  if (bothStand && own.to > own.from) {
    // The beginning of a file parts what was put in by both.
    if (sides.ours.tokens[ours.from] === opening) return { from: own.to, to: own.to };
    return theirs.tokens[at] === opening ? { from: at, to: at } : undefined;
  }
  const words = (stream: Stream, stretch: { from: number; to: number }) =>
    stream.tokens.slice(stretch.from, stretch.to).filter(isWord).join(' ');
  if (words(theirs, own).includes(words(sides.ours, ours))) {
    if (own.to > own.from) return undefined;
  }
  return { from: at, to: at };
}

/** What a person wrote from here on, and up to here. */
function newAfter(fromTheirs: Alignment, at: number): { from: number; to: number } {
  let to = at;
  while (to < fromTheirs.length && fromTheirs[to]! < 0) to++;
  return { from: at, to };
}

function newBefore(fromTheirs: Alignment, at: number): { from: number; to: number } {
  let from = at;
  while (from > 0 && fromTheirs[from - 1]! < 0) from--;
  return { from, to: at };
}

/** The stretch around a change at both ends of which all three texts say the same. */
function regionOf({ base, theirs, ours, toTheirs, toOurs, fromTheirs }: Sides, hunk: Hunk): Region {
  const stands = (k: number) => toTheirs[k]! >= 0 && toOurs[k]! >= 0;
  let { from, to } = hunk;
  while (from > 0 && !stands(from - 1)) from--;
  while (to < base.tokens.length && !stands(to)) to++;
  const start = from === 0 ? 0 : toTheirs[from - 1]! + 1;
  const end = to === base.tokens.length ? theirs.tokens.length : toTheirs[to]!;
  const isWhole = end >= start && fromTheirs.subarray(start, end).every(k => k < 0 || (k >= from && k < to));
  return {
    ...{ from, to },
    ours: {
      from: from === 0 ? 0 : toOurs[from - 1]! + 1,
      to: to === base.tokens.length ? ours.tokens.length : toOurs[to]!,
    },
    theirs: isWhole ? { from: start, to: end } : newAfter(fromTheirs, start),
  };
}

const textIn = ({ tokens }: Stream, { from, to }: { from: number; to: number }) => tokens.slice(from, to);

/** Whether both have made the same change. */
function isSame({ theirs, ours }: Sides, region: Region): boolean {
  const [one, other] = [textIn(theirs, region.theirs), textIn(ours, region.ours)].map(tokens =>
    tokens.map(softly).join(''),
  );
  return one === other;
}

function told(sides: Sides, region: Region): Clash {
  const { base, theirs, ours } = sides;
  const words = (tokens: readonly string[]) =>
    tokens
      .filter(one => one !== opening)
      .join('')
      .trim();
  return {
    ...placeIn(
      theirs,
      Math.max(0, region.theirs.from < region.theirs.to ? region.theirs.from : region.theirs.from - 1),
    ),
    before: words(textIn(base, region)),
    yours: words(textIn(theirs, region.theirs)),
    recovered: words(textIn(ours, region.ours)),
    deleted: region.theirs.from === region.theirs.to && isChapterGone(sides, region),
  };
}

/** Whether a person has deleted whole chapters, and recovery has changed nothing but words in them. */
function isChapterGone({ base, toTheirs }: Sides, { from, to }: Region): boolean {
  const begins = base.tokens.lastIndexOf(opening, Math.max(from, 0));
  const next = base.tokens.indexOf(opening, Math.max(to, begins + 1));
  const chapter = toTheirs.subarray(begins, next < 0 ? base.tokens.length : next);
  return chapter.length > 0 && chapter.every(at => at < 0);
}

/** A file as it comes to be: its tokens, and whether it is a person's with nothing new in it. */
interface Draft {
  name: string;
  tokens: string[];
  /** Name of the person's file that it begins as. */
  of: string | undefined;
  changed: boolean;
}

function writeDown(
  sides: Sides,
  edits: readonly Edit[],
  theirs: Texts,
): Pick<Merged, 'chapters' | 'changed'> {
  const drafts = draftsOf(sides, edits);
  const chapters = new Map<string, string>();
  const changed: string[] = [];
  // A person's names come first: what is new gives way.
  const ordered = [...drafts].sort((a, b) => Number(b.name === b.of) - Number(a.name === a.of));
  for (const { name, tokens, of, changed: isChanged } of ordered) {
    const before = of === undefined ? undefined : theirs.get(of);
    const text = isChanged || before === undefined ? textOf(tokens, before) : before;
    if (text === '' && before !== '') continue;
    const free = freeName(name, chapters);
    chapters.set(free, text);
    if (of !== undefined && (isChanged || free !== of)) changed.push(of);
  }
  return { chapters: new Map([...chapters].sort(([a], [b]) => (a < b ? -1 : 1))), changed: changed.sort() };
}

function freeName(name: string, taken: ReadonlyMap<string, string>): string {
  const isFree = (one: string) => ![...taken.keys()].some(other => other.toLowerCase() === one.toLowerCase());
  let free = name;
  for (let k = 2; !isFree(free); k++) free = name.replace(/(?:\.md)?$/, `-${k}.md`);
  return free;
}

/** The stream of theirs with all edits, file by file. */
function draftsOf(sides: Sides, edits: readonly Edit[]): Draft[] {
  const { theirs, ours } = sides;
  const names = namesIn(sides);
  const drafts: Draft[] = [];
  const begin = (name: string, of: string | undefined, changed: boolean) =>
    drafts.push({ name, of, tokens: [], changed });
  const put = (token: string, isNew: boolean) => {
    if (drafts.length === 0) begin(theirs.names[0] ?? ours.names[0] ?? '01.md', undefined, true);
    const draft = drafts.at(-1)!;
    draft.tokens.push(token);
    if (isNew) draft.changed = true;
  };
  const mark = () => {
    const draft = drafts.at(-1);
    if (draft) draft.changed = true;
  };
  const keep = (from: number, to: number) => {
    for (let k = from; k < to; k++) {
      if (theirs.tokens[k] !== opening) put(theirs.tokens[k]!, false);
      else begin(names.now.get(k)!, names.of.get(k), false);
    }
  };
  let at = 0;
  for (const { from, to, ours: stretch } of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    keep(at, from);
    const gone = [...names.of.keys()].filter(k => k >= from && k < to);
    if (gone.length < to - from || stretch.from === stretch.to) mark();
    for (let k = stretch.from; k < stretch.to; k++) {
      if (ours.tokens[k] !== opening) {
        put(ours.tokens[k]!, true);
        continue;
      }
      const was = gone.shift();
      if (was === undefined) begin(names.ours.get(k)!, undefined, true);
      else begin(names.renamed.has(was) ? names.of.get(was)! : names.ours.get(k)!, names.of.get(was), true);
    }
    at = to;
  }
  keep(at, theirs.tokens.length);
  return drafts;
}

/** What files are called: a person's by the name that recovery would give them now, unless the person gave another. */
function namesIn({ base, theirs, ours, toOurs, fromTheirs }: Sides) {
  const openings = ({ tokens, names }: Stream) =>
    new Map(
      tokens.flatMap((one, k) => (one === opening ? [k] : [])).map((k, at) => [k, names[at]!] as const),
    );
  const of = openings(theirs);
  const was = openings(base);
  const oursAt = openings(ours);
  const renamed = new Set<number>();
  const now = new Map<number, string>();
  for (const [k, name] of of) {
    const before = fromTheirs[k]! < 0 ? undefined : was.get(fromTheirs[k]!);
    if (before !== name) renamed.add(k);
    const next = before === name ? oursAt.get(toOurs[fromTheirs[k]!]!) : undefined;
    now.set(k, next ?? name);
  }
  return { of, ours: oursAt, now, renamed };
}
