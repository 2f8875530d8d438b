import { symlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { baseFile, readBase } from '../../src/corrections/record/base.ts';
import { recoveryFiles } from '../../src/corrections/record/files.ts';
import { keepRecovery } from '../../src/corrections/record/keeping.ts';
import { type Outcome, readRecord } from '../../src/corrections/record/record.ts';
import { editedChapters, isWhole } from '../../src/corrections/record/standing.ts';
import { chapterFile } from '../chapter-file.ts';
import { desk } from '../cli/run.ts';
import { differences, standingIn } from '../histories/folder.ts';

let at: ReturnType<typeof desk>;
beforeEach(() => {
  at = desk();
});
afterEach(() => at.clear());

const ground = (extraction: string) => ({ extraction, answers: 'none' });

/** What a recovery of chapters that hold one paragraph each has to write down. */
function outcome(chapters: Record<string, string>, extraction: string): Outcome {
  const texts = new Map(Object.entries(chapters).map(([file, text]) => [file, chapterFile(text)]));
  const lists = new Map([
    ['recovery/italics.yaml', `italics:\n  titles: [${extraction}]\n  foreign: []\n`],
    ['recovery/proofreading.yaml', `# ${extraction}\n[]\n`],
  ]);
  return {
    ground: ground(extraction),
    account: {
      ...{ pages: 1, pagesLabelled: 1, chapters: 1, sections: 0, paragraphs: 1 },
      ...{ quotations: 0, verses: 0, notes: 0, notesLinked: 0, rules: {} },
    },
    remarks: [],
    questions: [],
    files: recoveryFiles(texts, `${extraction}\n`, [], lists),
  };
}

const keep = (chapters: Record<string, string>, extraction = 'first', options = {}) =>
  keepRecovery(at.folder, outcome(chapters, extraction), options);
const record = () => readRecord(at.folder);

describe('the record of the last recovery', () => {
  it('knows what it was made from', async () => {
    expect(record()).toBeUndefined();
    await keep({ '01-a.md': 'Ink.' });
    expect(record()).toMatchObject({ ground: ground('first'), questions: [] });
  });

  it('tells an editor’s work from its own', async () => {
    await keep({ '01-a.md': 'Ink.', '02-b.md': 'Type.' });
    at.put('chapters/02-b.md', 'mine');
    at.put('chapters/03-c.md', 'mine too');
    expect(await editedChapters(at.folder, record())).toEqual(['02-b.md', '03-c.md']);
  });

  it('overwrites nothing of it, not even the other chapters', async () => {
    await keep({ '01-a.md': 'Ink.', '02-b.md': 'Type.' });
    at.put('chapters/02-b.md', 'mine');
    await expect(keep({ '01-a.md': 'Soot.', '02-b.md': 'Lead.' }, 'second')).rejects.toThrow(
      /^You have edited 02-b\.md\./,
    );
    expect(at.read('chapters/01-a.md')).toContain('Ink.');
    expect(at.read('chapters/02-b.md')).toBe('mine');
    expect(record()).toMatchObject({ ground: ground('first') });
  });

  it('takes away chapters of its own that a later recovery no longer has', async () => {
    await keep({ '01-a.md': 'Ink.', '02-b.md': 'Type.' });
    await keep({ '01-a.md': 'Ink and type.' }, 'second');
    expect(at.list('chapters')).toEqual(['01-a.md']);
    expect([...readBase(at.folder, record()!.written)!.chapters.keys()]).toEqual(['01-a.md']);
  });

  it('goes on where it was interrupted, at whatever file', async () => {
    const before = { '01-a.md': 'Ink.', '02-b.md': 'Type.' };
    const after = { '01-a.md': 'Soot.', '02-b.md': 'Lead.' };
    await keep(after, 'second');
    const files = ['chapters/01-a.md', 'chapters/02-b.md', 'recovery/ledger.jsonl', 'recovery/italics.yaml'];
    const written = files.map(file => at.read(file));
    for (let done = 0; done <= files.length; done++) {
      at.clear();
      at = desk();
      await keep(before);
      for (const [k, file] of files.slice(0, done).entries()) at.put(file, written[k]!);
      await keep(after, 'second');
      expect(files.map(file => at.read(file))).toEqual(written);
    }
  });

  it('is not deceived by whoever replaces a word in all files of the folder', async () => {
    await keep({ '01-a.md': 'Ink.', '02-b.md': 'Type.' });
    for (const [file, thing] of standingIn(at.folder))
      if (thing.kind === 'file' && thing.data.includes('Ink'))
        at.put(file, at.read(file).replace('Ink', 'Soot'));
    expect(editedChapters(at.folder, record())).toEqual(['01-a.md']);
    expect(readBase(at.folder, record()!.written)!.chapters.get('01-a.md')).toBe(chapterFile('Ink.'));
  });

  it('takes a chapter that is gone, or has another name, for edited; but all gone for a wish to begin again', async () => {
    await keep({ '01-a.md': 'Ink.', '02-b.md': 'Type.' });
    at.remove('chapters/02-b.md');
    expect(editedChapters(at.folder, record())).toEqual(['02-b.md']);
    at.put('chapters/03-b.md', chapterFile('Type.'));
    expect(editedChapters(at.folder, record())).toEqual(['02-b.md', '03-b.md']);
    await expect(keep({ '01-a.md': 'Ink.', '02-b.md': 'Type.' })).rejects.toThrow('02-b.md');
    for (const name of ['01-a.md', '03-b.md']) at.remove(`chapters/${name}`);
    await keep({ '01-a.md': 'Ink.', '02-b.md': 'Type.' });
    expect(at.list('chapters')).toEqual(['01-a.md', '02-b.md']);
  });

  it('brings what is new into a list that somebody works in; what was struck out stays out', async () => {
    await keep({ '01-a.md': 'Ink.' });
    at.put('recovery/italics.yaml', '# looked through\nitalics:\n  titles: []\n  foreign: [ad hoc]\n');
    const { beside, former } = await keep({ '01-a.md': 'Soot.' }, 'second');
    expect({ beside, former }).toEqual({ beside: [], former: undefined });
    const list = at.read('recovery/italics.yaml');
    expect(list).toContain('# looked through');
    expect(list).toContain('second');
    expect(list).toContain('ad hoc');
    expect(list).not.toContain('first');
    await keep({ '01-a.md': 'Ink.' }, 'second');
    expect(at.read('recovery/italics.yaml')).toBe(list);
  });

  it('leaves a list that somebody works in, and puts the new one beside it, where the last draft is lost', async () => {
    await keep({ '01-a.md': 'Ink.' });
    at.put('recovery/italics.yaml', 'italics:\n  titles: []\n  foreign: []\n');
    at.remove(baseFile);
    const { beside } = await keep({ '01-a.md': 'Soot.' }, 'second');
    expect(beside).toEqual(['recovery/italics.new.yaml']);
    expect(at.read('recovery/italics.yaml')).toContain('titles: []');
    expect(at.read('recovery/italics.new.yaml')).toContain('second');
    expect(at.read('recovery/proofreading.yaml')).toContain('second');
  });

  it.each([
    ['empty', ''],
    ['without what it should hold', '{}'],
    ['of another kind', 'null'],
    ['cut off', '{"ground": {'],
    ['that names files elsewhere', '{"written": {"../../notes.md": []}}'],
  ])('is lost where it is %s, and made again without the chapters', async (_what, content) => {
    await keep({ '01-a.md': 'Ink.', '02-b.md': 'Type.' });
    at.put('recovery/recovery.json', content);
    at.put('chapters/02-b.md', 'mine');
    expect(record()).toBeUndefined();
    await keep({ '01-a.md': 'Ink.', '02-b.md': 'Type.' }, 'first', { chapters: false });
    expect(at.read('chapters/02-b.md')).toBe('mine');
    expect(editedChapters(at.folder, record())).toEqual(['02-b.md']);
  });

  it('knows when a file of its own is damaged, but not when a list is merely edited', async () => {
    await keep({ '01-a.md': 'Ink.' });
    expect(isWhole(at.folder, record()!)).toBe(true);
    at.put('recovery/italics.yaml', 'italics:\n  titles:\n  foreign:\n');
    expect(isWhole(at.folder, record()!)).toBe(true);
    for (const [file, damage] of [
      ['recovery/italics.yaml', 'italics: ['],
      ['recovery/proofreading.yaml', ''],
      ['recovery/questions.yaml', ''],
      ['recovery/ledger.jsonl', '{'],
    ] as const) {
      const whole = at.read(file);
      at.put(file, damage);
      expect(isWhole(at.folder, record()!)).toBe(false);
      at.put(file, whole);
    }
  });

  it('leaves a list that somebody works in, though the other is damaged or gone', async () => {
    await keep({ '01-a.md': 'Ink.' });
    at.put('recovery/italics.yaml', 'italics:\n  titles: []\n  foreign: []\n');
    at.put('recovery/proofreading.yaml', '- [');
    const { former } = await keep({ '01-a.md': 'Soot.' }, 'second');
    expect(at.read('recovery/italics.yaml')).not.toContain('first');
    expect(former).toEqual({ paths: ['recovery/proofreading.yaml'], folder: 'recovery/states/0001' });
    expect(at.read('recovery/states/0001/recovery/proofreading.yaml')).toBe('- [');
  });

  it('is written with all its files or not at all, whatever is in the way', async () => {
    await keep({ '01-a.md': 'Ink.', '02-b.md': 'Type.' });
    at.remove('recovery/ledger.jsonl');
    at.put('recovery/elsewhere', 'ledger');
    symlinkSync(at.path('recovery/elsewhere'), at.path('recovery/ledger.jsonl'));
    const before = standingIn(at.folder);
    await expect(keep({ '01-a.md': 'Soot.' }, 'second')).rejects.toThrow('This is a link');
    expect(differences(before, standingIn(at.folder))).toEqual([]);
    expect(at.list('recovery')).not.toContain('states');
  });

  it('knows an untouched chapter for its own when only the rest is made again', async () => {
    await keep({ '01-a.md': 'Ink.', '02-b.md': 'Type.' });
    at.put('chapters/02-b.md', 'mine');
    await keep({ '01-a.md': 'Ink, set otherwise.', '02-b.md': 'Type.' }, 'first', { chapters: false });
    expect(editedChapters(at.folder, record())).toEqual(['02-b.md']);
    expect(record()?.unfinished).toBeUndefined();
  });

  it('keeps the last states of what it writes over', async () => {
    for (let k = 0; k < 8; k++) await keep({ '01-a.md': `Ink ${k}.` }, `source ${k}`);
    expect(at.list('recovery/states')).toEqual(['0003', '0004', '0005', '0006', '0007']);
    expect(at.read('recovery/states/0007/chapters/01-a.md')).toContain('Ink 6.');
    at.put('recovery/questions.yaml', 'my words');
    await keep({ '01-a.md': 'Ink 7.' }, 'source 7');
    expect(at.read('recovery/states/0008/recovery/questions.yaml')).toBe('my words');
  });
});
