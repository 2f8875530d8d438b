import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Complaint } from '../../src/complaint.ts';
import type { Finding } from '../../src/inspection/finding.ts';
import { readYaml } from '../../src/yaml.ts';
import { isItsWork } from './errata-rules.ts';
import { differences, same, type Thing } from './folder.ts';

export type Things = ReadonlyMap<string, Thing>;

/** A command of the program, and what came of it. */
export interface Came {
  command:
    | ('recover' | 'keep-mine' | 'build' | 'accept-italics' | 'release')
    | ('add' | 'from-edits' | 'from-proof' | 'import');
  error?: unknown;
  findings: readonly Finding[];
}

/** A title before a command and after it; what of it the program wrote itself, by its last words there. */
export interface Change {
  before: Things;
  after: Things;
  written: Things;
  /** Lists that could be read before. */
  readable: readonly string[];
}

/** Files that the program makes anew at will; what a person put into them is kept in `recovery/states/`. */
const generated = /^recovery\/(?!states\/)(?!(?:italics|proofreading)\.yaml$)/;
const lists = /^recovery\/(?:italics|proofreading)\.yaml$/;
/** It holds digests alone: nobody writes in it. */
const record = 'recovery/recovery.json';

/** What a command did to a title that it must not do. */
export function wrongs(
  { command, error, findings }: Came,
  { before, after, written, readable }: Change,
): string[] {
  const faults: string[] = [];
  if (error !== undefined && !(error instanceof Complaint))
    faults.push(`fault of the program: ${(error as Error).stack ?? error}`);
  const changed = differences(before, after);
  const mayGoOn = ['build', 'release', 'accept-italics'].includes(command);
  if (error !== undefined && !mayGoOn && changed.length > 0)
    faults.push(`refused (${(error as Error).message}), and yet changed ${changed.join(', ')}`);

  const kept = statesOf(after);
  for (const path of changed) {
    const was = before.get(path);
    const now = after.get(path);
    if (error === undefined && isItsWork(command, path, was, now)) continue;
    if (was === undefined) {
      if (!/^(?:chapters|recovery)\//.test(path) || path.includes('.reissue')) faults.push(`left ${path}`);
      if (path.startsWith('chapters/') && !mayMakeChapter(path, before, written))
        faults.push(`made ${path}, which a person had taken away`);
      continue;
    }
    if (path === record && was.kind === 'file') continue;
    if (path.startsWith('recovery/states/') && was.kind === 'file') continue;
    if (command === 'accept-italics' && path === 'book.yaml') {
      faults.push(...italicsFaults(was, now));
      continue;
    }
    const theirs = was.kind === 'link' || !same(was, written.get(path));
    if (!theirs && /^(?:chapters|recovery)\//.test(path)) continue;
    const isList = lists.test(path) && was.kind === 'file' && readable.includes(path);
    // What is new is merged into it: what a person wrote there is looked for by `lostWords`.
    const isMerged =
      (isList || /^chapters\/[^/]*\.md$/.test(path)) && (error === undefined || command === 'release');
    if (isMerged && was.kind === 'file' && kept.has(`${path}\n${was.data}`)) {
      // What a release that is refused has to say of the recovery before it stands in the report.
      if (command === 'from-edits' || error !== undefined) continue;
      if (!isList && /mark\d+x/.test(was.data) && !findings.some(({ code }) => code === 'edits-kept'))
        faults.push(`merged into ${path} without a word`);
      continue;
    }
    const place = !isList && (generated.test(path) || lists.test(path)) ? 'states' : 'none';
    if (place === 'none' || was.kind === 'link' || !kept.has(`${path}\n${was.data}`)) {
      faults.push(
        `${now === undefined ? 'removed' : 'wrote over'} ${path}, which a person wrote${place === 'states' ? ', and kept no copy' : ''}`,
      );
    } else if (command === 'release' && error !== undefined) {
      // The report has what is to be said.
    } else if (was.data.trim() !== '' && !findings.some(({ code }) => code === 'copy-kept')) {
      faults.push(`wrote over ${path} without a word`);
    }
  }
  return faults;
}

/** A chapter may appear where there was none, or where recovery makes another than it made before. */
function mayMakeChapter(path: string, before: Things, written: Things): boolean {
  const some = [...before.keys()].some(
    one => /^chapters\/[^.][^/]*\.md$/.test(one) && !/conflicted copy/.test(one),
  );
  return !some || !written.has(path);
}

/** What stands in the states that are kept, each with the path that it had. */
function statesOf(things: Things): Set<string> {
  const kept = new Set<string>();
  for (const [path, thing] of things) {
    const [, former] = /^recovery\/states\/\d+\/(.*)$/.exec(path) ?? [];
    if (former !== undefined && thing.kind === 'file') kept.add(`${former}\n${thing.data}`);
  }
  return kept;
}

const unlatin = (data: string): string => Buffer.from(data, 'latin1').toString('utf8');

/** `--accept-italics` adds to the lists of `book.yaml`, and changes nothing else in it. */
function italicsFaults(was: Thing, now: Thing | undefined): string[] {
  if (was.kind !== 'file' || now?.kind !== 'file') return ['book.yaml is no plain file any more'];
  const dataOf = (data: string) => {
    const { italics, ...rest } = readYaml(unlatin(data), { file: 'book.yaml' }).data as Record<
      string,
      unknown
    >;
    return { italics: JSON.stringify(italics ?? ''), rest: JSON.stringify(rest) };
  };
  const comments = (data: string) => data.match(/#.*/g) ?? [];
  const faults: string[] = [];
  if (dataOf(was.data).rest !== dataOf(now.data).rest) faults.push('--accept-italics changed other keys');
  if (comments(was.data).some(one => !now.data.includes(one.trim())))
    faults.push('--accept-italics lost a comment');
  return faults;
}

/**
 * Words that stood in the title before and stand nowhere in it now; or stood in its chapters, or in its lists, and are not
 * there any more, though a copy may be kept elsewhere.
 *
 * @param readable lists that could be read before: others are made anew
 */
export function lostWords(
  words: readonly string[],
  { before, after, readable }: Pick<Change, 'before' | 'after' | 'readable'>,
): string[] {
  const textOf = (things: Things, isPart: (path: string) => boolean) =>
    [...things]
      .filter(([path]) => isPart(path))
      .map(([path, thing]) => (path === record || thing.kind === 'link' ? path : path + thing.data))
      .join('\n');
  const parts = [
    () => true,
    // Words that become a correction go from the one to the other.
    (path: string) => /^chapters\/[^/]*\.md$|^corrections\.yaml$/.test(path),
    (path: string) => path === 'corrections.yaml' || path === 'book.yaml',
    (path: string) => readable.includes(path),
  ];
  return words.filter(word =>
    parts.some(isPart => textOf(before, isPart).includes(word) && !textOf(after, isPart).includes(word)),
  );
}

/**
 * Words that a person once wrote into the chapters or the corrections, that no recovery had, and that stand in neither any more:
 * no command takes any of these out.
 */
export function lostOfAPerson(
  before: Things,
  after: Things,
  base: ReadonlyMap<string, string> | undefined,
): string[] {
  const textOf = (things: Things) =>
    [...things]
      .filter(([path]) => /^chapters\/[^/]*\.md$|^corrections\.yaml$/.test(path))
      .map(([path, thing]) => path + (thing.kind === 'file' ? thing.data : ''))
      .join('\n');
  const [was, is] = [textOf(before), textOf(after)];
  const recovered = [...(base ?? [])].flat().join('\n');
  return [...new Set(was.match(/mark\d+x\d+x\d+e/g))].filter(
    word => !is.includes(word) && !recovered.includes(word),
  );
}

/** The chapters of a folder by their names; undefined where there is none. */
export function chaptersIn(title: string): Map<string, string> {
  try {
    const names = readdirSync(join(title, 'chapters')).filter(
      name => name.endsWith('.md') && !name.includes('conflicted copy'),
    );
    return new Map(names.sort().map(name => [name, readFileSync(join(title, 'chapters', name), 'utf8')]));
  } catch {
    return new Map();
  }
}
