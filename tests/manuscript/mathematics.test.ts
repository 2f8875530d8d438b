import { describe, expect, it } from 'vitest';
import { blocks, parse, stringify } from '../../src/manuscript/index.ts';

const chapter = (body: string) => parse('01.md', `---\ntype: chapter\n---\n\n${body}\n`);
const formulas = (body: string): string[] => {
  const found: string[] = [];
  JSON.stringify(chapter(body).tree, (_, value) => {
    if (/Math$/.test(value?.type)) found.push(value.value);
    return value;
  });
  return found;
};

describe('what dollar signs are', () => {
  it.each([
    ['It costs $5 and $10.'],
    ['From $5–$10, or US$5 and A$6.'],
    ['He had $5 in notes (US$) and more.'],
    ['The $HOME of the $USER.'],
    ['Escaped: \\$x\\$.'],
    ['Code: `$x$`.'],
    ['$ x$ and $x $'],
  ])('money and other text: %s', text => {
    expect(formulas(text)).toEqual([]);
  });

  it.each([
    ['The sum $\\sum_{i=1}^n i\\,x_i$ and $a_1 * b_2 * c$.', ['\\sum_{i=1}^n i\\,x_i', 'a_1 * b_2 * c']],
    ['It costs $5, and $x<y$.', ['x<y']],
    ['$5$, $2x$ and $3 + 4$', ['5', '2x', '3 + 4']],
    ['$x$-axis, ($y$)', ['x', 'y']],
    ['$$\n\\int x\n\n- y\n= z\n$$', ['\\int x\n\n- y\n= z']],
    ['$$x =\ny$$', ['x = y']],
    ['> $$\n> x\n> $$\n> Text.', ['x']],
    ['A price of \\$5: $\\text{\\$}5$', ['\\text{\\$}5']],
  ])('mathematics: %s', (text, expected) => {
    expect(formulas(text)).toEqual(expected);
  });

  it('writes a backslash only where two of them could be taken for mathematics', () => {
    const written = (body: string) => stringify(chapter(body)).trimEnd().split('\n\n').at(-1);
    expect(written('It costs $5 and $10.')).toBe('It costs $5 and $10.');
    expect(written('\\$x\\$')).toBe('\\$x\\$');
  });

  it('says where mathematics is not closed', () => {
    expect(() => chapter('$$\nx')).toThrow(/begins with `\$\$` is not closed/);
  });

  it('is a block of its own kind', () => {
    expect(blocks(chapter('$$\nx\n$$'))).toMatchObject([{ kind: 'mathematics', text: 'x' }]);
  });
});
