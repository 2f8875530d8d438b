import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What stands at one path: a file by its bytes (as Latin-1, one sign each), a link by where it leads. */
export type Thing = { kind: 'file'; data: string } | { kind: 'link'; to: string };

/** All files and links in a folder by their paths in it, `/` between names. Links are not followed. */
export function standingIn(folder: string): Map<string, Thing> {
  const things = new Map<string, Thing>();
  const look = (within: string) => {
    for (const name of readdirSync(within).sort()) {
      const path = join(within, name);
      const about = lstatSync(path);
      const key = relative(folder, path).replaceAll('\\', '/');
      if (about.isDirectory()) look(path);
      else if (about.isSymbolicLink()) things.set(key, { kind: 'link', to: readlinkSync(path) });
      else things.set(key, { kind: 'file', data: readFileSync(path, 'latin1') });
    }
  };
  look(folder);
  return things;
}

/** Whether two things are one and the same. */
export function same(a: Thing | undefined, b: Thing | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.kind === 'file' ? b.kind === 'file' && a.data === b.data : b.kind === 'link' && a.to === b.to;
}

/** Paths at which two folders differ. */
export function differences(before: ReadonlyMap<string, Thing>, after: ReadonlyMap<string, Thing>): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter(path => !same(before.get(path), after.get(path))).sort();
}
