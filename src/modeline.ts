import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leaves } from './reading.ts';

/** Where the program's folder is, and in it the JSON Schemas of the YAML files that a person writes. */
const program = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

/**
 * The line of a YAML file that names its schema, by which many editors complete and check it while it is written.
 * @param name of the schema, as in `schemas/NAME.schema.json`
 * @param folder of the file, absolute
 * @returns the line with its end; nothing where the file lies outside of the program's folder, since its way there would be another on
 *   every machine
 */
export function modeline(name: string, folder: string): string {
  if (leaves(program, folder)) return '';
  const way = relative(folder, program).split(sep).join('/');
  return `# yaml-language-server: $schema=${way}/schemas/${name}.schema.json\n`;
}
