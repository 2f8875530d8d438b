import type { StageFigures } from '../../meter.ts';
import type { Question, Recovery } from '../../recovery/index.ts';
import type { Title } from '../../title.ts';
import type { Finding } from '../finding.ts';

export type EditionKind = 'epub' | 'pdf';

/** What a build has to tell about a title, as plain data. */
export interface Report {
  title: Title;
  /** What recovery did and asks; absent for a book that was written, not recovered. */
  recovery?: { account: Recovery['account']; questions: Question[] };
  findings: Finding[];
  /** The editions made; empty where errors in the manuscript kept them from being made. */
  editions: EditionFile[];
  stages: StageFigures[];
}

export interface EditionFile {
  kind: EditionKind;
  /** Absolute path. */
  path: string;
  bytes: number;
}

export const severities = ['error', 'warning', 'info'] as const;

export const hasErrors = (findings: readonly Finding[]): boolean =>
  findings.some(({ severity }) => severity === 'error');

/** What recovery asks and the editor has not answered. */
export const openQuestions = ({ recovery }: Pick<Report, 'recovery'>): Question[] =>
  (recovery?.questions ?? []).filter(({ answered }) => !answered);
