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
