import { readFileSync } from 'node:fs';
import { basename, isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import ejs from 'ejs';
import { stringify } from 'yaml';
import type { Chapter } from '../../manuscript/manuscript.ts';
import type { Question } from '../../recovery/index.ts';
import type { Finding } from '../finding.ts';
import { pagesInWords } from '../pdf-place.ts';
import { type ChapterPlace, placeFinder, titlesOf } from './places.ts';
import { openQuestions, type Report, remarksOf, severities } from './report.ts';
import { changedInWords, counted, figures, inBytes, nothingFound, settingInWords, verdict } from './words.ts';

export type { EditionKind } from '../../edition.ts';
export type { EditionFile, Report, SinceLast, Typesetting } from './report.ts';
export { exitCodeOf, hasErrors, openQuestions } from './report.ts';
export { figures } from './words.ts';

const template = fileURLToPath(new URL('../../../templates/report/report.ejs', import.meta.url));

/**
 * The report of a title as one HTML page that needs no other file: what was recovered, what is asked, what was found,
 * what was made. All text in it is escaped; it has no script and loads nothing.
 *
 * @param chapters the chapters as they are now: places are named by their titles, and what is asked is looked up in them
 */
export function makeReport(report: Report, chapters: readonly Chapter[] = []): string {
  const { title, recovery, findings, editions, stages } = report;
  const titles = titlesOf(chapters);
  const find = placeFinder(chapters);
  const render = ejs.compile(readFileSync(template, 'utf8'), { filename: template });
  return render({
    report: {
      book: title.book,
      by: title.book.creators.map(({ name }) => name).join(', '),
      verdict: verdict(report),
      tallies: talliesOf(report),
      findings: bySeverity(findings).map(finding => ({ ...finding, place: placeOf(finding, titles) })),
      nothingFound: nothingFound(report),
      account: figures(recovery?.account ?? {}),
      rules: figures(recovery?.account.rules ?? {}).sort((a, b) => b.count - a.count),
      questions: openQuestions(report).map(question => ({ ...question, ...shown(question, find) })),
      answered: (recovery?.questions.length ?? 0) - openQuestions(report).length,
      recovered: Boolean(recovery),
      remarks: recovery?.remarks ?? [],
      lists: recovery?.lists && {
        italics: recovery.lists.italics,
        proofreading: recovery.lists.proofreading.map(fault => ({
          ...fault,
          // The list was drafted at the last recovery, and the chapters may have been edited since.
          place: inManuscript(
            find(fault.context.replaceAll('…', '')) ?? { ...fault, file: `chapters/${fault.file}` },
            titles,
          ),
        })),
      },
      works: (report.works ?? []).map(({ authors, year, cited }) => ({
        work: `${authors.join(', ')} ${year}`,
        places: cited
          .map(({ file, times }) => ({ name: titles.get(`chapters/${file}`) ?? file, times }))
          .map(({ name, times }) => (times > 1 ? `${name} (${times} times)` : name))
          .join('; '),
      })),
      editions: editions.map(({ kind, path, bytes, setting }) => ({
        kind,
        file: basename(path),
        size: inBytes(bytes),
        pages: setting && counted(setting.pages, 'page'),
        setting: setting && settingInWords(setting),
      })),
      since: report.since && { ...report.since, changed: changedInWords(report.since) },
      stages,
      seconds: stages.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(1),
    },
  });
}

function talliesOf(report: Report): { kind: string; name: string; count: number }[] {
  const count = (severity: Finding['severity']) =>
    report.findings.filter(finding => finding.severity === severity).length;
  const tally = (kind: string, name: string, count: number) => ({
    ...{ kind, name: count === 1 ? name : `${name}s`, count },
  });
  return [
    tally('error', 'error', count('error')),
    tally('warning', 'warning', count('warning')),
    tally('info', 'remark', remarksOf(report)),
    ...(report.recovery ? [tally('question', 'question', openQuestions(report).length)] : []),
  ];
}

/** What a question shows: each choice with the line that chooses it, and where to look. */
function shown(question: Question, find: (context: string) => ChapterPlace | undefined) {
  const at = find(question.context);
  const page = question.page === undefined ? '' : `, page ${question.page}`;
  return {
    choices: question.choices.map(({ value, meaning }) => ({
      meaning,
      line: answerLine(question.id, value),
      now: value === question.chosen,
    })),
    place: at && inManuscript(at, new Map(at.title === undefined ? [] : [[at.file, at.title]])),
    source: `line ${question.line} of the raw text${page}`,
  };
}

/** A line of `answers.yaml`: in quotation marks where the answer has a colon or the like. */
const answerLine = (id: string, value: string): string => stringify({ [id]: value }, { lineWidth: 0 }).trim();

/** `The Index, chapters/09-index.md, line 12, column 3`. */
function inManuscript(
  { file, line, column }: { file: string; line?: number | undefined; column?: number | undefined },
  titles: ReadonlyMap<string, string>,
): string {
  const parts = [titles.get(file), file, line && `line ${line}`, line && column && `column ${column}`];
  return parts.filter(Boolean).join(', ');
}

/** The place of a finding: within the title's folder, or the edition's file name and the path in it. */
function placeOf(finding: Finding, titles: ReadonlyMap<string, string>): string {
  const { file, within, line, column } = finding;
  const own = file !== undefined && isAbsolute(file) ? basename(file) : file;
  const path = [own, within].filter(Boolean).join(':');
  const pages = pagesInWords(finding);
  return path === ''
    ? ''
    : [inManuscript({ file: path, line, column }, titles), pages].filter(Boolean).join(', ');
}

function bySeverity(findings: readonly Finding[]): (Finding & { called: string })[] {
  return [...findings]
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
    .map(finding => ({ ...finding, called: finding.severity === 'info' ? 'remark' : finding.severity }));
}
