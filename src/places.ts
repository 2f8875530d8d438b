import { join } from 'node:path';
import type { EditionKind } from './inspection/report/index.ts';
import { printRecordFile } from './print/record.ts';
import type { Title, TitlePlace } from './title.ts';

/** Where a title's editions, its report and the states of its editions stand. */
export function outputOf(
  title: Title,
  out: string,
): Record<EditionKind | 'report' | 'states' | 'setting', string> {
  const folder = join(out, title.name);
  return {
    epub: join(folder, `${title.name}.epub`),
    pdf: join(folder, `${title.name}.pdf`),
    report: join(folder, 'report.html'),
    states: join(folder, 'states.json'),
    setting: join(folder, printRecordFile),
  };
}

/** All folders that are written into when a title is worked on. */
export function foldersOf({ folder, name }: TitlePlace, out?: string): string[] {
  const own = ['.', 'chapters', 'recovery', 'recovery/chapters'].map(way => join(folder, way));
  return out === undefined ? own : [...own, join(out, name)];
}
