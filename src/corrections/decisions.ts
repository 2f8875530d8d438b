import { type Answer, readAnswers } from './answers.ts';
import { type Dismissed, readDismissed } from './dismissed.ts';
import { type Correction, readCorrections } from './errata/errata.ts';

/** What an editor has decided, in files of the editor's own. All of them are read before anything is written. */
export interface Decisions {
  answers: Answer[];
  dismissed: Dismissed;
  corrections: Correction[];
}

/** All that an editor has decided on a title. @throws Complaint where a file of it cannot be read */
export const readDecisions = (folder: string): Decisions => ({
  answers: readAnswers(folder),
  ...decidedBeside(folder),
});

/** What does not go into the recovery itself, but into the list of what may be wrong in it. */
export const decidedBeside = (folder: string) => ({
  dismissed: readDismissed(folder),
  corrections: readCorrections(folder),
});
