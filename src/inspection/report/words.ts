import type { Report, SinceLast, Typesetting } from './report.ts';
import { openQuestions, remarksOf } from './report.ts';

/** How things stand, at the head of the report. Nothing is wrong only where nothing was found and nothing is asked. */
export function verdict(report: Report): string {
  const count = (severity: 'error' | 'warning') =>
    report.findings.filter(finding => finding.severity === severity).length;
  const errors = count('error');
  if (errors > 0 && report.editions.length === 0)
    return `No edition was made: correct ${counted(errors, 'error')} in the manuscript, and build again. The former editions are unchanged.`;
  if (errors > 0)
    return `The editions were made. Correct ${counted(errors, 'error')} before you publish them.`;
  const warnings = count('warning');
  const remarks = remarksOf(report);
  const questions = openQuestions(report).length;
  const look = [
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
    ...(remarks > 0 ? [counted(remarks, 'remark')] : []),
  ].join(' and ');
  const toDo = [
    ...(questions > 0 ? [`answer ${counted(questions, 'question')}`] : []),
    ...(look ? [`look at ${look}`] : []),
  ].join(', and ');
  return toDo ? `The editions were made. Please ${toDo}.` : 'The editions were made. Nothing is wrong.';
}

/** What stands under “Findings” where nothing was found. */
export function nothingFound(report: Report): string {
  const questions = openQuestions(report).length;
  if (questions > 0) return `Nothing was found. ${counted(questions, 'question')} below.`;
  return (report.recovery?.remarks.length ?? 0) > 0
    ? 'Nothing was found in the manuscript and the editions.'
    : 'Nothing is wrong.';
}

/** How much was changed since a printing. */
export const changedInWords = ({ places, chapters }: SinceLast): string =>
  places === 0
    ? 'The text is the same.'
    : `The text was changed in ${counted(places, 'place')} of ${counted(chapters, 'chapter')}.`;

/** How an edition with pages was set, a sentence each: for whoever looks after the program. */
export function settingInWords({
  lines,
  corrected,
  greatest,
  notes,
  divided,
  sandboxed,
}: Typesetting): string[] {
  const off =
    corrected === 0
      ? 'the browser set all of them as computed'
      : `the browser set ${number(corrected)} of them otherwise, by up to ${greatest.toFixed(2)} px; Reissue corrected this`;
  return [
    `${counted(lines, 'line')} computed; ${off}.`,
    ...(notes > 0
      ? [
          `${counted(notes, 'note')} at the feet of pages${divided > 0 ? `; ${number(divided)} of them on two or more pages` : ''}.`,
        ]
      : []),
    ...(sandboxed ? [] : [sandboxOff]),
  ];
}

const sandboxOff =
  'The browser worked without its sandbox, because Reissue was run as root. Do not build a stranger’s book in this way: run Reissue as an ordinary user (SECURITY.md says why).';

const accountNames: Record<string, string> = {
  pagesLabelled: 'Pages with a page number',
  verses: 'Poems and verses',
  notesLinked: 'Notes with a reference in the text',
};

/** The numbers of an account, each with its name in words. */
export const figures = (account: object): { what: string; count: number }[] =>
  Object.entries(account)
    .filter(([, count]) => typeof count === 'number')
    .map(([what, count]) => ({ what: accountNames[what] ?? inWords(what), count }));

/** `hyphen-restored` → `Hyphen restored`. */
function inWords(key: string): string {
  const words = key.replace(/[A-Z]/g, capital => ` ${capital.toLowerCase()}`).replace(/-/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `1 page`, `4,488 lines`. */
export const counted = (count: number, thing: string): string =>
  `${number(count)} ${thing}${count === 1 ? '' : 's'}`;

const number = (count: number): string => count.toLocaleString('en-GB');

export const inBytes = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
