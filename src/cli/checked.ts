import type { Asked } from '../inspection/checkers/index.ts';
import type { Finding } from '../inspection/finding.ts';

/** What was found in one file or title, by how serious it is. */
export interface Counts {
  errors: number;
  warnings: number;
  remarks: number;
}

export function countsOf(findings: readonly Finding[]): Counts {
  const count = (severity: Finding['severity']) =>
    findings.filter(finding => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), remarks: count('info') };
}

/** `2 errors, 1 warning`, or that nothing is wrong. */
export function countsInWords({ errors, warnings, remarks }: Counts): string {
  const named = [counted(errors, 'error'), counted(warnings, 'warning'), counted(remarks, 'remark')];
  return named.filter(words => !words.startsWith('0 ')).join(', ') || 'nothing is wrong';
}

const counted = (count: number, thing: string) => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** The last line of a check of several: how many are right, and what is wrong with the others. */
export function summary(all: readonly (Counts | undefined)[]): string {
  const read = all.filter(counts => counts !== undefined);
  const right = read.filter(({ errors }) => errors === 0).length;
  const sum = (key: keyof Counts) => read.reduce((total, counts) => total + counts[key], 0);
  const total = { errors: sum('errors'), warnings: sum('warnings'), remarks: sum('remarks') };
  const unread = all.length - read.length;
  return [
    `${all.length} checked: ${right} without an error`,
    ...(read.length > right ? [`${read.length - right} with errors`] : []),
    ...(unread > 0 ? [`${unread} could not be checked`] : []),
    `in all ${countsInWords(total)}.`,
  ].join(', ');
}

const reasons: Record<Exclude<Asked['outcome'], 'ran'>, string> = {
  stopped: 'did not come to an end',
  failed: 'failed',
  absent: 'is not installed',
  off: 'is turned off',
  withheld: 'was not asked',
};

/** Who checked an EPUB, and who did not. */
export function askedInWords(asked: readonly Asked[]): string {
  const ran = asked.filter(({ outcome }) => outcome === 'ran');
  const by = ['Reissue', ...ran.map(({ checker, version }) => [checker, version].filter(Boolean).join(' '))];
  const others = asked.flatMap(({ checker, outcome, why }) =>
    outcome === 'ran' ? [] : [`${checker} ${reasons[outcome]}${why ? ` (${why})` : ''}`],
  );
  return [`checked by ${by.join(', ')}`, ...others].join('; ');
}
