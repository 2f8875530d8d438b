import { expect, it } from 'vitest';
import { buildTitle } from '../../src/build.ts';
import { readTitle } from '../../src/title.ts';
import { bookYaml, desk } from '../cli/run.ts';

// In a chapter as it was recovered this note is a remark, and the book is released; who has the frozen chapters alone cannot
// tell that nobody wrote them.
const chapter =
  '---\ntype: chapter\n---\n\n# The Press\n\nIt goes round.\n\n[^53]: A note that nothing refers to.\n';

it('makes of a book that was released the same again, whatever is found in it', async () => {
  const at = desk({ 'book/book.yaml': bookYaml(), 'book/chapters/01.md': chapter });
  try {
    const title = readTitle(at.path('book'));
    const build = (frozen: boolean) =>
      buildTitle(title, { out: at.path('out'), editions: ['epub'], frozen }, () => {});
    expect((await build(false)).editions).toEqual([]);
    const { editions, findings } = await build(true);
    expect(editions).toHaveLength(1);
    expect(findings.map(({ code }) => code)).toContain('note-without-reference');
  } finally {
    at.clear();
  }
});
