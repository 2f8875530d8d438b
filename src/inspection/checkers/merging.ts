import type { Finding } from '../finding.ts';
import { kindOf } from './kinds.ts';
import type { Said } from './said.ts';

/** What another checker said, as a finding: a sentence for the editor first, then its own words and its rule. */
export function findingOf({ checker, rule, severity, message, path, line, column }: Said): Finding {
  const { code, lead } = kindOf({ rule, message });
  return {
    ...{ code, severity, message: `${lead} ${checker} says: “${firstLine(message)}”.` },
    ...(path !== undefined && { within: path }),
    ...(line && { line, ...(column && { column }) }),
    published: `${checker} ${rule}`,
  };
}

/** A message without the piece of a file that some bring with them. */
const firstLine = (message: string) => message.trim().split('\n')[0]!.trim().replace(/\.$/, '');

/**
 * Adds findings to others, each fault told once. The same fault has the same code at the same place; where one of the two
 * checkers does not say the line, in the same file. The graver of two stays, and of equals the one that was there.
 */
export function merged(findings: readonly Finding[], more: readonly Finding[]): Finding[] {
  const result = [...findings];
  const byFault = new Map<string, number[]>();
  const faultOf = ({ code, within = '' }: Finding) => `${code}\n${within}`;
  for (const [k, finding] of result.entries()) note(byFault, faultOf(finding), k);
  for (const finding of more) {
    const fellows = byFault.get(faultOf(finding)) ?? [];
    const same = fellows.slice(0, mostCompared).find(k => isSamePlace(result[k]!, finding));
    if (same === undefined) result.push(finding);
    else if (gravity(finding) > gravity(result[same]!)) result[same] = finding;
  }
  return result;
}

/** So many findings of one kind in one file are compared with each other; more are told twice rather than waited for. */
const mostCompared = 500;

/** Programs differ by a line in where a tag is that stands on two. */
const isSamePlace = (one: Finding, other: Finding) =>
  !one.line || !other.line || Math.abs(one.line - other.line) <= 1;

const gravity = ({ severity }: Finding) => ['info', 'warning', 'error'].indexOf(severity);

function note(known: Map<string, number[]>, key: string, k: number): void {
  const all = known.get(key);
  if (all) all.push(k);
  else known.set(key, [k]);
}
