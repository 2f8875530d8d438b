import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { Complaint } from '../complaint.ts';

/**
 * The editor's answers to the questions of recovery: `answers.yaml`, one line `question-id: answer` each.
 *
 * @param folder the title's folder
 * @returns answers by question id; none where there is no such file
 * @throws Complaint (with file and line) where the file is not such a list
 */
export async function readAnswers(folder: string): Promise<Record<string, string>> {
  const file = join(folder, 'answers.yaml');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const wrong = (offset: number, message: string) =>
    new Complaint(message, {
      file,
      line: lines.linePos(offset).line,
      advice: 'Each answer is one line: the question’s id, a colon, the answer.',
    });
  const [broken] = document.errors;
  if (broken) throw wrong(broken.pos[0], `This is no YAML: ${broken.message}.`);
  const { contents } = document;
  if (contents === null || (isScalar(contents) && !contents.value)) return {};
  if (!isMap(contents)) throw wrong(0, 'This is no list of answers.');
  for (const { key, value } of contents.items) {
    if (isScalar(key) && value && !isScalar(value)) {
      throw wrong(key.range?.[0] ?? 0, `The answer to “${key.value}” must be plain text.`);
    }
  }
  return document.toJS();
}
