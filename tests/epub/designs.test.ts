import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { findBrowser, launchBrowser } from '../../src/press/browser.ts';

const themes = ['monograph', 'essay', 'novel', 'textbook'] as const;
const sheet = (name: string) => readFileSync(new URL(`../../styles/${name}.css`, import.meta.url), 'utf8');

/** What a heading looks like, and what is emphasised in it. */
const properties = [
  ...['fontSize', 'fontStyle', 'fontVariant', 'fontWeight', 'letterSpacing', 'textAlign'],
  ...['marginTop', 'marginBottom'],
];

/** Headings as tags and classes, each with something in it that is emphasised. */
const headings = [1, 2, 3, 4, 5, 6].flatMap(level => [
  { shown: level, html: `<h${level}>A <em>b</em> c</h${level}>` },
  ...[1, 2]
    .filter(by => level + by <= 6)
    .map(by => ({
      shown: level,
      html: `<h${level + by} class="as-h${level}">A <em>b</em> c</h${level + by}>`,
    })),
]);

/** By design, how each of these headings is seen. */
let seen: Map<string, { shown: number; look: string }[]>;

beforeAll(async () => {
  const browser = await launchBrowser(await findBrowser());
  const page = await browser.newPage();
  const looks = async (theme: string): Promise<string[]> => {
    const css = `${sheet('epub')}\n${sheet(`themes/epub/${theme}`)}`;
    const body = headings.map(({ html }) => `<div>${html}</div>`).join('');
    await page.setContent(`<style>${css}</style>${body}`);
    return (await page.evaluate(`[...document.querySelectorAll('div')].map(({ firstChild }) =>
      [firstChild, firstChild.querySelector('em')].map(one => ${JSON.stringify(properties)}
        .map(name => getComputedStyle(one)[name]).join(' ')).join(' / '))`)) as string[];
  };
  seen = new Map();
  for (const theme of themes) {
    const found = await looks(theme);
    seen.set(
      theme,
      headings.map(({ shown }, k) => ({ shown, look: found[k]! })),
    );
  }
  await browser.close();
}, 60_000);

it.each(themes)('%s has headings of six levels, no two alike', theme => {
  const looks = new Map(seen.get(theme)!.map(({ shown, look }) => [look, shown]));
  expect([...looks.values()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
});

it.each(themes)('%s shows a heading that stands lower in a part or a volume as it would elsewhere', theme => {
  for (const level of [1, 2, 3, 4, 5]) {
    const looks = seen.get(theme)!.filter(({ shown }) => shown === level);
    expect(new Set(looks.map(({ look }) => look)).size, `level ${level}`).toBe(1);
  }
});

it.each(themes)('%s sets what is emphasised in a heading apart from it', theme => {
  for (const { look } of seen.get(theme)!) {
    const [heading, emphasised] = look.split(' / ').map(one => /\b(?:italic|normal)\b/.exec(one)?.[0]);
    expect(emphasised).not.toBe(heading);
  }
});

it('has four designs that differ', () => {
  const designs = themes.map(theme =>
    seen
      .get(theme)!
      .map(({ look }) => look)
      .join(),
  );
  expect(new Set(designs).size).toBe(4);
});
