import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { type EditionKind, fileOf, ofEach } from './edition.ts';
import { namesIn } from './reading.ts';
import type { PrinterName, Title, TitlePlace } from './title.ts';

/**
 * The folder of a title's output, and where in it its editions, its report and the states of its editions stand.
 *
 * @param printer for whom the files are made, where they are made for one besides the one that `book.yaml` names: they stand
 *   beside the others
 */
export function outputOf(
  title: Title,
  out: string,
  printer?: PrinterName,
): Record<EditionKind | 'folder' | 'report' | 'states', string> {
  const folder = join(out, title.name);
  const suffix = printer ? `-${printer}` : '';
  return {
    folder,
    ...ofEach(kind => join(folder, fileOf(title.name, kind, printer))),
    report: join(folder, `report${suffix}.html`),
    states: join(folder, `states${suffix}.json`),
  };
}

/** All folders that are written into when a title is worked on. */
export function foldersOf({ folder, name }: TitlePlace, out?: string): string[] {
  const own = ['.', 'chapters', 'recovery', 'recovery/chapters', ...formerStates(folder)];
  const paths = own.map(way => join(folder, way));
  return out === undefined ? paths : [...paths, join(out, name)];
}

/** Folders of former states, which hold files of the title and of its chapters; no links, which lead elsewhere. */
function formerStates(folder: string): string[] {
  const states = 'recovery/states';
  const own = (name: string) => /^\d{4}$/.test(name) && lstatSync(join(folder, states, name)).isDirectory();
  try {
    const names = namesIn(folder, join(folder, states)).filter(own);
    return names.flatMap(name => [`${states}/${name}`, `${states}/${name}/chapters`]);
  } catch {
    // Nothing is written there.
    return [];
  }
}
