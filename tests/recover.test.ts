import { symlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildTitle } from '../src/build.ts';
import { Complaint } from '../src/complaint.ts';
import { readTitle, sizeOfText } from '../src/title.ts';
import { bookYaml, desk, rawText } from './cli/run.ts';

let at: ReturnType<typeof desk>;
beforeEach(() => {
  at = desk({ 'book/book.yaml': bookYaml('extraction: extraction.txt'), 'book/extraction.txt': rawText });
});
afterEach(() => at.clear());

/** Builds no edition: recovers where that is needed, and says what there is to say. */
async function build(): Promise<string[]> {
  const title = readTitle(at.path('book'));
  const report = await buildTitle(title, { out: at.path('out'), editions: [] }, () => {});
  return report.findings.map(({ code }) => code);
}

const chapter = () => `book/chapters/${at.list('book/chapters')[0]}`;
const edit = (file: string, from: string | RegExp, to: string) =>
  at.put(file, at.read(file).replace(from, to));
const editChapter = () => edit(chapter(), 'fifteen hundred', 'two thousand');

describe('answers and settings that must wait are named', () => {
  it('where the raw text is gone', async () => {
    await build();
    at.put('book/answers.yaml', 'deadbeef: yes\n');
    at.remove('book/extraction.txt');
    expect(await build()).toContain('answers-held');
  });

  it('where chapters were edited, the language is another, and what recovery wrote last is lost', async () => {
    await build();
    editChapter();
    edit('book/book.yaml', 'en-GB', 'de');
    at.put('book/recovery/base.json.gz', '');
    expect(await build()).toContain('settings-held');
    edit('book/book.yaml', 'language: de', 'language: en-GB');
    expect(await build()).not.toContain('settings-held');
  });

  it('where the record was lost, until they are struck out', async () => {
    await build();
    editChapter();
    at.put('book/recovery/recovery.json', '');
    at.put('book/answers.yaml', 'deadbeef: yes\n');
    expect(await build()).toContain('record-lost');
    expect(await build()).toContain('answers-held');
    at.remove('book/answers.yaml');
    expect(await build()).not.toContain('answers-held');
  });

  it('but not an answer that says that the chapter was corrected by hand: the question is settled', async () => {
    await build();
    const record = JSON.parse(at.read('book/recovery/recovery.json'));
    const choices = ['leave', 'done'].map(value => ({ value, meaning: value }));
    const about = { kind: 'page-scrambled', ask: 'Which lines?', line: 1, context: '| lines', doubt: 0.9 };
    record.questions.push({ id: 'abcd1234', ...about, choices, chosen: 'leave', answered: false });
    at.put('book/recovery/recovery.json', JSON.stringify(record));
    editChapter();
    at.put('book/answers.yaml', 'abcd1234: done\n');
    const title = readTitle(at.path('book'));
    const { findings, recovery } = await buildTitle(title, { out: at.path('out'), editions: [] }, () => {});
    expect(findings.map(({ code }) => code)).not.toContain('answers-held');
    expect(recovery!.questions.find(q => q.id === 'abcd1234')).toMatchObject({
      chosen: 'done',
      answered: true,
    });
  });

  it('but not where the record was lost and nothing was edited', async () => {
    await build();
    at.put('book/recovery/recovery.json', '');
    expect(await build()).not.toContain('record-lost');
  });
});

it('recovers again where the language is another and nobody has edited', async () => {
  await build();
  edit('book/book.yaml', 'en-GB', 'fr');
  await build();
  expect(JSON.parse(at.read('book/recovery/recovery.json')).ground.language).toBe('fr');
});

it('says where it keeps what it writes over', async () => {
  await build();
  at.put('book/recovery/questions.yaml', '- my words\n');
  expect(await build()).toContain('copy-kept');
  expect(at.read('book/recovery/states/0001/recovery/questions.yaml')).toBe('- my words\n');
});

it('goes on beside edited chapters once what was in the way is gone', async () => {
  await build();
  editChapter();
  at.remove('book/recovery/questions.yaml');
  symlinkSync(at.path('book/extraction.txt'), at.path('book/recovery/questions.yaml'));
  await expect(build()).rejects.toThrow('This is a link');
  at.remove('book/recovery/questions.yaml');
  expect(await build()).not.toContain('record-lost');
});

it('goes on beside edited chapters where it was killed while it made the rest again', async () => {
  await build();
  editChapter();
  edit('book/recovery/recovery.json', /\}\s*$/, ',"unfinished": "lists"}');
  at.remove('book/recovery/questions.yaml');
  await build();
  expect(at.list('book/recovery')).toContain('questions.yaml');
});

it('writes nothing where a chapter that stays cannot be read', async () => {
  await build();
  at.put(chapter(), 'no front matter');
  at.put('book/recovery/questions.yaml', '- my words\n');
  await expect(build()).rejects.toThrow(Complaint);
  expect(at.read('book/recovery/questions.yaml')).toBe('- my words\n');
});

it('takes a chapter that is a link in a circle for no fault of its own', async () => {
  await build();
  const circle = at.path('book/chapters/99-circle.md');
  symlinkSync(circle, circle);
  expect(sizeOfText(readTitle(at.path('book')))).toBeGreaterThan(0);
  await expect(build()).rejects.toThrow(Complaint);
});
