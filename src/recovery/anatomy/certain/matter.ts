import { listOfLabels } from '../../contents.ts';
import { isOut, type Taken } from '../taken.ts';
import { type Certain, sure } from './rule.ts';

/** What the rules read as contents is that, unless the model is sure that most of its page is something else and it does not list chapters. */
export const ofContents: Certain = ({ rule, page }, i, sights, taken, { listedLabels }) => {
  if (rule !== 'contents') return null;
  const isDoubtful = ({ role, chance }: Taken) => /^(?:heading|label)$/.test(role) || chance < sure;
  if (isDoubtful(taken[i]!)) return { role: 'contents', begins: true };
  let lines = 0;
  let read = 0;
  let labels = 0;
  for (const step of [1, -1])
    for (let k = step > 0 ? i : i - 1; sights[k]?.page === page; k += step) {
      lines++;
      if (sights[k]!.label && sights[k]!.rule === 'contents') labels++;
      const own = sights[k]!.rule === 'contents' && isDoubtful(taken[k]!);
      if (own || isOut(taken[k]!.role)) read++;
    }
  return read >= lines / 2 || (labels > 0 && listedLabels >= listOfLabels)
    ? { role: 'contents', begins: true }
    : null;
};

/** On a page of contents the number of a chapter stands above its title, though it is the first line there. */
export const numberInContents: Certain = ({ series, label, page }, i, sights, taken) => {
  const isListed = (k: number) => sights[k]?.page === page && taken[k]!.role === 'contents';
  if (isListed(i) || (series === null && !label) || !isListed(i + 1)) return null;
  let [first, end] = [i, i + 1];
  while (sights[first - 1]?.page === page) first -= 1;
  while (sights[end]?.page === page) end += 1;
  const listed = taken.slice(first, end).filter(({ role }) => role === 'contents').length;
  return listed > (end - first) / 2 ? { role: 'contents', begins: true } : null;
};

/** The first or last line of a page, with the page's own number at its beginning or end, is its running head. */
export const headWithFolio: Certain = ({ folio, label, row, below, text, pageNumbered }) =>
  !label &&
  (folio === 'first' || folio === 'last') &&
  (row === 0 || below === 0) &&
  pageNumbered < listing &&
  text.length <= longestHead
    ? { role: 'furniture', begins: true }
    : null;

/** Where so many lines end in a number, it is of an index or of contents. */
const listing = 0.3;

const longestHead = 60;

/** What stands on a page with an imprint is front matter, unless the model is sure of something else. */
export const onImprint: Certain = ({ page }, i, _, taken, { imprints }) =>
  imprints.has(page) && !isOut(taken[i]!.role) && taken[i]!.chance < sure
    ? { role: 'front', begins: true }
    : null;

/**
 * What stands first on a page and says once more what the chapter is called whose text goes on there is its running head, in a book
 * too whose chapters are so short that each head stands once.
 */
export const headAgain: Certain = ({ row, page, text }, i, sights, taken) => {
  if (row !== 0 || taken[i]!.role !== 'heading') return null;
  const title = taken.slice(0, i).findLastIndex(({ role, begins }) => role === 'heading' && begins);
  if (title < 0 || sights[title]!.page === page) return null;
  let end = title + 1;
  while (end < i && taken[end]!.role === 'heading') end += 1;
  const whole = sights
    .slice(title, end)
    .map(line => line.text)
    .join(' ');
  if (lettersOf(whole) !== lettersOf(text)) return null;
  // A title on a page of its own is said again where its text begins.
  const hasText = taken.slice(end, i).some(({ role }) => role === 'paragraph');
  return hasText ? { role: 'furniture', begins: true } : null;
};

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
