import type { Edit } from './changes.ts';
import type { Merged } from './merged.ts';
import type { Sides } from './sides.ts';
import { opening, type Stream, type Texts, textOf } from './stream.ts';

/** A file as it comes to be: its tokens, and whether it is a person's with nothing new in it. */
interface Draft {
  name: string;
  tokens: string[];
  /** Name of the person's file that it begins as. */
  of: string | undefined;
  changed: boolean;
}

/** The person’s chapters with the edits made in them, under the names that they are to have; and those that were changed. */
export function writeDown(
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
