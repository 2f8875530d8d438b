import type { Node } from 'unist';
import type { Finding } from '../inspection/finding.ts';

/** Enters a finding, at the place of a node of the chapter. */
export type Report = (code: string, severity: Finding['severity'], message: string, at?: Node) => void;

/** A report into a list, for one chapter's file. */
export function reportTo(findings: Finding[], file: string): Report {
  return (code, severity, message, at) => {
    const start = at?.position?.start;
    findings.push({
      code,
      severity,
      message,
      file: `chapters/${file}`,
      ...(start && { line: start.line, column: start.column }),
    });
  };
}
