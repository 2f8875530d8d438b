import { join } from 'node:path';
import { type EditionKind, fileOf, ofEach } from './edition.ts';
import type { Title, TitlePlace } from './title.ts';

/** The folder of a title's output, and where in it its editions, its report and the states of its editions stand. */
export function outputOf(
  title: Title,
  out: string,
): Record<EditionKind | 'folder' | 'report' | 'states', string> {
  const folder = join(out, title.name);
  return {
    folder,
    ...ofEach(kind => join(folder, fileOf(title.name, kind))),
    report: join(folder, 'report.html'),
    states: join(folder, 'states.json'),
  };
}

/** All folders that are written into when a title is worked on. */
export function foldersOf({ folder, name }: TitlePlace, out?: string): string[] {
  const own = ['.', 'chapters', 'recovery', 'recovery/chapters'].map(way => join(folder, way));
  return out === undefined ? own : [...own, join(out, name)];
}
