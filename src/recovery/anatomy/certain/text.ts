import { goesOn, startsItem } from '../items.ts';
import { isOut } from '../taken.ts';
import type { Certain } from './rule.ts';

/** A bullet begins an item. */
export const bulleted: Certain = ({ text }) => (startsItem(text) ? { role: 'item', begins: true } : null);

/** What goes on after a full line of an item with a bullet is of the item, on the next page too. */
export const itemGoesOn: Certain = ({ role }, i, sights, taken) => {
  if (role !== 'text' || isOut(taken[i]!.role)) return null;
  let own = sights[i]!;
  for (let k = i - 1; k >= 0 && k > i - longestItem; k--) {
    const before = sights[k]!;
    if (isOut(taken[k]!.role)) continue;
    if (own.page > before.page + 1 || !goesOn(before, own)) return null;
    if (startsItem(before.text)) return { role: 'item', begins: false };
    own = before;
  }
  return null;
};

const longestItem = 12;

/** What begins with a bracket and ends in a number, or is numbers behind one with a comma, goes on from the line before, as in an index; no head does. */
export const bracketed: Certain = ({ text, role, page }, i, sights, taken) => {
  if (role !== 'text' || !isOut(taken[i]!.role)) return null;
  const before = sights[i - 1];
  const lists = before?.page === page && /\d\p{L}{0,2},$/u.test(before.text) && /^\d[\d–, n]*$/.test(text);
  return lists || /^\(.*\d$/.test(text) ? { role: 'paragraph', begins: false } : null;
};

/** A capital alone on a page where a chapter begins in the middle of a word is the first of that word, set large. */
export const loneCapital: Certain = ({ text, role, page }, i, sights, taken) => {
  if (role !== 'text' || !/^[“„"«‘'¿¡]?\p{Lu}[’']?$/u.test(text) || !isOut(taken[i]!.role)) return null;
  for (let k = i + 1; k >= 0 && (k > i || sights[k]!.page === page); k--) {
    if (k === i || sights[k]?.page !== page || !/^\p{Ll}/u.test(sights[k]!.text)) continue;
    const above = taken[k - 1]?.role;
    if (k === i + 1 || sights[k]!.row === 0 || above === 'heading' || above === 'label')
      return { role: 'paragraph', begins: true };
  }
  return null;
};
