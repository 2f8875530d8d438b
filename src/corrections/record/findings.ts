import type { Finding } from '../../inspection/finding.ts';
import { noAnswers, program } from './ground.ts';
import type { Kept } from './keeping.ts';
import { type Ground, recordFile } from './record.ts';
import { listed } from './refusal.ts';

/** Says that the text was recovered by another version of the program. */
export const madeByOther = ({ program: made }: Ground): Finding[] =>
  made === undefined || made === program
    ? []
    : [
        {
          code: 'recovery-older',
          severity: 'info',
          message: `The text was recovered by version ${made} of Reissue, and this is ${program}. To have what is better now, run: npx reissue recover. Your changes stay.`,
          file: recordFile,
        },
      ];

/** Says that the record was lost, and whose work the chapters were taken for. */
export const recordLost = (edited: readonly string[]): Finding => ({
  code: 'record-lost',
  severity: 'warning',
  message: `There is no record of how these chapters were recovered, so all that differs from a new recovery was taken for your own work and stays: ${listed(edited)}. What is new in the raw text, the answers and the settings may not be in them.`,
  file: recordFile,
});

/** Why what is new is not used, as the rest of a sentence, and what to do about it. */
interface Hindrance {
  why: string;
  advice: string;
}

/** Nothing new can be used without the source. */
export const noRawText: Hindrance = {
  why: 'the raw text of the book is not there',
  advice: 'Put it in its place again, or bring the changes into the chapters by hand.',
};

/** Says of what the chapters were not made that are there now: answers, settings. */
export function waiting(made: Ground, now: Ground, { why, advice }: Hindrance): Finding[] {
  const findings: Finding[] = [];
  const say = (code: string, severity: Finding['severity'], message: string, file: string) =>
    findings.push({ code, severity, message: `${message} ${advice}`, file });
  if (made.extraction !== now.extraction)
    say(
      'source-held',
      'error',
      `The source is another than the text was recovered from; it was not used: ${why}.`,
      'book.yaml',
    );
  if (made.unsure && made.answers === now.answers && now.answers !== noAnswers) {
    const unsure =
      'It cannot be told whether your answers are in the chapters, for the record of it was lost.';
    say('answers-held', 'warning', `${unsure} They were not used now: ${why}.`, 'answers.yaml');
  } else if (made.answers !== now.answers)
    say('answers-held', 'error', `Your new answers were not used: ${why}.`, 'answers.yaml');
  const others = (['language', 'title'] as const).filter(
    key => made[key] !== undefined && made[key] !== now[key],
  );
  if (others.length > 0) {
    const what = `The ${others.join(' and the ')} in book.yaml ${others.length > 1 ? 'are others' : 'is another'}`;
    const weight = others.includes('language') ? 'warning' : 'info';
    say(
      'settings-held',
      weight,
      `${what} than when the text was recovered; it stays as it is: ${why}.`,
      'book.yaml',
    );
  }
  return findings;
}

/** Says that a list stays as a person has it, and where the new draft is. */
export const listBeside = (path: string): Finding => ({
  code: 'list-beside',
  severity: 'info',
  message: `You have edited ${path.replace('.new.yaml', '.yaml')}, so it stays as it is. The new draft is in ${path}.`,
  file: path,
});

/** Says what was written over, and where it is kept. */
export const copyKept = ({ paths, folder }: NonNullable<Kept['former']>): Finding => ({
  code: 'copy-kept',
  severity: 'info',
  message: `These files had been changed and were written anew: ${listed(paths)}. As they were they are kept in ${folder}.`,
  file: folder,
});
