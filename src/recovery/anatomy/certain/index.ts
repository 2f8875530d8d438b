import type { Sight } from '../sight.ts';
import type { Taken } from '../taken.ts';
import { habitsOf } from './habits.ts';
import { headAgain, headWithFolio, numberInContents, ofContents, onImprint } from './matter.ts';
import {
  calledLetter,
  calledSign,
  chapterOfNotes,
  figureGoesOn,
  firstOfNotes,
  notesTitle,
  textAmongNotes,
} from './notes.ts';
import type { Certain } from './rule.ts';
import { bracketed, bulleted, itemGoesOn, loneCapital } from './text.ts';
import {
  argumentElsewhere,
  labelInSeries,
  labelWithTitle,
  largeUnderLabel,
  likeFellows,
  outlinedTitle,
  speakerAlone,
  titleUnderLabel,
} from './titles.ts';

const all: readonly Certain[] = [
  outlinedTitle,
  calledSign,
  calledLetter,
  headWithFolio,
  headAgain,
  bulleted,
  itemGoesOn,
  labelInSeries,
  notesTitle,
  chapterOfNotes,
  firstOfNotes,
  titleUnderLabel,
  largeUnderLabel,
  likeFellows,
  textAmongNotes,
  argumentElsewhere,
  onImprint,
  labelWithTitle,
  ofContents,
  numberInContents,
  figureGoesOn,
  bracketed,
  loneCapital,
  speakerAlone,
];

/** The model's reading with what is certain in its place. */
export function withCertain(sights: readonly Sight[], taken: readonly Taken[]): Taken[] {
  const result = [...taken];
  const book = habitsOf(sights, taken);
  sights.forEach((sight, i) => {
    for (const certain of all) {
      const own = certain(sight, i, sights, result, book);
      if (!own) continue;
      result[i] = { ...own, chance: 1, boundary: Number(own.begins) };
      return;
    }
  });
  return result;
}
