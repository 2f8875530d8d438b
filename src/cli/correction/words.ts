import { join } from 'node:path';
import type { Correction } from '../../corrections/errata/errata.ts';
import type { Made } from '../../corrections/errata/overlay.ts';
import type { Title } from '../../title.ts';
import { place, type Shown } from '../voice.ts';

/** A correction in its place: where it is, the words before and behind, what goes out and what comes in. */
export function shown({ id, file, line, page, before, was, now, behind }: Made, { folder }: Title): Shown[] {
  // whole words, for a person to read
  const lead = /[\p{L}\p{N}’'-]*$/u.exec(before)![0];
  const rest = /^[\p{L}\p{N}’'-]*/u.exec(behind)![0];
  const bare = (text: string) => text.replaceAll(/⟦[^⟧]*⟧/g, '');
  const where = `${place(join(folder, 'chapters', file), line)}${page === undefined ? '' : `, page ${page}`}`;
  return [
    { text: id === '' ? '' : `${id}  ` },
    { text: where, as: 'faint' },
    { text: `\n  … ${bare(before.slice(0, before.length - lead.length))}` },
    { text: bare(lead + was + rest), as: 'old' },
    { text: bare(lead + now + rest), as: 'new' },
    { text: `${bare(behind.slice(rest.length))} …` },
  ].filter(({ text }) => text !== '') as Shown[];
}

/** A correction in one line. */
export const brief = (correction: Correction): string => {
  const { id, status, page, chapter, for: was, read, kind, by, date, printing } = correction;
  return [
    id.padEnd(5),
    status.padEnd(8),
    placeOf({ page, chapter }).padEnd(8),
    `“${was}” → ${reading(read)}`,
    [kind, by, date, printing !== undefined && `printing ${printing}`].filter(Boolean).join(', '),
  ].join('  ');
};

const placeOf = ({ page, chapter = '' }: Pick<Correction, 'page' | 'chapter'>): string =>
  page !== undefined ? `p. ${page}` : /^\d+$/.test(chapter) ? `ch. ${chapter}` : chapter;

/** What should stand somewhere, in words. */
export const reading = (read: string | undefined): string =>
  read === undefined ? 'to be decided' : read === '' ? 'nothing' : `“${read}”`;

/** `1 correction`, `3 corrections`. */
export const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;
