import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/manuscript/index.ts';
import { publish } from '../../src/publication/index.ts';
import { mathOf } from '../../src/publication/mathematics.ts';
import type { Title } from '../../src/title.ts';

const written = (tex: string, display = false): string => {
  const math = mathOf(tex, display);
  return typeof math === 'string' ? math : toHtml(math);
};
const made = (body: string) =>
  publish([parse('01-one.md', `---\ntype: chapter\n---\n\n# One\n\n${body}\n`)], {
    folder: '/nowhere',
    book: { language: 'en-GB', italics: { titles: [], foreign: [] } },
  } as unknown as Title);

describe('MathML of TeX', () => {
  it('has the TeX as its alternative text', () => {
    expect(written('x_1')).toBe('<math alttext="x_1"><msub><mi>x</mi><mn>1</mn></msub></math>');
  });

  it('leaves no space around signs in an index', () => {
    expect(written('a_{i+1}')).toContain('<mo lspace="0" rspace="0">+</mo>');
  });

  it('aligns equations, without the cells for numbers that nobody gave', () => {
    const html = written('\\begin{align}a &= b\\\\ c &= d\\end{align}', true);
    expect(html.match(/<mtd/g)).toHaveLength(4);
    expect(html).toMatch(/text-align:right/);
  });

  it('sets a rule over something as what MathML Core knows', () => {
    expect(written('\\overline{ab}')).toMatch(/<mover accent="true">.*<mo stretchy="true">‾<\/mo><\/mover>/);
  });

  it.each([
    ['\\foo{x}', 'Unsupported function name: \\foo.'],
    ['\\frac{1', 'end of input'],
    ['\\cancel{x}', 'strokes'],
    ['\\color{red} x', 'colours'],
    ['\\href{https://example.org}{x}', 'Unsupported'],
    ['x'.repeat(6000), '6000 characters'],
    [`${'\\sqrt{'.repeat(400)}x${'}'.repeat(400)}`, /depth|nested/],
    ['\\def\\a{\\a\\a}\\a', /./],
  ])('says what is not understood: %.20s', (tex, sentence) => {
    expect(mathOf(tex, false)).toEqual(
      sentence instanceof RegExp ? expect.stringMatching(sentence) : expect.stringContaining(sentence),
    );
  });
});

describe('mathematics in the text', () => {
  it('that is not understood is printed as it is typed, and told with its line', () => {
    const { documents, findings } = made('So $\\foo{x}$ is.');
    expect(toHtml(documents[0]!.tree)).toContain('<code>$\\foo{x}$</code>');
    expect(findings).toMatchObject([{ code: 'math-not-understood', severity: 'error', line: 7 }]);
  });

  it('keeps its Greek letters and titles as they are', () => {
    expect(toHtml(made('So $\\alpha$.').documents[0]!.tree)).toContain('<mi>α</mi>');
  });
});
