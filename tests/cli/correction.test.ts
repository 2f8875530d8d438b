import { readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { afterAll, expect, it } from 'vitest';
import { about, del, docx, ins, markedPdf, p, r } from '../remarks/files.ts';
import { bookYaml, desk, reissue } from './run.ts';

const text = '---\ntype: chapter\n---\n\n# Ink\n\n⟦7⟧He did not recieve the oil. The oil was cold.\n';
const own = desk({
  'manuscript/ink/book.yaml': bookYaml(),
  'manuscript/ink/chapters/01-ink.md': text,
});
afterAll(own.clear);
const run = (...args: string[]) => reissue(own.folder, ['correction', ...args]);

it('a correction goes from the letter into the EPUB; the chapter stays as it is', async () => {
  const added = await run(
    'add',
    'ink',
    '--page',
    '7',
    '--for',
    'recieve',
    '--read',
    'receive',
    '--by',
    'A. Reader',
  );
  expect(added.stderr).toBe('');
  expect(added.stdout).toContain('He did not [-recieve-]{+receive+} the oil');
  expect(own.read('manuscript/ink/corrections.yaml')).toContain(
    '- id: c1\n  page: 7\n  for: recieve\n  read: receive\n',
  );

  const listed = await run('list', 'ink');
  expect(listed.stdout).toMatch(/c1 +accepted +p\. 7 +“recieve” → “receive” +misprint, A\. Reader/);

  const built = await reissue(own.folder, ['build', 'ink', '--only', 'epub']);
  expect(built.stdout).toContain('ink: 1 correction made');
  const zip = await JSZip.loadAsync(readFileSync(own.path('out/ink/ink.epub')));
  expect(await zip.file('OEBPS/s01-ink.xhtml')!.async('string')).toContain('He did not receive the oil.');
  expect(own.read('manuscript/ink/chapters/01-ink.md')).toBe(text);
});

it('what waits is shown as it would be, and not made', async () => {
  await run('add', 'ink', '--for', 'The oil was cold', '--read', 'The oil was warm', '--status', 'open');
  const { stdout } = await run('preview', 'ink', 'c2');
  expect(stdout).toContain('The oil was [-cold-]{+warm+}.');
  const built = await reissue(own.folder, ['build', 'ink', '--only', 'epub']);
  expect(built.stdout).toContain('ink: 1 correction made, 1 waits for your decision');
});

it('one that does not fit keeps the editions from being made, with its line', async () => {
  const before = own.read('manuscript/ink/corrections.yaml');
  own.put('manuscript/ink/corrections.yaml', `${before}- id: bad\n  for: boyled\n  read: boiled\n`);
  const built = await reissue(own.folder, ['build', 'ink', '--only', 'epub']);
  expect(built.code).toBe(1);
  expect(built.stdout).toMatch(
    /corrections\.yaml:\d+: error correction-unfit: Correction bad was not made: “boyled”/,
  );
  own.put('manuscript/ink/corrections.yaml', before);
});

it('a table is entered as far as it fits; the rest is told with its lines', async () => {
  own.put('table.csv', 'page,for,read\n7,He did,She did\n8,oil,ink\n');
  const { code, stdout, stderr } = await run('import', 'ink', 'table.csv');
  expect(stdout).toContain('ink: 1 correction entered, 1 left out');
  expect(stderr).toContain('table.csv:3: “oil” does not stand on page 8.');
  expect(code).toBe(1);
});

it('the same table is entered once', async () => {
  const { code, stdout } = await run('import', 'ink', 'table.csv');
  expect(stdout).toContain('ink: 0 corrections entered, 1 were there already, 1 left out');
  expect(code).toBe(1);
});

it('what another correction changes already is not entered, and that one is named', async () => {
  const before = own.read('manuscript/ink/corrections.yaml');
  const added = await run('add', 'ink', '--for', 'not recieve', '--read', 'not get');
  expect([added.code, added.stderr]).toEqual([
    2,
    expect.stringContaining('It changes the same words as c1 (“recieve” → “receive”).'),
  ]);
  own.put('clash.csv', 'for,read\nHe did,They did\nwas cold,was warm\n');
  const { stdout, stderr } = await run('import', 'ink', 'clash.csv');
  expect(stderr).toMatch(/clash\.csv:2: It changes the same words as c\d+ \(“He did” → “She did”\)/);
  expect(stdout).toContain('ink: 1 correction entered, 1 left out');
  own.put('manuscript/ink/corrections.yaml', before);
});

it('unknown ids, titles and missing words end in one sentence', async () => {
  expect((await run('show', 'ink', 'c9')).stderr).toContain('No correction has the id “c9”.');
  expect((await run('list', 'nope')).code).toBe(2);
  const { code, stderr } = await run('add', 'ink');
  expect([code, stderr.split('\n')[0]]).toEqual([
    2,
    'error It does not say what stands there and what should.',
  ]);
});

it('what readers wrote into a DOCX or a PDF waits in the list; what has no place is told with all they wrote', async () => {
  own.put(
    'letters.docx',
    await docx(
      [p(r('The oil was '), del('cold'), ins('warm'), r('.')), p(about(1, r('No such words')), r(' here'))],
      [{ id: 1, text: 'Are there?' }],
    ),
  );
  const { code, stdout, stderr } = await run('import', 'ink', 'letters.docx');
  expect(stdout).toMatch(/c\d+ +open +p\. 7 +“cold” → “warm” +misprint, A\. Reader, 2026-11-20/);
  expect(stdout).toContain('ink: 1 correction entered, open; 1 left out');
  expect(stderr).toContain('letters.docx: A. Reader, “No such words”, Are there?: Its words do not stand');
  expect(code).toBe(1);
  expect((await run('import', 'ink', 'letters.docx')).stdout).toContain(
    '0 corrections entered, open, 1 were there already',
  );

  own.put(
    'proof.pdf',
    await markedPdf(
      ['The oil was cold.'],
      [{ type: 'Highlight', line: 0, words: 'cold', contents: 'Was it?' }],
    ),
  );
  const marked = await run('import', 'ink', 'proof.pdf');
  expect([marked.code, marked.stderr]).toEqual([0, expect.not.stringContaining('error')]);
  expect(marked.stdout).toMatch(/c\d+ +open +p\. 7 +“cold” → to be decided/);
  // it is shown with what is said of it, and keeps no edition from being made
  const id = /c\d+/.exec(marked.stdout)![0];
  expect((await run('show', 'ink', id)).stdout).toContain('Was it? (proof.pdf, page 1)');
  expect((await reissue(own.folder, ['build', 'ink', '--only', 'epub'])).code).toBe(0);

  own.put('wrong.pdf', 'no PDF');
  expect((await run('import', 'ink', 'wrong.pdf')).stderr).toContain('This is neither a DOCX nor a PDF.');
});
