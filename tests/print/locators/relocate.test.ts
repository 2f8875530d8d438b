import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/manuscript/index.ts';
import { fillFolios } from '../../../src/print/composition/references.ts';
import { relocate } from '../../../src/print/locators/index.ts';
import { publish } from '../../../src/publication/index.ts';
import { sampleTitle } from '../sample.ts';

/** A book of the former pages xi and 1 to 6. Where ¶ stands, a page of the new edition begins; the first is 40. */
const text = `⟦xi⟧A word before. ⟦1⟧William Caxton set up his press in Westminster. ⟦2⟧It was of wood.[^1] ¶ Caxton’s men
worked it, the apprentices and the ¶ master. ⟦3⟧Then Aldus had *italics*, and Griffo ¶ cut italic type. ⟦4⟧Platens were of iron, ¶ and of
iron was the ¶ frame. ⟦5⟧Nothing ¶ is ⟦6⟧said here of metal.

[^1]: Of oak, says Moxon. ¶`;

/** An entry of the index as it is printed, and as HTML. */
function printed(entry: string, body = text) {
  const publication = publish(
    [
      parse('01.md', `---\ntype: chapter\n---\n\n# Presses\n\n${body}\n`),
      parse('02.md', `---\ntype: index\n---\n\n# Index\n\n${entry}\n`),
    ],
    sampleTitle,
  );
  const documents = relocate(publication);
  const folios = new Map<string, string>();
  let folio = 40;
  const look = (node: ElementContent) => {
    if (node.type === 'text') folio += node.value.split('¶').length - 1;
    if (node.type !== 'element') return;
    if (node.properties.id) folios.set(String(node.properties.id), String(folio));
    node.children.forEach(look);
  };
  for (const { tree, notes } of documents) {
    look(tree);
    for (const note of notes) {
      folios.set(note.id, String(folio));
      note.content.forEach(look);
    }
  }
  const index = fillFolios(documents.at(-1)!.tree, folios).children.at(-1)!;
  return { text: textOf(index as never).trim(), html: toHtml(index) };
}

describe('the index of a print edition', () => {
  it('names the page on which the words of the entry stand', () => {
    expect(printed('Caxton, William, 2').text).toBe('Caxton, William, 41');
    expect(printed('platen (of a press), 4').text).toBe('platen (of a press), 43');
    expect(printed('press: men, 1').text).toBe('press: men, 40');
  });

  it('names all pages where they stand on more than one', () => {
    expect(printed('italic, 3').text).toBe('italic, 42–43');
  });

  it('looks for a subentry around the headword', () => {
    expect(printed('iron, for the frame, 4').text).toBe('iron, for the frame, 43–44');
    expect(printed('presses: Caxton’s, 2; apprentices at them, 2').text).toContain('apprentices at them, 4');
    expect(printed('- iron\n  - platens, 4\n').text).toMatch(/platens, 43/);
  });

  it('names the pages of the whole stretch where the words are not in it, and says so', () => {
    const { text, html } = printed('materials, 2');
    expect(text).toBe('materials, 40–42');
    expect(html).toContain('class="wide"');
    expect(printed('materials, 1').html).not.toContain('wide');
  });

  it('ends a page where the next one opens a chapter, above its label', () => {
    const chapter = (body: string) => `---\ntype: chapter\nlabel: Chapter 1\n---\n\n${body}\n`;
    const documents = relocate(
      publish(
        [
          parse('01.md', chapter('# ⟦1⟧One\n\nThe last word.')),
          parse('02.md', chapter('# ⟦2⟧Two\n\nText.')),
          parse('03.md', '---\ntype: index\n---\n\n# Index\n\nink, 1'),
        ],
        sampleTitle,
      ),
    );
    expect(documents.map(({ tree }) => toHtml(tree).includes('-place-'))).toEqual([true, false, true]);
  });

  it('takes a range from where it begins to where it ends', () => {
    expect(printed('Caxton, William, 1–2').text).toBe('Caxton, William, 40–41');
    expect(printed('work of metal, 2–6').text).toBe('work of metal, 40–46');
    expect(printed('italic, 3f.').text).toBe('italic, 42–45.');
  });

  it('joins pages in a row and names none twice', () => {
    expect(printed('Caxton, William, 1, 2').text).toBe('Caxton, William, 40–41');
    expect(printed('wood, 2, 2').text).toBe('wood, 40');
    expect(printed('press, Caxton’s, 1, 2 passim').text).toMatch(/, 40, 4\d(–4\d)? passim$/);
  });

  it('shortens ranges as the index does', () => {
    const [first, second] = ['iron, 4, 2', 'iron, 4, 2\n\nwood, 141–2'];
    expect(printed(first).text).toBe('iron, 40–44');
    expect(printed(second).text).toContain('iron, 40–4');
  });

  it('names the page on which a note stands now', () => {
    expect(printed('oak, 2n1').text).toBe('oak, 46n1');
    expect(printed('oak, 2 n. 1').text).toBe('oak, 46 n. 1');
    expect(printed('Moxon, Joseph, 2').text).toBe('Moxon, Joseph, 46');
  });

  it('knows roman pages of the former edition', () => {
    expect(printed('word, xi').text).toBe('word, 40');
  });

  it('puts into brackets what is no page of this edition', () => {
    expect(printed('iron, 4; lead, 77').text).toContain('lead, 77');
    const gap = text.replace('⟦3⟧', '');
    expect(printed('italic, 3', gap).text).toBe('italic, [3]');
    expect(printed('oak, 2n7').text).toBe('oak, [2n7]');
    expect(printed('oak, 2n7').html).toContain('class="lost"');
    expect(printed('italic, 3', gap).html).not.toContain('lost');
    expect(printed('italic, 2, 3', gap).text).toBe('italic, 42–43, [3]');
    expect(printed('Act of 1710, 1710, 1').text).toContain('1710, 1710, 4');
  });

  it('keeps words and cross-references as they are', () => {
    expect(printed('iron, 4; *see also* wood\n\nwood, *see* iron').text).toMatch(
      /^iron, 43–44; see also wood\s*wood, see iron$/,
    );
  });

  it('links each number to the place, and names further places unseen', () => {
    const { html } = printed('italic, 3');
    expect(html).toMatch(/<a href="#(s02-place-\d+)">42–43<\/a><a hidden href="#(s02-place-\d+)"><\/a>/);
  });
});
