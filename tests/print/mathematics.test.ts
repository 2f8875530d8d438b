import { expect, it } from 'vitest';
import { parse } from '../../src/manuscript/index.ts';
import { withPdf } from '../../src/pdf/open.ts';
import { makePdf } from '../../src/print/index.ts';
import { publish } from '../../src/publication/index.ts';
import { sampleTitle } from './sample.ts';

const text = String.raw`
The sum $\sum_{i=1}^n i\,x_i$ and $a_1 * b_2 * c$ stand in a line that the compositor has to justify, although he measures no
formula by himself: every way of breaking it is a path through a network. If $f(x) = \frac{a}{b}$ is a fraction, the lines are not
parted by it; nor by $\sqrt{x^2 + y^2}$ in the midst of the paragraph. It costs $5 and $10.[^1]

$$
\overline{ab} + \hat{x} = \underbrace{a + b}_{n} \begin{pmatrix} a & b \\ c & d \end{pmatrix} \sqrt[3]{\frac{1}{2}}
$$

A high formula, $\begin{pmatrix} a & b \\ c & d \\ e & f \end{pmatrix}$, parts the lines of its paragraph.

[^1]: With $x \le y$ in it.
`;

const set = (body: string) =>
  makePdf(
    publish([parse('01-sums.md', `---\ntype: chapter\n---\n\n# Of sums\n\n${body}\n`)], sampleTitle),
    sampleTitle,
  );

it('sets mathematics with all its letters, in lines that end where they should, each formula with its words', async () => {
  const { screen, findings, setting } = await set(text);
  expect(findings).toEqual([]);
  expect(setting.lines).toBeGreaterThan(2);
  expect(setting.greatest).toBeLessThan(0.2);
  const alts: string[] = [];
  await withPdf(screen, async document => {
    for (let page = 1; page <= document.numPages; page++) {
      const tree = await (await document.getPage(page)).getStructTree();
      JSON.stringify(tree, (_, value) => {
        if (value?.role === 'Formula') alts.push(value.alt);
        return value;
      });
    }
  });
  expect(alts).toHaveLength(7);
  expect(alts).toContain(String.raw`f(x) = \frac{a}{b}`);
});

it('tells of a formula that is wider than the page', async () => {
  const sum = Array.from({ length: 60 }, (_, k) => `x_{${k}}`).join(' + ');
  const { findings } = await set(`$$\n${sum}\n$$`);
  expect(findings.map(({ code, line }) => [code, line])).toContainEqual(['print-formula-wide', 7]);
  const { message } = findings.find(({ code }) => code === 'print-formula-wide')!;
  expect(message).toContain(String.raw`\\ in \begin{aligned} … \end{aligned}`);
});
