import leven from 'leven';
import type { ChapterText } from '../../manuscript/files.ts';
import { readingOf } from './as-read.ts';
import type { Wanted } from './places.ts';

/** Longer words are not compared with all that stands in a book. */
const comparable = 120;
/** Words of which more than this share of letters is other are not meant. */
const unlike = 0.4;
/** Of so many words at most the nearest are looked for. */
const farthest = 40_000;

/** The words of the page, chapter or book that are most like those that were not found; undefined where none are. */
export function nearest(
  chapters: readonly ChapterText[],
  { for: was, page, chapter }: Wanted,
): string | undefined {
  if (was.length > comparable) return undefined;
  const count = was.split(/\s+/).length;
  const texts = chapters.map(({ file, text }) => ({
    file,
    text: page === undefined ? text : ofPage(text, page),
  }));
  let best: string | undefined;
  let distance = 1 + was.length * unlike;
  let seen = 0;
  for (const { file, text } of texts) {
    if (chapter !== undefined && !file.startsWith(chapter) && page === undefined) continue;
    const words = readingOf(text, 0, { signs: false, tolerance: 'exact' }).text.split(' ');
    for (let i = 0; i + count <= words.length && seen < farthest; i++, seen++) {
      const own = words
        .slice(i, i + count)
        .join(' ')
        .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
      if (Math.abs(own.length - was.length) >= distance) continue;
      const far = leven(own, was, { maxDistance: Math.ceil(distance) });
      if (far < distance) [best, distance] = [own, far];
    }
  }
  return best;
}

/** What a chapter has of a printed page; nothing where the page does not begin in it. */
function ofPage(text: string, page: string): string {
  const at = text.indexOf(`⟦${page}⟧`);
  if (at < 0) return '';
  const end = text.indexOf('⟦', at + 1);
  return text.slice(at, end < 0 ? undefined : end);
}
