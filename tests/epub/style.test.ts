import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const themes = ['monograph', 'essay', 'novel', 'textbook'] as const;
const sheet = (name: string) =>
  readFileSync(new URL(`../../styles/${name}.css`, import.meta.url), 'utf8').replace(/\/\*.*?\*\//gs, '');
const css = ['epub', ...themes.map(theme => `themes/epub/${theme}`)].map(sheet).join('\n');

it.each([
  ['functions and variables', /\b(?:var|calc|min|max|clamp|env)\(|--[a-z]/],
  ['units of CSS 3, unless a size that may go lost', /[\d.](?:rem|ch|vw|vmin|vmax)\b/],
  ['boxes of another model', /\b(?:flex|grid|inline-flex|column-count)\b/],
  ['selectors that make old readers drop a rule, or the sheet', /::|:(?:not|is|where|has|nth-|only-|root)/],
  ['at-rules', /@/],
  [
    'sizes and colours that the reader cannot change',
    /font-size:[^;]*\d(?:px|pt)\b|#[0-9a-f]{3,8}\b|\brgb|:\s*(?:black|white)\b/i,
  ],
])('the stylesheet has no %s', (_, feature) => {
  expect(css.split('\n').filter(line => feature.test(line))).toEqual([]);
});

it('says what is new in the old way too', () => {
  const rules = css.split('}');
  for (const [fresh, old] of [
    [/[^-]break-(after|before|inside):/, /page-break-(after|before|inside):/],
    [/overflow-wrap:/, /word-wrap:/],
    [/[^-]hyphens:/, /-webkit-hyphens:/],
  ] as const) {
    expect(rules.filter(rule => fresh.test(rule) && !old.test(rule))).toEqual([]);
  }
});

it('keeps apart what only newer programs know: behind a question that older ones leave out', () => {
  expect(sheet('newer').trim()).toMatch(/^@supports \(display: inline-grid\) \{\n(?:(?: {2}[^\n]*)?\n)*\}$/);
});

it('turns whatever stands at one side, where the text runs from right to left', () => {
  const rules = [...sheet('epub').matchAll(/([^{}]+)\{([^}]*)\}/g)].map(
    ([, selectors, body]) => [selectors!.split(',').map(selector => selector.trim()), body!] as const,
  );
  const isSided = (body: string) =>
    /text-align: (?:left|right)|(?:margin|padding)-left: -?[1-9]|(?:margin|padding): (\S+) (\S+) (\S+) (?!\2;)\S+;/.test(
      body,
    );
  const plain = (selector: string) => selector.replace(/\[dir="rtl"\] ?/g, '');
  const [turned, straight] = [true, false].map(is =>
    rules
      .filter(([selectors]) => selectors[0]!.includes('[dir="rtl"]') === is)
      .flatMap(([selectors, body]) => (is || isSided(body) ? selectors.map(plain) : [])),
  );
  const isTurned = (selector: string) =>
    turned!.some(one => one === selector || (!one.includes(' ') && selector.endsWith(` ${one}`)));
  // Figures run from left to right in any language.
  expect([...new Set(straight)].filter(selector => !isTurned(selector) && selector !== '.decimals')).toEqual(
    [],
  );
});
