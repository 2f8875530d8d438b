import { readFileSync } from 'node:fs';
import type { Title } from '../../title.ts';
import { type Answer, byHand } from '../answers.ts';
import { digestOf } from './base.ts';
import type { Ground } from './record.ts';

/**
 * Whether chapters would be made from something else now. Another version of the program is no reason by itself: nobody wants
 * a book to change because a program was installed.
 */
export const isOther = (made: Ground, now: Ground): boolean =>
  made.extraction !== now.extraction ||
  made.answers !== now.answers ||
  (['language', 'title'] as const).some(key => made[key] !== undefined && made[key] !== now[key]);

/** Of the answers that recovery has to do something for. */
const digestOfAnswers = (answers: readonly Answer[]): string =>
  digestOf(JSON.stringify(answers.flatMap(({ id, value }) => (value === byHand ? [] : [[id, value]]))));
/** Digest of no answers. */
export const noAnswers = digestOfAnswers([]);

/** What a recovery of a title would be made from now. @param extraction digest of the source */
export const groundOf = ({ book }: Title, answers: readonly Answer[], extraction: string): Ground => ({
  ...{ extraction, answers: digestOfAnswers(answers), language: book.language, title: book.title },
  program,
});

/** Version of the program. */
export const { version: program } = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
) as { version: string };
