import { join } from 'node:path';
import { closestMatch } from 'leven';
import { isMap, isScalar } from 'yaml';
import { Complaint } from '../complaint.ts';
import type { Finding } from '../inspection/finding.ts';
import { limits } from '../limits.ts';
import { decodeUtf8, readPlain } from '../reading.ts';
import type { Answers, Question } from '../recovery/index.ts';
import { readYaml } from '../yaml.ts';

/** An editor's answer to a question, and the line of `answers.yaml` it stands on. */
export interface Answer {
  id: string;
  value: string;
  line: number;
}

const name = 'answers.yaml';
const form = 'Each answer is one line: the question’s id, a colon, the answer.';

/**
 * The editor's answers to the questions of recovery: `answers.yaml`, one line `question-id: answer` each. A question with
 * nothing behind its colon is not answered yet.
 *
 * @param folder the title's folder
 * @returns the answers in the order of the file; none where there is no such file
 * @throws Complaint (with file and line) where the file is not such a list
 */
export function readAnswers(folder: string): Answer[] {
  const file = join(folder, name);
  const bytes = readPlain(folder, file, limits.yaml.bytes);
  if (!bytes) return [];
  const { document, lineAt } = readYaml(decodeUtf8(bytes, file), { file, twice: true });
  const { contents } = document;
  if (contents === null || (isScalar(contents) && !String(contents.value ?? '').trim())) return [];
  if (!isMap(contents))
    throw new Complaint('This is not a list of answers.', { file, line: 1, advice: form });
  const lines = new Map<string, number>();
  return contents.items.flatMap(({ key, value }): Answer[] => {
    if (!isScalar(key)) return [];
    const line = lineAt(key.range?.[0] ?? 0);
    const id = String(key.value).trim();
    if (lines.has(id)) throw twice(id, file, line, lines.get(id)!);
    lines.set(id, line);
    if (value && !isScalar(value))
      throw new Complaint(`The answer to “${id}” must be plain text.`, { file, line, advice: form });
    const answer = String((isScalar(value) ? value.value : '') ?? '')
      .replace(/\s+/g, ' ')
      .trim();
    return answer === '' ? [] : [{ id, value: answer, line }];
  });
}

const twice = (id: string, file: string, line: number, first: number) =>
  new Complaint(`The question “${id}” is answered twice: first in line ${first}.`, {
    ...{ file, line, advice: 'Delete one of the two lines.' },
  });

/** The answer of an editor who has corrected the chapter by hand: recovery has nothing to do for it. */
export const byHand = 'done';

/** Questions as an editor's answers leave them: those that were settled by hand are answered, whatever recovery knew. */
export function settled(questions: readonly Question[], answers: readonly Answer[]): Question[] {
  const done = new Set(answers.filter(({ value }) => value === byHand).map(({ id }) => id));
  return questions.map(question =>
    done.has(question.id) && question.choices.some(({ value }) => value === byHand)
      ? { ...question, chosen: byHand, answered: true }
      : question,
  );
}

/** The answers as recovery takes them, whatever their ids are called. */
export function asAnswers(answers: readonly Answer[]): Answers {
  return Object.assign(Object.create(null), Object.fromEntries(answers.map(({ id, value }) => [id, value])));
}

/**
 * Answers that recovery could do nothing with: no question has their id, or what they say is none of its choices.
 *
 * @param questions what the last recovery asked, answered ones too
 * @returns warnings with the line of each
 */
export function idleAnswers(answers: readonly Answer[], questions: readonly Question[]): Finding[] {
  const byId = new Map(questions.map(question => [question.id, question]));
  const ids = [...byId.keys()];
  const warn = (code: string, line: number, message: string): Finding => ({
    ...{ code, severity: 'warning', message, file: name, line },
  });
  return answers.flatMap(({ id, value, line }) => {
    const question = byId.get(id);
    if (!question) {
      const open = questions.filter(({ answered }) => !answered).map(one => one.id);
      const nearest = closestMatch(id, open, { maxDistance: 2 }) ?? closestMatch(id, ids, { maxDistance: 2 });
      const hint = nearest
        ? `Did you mean “${nearest}”?`
        : 'Compare it with recovery/questions.yaml; if the question is gone, delete this line.';
      return [
        warn('answer-unknown', line, `No question has the id “${id}”, so this answer was not used. ${hint}`),
      ];
    }
    if (question.outdated === undefined) return [];
    const values = question.choices.map(one => one.value);
    const choices = values.map(one => `“${one}”`).join(' or ');
    const nearest = closestMatch(value, values, { maxDistance: 2 });
    const hint = nearest ? `Did you mean “${nearest}”?` : `Choose ${choices}.`;
    return [
      warn(
        'answer-unfit',
        line,
        `Your answer “${value}” does not fit this question, so it was not used. ${hint}`,
      ),
    ];
  });
}
