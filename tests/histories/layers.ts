import { merge } from '../../src/corrections/merging/merge.ts';
import { chapterFile } from '../chapter-file.ts';
import { type Dice, dice } from '../extraction/harm.ts';
import { correctOnce, type Errata, keptFrom } from './layers-errata.ts';

/** A book as a list of files, each a list of paragraphs; the first is the heading. */
type Files = Map<string, string[]>;

const vocabulary =
  'the of and a press type letter ink paper sheet forme book line he she it was in on to from galley proof'.split(
    ' ',
  );

const textOf = (paragraphs: readonly string[]) => chapterFile(...paragraphs);
const textsOf = (files: Files) =>
  new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, all]) => [name, textOf(all)]));
const filesOf = (texts: ReadonlyMap<string, string>): Files =>
  new Map(
    [...texts].map(([name, text]) => [
      name,
      text
        .split('\n\n')
        .slice(1)
        .map(one => one.trim()),
    ]),
  );
const copy = (files: Files): Files => new Map([...files].map(([name, all]) => [name, [...all]]));

/** A book of common words; every paragraph has one or two that stand nowhere else. */
function bookOf(d: Dice): Files {
  const files: Files = new Map();
  for (let c = 1; c <= 4; c++) {
    const paragraphs = [`# Of ${d.pick(vocabulary)} ${c}`];
    for (let p = 0; p < 3 + d.int(3); p++) {
      const words = Array.from({ length: 12 + d.int(14) }, () => d.pick(vocabulary));
      words[d.int(words.length)] = `word${c}x${p}e`;
      // Some begin with a page of the printed book.
      paragraphs.push(`${d.chance(0.3) ? `⟦${c}${p}⟧` : ''}${words.join(' ')}.`);
    }
    files.set(`0${c}-chapter.md`, paragraphs);
  }
  return files;
}

/** Changes words of a text in one place; `own` is a word that stands nowhere else. */
function changeWord(files: Files, d: Dice, own: string): string {
  const name = d.pick([...files.keys()]);
  const paragraphs = files.get(name)!;
  const at = d.int(paragraphs.length);
  const words = (paragraphs[at] ?? '').split(' ');
  const place = 1 + d.int(Math.max(1, words.length - 1));
  const kind = d.pick(['insert', 'replace', 'delete', 'sentence', 'paragraph'] as const);
  if (kind === 'insert') words.splice(place, 0, own);
  if (kind === 'replace') words[Math.min(place, words.length - 1)] = own;
  if (kind === 'delete') words.splice(place, 1 + d.int(3));
  if (kind === 'sentence') words.push('And', own, 'was', 'put', 'in.');
  if (kind === 'paragraph') paragraphs.splice(at + 1, 0, `Here ${own} stands in a paragraph of its own.`);
  if (kind !== 'paragraph') paragraphs[at] = words.join(' ');
  return kind;
}

/** Arranges the files otherwise, as an editor does. */
function arrange(files: Files, d: Dice, own: string): string {
  const names = [...files.keys()];
  const [one, other] = [d.pick(names), d.pick(names)];
  const kind = d.pick(['delete', 'rename', 'split', 'join', 'swap', 'add', 'move'] as const);
  const text = files.get(one)!;
  if (kind === 'delete' && names.length > 1) files.delete(one);
  if (kind === 'rename') {
    files.delete(one);
    files.set(`${10 + d.int(80)}-${own}.md`, text);
  }
  if (kind === 'split' && text.length > 2) {
    files.set(one.replace('.md', `-${own}.md`), text.splice(2));
  }
  if (kind === 'join' && one !== other) {
    text.push(...files.get(other)!);
    files.delete(other);
  }
  if (kind === 'swap') {
    files.set(one, files.get(other)!);
    files.set(other, text);
  }
  if (kind === 'add') files.set(`${10 + d.int(80)}-${own}.md`, [`# ${own}`, 'Written by hand.']);
  if (kind === 'move' && text.length > 2) files.get(other)!.push(...text.splice(1, 1));
  return kind;
}

const marksIn = (texts: ReadonlyMap<string, string>, kind: string): string[] =>
  [...textAndNames(texts).matchAll(new RegExp(`${kind}\\d+e`, 'g'))].map(([one]) => one).sort();
const textAndNames = (texts: ReadonlyMap<string, string>) => [...texts].flat().join('\n');
const all = (texts: ReadonlyMap<string, string>) => [...texts.values()].join('\n');

export interface Layers {
  told: string[];
  faults: string[];
  merges: number;
  clashes: number;
  /** How often something was done with corrections, by what it was. */
  done: Record<string, number>;
}

/** Lives one history of a book in memory: an editor, a source that changes, and merges by turns. */
export function layer(seed: number): Layers {
  const d = dice(seed);
  let count = 0;
  const history: Layers = { told: [], faults: [], merges: 0, clashes: 0, done: {} };
  const source = bookOf(d);
  let base = textsOf(source);
  let theirs = copy(source);
  let errata: Errata = { yaml: '# Errata\n', printings: [] };
  for (let round = 0; round < 6; round++) {
    for (let k = d.int(4); k > 0; k--) {
      const own = `mine${count++}e`;
      history.told.push(d.chance(0.5) ? changeWord(theirs, d, own) : arrange(theirs, d, own));
    }
    for (let k = d.int(3); k > 0; k--)
      history.told.push(`source: ${changeWord(source, d, `new${count++}e`)}`);
    for (let k = d.int(3); k > 0; k--) {
      const did = correctOnce(textsOf(theirs), errata, base, { d, own: `mine${count++}e` });
      if (!did) continue;
      const before = errata.printings;
      ({ errata } = did);
      theirs = filesOf(did.chapters);
      history.told.push(did.told);
      const what = /^[a-z- ]+/.exec(did.told)![0].trim();
      history.done[what] = (history.done[what] ?? 0) + 1;
      for (const fault of did.faults) history.faults.push(`seed ${seed}: ${did.told}: ${fault}`);
      if (before.some((text, at) => errata.printings[at] !== text))
        history.faults.push(`seed ${seed}: a printing is another`);
    }
    const mine = textsOf(theirs);
    const ours = textsOf(source);
    const merged = merge(base, mine, ours);
    history.merges++;
    history.clashes += merged.clashes.length;
    for (const fault of wrongs(base, mine, ours, merged)) history.faults.push(`seed ${seed}: ${fault}`);
    for (const fault of keptFrom(merged.chapters, errata)) history.faults.push(`seed ${seed}: ${fault}`);
    history.told.push(`merge: ${merged.clashes.length} clashes`);
    if (history.faults.length > 0) break;
    // With a clash, the editor keeps the words, or leaves it all for the next time.
    if (merged.clashes.every(({ deleted }) => deleted) || d.chance(0.5)) {
      base = ours;
      theirs = filesOf(merged.chapters);
    }
  }
  return history;
}

/** What a merge did that it must not do. */
function wrongs(
  base: ReadonlyMap<string, string>,
  mine: ReadonlyMap<string, string>,
  ours: ReadonlyMap<string, string>,
  { chapters, clashes }: ReturnType<typeof merge>,
): string[] {
  const faults: string[] = [];
  const [was, is] = [marksIn(mine, 'mine'), marksIn(chapters, 'mine')];
  if (was.join() !== is.join()) faults.push(`a person’s words were ${was.join(' ')} and are ${is.join(' ')}`);
  const shown = clashes.map(({ recovered }) => recovered).join('\n');
  for (const word of all(ours).match(/\bnew\d+e/g) ?? [])
    if (!all(base).includes(word) && !all(chapters).includes(word) && !shown.includes(word))
      faults.push(`${word} is lost in silence`);
  // Beside a clash, of which a person is told, words of recovery may repeat those that a person has changed.
  for (const word of all(base).match(/\bword\w+e\b|\bnew\d+e/g) ?? []) {
    const [here, there, now] = [mine, ours, chapters].map(texts => all(texts).split(word).length - 1);
    if (here === 0 && now! > 0 && clashes.length === 0) faults.push(`${word} came back`);
    if (now! > 1 && here! < 2 && there! < 2 && clashes.length === 0)
      faults.push(`${word} stands there twice`);
    if (here === 1 && there === 1 && now === 0) faults.push(`${word} is gone`);
  }
  if (all(base) === all(ours) && (clashes.length > 0 || textAndNames(chapters) !== textAndNames(mine)))
    faults.push('nothing was new, and yet something was changed');
  return faults;
}
