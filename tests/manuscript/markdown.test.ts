import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { Complaint } from '../../src/complaint.ts';
import { blocks, parse, stringify } from '../../src/manuscript/index.ts';

const chapter = (body: string) => parse('01.md', `---\ntype: chapter\n---\n\n${body}\n`);
const written = (body: string) =>
  stringify(chapter(body))
    .replace(/^---\ntype: chapter\n---\n\n/, '')
    .trimEnd();
const complaint = (markdown: string): Complaint => {
  try {
    parse('01.md', markdown);
  } catch (error) {
    if (error instanceof Complaint) return error;
  }
  throw new Error('no complaint');
};

describe('the dialect', () => {
  it.each([
    ['citations with colons', 'As he says (1980a:136; Ibid.:77), so it is.'],
    ['brackets of quotations', 'He wrote [sic] that ‘[t]he end […] is near’ [emphasis mine].'],
    ['ampersands, tildes and equations', 'R&D ~ 3 = 4; Q&A, AT&T'],
    ['a page break in a word', 'The bureau⟦38⟧cracy grew.'],
    ['note references after any mark', 'Stop![^3] Go.[^3] Wait:[^3] so[^3]\n\n[^3]: A note.'],
    ['a note of several paragraphs', 'Text.[^3b]\n\n[^3b]: One.\n\n    > Quoted.\n\n    ⟦12⟧\n\n    Two.'],
    ['verse', ':::verse\nOne line\\\n  two⟦4⟧ lines\n\nAnother stanza\n:::'.replace('  two', 'two')],
    ['a figure', ':::figure\n![A press](images/press.png)\n\nThe *first* press.\n:::'],
    [
      'a long description',
      '::::figure\n![A press](images/press.png)\n\nThe *first* press.\n\n:::description\nA bar.\n\n- Oak.\n:::\n::::',
    ],
    ['numbers that do not count on', '3. Ink\n4. Paper\n7. Patience\n8. Time'],
    ['merged cells', '| A | > |\n| - | - |\n| 1 | 2 |\n| ^ | 3 |'],
    ['emphasis beside letters', 'un*believ*able and *Titles*’ ends'],
  ])('leaves %s as they were typed', (_, markdown) => {
    expect(written(markdown)).toBe(markdown);
  });

  it('keeps a year at the start of a paragraph from becoming a list', () => {
    expect(chapter('1989\\. It was over.').tree.children[0]).toMatchObject({ type: 'paragraph' });
    expect(written('1989\\. It was over.')).toBe('1989\\. It was over.');
  });

  it('reads a page mark alone in its paragraph as a block', () => {
    const [first, second] = chapter('⟦xii⟧\n\nText ⟦1⟧ goes on.').tree.children;
    expect(first).toMatchObject({ type: 'pageBreak', label: 'xii' });
    expect(second).toMatchObject({
      children: [{ type: 'text' }, { type: 'pageBreak', label: '1' }, { type: 'text' }],
    });
  });

  it('reads a reference without its note as a reference', () => {
    expect(chapter('Lost.[^9]').tree.children[0]).toMatchObject({
      children: [{ value: 'Lost.' }, { type: 'footnoteReference', identifier: '9' }],
    });
  });

  it('knows the blocks of a chapter as a reader sees them', () => {
    const text =
      '# On *Type*[^1]\n\nA wo⟦2⟧rd.\n\n> Said.\n\n:::verse\none\\\ntwo\n:::\n\n| a |\n|---|\n| b |\n\n[^1]: Noted.';
    expect(blocks(chapter(text)).map(({ kind, text }) => [kind, text])).toEqual([
      ['heading', 'On Type'],
      ['paragraph', 'A word.'],
      ['quotation', 'Said.'],
      ['verse', 'one\ntwo'],
      ['cell', 'a'],
      ['cell', 'b'],
      ['note', 'Noted.'],
    ]);
  });
});

describe('what a person can get wrong', () => {
  it('front matter that is missing', () => {
    expect(complaint('# Title\n')).toMatchObject({ file: '01.md', line: 1 });
  });
  it('a misspelt key', () => {
    expect(complaint('---\ntype: chapter\nlable: One\n---\n')).toMatchObject({
      line: 3,
      message: expect.stringContaining('`lable`'),
    });
  });
  it('a type that does not exist', () => {
    expect(complaint('---\n\ntype: chaptre\n---\n')).toMatchObject({ line: 3 });
  });
  it('a container as other kinds of Markdown have them, with what to write', () => {
    for (const fence of ['::: verse', ':::{.verse}', '> ::: verse'])
      expect(complaint(`---\ntype: chapter\n---\n\n${fence}\nOne\n:::\n`)).toMatchObject({
        line: 5,
        message: expect.stringContaining('begins no container'),
      });
    expect(() => parse('a.md', '---\ntype: chapter\n---\n\nA ratio ::: so.\n\n\\::: verse')).not.toThrow();
  });

  it('a container that is misspelt or never closed', () => {
    expect(complaint('---\ntype: chapter\n---\n\n:::vrese\nOne\n:::\n')).toMatchObject({ line: 5 });
    expect(complaint('---\ntype: chapter\n---\n\n:::verse\nOne\n\nTwo\n')).toMatchObject({
      line: 5,
      message: expect.stringContaining('not closed'),
    });
    expect(complaint('---\ntype: chapter\n---\n\nText\n\n:::\n')).toMatchObject({ line: 7 });
  });
});

it.each([
  ['begins with figures', [{ type: 'text', value: 'Write to <1a@b.org> today' }]],
  [
    'goes on in italics',
    [
      { type: 'text', value: 'So <' },
      { type: 'emphasis', children: [{ type: 'text', value: 'a@b.org>1' }] },
      { type: 'text', value: ' was printed' },
    ],
  ],
  ['stands behind a space that does not break, as colons do', [{ type: 'text', value: '\u00a0:::' }]],
] as const)(
  'writes what might be an address or a fence, and is text, so that it is read back: %s',
  (_, children) => {
    const tree = { type: 'root', children: [{ type: 'paragraph', children }] } as unknown as Root;
    const again = parse('a.md', stringify({ file: 'a.md', matter: { type: 'chapter' }, tree }));
    const read = structuredClone(again.tree);
    visit(read, node => {
      delete node.position;
    });
    expect(read).toEqual(tree);
  },
);
