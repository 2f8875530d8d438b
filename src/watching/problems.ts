import { relative, resolve } from 'node:path';
import { Complaint } from '../complaint.ts';
import type { Finding } from '../inspection/finding.ts';
import { severities } from '../inspection/report/report.ts';
import { limits } from '../limits.ts';
import type { Problem } from './shown.ts';

/** A path as seen from where the command was given. */
function asSeen(file: string): string {
  const way = relative('.', file);
  return way.startsWith('..') ? file : way || '.';
}

/**
 * Findings for the page, errors first.
 *
 * @param folder of the title, which their files are relative to
 * @returns as many as the page shows, and how many more there are
 */
export function problemsOf(
  findings: readonly Finding[],
  folder: string,
): { problems: Problem[]; more: number } {
  const sorted = severities.flatMap(severity => findings.filter(finding => finding.severity === severity));
  const problems = sorted.slice(0, limits.watch.findings).map(
    ({ file, within, line, column, severity, code, message }): Problem => ({
      ...{ severity, code, message },
      ...(file !== undefined && { file: [asSeen(resolve(folder, file)), within].filter(Boolean).join(':') }),
      ...(line !== undefined && { line }),
      ...(line !== undefined && column !== undefined && { column }),
    }),
  );
  return { problems, more: sorted.length - problems.length };
}

/** What kept a title from being built, for the page. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Complaint) {
    const { message, file, line, advice } = error;
    return {
      ...{ severity: 'error', message },
      ...(file !== undefined && { file: asSeen(resolve(file)) }),
      ...(line !== undefined && { line }),
      ...(advice !== undefined && { advice }),
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  return {
    severity: 'error',
    message: `This is a fault of the program: ${message}`,
    advice: 'Please report it. What you save next is built all the same.',
  };
}
