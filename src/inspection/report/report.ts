import type { EditingLists } from '../../copyediting/index.ts';
import type { EditionKind } from '../../edition.ts';
import type { StageFigures } from '../../meter.ts';
import type { Work } from '../../publication/publication.ts';
import type { Question, Recovery } from '../../recovery/index.ts';
import type { Title } from '../../title.ts';
import type { Asked } from '../checkers/index.ts';
import type { Finding } from '../finding.ts';

/** What a build has to tell about a title, as plain data. */
export interface Report {
  title: Title;
  /** What recovery did and asks; absent for a book that was written, not recovered. */
  recovery?: {
    account: Recovery['account'];
    remarks: Recovery['remarks'];
    questions: Question[];
    lists?: EditingLists | undefined;
  };
  findings: Finding[];
  /** Corrections that were made in the editions, and those that wait for a decision; absent where the title has none. */
  corrections?: { made: number; open: number };
  /** Works cited by author and year that have no entry in a bibliography. */
  works?: Work[];
  /** The editions made; empty where errors in the manuscript kept them from being made. */
  editions: EditionFile[];
  /** Which checkers looked at the EPUB, where it was checked. */
  asked?: Asked[] | undefined;
  /** What was changed since the last printing, where there is one; and the command that shows it. */
  since?: SinceLast & { command: string };
  stages: StageFigures[];
}

/** How a text differs from that of the last printing. */
export interface SinceLast {
  number: number;
  name: string;
  date: string;
  /** Changed places of the text, and the chapters that they are in. */
  places: number;
  chapters: number;
}

export interface EditionFile {
  kind: EditionKind;
  /** Absolute path. */
  path: string;
  bytes: number;
  /** What was set, in an edition with pages. */
  setting?: Typesetting;
}

/** What a print edition was set from. */
export interface Typesetting {
  pages: number;
  /** Lines broken beforehand, and those of them that the browser set otherwise and that were corrected. */
  lines: number;
  corrected: number;
  /** Greatest difference between a line as computed and as set, before that, in CSS pixels. */
  greatest: number;
  /** Notes at the feet of pages, and those of them that go on over a page. */
  notes: number;
  divided: number;
  /** Whether the browser worked in its sandbox. */
  sandboxed: boolean;
}

export const severities = ['error', 'warning', 'info'] as const;

export const hasErrors = (findings: readonly Finding[]): boolean =>
  findings.some(({ severity }) => severity === 'error');

/** Defects of what the manuscript names, not of the manuscript: the command lacks input it was promised. */
const lackingInput: ReadonlySet<string> = new Set(['image-missing']);

/** The exit code that findings call for: 2 where input is lacking, 1 where the book has errors, else 0. */
export function exitCodeOf(findings: readonly Finding[]): 0 | 1 | 2 {
  if (!hasErrors(findings)) return 0;
  return findings.some(({ code }) => lackingInput.has(code)) ? 2 : 1;
}

/** What recovery asks and the editor has not answered. */
export const openQuestions = ({ recovery }: Pick<Report, 'recovery'>): Question[] =>
  (recovery?.questions ?? []).filter(({ answered }) => !answered);

/** How many remarks there are: findings of that severity, and what recovery remarks on the raw text. */
export const remarksOf = ({ findings, recovery }: Pick<Report, 'findings' | 'recovery'>): number =>
  findings.filter(({ severity }) => severity === 'info').length + (recovery?.remarks.length ?? 0);
