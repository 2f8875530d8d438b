import { realpathSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { Complaint } from '../complaint.ts';
import { leaves } from '../reading.ts';

/**
 * The absolute path of a file that a manuscript names, which must lie in the title's folder: a manuscript comes
 * from anybody and may not make us read other files, neither by `..` nor through a symbolic link.
 *
 * @param folder the title's folder
 * @param path as the manuscript gives it, relative to the folder, with `/`
 * @param place file and line that name the path, for the message
 * @throws Complaint where the path leads outside the folder, or there is no such file
 */
export function pathInside(
  folder: string,
  path: string,
  place: { file?: string; line?: number } = {},
): string {
  const wanted = resolve(folder, path);
  if (isAbsolute(path) || leaves(folder, wanted)) throw outside(path, place);
  let real: string;
  try {
    real = realpathSync(wanted);
  } catch {
    throw new Complaint(`There is no file “${path}” in the title’s folder.`, {
      ...place,
      advice: `Put it at ${join(folder, path)}, or correct the name.`,
    });
  }
  if (leaves(realpathSync(folder), real)) throw outside(path, place);
  return wanted;
}

function outside(path: string, place: { file?: string; line?: number }): Complaint {
  return new Complaint(`“${path}” leads out of the title’s folder.`, {
    ...place,
    advice: 'Copy the file into the title’s folder and name it by its path there.',
  });
}
