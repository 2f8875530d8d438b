import { dirname, relative, resolve } from 'node:path';
import type { Title } from './title.ts';

/** A word of a command line, in quotation marks where a shell would part it. */
export const shellWord = (word: string): string =>
  /^[\w./@%+=:,-]+$/.test(word) ? word : JSON.stringify(word);

/** A command as a person types it: `npx reissue build "My Book"`. */
export const commandOf = (...words: string[]): string => ['npx reissue', ...words.map(shellWord)].join(' ');

/** How a command names a title: by its name where that finds it, otherwise by its path. */
export function calledFromHere({ name, folder }: Title): string {
  if (dirname(folder) === resolve('manuscript')) return name;
  const way = relative('.', folder) || '.';
  return way.startsWith('..') ? folder : way;
}
