import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { closestMatch } from 'leven';
import { Complaint } from '../complaint.ts';

/** Where a title is, before its `book.yaml` is read. */
export interface TitlePlace {
  name: string;
  folder: string;
}

/**
 * The titles a command is to work on.
 *
 * @param root folder that holds `manuscript/`
 * @param names each the name of a folder of `manuscript/`, or the path of a folder with a `book.yaml`; none for
 *   every title of `manuscript/`, in order of their names
 * @throws Complaint where there is no such title, or two would be built to the same place
 */
export function findTitles(root: string, names: readonly string[]): TitlePlace[] {
  const home = join(root, 'manuscript');
  const known = existsSync(home)
    ? readdirSync(home, { withFileTypes: true })
        .filter(entry => existsSync(join(home, entry.name, 'book.yaml')))
        .map(entry => entry.name)
        .sort()
    : [];
  if (names.length === 0 && known.length === 0) {
    throw new Complaint('There is no title here.', {
      file: home,
      advice:
        'Give the folder of a title, or start one with `npx reissue new manuscript/NAME --title TITLE --author NAME`, with `--from FILE` where there is a raw text.',
    });
  }
  const wanted = names.length ? names : known;
  const folders = wanted.map(name => (known.includes(name) ? join(home, name) : pathOf(root, name, known)));
  const titles = [...new Set(folders)].map(folder => ({ name: basename(folder), folder }));
  const twice = titles.find((title, at) => titles.some((other, i) => i < at && other.name === title.name));
  if (twice) {
    throw new Complaint(`Two folders are called “${twice.name}” and would be built in the same place.`, {
      file: twice.folder,
      advice: 'Build them one after the other with different --out folders, or rename one.',
    });
  }
  return titles;
}

function pathOf(root: string, name: string, known: string[]): string {
  const folder = resolve(root, name);
  if (existsSync(folder)) return folder;
  const nearest = closestMatch(name, known, { maxDistance: Math.ceil(name.length / 2) });
  throw new Complaint(`There is no title “${name}”.`, {
    file: folder,
    advice: nearest
      ? `Did you mean “${nearest}”?`
      : `Give the name of a folder of manuscript/${known.length ? ` (${known.join(', ')})` : ''}, or the path of a folder that holds a book.yaml.`,
  });
}
