import { existsSync, symlinkSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { bookYaml, desk, rawText, reissue } from './run.ts';

let at: ReturnType<typeof desk>;
afterEach(() => at.clear());

describe('a book.yaml', () => {
  it('must be there', async () => {
    at = desk({ 'manuscript/book/extraction.txt': rawText });
    const { code, stderr } = await reissue(at.folder, ['build', 'manuscript/book']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/manuscript\/book: There is no book\.yaml[\s\S]*reissue new/);
  });

  it('is not misspelt in silence', async () => {
    at = desk({
      'manuscript/book/book.yaml': bookYaml('extracton: extraction.txt'),
      'manuscript/book/extraction.txt': rawText,
    });
    const { code, stderr } = await reissue(at.folder, ['build']);
    expect(code).toBe(2);
    expect(stderr).toContain(
      'manuscript/book/book.yaml:6: Unknown key “extracton”; did you mean “extraction”?',
    );
    expect(existsSync(at.path('out'))).toBe(false);
  });

  it('must name a cover that is there', async () => {
    at = desk({ 'manuscript/book/book.yaml': bookYaml('cover: cover.jpg') });
    const { code, stderr } = await reissue(at.folder, ['build']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/book\.yaml:6: There is no file “cover\.jpg”/);
  });
});

describe('an extraction that is no good leaves nothing behind', () => {
  it.each([
    ['empty', '', /is empty/],
    ['binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2]), /not plain text but binary/],
    ['a PDF', '%PDF-1.7\n%\xe2\xe3', /a PDF/],
    [
      'in another encoding',
      Buffer.from('Der erste Satz.\nFr\xfchdrucke\n', 'latin1'),
      /:2: .*looks like ISO-8859-1/,
    ],
    ['without page breaks', 'One line of text.\n'.repeat(100), /No page breaks/],
  ])('%s', async (_what, content, message) => {
    at = desk({
      'manuscript/book/book.yaml': bookYaml('extraction: extraction.txt'),
      'manuscript/book/extraction.txt': content,
    });
    const built = await reissue(at.folder, ['build', '--only', 'epub']);
    expect(built.code).toBe(2);
    expect(built.stderr).toMatch(message);
    expect(built.stderr).toContain('manuscript/book/extraction.txt');
    expect(built.stderr).not.toContain('at ');
    expect(at.list('manuscript/book')).toEqual(['book.yaml', 'extraction.txt']);
    expect(existsSync(at.path('out'))).toBe(false);
  });
});

describe('what is no raw text starts no title', () => {
  it.each([
    ['a broken PDF', 'raw.pdf', '%PDF-1.7\n', /a PDF/],
    [
      'a drawing',
      'press.svg',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      /not plain text but a drawing.*\n.*its PDF/,
    ],
    ['a word processor’s file', 'book.docx', 'PK\x03\x04', /a word processor/],
    ['a manuscript', 'book.md', '# The Press\n', /manuscript already.*\n.*Leave out --from/],
  ])('%s', async (_what, name, content, message) => {
    at = desk({ [name]: content });
    const args = ['new', 'other', '--from', name, '--title', 'T', '--author', 'A'];
    const { code, stderr } = await reissue(at.folder, args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(at.list('.')).toEqual([name]);
  });
});

describe('a title without its text', () => {
  const hint = 'extraction: { file: extraction.txt, hint: Ask the publisher. }';

  it('is skipped with a word, and the others are built', async () => {
    at = desk({
      'manuscript/absent/book.yaml': bookYaml(hint),
      'manuscript/present/book.yaml': bookYaml(),
      'manuscript/present/chapters/01-press.md': '---\ntype: chapter\n---\n\n# The Press\n\nInk.\n',
    });
    const { code, stdout } = await reissue(at.folder, ['build', '--only', 'epub']);
    expect(stdout).toMatch(/absent: skipped.*manuscript\/absent\/extraction\.txt\. Ask the publisher\./);
    expect(existsSync(at.path('out/present/present.epub'))).toBe(true);
    expect(code).toBe(0);
  });

  it('is an error where it was named', async () => {
    at = desk({ 'manuscript/absent/book.yaml': bookYaml(hint) });
    const { code, stderr } = await reissue(at.folder, ['build', 'absent']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/“absent” has no text[\s\S]*extraction\.txt\. Ask the publisher\./);
  });
});

describe('a folder that cannot be written', () => {
  it('is named, with what to do', async () => {
    at = desk({
      'manuscript/book/book.yaml': bookYaml(),
      'manuscript/book/chapters/01-press.md': '---\ntype: chapter\n---\n\n# The Press\n\nInk.\n',
      taken: 'a file',
    });
    const { code, stderr } = await reissue(at.folder, ['build', '--only', 'epub', '--out', 'taken']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/taken\/book: .*\n {2}.*--out DIR/);
    expect(at.read('taken')).toBe('a file');
  });
});

describe('links that lead in a circle', () => {
  it('stop no other title, wherever they are, and are named', async () => {
    const places = ['chapters/02.md', 'answers.yaml', 'raw.txt', 'recovery', 'cover.png', 'chapters'];
    at = desk({
      'manuscript/whole/book.yaml': bookYaml(),
      'manuscript/whole/chapters/01.md': '---\ntype: chapter\n---\n\n# The Press\n\nInk.\n',
    });
    places.forEach((place, i) => {
      const title = `manuscript/book-${i}`;
      at.put(
        `${title}/book.yaml`,
        bookYaml('extraction: raw.txt', ...(place === 'cover.png' ? ['cover: cover.png'] : [])),
      );
      if (place !== 'raw.txt') at.put(`${title}/raw.txt`, rawText);
      if (place.startsWith('chapters/'))
        at.put(`${title}/chapters/01.md`, '---\ntype: chapter\n---\n\n# Ink\n\nInk.\n');
      symlinkSync(at.path(`${title}/other`), at.path(`${title}/${place}`));
      symlinkSync(at.path(`${title}/${place}`), at.path(`${title}/other`));
    });
    const { code, stdout, stderr } = await reissue(at.folder, ['build', '--only', 'epub', '--json']);
    expect(stderr).not.toContain('fault of the program');
    expect(code).toBe(1);
    const outcomes = JSON.parse(stdout).map(({ name, outcome }: { name: string; outcome: string }) => [
      name,
      outcome,
    ]);
    expect(outcomes).toEqual([
      ...places.map((place, i) => [`book-${i}`, place === 'raw.txt' ? 'skipped' : 'failed']),
      ['whole', 'done'],
    ]);
  });
});

describe('a manuscript that names', () => {
  const chapter = (text: string) => `---\ntype: chapter\n---\n\n# The Press\n\n${text}\n`;

  it('an image that is not there is told so, by file and line', async () => {
    at = desk({
      'manuscript/book/book.yaml': bookYaml(),
      'manuscript/book/chapters/01-press.md': chapter('![A press](press.png)'),
    });
    const { code, stdout } = await reissue(at.folder, ['build', '--only', 'epub']);
    expect(code).toBe(2);
    expect(stdout).toMatch(/chapters\/01-press\.md:7:1: error image-missing: .*press\.png.* Put it at/);
    expect(existsSync(at.path('out/book/book.epub'))).toBe(false);
  });

  it('a typeface or a browser that is not there is told so', async () => {
    at = desk({
      'manuscript/book/book.yaml': bookYaml('print: { face: Nothing Sans }'),
      'manuscript/book/chapters/01-press.md': chapter('Ink.'),
    });
    const face = await reissue(at.folder, ['build', '--only', 'pdf']);
    expect(face.code).toBe(2);
    expect(face.stderr).toMatch(/manuscript\/book\/book\.yaml: .*“Nothing Sans”/);
    at.put('manuscript/book/book.yaml', bookYaml());
    const browser = await reissue(at.folder, ['build', '--only', 'pdf'], {
      env: { PUPPETEER_EXECUTABLE_PATH: '/nonexistent' },
    });
    expect(browser.code).toBe(2);
    expect(browser.stderr).toContain('PUPPETEER_EXECUTABLE_PATH');
    expect(existsSync(at.path('out/book/book-screen.pdf'))).toBe(false);
  });
});

describe('a note adrift in a chapter written by hand', () => {
  it.each([
    ['A reference[^1] without its note.', /01-press\.md:\d+.*error/],
    ['No reference.\n\n[^1]: A note.', /01-press\.md:\d+.*error/],
  ])('is an error of the book: %s', async (text, message) => {
    at = desk({
      'manuscript/book/book.yaml': bookYaml(),
      'manuscript/book/chapters/01-press.md': `---\ntype: chapter\n---\n\n# The Press\n\n${text}\n`,
    });
    const { code, stdout } = await reissue(at.folder, ['build', '--only', 'epub']);
    expect(code).toBe(1);
    expect(stdout).toMatch(message);
    expect(existsSync(at.path('out/book/book.epub'))).toBe(false);
    expect(at.read('out/book/report.html')).toContain('01-press.md');
  });
});
