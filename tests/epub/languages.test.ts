import { describe, expect, it } from 'vitest';
import { makeEpub } from '../../src/epub/index.ts';
import { inspectEpub } from '../../src/inspection/epub/index.ts';
import { parse } from '../../src/manuscript/index.ts';
import { publish } from '../../src/publication/index.ts';
import type { Book, Title } from '../../src/title.ts';
import { plainBook } from '../title/plain.ts';
import { reader } from './everything.ts';

async function epubOf(changes: Partial<Book>, ...chapters: string[]): Promise<Uint8Array> {
  const title: Title = { name: 'book', folder: '', book: { ...plainBook, ...changes } };
  const manuscript = chapters.map((text, k) => parse(`0${k + 1}.md`, text));
  return makeEpub(publish(manuscript, title), title);
}
const chapter = (matter: string, text: string) => `---\ntype: chapter\n${matter}---\n\n${text}\n`;
const codes = async (epub: Uint8Array) =>
  (await inspectEpub(epub)).map(({ code }) => code).filter(code => code.startsWith('language'));

describe('words in letters of another language', () => {
  it('are marked wherever a book has them: in its title, its head lines, its imprint and its contents', async () => {
    const epub = await epubOf(
      {
        ...{ title: 'On Λόγος', subtitle: 'A Москва Book', dedication: 'To Ἑλένη', rights: '© Ψυχή Press' },
        creators: [{ name: 'Ἀνδρέας Low', sort: 'Low, Ἀνδρέας', role: 'aut' }],
      },
      chapter(
        'label: Book α\nsubtitle: Of Ψυχή\nauthors:\n  - Σοφία Reed\ntranslators:\n  - Lev Толстой\n',
        '# The Λόγος\n\nA word.',
      ),
      '---\ntype: preface\n---\n\n# The Word λόγος\n\nAnother.\n',
    );
    expect(await codes(epub)).toEqual([]);
    const read = await reader(epub);
    expect(await read('title-page.xhtml')).toContain('On <span lang="el" xml:lang="el">Λόγος</span>');
    expect(await read('toc.xhtml')).toContain(': Of <span lang="el" xml:lang="el">Ψυχή');
  });

  it.each([
    ['hbo', 'בראשית'],
    ['arc', 'מלכא'],
    ['prs', 'کتاب'],
    ['pa-PK', 'کتاب'],
    ['ku-Arab', 'کتێب'],
    ['orv', 'слово'],
    ['uz-Cyrl', 'китоб'],
    ['sr-Cyrl', 'књига'],
    ['und', 'слово'],
    ['zxx', 'слово'],
    ['lzh', '道德'],
  ])('are right where they are marked as %s', async (tag, word) => {
    expect(
      await codes(await epubOf({}, chapter('', `# A\n\nThe word <i lang="${tag}">${word}</i>.`))),
    ).toEqual([]);
  });

  it.each([
    ['de', 'слово'],
    ['ru-Latn', 'слово'],
    ['el', 'בראשית'],
  ])('are wrong where they are marked as %s', async (tag, word) => {
    expect(
      await codes(await epubOf({}, chapter('', `# A\n\nThe word <i lang="${tag}">${word}</i>.`))),
    ).toEqual(['language-unmarked']);
  });

  it('have a face in what is to be typed, too', async () => {
    const read = await reader(await epubOf({}, chapter('', '# A\n\nType `直`, and read 直.')));
    expect(await read('style.css')).toMatch(
      /html code,\nhtml pre \{\n {2}font-family: monospace, "Noto Serif CJK", monospace;/,
    );
  });

  it('are no signs of a unit', async () => {
    expect(await codes(await epubOf({}, chapter('', '# A\n\nA load of 8 \u2126.')))).toEqual([]);
  });
});
