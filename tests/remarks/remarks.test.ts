import { describe, expect, it } from 'vitest';
import { addEntries } from '../../src/corrections/errata/entry.ts';
import { parseCorrections } from '../../src/corrections/errata/errata.ts';
import { entryFrom, isThere } from '../../src/corrections/errata/from-remarks.ts';
import { overlay } from '../../src/corrections/errata/overlay.ts';
import { remarksInDocx } from '../../src/remarks/docx.ts';
import { remarksInPdf } from '../../src/remarks/pdf.ts';
import type { Remark } from '../../src/remarks/remark.ts';
import { matter } from '../chapter-file.ts';
import { about, del, docx, ins, type Mark, markedPdf, p, r, restyled, restyledParagraph } from './files.ts';

const head = `${matter()}# Ink\n\n`;
const body =
  '⟦7⟧The “oil” was well boyled before the day was done.[^1] Nobody saw the compos⟦8⟧itors set the oil aside, nor did they not recieve it.\n\nThe oil was cold.\n\n[^1]: So says Moxon of the oil.';
const chapters = [{ file: '01-ink.md', text: `${head}${body}\n` }];

/** The chapter as it would be if all remarks were accepted, and the entries. */
function taken(remarks: readonly Remark[]) {
  const entries = remarks.map(remark => entryFrom(chapters, remark, 'proof'));
  const { yaml } = addEntries(undefined, entries, '/corrections.yaml');
  const list = parseCorrections(yaml, 'c');
  expect(list.every(({ status }) => status === 'open')).toBe(true);
  const made = overlay(
    chapters,
    list.map(one => ({ ...one, status: 'accepted' as const })),
  );
  expect(made.findings).toEqual([]);
  return { entries, list, text: made.chapters[0]!.text.slice(head.length, -1) };
}

describe('a DOCX', () => {
  const first = 'The "oil" was well ';
  const rest =
    ' before the day was done. Nobody saw the compositors set the oil aside, nor did they not recieve it.';

  it.each<[string, string[], string, string]>([
    ['a word for another', [r(first), del('boyled'), ins('boiled'), r(rest)], 'boyled', 'boiled'],
    ['a letter within a word', [r(`${first}bo`), ins('i'), del('y'), r(`led${rest}`)], 'boyled', 'boiled'],
    [
      'a word that is put in',
      [r('The "oil" was '), ins('very '), r(`well boyled${rest}`)],
      'well boyled',
      'very well boyled',
    ],
    [
      'words that are taken out',
      [r('The "oil" was '), del('well '), r(`boyled${rest}`)],
      'well boyled',
      'boyled',
    ],
    ['a mark that is put in', [r(`${first}boyled`), ins(','), r(rest)], 'boyled before', 'boyled, before'],
  ])('has as tracked change: %s', async (_what, runs, was, now) => {
    const remarks = await remarksInDocx(await docx([p(...runs), p(r('The oil was cold.'))]), 'a.docx');
    expect(taken(remarks).text).toBe(body.replace(was, now));
  });

  it('has changes of the formatting, which are told with their words and wait', async () => {
    const file = await docx([
      p(
        r(`${first}`),
        restyled('boyled', '<w:i/>'),
        restyled(' before', '<w:i/>'),
        r(' the day was done. Nobody saw the '),
        restyled('compositors', '<w:b w:val="0"/>', '<w:b/><w:sz w:val="20"/>'),
        r(' set the oil aside.'),
      ),
      restyledParagraph(r('The oil was '), restyled('cold', '<w:lang w:val="de-DE"/>'), r('.')),
    ]);
    const remarks = await remarksInDocx(file, 'a.docx');
    expect(remarks.map(({ words, comment, by, date }) => [words, comment, by, date])).toEqual([
      ['boyled before', 'The formatting was changed: now italic.', 'A. Reader', '2026-11-20'],
      ['compositors', 'The formatting was changed: now no longer bold.', 'A. Reader', '2026-11-20'],
      ['cold', 'The formatting was changed.', 'A. Reader', '2026-11-20'],
      ['The oil was cold.', 'The formatting of this paragraph was changed.', 'A. Reader', '2026-11-20'],
    ]);
    expect(taken(remarks).text).toBe(body);
  });

  it('has comments with the words that they are about, each in its own place, and with their answers', async () => {
    const file = await docx(
      [
        p(
          r('The "oil" was well boyled'),
          r(' before the day was done. Nobody saw the compositors set the '),
          about(1, r('oil')),
          r(' aside'),
        ),
        p(r('The '), about(2, `${r('o')}${r('il')}`), r(' was cold.')),
      ],
      [
        { id: 1, text: 'Which oil?' },
        { id: 2, text: 'Was it?' },
        { id: 3, text: 'It was.', answers: 2 },
      ],
      p(r('So says '), about(4, r('Moxon'))),
    );
    const { list, text } = taken(await remarksInDocx(file, 'a.docx'));
    expect(text).toBe(body);
    expect(list).toMatchObject([
      {
        for: 'oil',
        words: expect.stringContaining('the oil aside'),
        by: 'A. Reader',
        date: '2026-11-20',
        note: 'Which oil? (proof)',
      },
      {
        for: 'oil',
        words: expect.stringContaining('The oil was'),
        note: 'Was it?\nA. Reader: It was. (proof)',
      },
    ]);
    expect(list[0]!.read).toBeUndefined();
  });

  it('that was imported already is not entered twice', async () => {
    const file = await docx([p(r('The oil was '), del('cold'), ins('warm'), r('.'))]);
    const [remark] = await remarksInDocx(file, 'a.docx');
    const { list } = taken([remark!]);
    expect(isThere(list, entryFrom(chapters, remark!, 'proof'))).toBe(true);
    expect(isThere(list, entryFrom(chapters, remark!, 'another'))).toBe(false);
  });

  it('loses nothing that has no place: new paragraphs, and words that are not in the book', async () => {
    const file = await docx(
      [p(ins('All new.')), p(r('A '), about(1, r('pier')), r(' burned.'))],
      [{ id: 1, text: 'Where?' }],
    );
    const remarks = await remarksInDocx(file, 'a.docx');
    expect(remarks).toMatchObject([
      { words: '', comment: 'A new paragraph: All new.' },
      { words: 'pier', comment: 'Where?' },
    ]);
    for (const remark of remarks) expect(() => entryFrom(chapters, remark, 'proof')).toThrow();
  });

  it.each([
    ['no archive', async () => new TextEncoder().encode('PK no')],
    ['half of one', async () => (await docx([p(r('x'))])).slice(0, 300)],
  ])('that is %s ends in one sentence', async (_what, make) => {
    const bytes = await make();
    await expect(remarksInDocx(bytes, 'a.docx')).rejects.toMatchObject({ name: 'Complaint', file: 'a.docx' });
  });

  it('that asks for more than any book is refused', async () => {
    const bomb = await docx([p(r('x'.repeat(300_000_000)))]);
    await expect(remarksInDocx(bomb, 'a.docx')).rejects.toMatchObject({ name: 'Complaint' });
    const many = await docx([p('<w:r/>'.repeat(1_100_000))]);
    await expect(remarksInDocx(many, 'a.docx')).rejects.toThrow('docs/limits.md');
    const changes = await docx(Array.from({ length: 10_001 }, () => p(r('x '), ins('y'))));
    await expect(remarksInDocx(changes, 'a.docx')).rejects.toThrow('more than 10000 remarks');
  }, 60_000);
});

describe('a PDF', () => {
  const lines = [
    'The “oil” was well boyled before the day was done.1 Nobody saw the com-',
    'positors set the oil aside, nor did they not recieve it.',
    'The oil was cold.',
  ];
  const read = async (...marks: Mark[]) => remarksInPdf(await markedPdf(lines, marks), 'a.pdf', () => {});

  it.each<[string, Mark[], string, string]>([
    [
      'struck out, and put in for it',
      [
        { type: 'Caret', line: 0, words: 'boyled', contents: 'boiled' },
        { type: 'StrikeOut', line: 0, words: 'boyled', group: 0 },
      ],
      'boyled',
      'boiled',
    ],
    [
      'struck out with what should stand there',
      [{ type: 'StrikeOut', line: 1, words: 'recieve', contents: 'receive' }],
      'recieve',
      'receive',
    ],
    ['struck out', [{ type: 'StrikeOut', line: 1, words: 'not', contents: 'not' }], 'not recieve', 'recieve'],
    ['put in', [{ type: 'Caret', line: 0, words: 'was', contents: 'very' }], 'was well', 'was very well'],
    [
      'a mark put in',
      [{ type: 'Caret', line: 0, words: 'boyled', contents: ',' }],
      'boyled before',
      'boyled, before',
    ],
    [
      'put in behind a comma',
      [{ type: 'Caret', line: 1, words: 'aside,', contents: 'indeed' }],
      'aside, nor',
      'aside, indeed nor',
    ],
    [
      'struck out before a sign, which stays',
      [{ type: 'StrikeOut', line: 2, words: 'cold.', contents: 'warm' }],
      'was cold.',
      'was warm.',
    ],
  ])('has words %s', async (_what, marks, was, now) => {
    const remarks = await read(...marks);
    expect(remarks).toHaveLength(1);
    expect(taken(remarks).text).toBe(body.replace(was, now));
  });

  it('has words that are marked, with what is said of them, also over a note and the end of a line', async () => {
    const remarks = await read(
      { type: 'Highlight', line: 0, words: 'done.1 Nobody', contents: 'Nobody at all?' },
      { type: 'Underline', line: 1, words: 'oil' },
      { type: 'Text', line: 2, words: 'cold', contents: 'Warm?' },
      { type: 'Text', line: 2, words: 'cold', contents: 'No.', answers: 2 },
      { type: 'StrikeOut', line: 1, words: 'positors', contents: 'setters' },
    );
    const { list, text } = taken(remarks);
    expect(list).toMatchObject([
      { for: 'done. Nobody', note: 'Nobody at all? (proof, page 1)', by: 'A. Reader', date: '2026-11-20' },
      { for: 'oil', note: 'Marked, without a comment. (proof, page 1)' },
      { for: 'cold', note: 'Warm?\nA. Reader: No. (proof, page 1)' },
      { for: 'compositors', read: 'comsetters' },
    ]);
    expect(text).toContain('com⟦8⟧setters');
  });

  it('has no half of a word that is to go: how wide its letters are is not known well enough', async () => {
    const [remark] = await read({ type: 'StrikeOut', line: 1, words: 'ie' });
    expect(remark).toMatchObject({ words: 'recieve', comment: expect.stringContaining('Struck out: “') });
    expect(remark!.read).toBeUndefined();
  });

  it('that is damaged ends in one sentence', async () => {
    const bytes = (await markedPdf(lines, [])).slice(0, 200);
    await expect(remarksInPdf(bytes, 'a.pdf', () => {})).rejects.toMatchObject({ name: 'Complaint' });
  });
});
