import { type Chapter, parse } from '../../src/manuscript/index.ts';
import { chapterFile } from '../chapter-file.ts';

/** A chapter of these paragraphs, as it would be read from its file. */
export const chapter = (...paragraphs: string[]): Chapter =>
  parse('01-one.md', chapterFile('# One', ...paragraphs));
