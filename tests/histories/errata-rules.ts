import { join } from 'node:path';
import { readAnswers } from '../../src/corrections/answers.ts';
import { readCorrections } from '../../src/corrections/errata/errata.ts';
import { type Overlay, overlay } from '../../src/corrections/errata/overlay.ts';
import { readRecord } from '../../src/corrections/record/record.ts';
import { lastPrinting, textOf } from '../../src/editions/manifest.ts';
import type { Finding } from '../../src/inspection/finding.ts';
import { chapterOf, chapterTexts } from '../../src/manuscript/files.ts';
import { stringify } from '../../src/manuscript/index.ts';
import type { Thing } from './folder.ts';

const errata = ['add', 'from-edits', 'from-proof', 'import'];
const isErrata = (command: string) => errata.includes(command);

/** The text of the editions: the chapters with the corrections laid over; undefined where either cannot be read. */
export function textOfEditions(title: string): Overlay | undefined {
  try {
    return overlay(chapterTexts(join(title, 'chapters')), readCorrections(title));
  } catch {
    return undefined;
  }
}

/**
 * Whether a change of a file of the editor's own is what a command is there for. What it did to the list of corrections must leave
 * every line that stood there, in its order.
 * @param was what stood there before; undefined where nothing did
 */
export function isItsWork(command: string, path: string, was: Thing | undefined, now: Thing | undefined) {
  if (now?.kind !== 'file' || was?.kind === 'link') return false;
  if (path === 'corrections.yaml' && isErrata(command))
    return was === undefined || now.data.startsWith(was.data.replace(/\n*$/, ''));
  if (command !== 'release') return false;
  if (/^editions\/\d+\//.test(path)) return was === undefined;
  if (path !== 'corrections.yaml' || was === undefined) return path === 'book.yaml';
  return printingsOut(now.data) === printingsOut(was.data);
}

/** A list without the numbers of printings. */
const printingsOut = (yaml: string): string => yaml.replace(/^ *printing: ?\d*\r?\n/gm, '').trimEnd();

/** What a command did to the text of the editions, or kept from its editor, that it must not. */
export function errataWrongs(
  title: string,
  { command, error, findings }: { command: string; error?: unknown; findings: readonly Finding[] },
  before: Overlay | undefined,
): string[] {
  if (error !== undefined) return [];
  const faults: string[] = [];
  const now = textOfEditions(title);
  if (now === undefined) return isErrata(command) && before ? ['corrections can be read no more'] : [];
  const list = readCorrections(title);
  const accounted = new Set([...now.made.map(({ id }) => id), ...now.findings.map(idOf)]);
  for (const { id, status } of list)
    if (status === 'accepted' && !accounted.has(id))
      faults.push(`correction ${id} is neither made nor complained of`);
  if (command === 'build' || command === 'release')
    // A release writes lines into the list after it was read.
    for (const finding of now.findings)
      if (!findings.some(({ code, message }) => code === finding.code && message === finding.message))
        faults.push(`nothing was said of correction ${idOf(finding)}`);
  if (command === 'from-edits' && before && textIn(before) !== textIn(now))
    faults.push('from-edits made another text of the editions');
  if (isErrata(command) && before) faults.push(...misfits(before, now));
  if (command === 'release') faults.push(...frozenFaults(title, now));
  return [...faults, ...answersPassedOver(title, command, findings)];
}

const textIn = ({ chapters }: Overlay): string => JSON.stringify(chapters);
const idOf = ({ message }: Finding): string => /^Correction (\S+) was not made/.exec(message)?.[1] ?? '';

/** What fitted before an entry was put in fits behind it, and what was put in fits. */
const misfits = (before: Overlay, now: Overlay): string[] => {
  const known = new Set(before.findings.map(idOf));
  return now.findings
    .filter(one => !known.has(idOf(one)))
    .map(({ message }) => `entered in vain: ${message}`);
};

/** A printing holds the text with its corrections, and each of these has the printing that it was first made in. */
function frozenFaults(title: string, { chapters, made }: Overlay): string[] {
  const printed = lastPrinting(title);
  if (!printed) return ['nothing was released'];
  const frozen = textOf(printed).map(stringify);
  const own = chapters.map(one => stringify(chapterOf(one, title)));
  const unmarked = readCorrections(title).filter(
    ({ id, printing }) => printing === undefined && made.some(one => one.id === id),
  );
  return [
    ...(frozen.join('\n') === own.join('\n') ? [] : ['the frozen text is not that of the editions']),
    ...unmarked.map(({ id }) => `correction ${id} has no printing`),
  ];
}

/** Each answer was used, or it is said of it that it was not. */
function answersPassedOver(title: string, command: string, findings: readonly Finding[]): string[] {
  if (!['build', 'recover', 'keep-mine'].includes(command)) return [];
  if (findings.some(({ code }) => /-held$|^record-lost$/.test(code))) return [];
  const questions = new Map((readRecord(title)?.questions ?? []).map(one => [one.id, one]));
  return readAnswers(title).flatMap(({ id, value, line }) => {
    const question = questions.get(id);
    const isUsed = question?.answered && question.chosen === value;
    const isSaid = findings.some(one => one.code.startsWith('answer-') && one.line === line);
    return isUsed || isSaid || value === 'done' ? [] : [`the answer to ${id} was passed over`];
  });
}
