import { existsSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../src/corrections/record/base.ts';
import { sarifFaults } from '../inspection/sarif-schema.ts';
import { bookYaml, desk, rawText, reissue } from './run.ts';

let at: ReturnType<typeof desk>;
afterEach(() => at.clear());

const chapter = '---\ntype: chapter\n---\n\n# The Press\n\nInk.\n';
const start = [
  'new',
  'manuscript/book',
  '--from',
  'raw.txt',
  '--title',
  'A Short Book',
  '--author',
  'Ann Author',
];

describe('help', () => {
  it('explains every command', async () => {
    at = desk();
    const { code, stdout } = await reissue(at.folder, ['help']);
    expect(code).toBe(0);
    for (const name of ['build', 'recover', 'check', 'new', 'release', 'verify', 'compare'])
      expect(stdout).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'));
    expect(stdout).toContain('Exit codes');
    const build = await reissue(at.folder, ['build', '--help']);
    expect(build.stdout).toMatch(/--only[\s\S]*"epub",[\s\S]*"screen"/);
  });

  it('knows what was meant', async () => {
    at = desk();
    const { code, stderr } = await reissue(at.folder, ['biuld']);
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean build?');
  });
});

describe('new', () => {
  it('starts a title that can be built at once, and keeps its identifier', async () => {
    at = desk({ 'raw.txt': rawText });
    expect(await reissue(at.folder, start)).toMatchObject({ code: 0 });
    const book = at.read('manuscript/book/book.yaml');
    expect(book).toMatch(/identifier: urn:uuid:[0-9a-f-]{36}/);
    expect(book).toContain('sort: Author, Ann');
    expect(at.read('manuscript/book/extraction.txt')).toBe(rawText);

    const { code, stdout } = await reissue(at.folder, ['build', '--only', 'epub', '--json']);
    expect(code).toBe(0);
    const [report] = JSON.parse(stdout);
    expect(report.editions).toMatchObject([{ kind: 'epub', path: at.path('out/book/book.epub') }]);
    expect(report.stages.map(({ stage }: { stage: string }) => stage)).toContain('recovery');
    expect(at.read('out/book/report.html')).toContain('<h1>A Short Book</h1>');

    expect(await reissue(at.folder, start)).toMatchObject({ code: 2 });
    expect(at.read('manuscript/book/book.yaml')).toBe(book);
  });

  it('starts a title for somebody who writes Markdown, which can be built at once', async () => {
    at = desk();
    const args = ['new', 'manuscript/mine', '--title', 'Mine', '--author', 'Ann Author'];
    const { stdout } = await reissue(at.folder, args);
    expect(stdout).toContain('manuscript/mine/chapters');
    expect(at.list('manuscript/mine')).toEqual(['book.yaml', 'chapters']);
    const book = at.read('manuscript/mine/book.yaml');
    expect(book).toMatch(/identifier: urn:uuid:[0-9a-f-]{36}\nmodified: /);
    expect(book).not.toContain('extraction');

    const built = await reissue(at.folder, ['build', 'mine', '--json']);
    expect(built.code).toBe(0);
    const [report] = JSON.parse(built.stdout);
    expect(report.editions.map(({ kind }: { kind: string }) => kind)).toEqual([
      ...['epub', 'print', 'screen', 'cover'],
    ]);
    // Nothing is wrong with it but that its text is still that of every new title.
    expect(report.findings.map(({ code }: { code: string }) => code)).toEqual(['scaffold-left']);
  });

  it('proposes what the imprint says of the printed book', async () => {
    at = desk({ 'raw.txt': `Harrow & Vane\n\f© Harrow & Vane 1989\nISBN 978-3-16-148410-0\n\f${rawText}` });
    expect((await reissue(at.folder, start)).code).toBe(0);
    expect(at.read('manuscript/book/book.yaml')).toContain(
      '# source:\n#   isbn: 978-3-16-148410-0\n#   publisher: Harrow & Vane\n#   date: "1989"\n# rights: © Harrow & Vane 1989\n',
    );
    // uncommented, they are settings that the program takes
    const said = at.read('manuscript/book/book.yaml').replace(/^# (?=source|rights| )/gm, '');
    at.put('manuscript/book/book.yaml', said);
    expect((await reissue(at.folder, ['build', '--only', 'epub'])).code).toBe(0);
  });

  it('counts a single page as one', async () => {
    at = desk({ 'raw.txt': 'The first printers of the town cast their own type.\n' });
    expect((await reissue(at.folder, start)).stdout).toContain('from 1 page of raw.txt.');
  });
});

describe('recover', () => {
  it('does not overwrite what a person has edited, and says where both have changed the same words', async () => {
    at = desk({
      'manuscript/book/book.yaml': bookYaml('extraction: extraction.txt'),
      'manuscript/book/extraction.txt': rawText,
    });
    expect(await reissue(at.folder, ['recover'])).toMatchObject({ code: 0 });
    expect(await reissue(at.folder, ['recover'])).toMatchObject({ code: 0 });
    const written = JSON.parse((await reissue(at.folder, ['recover', '--json'])).stdout)[0];
    expect(written.stages.length).toBeGreaterThan(0);

    const [name] = at.list('manuscript/book/chapters');
    const file = `manuscript/book/chapters/${name}`;
    const edited = at.read(file).replace('seldom', 'never');
    at.put(file, edited);
    expect(await reissue(at.folder, ['recover'])).toMatchObject({ code: 0 });
    expect(at.read(file)).toBe(edited);

    at.put('manuscript/book/extraction.txt', rawText.replace('seldom to be had', 'not to be had'));
    const held = await reissue(at.folder, ['recover']);
    expect(held.code).toBe(1);
    expect(held.stdout).toContain(`${file}:7: error both-changed: You have written “never” here`);
    expect(held.stdout).toContain('--keep-mine');
    expect(at.read(file)).toBe(edited);
    expect(await reissue(at.folder, ['build', '--only', 'epub'])).toMatchObject({ code: 1 });
    expect(at.read(file)).toBe(edited);

    const kept = await reissue(at.folder, ['recover', '--keep-mine']);
    expect(kept.code).toBe(0);
    expect(kept.stdout).toContain('kept-yours');
    expect(at.read(file)).toBe(edited);
    expect((await reissue(at.folder, ['build', '--only', 'epub'])).stdout).not.toContain('both-changed');
  });

  it('is done again by build where the extraction is another and nobody has edited', async () => {
    at = desk({
      'manuscript/book/book.yaml': bookYaml('extraction: extraction.txt'),
      'manuscript/book/extraction.txt': rawText,
    });
    await reissue(at.folder, ['recover']);
    at.put('manuscript/book/extraction.txt', rawText.replaceAll('hung up', 'put out'));
    expect(await reissue(at.folder, ['build', '--only', 'epub'])).toMatchObject({ code: 0 });
    const text = at
      .list('manuscript/book/chapters')
      .map(name => at.read(`manuscript/book/chapters/${name}`))
      .join('\n');
    expect(text).toContain('put out');
    expect(text).not.toContain('hung up');
  });
});

/** Has the record say that recovery wrote a file as it is now. */
function takeForRecovered({ read, put }: ReturnType<typeof desk>, file: string, text: string): void {
  const record = JSON.parse(read('manuscript/book/recovery/recovery.json'));
  record.written[file] = [digestOf(text)];
  put('manuscript/book/recovery/recovery.json', JSON.stringify(record));
}

describe('a note adrift', () => {
  it('is a doubt of recovery until somebody edits the chapter; then it is an error', async () => {
    at = desk({
      'manuscript/book/book.yaml': bookYaml('extraction: extraction.txt'),
      'manuscript/book/extraction.txt': rawText,
    });
    await reissue(at.folder, ['recover']);
    const [name] = at.list('manuscript/book/chapters');
    const adrift = `${at.read(`manuscript/book/chapters/${name}`)}\n[^9]: Nobody refers to this.\n`;
    at.put(`manuscript/book/chapters/${name}`, adrift);
    takeForRecovered(at, `chapters/${name}`, adrift);
    const doubted = await reissue(at.folder, ['build', '--only', 'epub']);
    expect(doubted).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('warning note-without-reference'),
    });

    at.put(`manuscript/book/chapters/${name}`, adrift.replace('Nobody', 'No line'));
    const edited = await reissue(at.folder, ['build', '--only', 'epub']);
    expect(edited).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('error note-without-reference'),
    });
  });
});

describe('words', () => {
  const book = { 'manuscript/book/book.yaml': bookYaml(), 'manuscript/book/chapters/01-press.md': chapter };

  it('are plain lines where there is no terminal, and none with --quiet', async () => {
    at = desk(book);
    const loud = await reissue(at.folder, ['build', '--only', 'epub']);
    expect(loud.stderr).toBe('book: making the EPUB\n');
    expect(loud.stdout).toMatch(/^book: out\/book\/book\.epub \(\d+ kB\)$/m);
    expect(await reissue(at.folder, ['build', '--only', 'epub', '--quiet'])).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });

  it('have colours only where they are wanted', async () => {
    at = desk();
    const plain = await reissue(at.folder, ['build', 'x']);
    const forced = await reissue(at.folder, ['build', 'x'], { env: { FORCE_COLOR: '1' } });
    const refused = await reissue(at.folder, ['build', 'x'], { env: { NO_COLOR: '1' } });
    expect(forced.stderr).toContain('\u001b[31m');
    expect(plain.stderr).not.toContain('\u001b');
    expect(refused.stderr).not.toContain('\u001b');
  });

  it('do not end in a stack trace when the program is at fault, unless that is asked for', async () => {
    at = desk({
      ...book,
      'fault.mjs': `import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const { readdirSync } = fs;
fs.readdirSync = (...args) => {
  if (String(args[0]).endsWith('chapters')) throw new TypeError('planted');
  return readdirSync(...args);
};
syncBuiltinESMExports();`,
    });
    const env = { NODE_OPTIONS: '--import ./fault.mjs' };
    const { code, stderr } = await reissue(at.folder, ['build', '--only', 'epub'], { env });
    expect(code).toBe(2);
    expect(stderr).toContain('fault of the program: planted');
    expect(stderr).toContain('REISSUE_DEBUG=1');
    expect(stderr).not.toMatch(/^\s+at /m);
    const debugging = { env: { ...env, REISSUE_DEBUG: '1' } };
    const debug = await reissue(at.folder, ['build', '--only', 'epub'], debugging);
    expect(debug.stderr).toMatch(/planted\n\s+at /);
  });

  it('give a terminal no orders, whatever a title is called', async () => {
    at = desk({ 'manuscript/book/book.yaml': bookYaml(), 'manuscript/book/chapters/01\u001b[31m.md': 'x' });
    const { stderr } = await reissue(at.folder, ['build', '--only', 'epub']);
    expect(stderr).toContain('no front matter');
    expect(stderr).not.toContain('\u001b');
  });
});

describe('several titles', () => {
  it('are worked on one by one: what is wrong with one keeps no other from being built', async () => {
    at = desk({
      'manuscript/a-broken/book.yaml': `${bookYaml()}pubisher: X\n`,
      'manuscript/b-good/book.yaml': bookYaml(),
      'manuscript/b-good/chapters/01-press.md': chapter,
      'manuscript/c-empty/book.yaml': bookYaml(),
      'manuscript/d-wrong/book.yaml': bookYaml(),
      'manuscript/d-wrong/chapters/01-press.md': `${chapter}\nSoot.[^1]\n`,
    });
    const { code, stdout, stderr } = await reissue(at.folder, ['build', '--only', 'epub', '--json']);
    expect(code).toBe(1);
    expect(stderr).toContain('did you mean “publisher”?');
    expect(JSON.parse(stdout)).toMatchObject([
      {
        name: 'a-broken',
        outcome: 'failed',
        failed: { message: expect.stringContaining('pubisher'), line: expect.any(Number) },
      },
      { name: 'b-good', outcome: 'done', editions: [{ kind: 'epub' }] },
      { name: 'c-empty', outcome: 'skipped' },
      { name: 'd-wrong', outcome: 'errors', editions: [] },
    ]);
    expect(existsSync(at.path('out/b-good/b-good.epub'))).toBe(true);
    expect(await reissue(at.folder, ['build', 'a-broken'])).toMatchObject({ code: 2 });
  });
});

describe('check', () => {
  const book = { 'manuscript/book/book.yaml': bookYaml(), 'manuscript/book/chapters/01-press.md': chapter };

  it('wants something built', async () => {
    at = desk(book);
    const { code, stderr } = await reissue(at.folder, ['check']);
    expect(code).toBe(2);
    expect(stderr).toContain('npx reissue build book');
    at.put('drafts/other/book.yaml', bookYaml());
    at.put('drafts/other/chapters/01-press.md', chapter);
    const elsewhere = await reissue(at.folder, ['check', 'drafts/other']);
    expect(elsewhere.stderr).toContain('reissue build drafts/other\n');
  });

  it('inspects any EPUB that it is given', async () => {
    at = desk({ 'other.epub': 'no EPUB at all' });
    const { code, stdout } = await reissue(at.folder, ['check', 'other.epub']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^other\.epub: error /m);
    const sarif = await reissue(at.folder, ['check', 'other.epub', '--sarif']);
    expect(JSON.parse(sarif.stdout).runs[0].results).toMatchObject([
      { ruleId: 'archive-broken', level: 'error' },
    ]);
    expect(await reissue(at.folder, ['check', 'none.epub'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('none.epub'),
    });
  });

  it('lists the works that a book cites without a bibliography', async () => {
    const citing = chapter.replace('Ink.', 'Ink (Moxon 1683: 7), as Johns (1998) says; so (Moxon 1683: 9).');
    at = desk({ ...book, 'manuscript/book/chapters/01-press.md': citing });
    const built = await reissue(at.folder, ['build', '--only', 'epub']);
    expect(built.stdout).toContain('book: 2 works are cited but not in the bibliography (see the report)');
    expect(at.read('out/book/report.html')).toContain('Moxon 1683');
    const { stdout } = await reissue(at.folder, ['check']);
    expect(stdout).toMatch(/ {2}Johns 1998: 01-press\.md\n {2}Moxon 1683: 01-press\.md \(2 times\)\n/);
    const [report] = JSON.parse((await reissue(at.folder, ['check', '--json'])).stdout);
    expect(report.works).toMatchObject([{ authors: ['Johns'], year: '1998' }, { authors: ['Moxon'] }]);
  });

  it('tells other programs what it found, as the schema of SARIF wants it', async () => {
    at = desk(book);
    expect(await reissue(at.folder, ['build', '--only', 'epub'])).toMatchObject({ code: 0 });
    at.put('manuscript/book/chapters/01-press.md', `${chapter}\nSoot.[^1] <u>So</u>.\n\n[^2]: A note.\n`);
    const { code, stdout } = await reissue(at.folder, ['check', '--sarif']);
    expect(code).toBe(1);
    const log = JSON.parse(stdout);
    expect(sarifFaults(log)).toEqual([]);
    const places = log.runs[0].results.map(
      ({ ruleId, locations }: { ruleId: string; locations: { physicalLocation: object }[] }) => [
        ruleId,
        locations[0]!.physicalLocation,
      ],
    );
    expect(places).toContainEqual([
      'note-without-reference',
      {
        artifactLocation: { uri: 'manuscript/book/chapters/01-press.md', index: 0 },
        region: { startLine: 11, startColumn: 1 },
      },
    ]);
  });

  it('finds nothing in what was just built, and a PDF of other words to be another book', async () => {
    at = desk(book);
    expect(await reissue(at.folder, ['build'])).toMatchObject({ code: 0 });
    expect(await reissue(at.folder, ['check'])).toMatchObject({
      code: 0,
      stdout: expect.not.stringContaining('error'),
    });
    at.put('manuscript/book/chapters/01-press.md', chapter.replace('Ink', 'Soot'));
    const { code, stdout } = await reissue(at.folder, ['check']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/error print-text-differs: .*soot/);
  });
});

describe('Ctrl-C', () => {
  it('leaves the old editions whole', async () => {
    at = desk({ 'manuscript/book/book.yaml': bookYaml(), 'manuscript/book/chapters/01-press.md': chapter });
    await reissue(at.folder, ['build', '--only', 'epub']);
    const old = readFileSync(at.path('out/book/book.epub'));
    at.put('out/book/book-screen.pdf', 'the old PDF');
    const { code, stderr } = await reissue(at.folder, ['build', '--only', 'pdf'], {
      watch: (child, said) => {
        if (said.endsWith('the printed cover\n')) child.kill('SIGINT');
      },
    });
    expect(code).toBe(130);
    expect(stderr).toContain('Stopped');
    expect(readFileSync(at.path('out/book/book.epub'))).toEqual(old);
    expect(at.read('out/book/book-screen.pdf')).toBe('the old PDF');
    expect(existsSync(at.path('out/book/report.html'))).toBe(true);
  });
});
