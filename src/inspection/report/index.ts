import { readFileSync } from 'node:fs';
import { basename, isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import ejs from 'ejs';
import type { Finding } from '../finding.ts';
import { openQuestions, type Report, severities, type Typesetting } from './report.ts';

export type { EditionFile, EditionKind, Report, Typesetting } from './report.ts';
export { exitCodeOf, hasErrors, openQuestions } from './report.ts';

const template = fileURLToPath(new URL('../../../templates/report/report.ejs', import.meta.url));

/**
 * The report of a title as one HTML page that needs no other file: what was recovered, what is asked, what was found,
 * what was made. All text in it is escaped; it has no script and loads nothing.
 */
export function makeReport(report: Report): string {
  const { title, recovery, findings, editions, stages } = report;
  const render = ejs.compile(readFileSync(template, 'utf8'), { filename: template });
  return render({
    report: {
      book: title.book,
      by: title.book.creators.map(({ name }) => name).join(', '),
      verdict: verdict(report),
      tallies: severities.map(severity => ({
        severity,
        count: findings.filter(finding => finding.severity === severity).length,
      })),
      findings: bySeverity(findings).map(finding => ({ ...finding, file: shown(finding) })),
      account: figures(recovery?.account ?? {}),
      rules: figures(recovery?.account.rules ?? {}).sort((a, b) => b.count - a.count),
      questions: openQuestions(report),
      answered: (recovery?.questions.length ?? 0) - openQuestions(report).length,
      recovered: Boolean(recovery),
      remarks: recovery?.remarks ?? [],
      lists: recovery?.lists,
      works: (report.works ?? []).map(({ authors, year, cited }) => ({
        work: `${authors.join(', ')} ${year}`,
        places: cited.map(({ file, times }) => (times > 1 ? `${file} (${times})` : file)).join(', '),
      })),
      editions: editions.map(({ kind, path, bytes, setting }) => ({
        kind,
        file: basename(path),
        size: inBytes(bytes),
        setting: setting && told(setting),
      })),
      stages,
      seconds: stages.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(1),
    },
  });
}

/** What a print edition was set from, in words. */
function told({ pages, lines, mended, greatest, notes, divided }: Typesetting): string {
  const parts = [counted(pages, 'page'), `${counted(lines, 'line')} computed`];
  if (mended > 0)
    parts.push(`${mended} of them put right in the browser, off by up to ${greatest.toFixed(2)} px`);
  if (notes > 0) parts.push(`${counted(notes, 'note')} at the feet of pages, ${divided} going on overleaf`);
  return parts.join('; ');
}

function verdict(report: Report): string {
  const { findings, editions } = report;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const questions = openQuestions(report).length;
  if (errors > 0 && editions.length === 0) {
    return `${counted(errors, 'error')} in the manuscript: the editions were not made, those made before stay.`;
  }
  if (errors > 0)
    return `The editions were made, but ${counted(errors, 'error')} must be mended before they are published.`;
  if (questions > 0) return `The editions were made. ${counted(questions, 'question')} for the editor.`;
  return 'The editions were made, and nothing is wrong with them.';
}

const counted = (count: number, thing: string) =>
  `${count.toLocaleString('en')} ${thing}${count === 1 ? '' : 's'}`;

/** A path as an editor knows it: within the title's folder, or the edition's file name and the path in it. */
function shown({ file = '', within }: Finding): string {
  return [isAbsolute(file) ? basename(file) : file, within].filter(Boolean).join(':');
}

function bySeverity(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

/** The numbers of an account, each with its name in words. */
export const figures = (account: object): { what: string; count: number }[] =>
  Object.entries(account)
    .filter(([, count]) => typeof count === 'number')
    .map(([what, count]) => ({ what: inWords(what), count }));

/** `notesLinked` or `hyphen-restored` → `Notes linked`, `Hyphen restored`. */
function inWords(key: string): string {
  const words = key.replace(/[A-Z]/g, capital => ` ${capital.toLowerCase()}`).replace(/-/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const inBytes = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
