import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildTitle, recoverTitle } from '../src/build.ts';
import { baseFile, digestOf } from '../src/corrections/record/base.ts';
import { readTitle } from '../src/title.ts';
import { bookYaml, desk, rawText } from './cli/run.ts';
import { differences, standingIn } from './histories/folder.ts';

let at: ReturnType<typeof desk>;
beforeEach(() => {
  at = desk({ 'book/book.yaml': bookYaml('extraction: extraction.txt'), 'book/extraction.txt': rawText });
});
afterEach(() => at.clear());

const silent = () => {};
const build = () => buildTitle(readTitle(at.path('book')), { out: at.path('out'), editions: [] }, silent);
const recover = (options = {}) => recoverTitle(readTitle(at.path('book')), silent, options);
const codes = ({ findings }: { findings: { code: string }[] }) => findings.map(({ code }) => code);
const chapter = () => `book/chapters/${at.list('book/chapters')[0]}`;
const edit = (file: string, from: string, to: string) => {
  expect(at.read(file)).toContain(from);
  at.put(file, at.read(file).replace(from, to));
};
const record = () => JSON.parse(at.read('book/recovery/recovery.json'));

describe('chapters that a person has edited', () => {
  beforeEach(async () => {
    await build();
    edit(chapter(), 'fifteen hundred', 'two thousand');
  });

  it('take what is new in another source', async () => {
    edit('book/extraction.txt', 'hung up to dry', 'put out to dry');
    expect(codes(await build())).toContain('edits-kept');
    expect(at.read(chapter())).toContain('two thousand');
    expect(at.read(chapter())).toContain('put out to dry');
    expect(at.read(`book/recovery/states/0001/chapters/${at.list('book/chapters')[0]}`)).toContain('hung up');
    expect(codes(await build())).not.toContain('edits-kept');
  });

  it('go on through many recoveries, each of which brings what is new', async () => {
    edit('book/extraction.txt', 'hung up to dry', 'put out to dry');
    await build();
    edit(chapter(), 'two thousand', 'three thousand');
    edit('book/extraction.txt', 'was clean', 'was good');
    await build();
    expect(at.read(chapter())).toMatch(
      /three thousand letters in an hour, if the copy was good[\s\S]*put out to dry/,
    );
  });

  it('are not changed where recovery has other words for the same ones, until it is decided', async () => {
    edit('book/extraction.txt', 'fifteen hundred', 'sixteen hundred');
    const mine = at.read(chapter());
    const before = at.read('book/recovery/recovery.json');
    const { findings } = await build();
    expect(findings).toContainEqual(
      expect.objectContaining({
        ...{ code: 'both-changed', severity: 'error', file: chapter().replace('book/', ''), line: 11 },
        message: expect.stringMatching(/“two thousand”.*“sixteen hundred”.*“fifteen hundred”/),
      }),
    );
    expect(codes(await recover())).toContain('recovery-held');
    expect(at.read(chapter())).toBe(mine);
    expect(at.read('book/recovery/recovery.json')).toBe(before);
    expect(codes(await recover({ keepMine: true }))).toContain('kept-yours');
    expect(at.read(chapter())).toBe(mine);
    expect(codes(await build())).not.toContain('both-changed');
  });

  it('and that is said again without another recovery, while nothing is settled', async () => {
    edit('book/extraction.txt', 'fifteen hundred', 'sixteen hundred');
    const told: string[] = [];
    const cached = () => {
      told.length = 0;
      const order = { out: at.path('out'), editions: [], cached: true } as const;
      return buildTitle(readTitle(at.path('book')), order, doing => told.push(doing));
    };
    const home = process.env.XDG_CACHE_HOME;
    process.env.XDG_CACHE_HOME = at.path('cache');
    try {
      const { findings } = await cached();
      expect(told).toContain('book: recovering the text');
      expect((await cached()).findings).toEqual(findings);
      expect(told).not.toContain('book: recovering the text');
      // Whatever is changed may settle it.
      edit(chapter(), 'two thousand', 'sixteen hundred');
      expect(codes(await cached())).not.toContain('both-changed');
      expect(told).toContain('book: recovering the text');
    } finally {
      if (home === undefined) delete process.env.XDG_CACHE_HOME;
      else process.env.XDG_CACHE_HOME = home;
    }
  });

  it('nor is that a conflict any more where the person takes the new words over', async () => {
    edit('book/extraction.txt', 'fifteen hundred', 'sixteen hundred');
    expect(codes(await build())).toContain('both-changed');
    edit(chapter(), 'two thousand', 'sixteen hundred');
    expect(codes(await build())).not.toContain('both-changed');
    expect(at.read(chapter())).toContain('sixteen hundred');
  });

  it('do not come back where they were deleted, and keep the names they were given', async () => {
    const name = at.list('book/chapters')[0]!;
    const text = at.read(`book/chapters/${name}`);
    at.remove(`book/chapters/${name}`);
    at.put('book/chapters/07-renamed.md', text);
    edit('book/extraction.txt', 'hung up to dry', 'put out to dry');
    await build();
    expect(at.list('book/chapters')).toEqual(['07-renamed.md']);
    expect(at.read('book/chapters/07-renamed.md')).toMatch(/two thousand[\s\S]*put out to dry/);
  });

  it('stay as they are, and it is said, where what recovery wrote last is lost or changed', async () => {
    at.put(`book/${baseFile}`, 'nothing');
    const mine = at.read(chapter());
    edit('book/extraction.txt', 'hung up to dry', 'put out to dry');
    expect(codes(await build())).toContain('source-held');
    await expect(recover()).rejects.toThrow('not known any more');
    expect(at.read(chapter())).toBe(mine);
  });

  it('are merged again once it was made again, as a build does while nothing else is new', async () => {
    at.remove(`book/${baseFile}`);
    await build();
    edit('book/extraction.txt', 'hung up to dry', 'put out to dry');
    await build();
    expect(at.read(chapter())).toMatch(/two thousand[\s\S]*put out to dry/);
  });

  it('are as they were before, for whoever goes on where a recovery was killed', async () => {
    const name = at.list('book/chapters')[0]!;
    at.put('book/chapters/05-mine.md', at.read(chapter()));
    at.remove(`book/chapters/${name}`);
    const kept = at.read('book/chapters/05-mine.md');
    edit('book/extraction.txt', 'hung up to dry', 'put out to dry');
    const old = { base: readFileSync(at.path(`book/${baseFile}`)), record: record() };
    await build();
    const done = at.read('book/chapters/05-mine.md');
    // As a kill leaves it between the chapters and the base.
    const next = record().written['recovery/base.json.gz'];
    const before = old.record.written['recovery/base.json.gz'];
    at.put(`book/${baseFile}`, old.base);
    at.put(
      'book/recovery/recovery.json',
      JSON.stringify({
        ...record(),
        written: { ...record().written, 'recovery/base.json.gz': [...before, ...next] },
        unfinished: 'chapters',
        pending: {
          state: 'recovery/states/0001',
          chapters: { 'chapters/05-mine.md': { before: digestOf(kept), next: digestOf(done) } },
          base: next[0],
        },
      }),
    );
    await build();
    expect(at.read('book/chapters/05-mine.md')).toBe(done);
    expect(record().unfinished).toBeUndefined();
  });
});

it('another version of the program is told, and changes nothing by itself', async () => {
  await build();
  const made = record();
  at.put(
    'book/recovery/recovery.json',
    JSON.stringify({ ...made, ground: { ...made.ground, program: '0.0.1' } }),
  );
  const before = at.read('book/recovery/recovery.json');
  expect(codes(await build())).toContain('recovery-older');
  expect(at.read('book/recovery/recovery.json')).toBe(before);
  await recover();
  expect(codes(await build())).not.toContain('recovery-older');
});

describe('what an editor has dismissed', () => {
  const faulty = rawText.replace('and the hour was long', 'and the the hour was long');
  const listed = async () => (await build()).recovery!.lists!.proofreading;

  it('is not told again, whatever is drafted anew', async () => {
    at.put('book/extraction.txt', faulty);
    const [fault] = (await listed()).filter(({ code }) => code === 'doubled-word');
    at.put('book/dismissed.yaml', `proofreading:\n- ${fault!.id} # a stammer\n`);
    expect((await listed()).map(({ id }) => id)).not.toContain(fault!.id);
    at.put('book/extraction.txt', faulty.replace('The first printers', 'So the first printers'));
    expect((await listed()).map(({ id }) => id)).not.toContain(fault!.id);
    expect(codes(await build())).not.toContain('dismissed-unknown');
  });

  it('is told with its line where it is nothing that was found, and the nearest that was', async () => {
    at.put('book/extraction.txt', faulty);
    const [fault] = await listed();
    const mistyped = `${fault!.id.slice(0, -1)}x`;
    at.put('book/dismissed.yaml', `proofreading:\n- ${mistyped}\n- deadbeef\n`);
    const found = (await build()).findings.filter(({ code }) => code === 'dismissed-unknown');
    expect(found).toMatchObject([
      { severity: 'warning', line: 2, message: expect.stringContaining(`Did you mean “${fault!.id}”?`) },
      { severity: 'info', line: 3 },
    ]);
  });

  it('must be a list of the three kinds', async () => {
    at.put('book/dismissed.yaml', 'proofreadin:\n- deadbeef\n');
    await expect(build()).rejects.toMatchObject({
      ...{ line: 1, message: expect.stringContaining('Did you mean “proofreading”?') },
    });
    expect(at.list('book')).not.toContain('chapters');
  });
});

it('a list of corrections that cannot be read is told before anything is recovered', async () => {
  await build();
  edit(chapter(), 'fifteen hundred', 'two thousand');
  edit('book/extraction.txt', 'hung up to dry', 'put out to dry');
  at.put('book/corrections.yaml', '- id: c1\n  for: teh\n  raed: the\n');
  const before = standingIn(at.path('book'));
  await expect(recover()).rejects.toThrow('“raed” is unknown');
  await expect(build()).rejects.toThrow('“raed” is unknown');
  expect(differences(before, standingIn(at.path('book')))).toEqual([]);
});

it('an answer that stands twice is told with both lines', async () => {
  at.put('book/answers.yaml', 'deadbeef: yes\n"deadbeef ": no\n');
  await expect(build()).rejects.toMatchObject({
    ...{ line: 2, message: expect.stringContaining('answered twice: first in line 1') },
  });
});
