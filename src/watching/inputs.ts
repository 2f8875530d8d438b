import { readdirSync, type Stats, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { limits } from '../limits.ts';

/** The files of a title that its editions are made from, each with a mark that changes when it is saved. */
export interface Inputs {
  marks: Map<string, string>;
  /** The folders that they may stand in, each with a mark that another folder of the same name has not. */
  folders: Map<string, string>;
}

/** What stands in a title's folder and is made by the program, or frozen. */
const made = new Set(['recovery', 'editions']);
/** What editors and systems put beside a file while it is open or saved: `.x.swp`, `x~`, `#x#`. */
const beside = /^[.#]|~$/;

/** A mark of a file as it is: the same as long as nobody has saved it. */
export const markOf = ({ mtimeMs, size, ino }: Pick<Stats, 'mtimeMs' | 'size' | 'ino'>): string =>
  `${mtimeMs} ${size} ${ino}`;

/**
 * Looks at the files of a title. Links to folders are not followed; what cannot be looked at is as if it were not there.
 *
 * @param folder of the title, absolute
 * @param out the output folder, absolute: it may lie in the title's
 */
export function lookAt(folder: string, out: string): Inputs {
  const inputs: Inputs = { marks: new Map(), folders: new Map() };
  const left = [folder];
  while (left.length > 0 && inputs.marks.size < limits.watch.files) {
    const next = left.pop()!;
    const { ino = 0, birthtimeMs = 0 } = statAt(next) ?? {};
    inputs.folders.set(next, `${ino} ${birthtimeMs}`);
    for (const entry of entriesOf(next)) {
      const path = join(next, entry.name);
      if (beside.test(entry.name) || path === out || (next === folder && made.has(entry.name))) continue;
      if (entry.isDirectory()) left.push(path);
      else {
        const about = statAt(path);
        if (about?.isFile()) inputs.marks.set(path, markOf(about));
      }
    }
  }
  return inputs;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function statAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Paths within a folder, with `/`, of the files that differ between two looks: saved, new or gone. */
export function differing(folder: string, before: Inputs['marks'], now: Inputs['marks']): string[] {
  const paths = new Set([...before.keys(), ...now.keys()]);
  return [...paths]
    .filter(path => before.get(path) !== now.get(path))
    .map(path => relative(folder, path).split(sep).join('/'))
    .sort();
}
