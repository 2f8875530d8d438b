import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { parse } from '../../src/manuscript/index.ts';
import { readPdfText } from '../../src/pdf/text.ts';
import { makePdf } from '../../src/print/index.ts';
import { publish } from '../../src/publication/index.ts';
import { prose, samplePublication, sampleTitle } from './sample.ts';

it('sets raised letters on the pages that were planned, and names every page rightly, in whatever script', async () => {
  // Without care for them, every line with a raised letter is higher than its fellows.
  const raised = prose(9, 3).map(text => text.replace(/(\w)\b(?= \w+ \w+)/g, '$1<sup>e</sup>'));
  const text = `---\ntype: chapter\n---\n\n# Raised\n\n${raised.join('\n\n')}\n\n## Ὅμηρος и Москва\n\nIt ends.\n`;
  const chapters = [parse('01-a.md', text), parse('02-b.md', text)];
  const { findings, pages } = await makePdf(publish(chapters, sampleTitle), sampleTitle);
  expect(pages.filter(({ part }) => part === 's01-a').length).toBeGreaterThan(2);
  expect(findings).toEqual([]);
});

it('sets a part on shorter pages where the browser has no room for what was planned, and again when its pages are kept', async () => {
  const publication = samplePublication();
  const [, first] = publication.documents;
  // A line here and there is higher than a line is.
  const high = () => h('span', { style: 'display:inline-block;height:24px' }, 'I');
  first!.tree.children = first!.tree.children.map((node, k) =>
    node.type === 'element' && node.tagName === 'p' && k % 5 === 0
      ? h('p', [high(), ' ', ...node.children])
      : node,
  );
  const { findings, pages, record } = await makePdf(publication, sampleTitle);
  expect(pages.filter(({ part }) => part === '02-lines').length).toBeGreaterThan(2);
  expect(findings.filter(({ code }) => code !== 'print-page-short')).toEqual([]);
  expect(record.parts['02-lines']!.shorter).toBeGreaterThan(0);
  const again = await makePdf(publication, sampleTitle, { keep: record });
  expect(again.findings).toEqual(findings);
  expect(again.record).toEqual(record);
});

it('takes the numbers of the contents and the running heads from the pages as they were set', async () => {
  const publication = samplePublication();
  // What no plan can know of: it makes its line five times as high as a line is.
  const tower = () => h('span', { style: 'display:inline-block;height:90px' }, 'I');
  const [, first] = publication.documents;
  first!.tree.children = first!.tree.children.map(node =>
    node.type === 'element' && node.tagName === 'p' ? h('p', [tower(), ' ', ...node.children]) : node,
  );
  const { findings, pages, screen: pdf } = await makePdf(publication, sampleTitle);
  expect(findings.filter(({ code }) => code !== 'print-page-short')).toEqual([
    expect.objectContaining({
      code: 'print-pages-differ',
      message: expect.stringMatching(/^In “.+”, page \d+ has no room for all that was planned for it/),
    }),
  ]);
  const { pages: set, places } = await readPdfText(pdf);
  const textOf = (k: number) => set[k]!.items.map(item => item.text).join('');
  const contents = textOf(pages.findIndex(({ part }) => part === 'book-contents'));
  expect(contents).toMatch(new RegExp(`The Stick\\s*${places.get('02-lines-the-stick')}\\D`));
  expect(contents).toMatch(new RegExp(`The Forme\\s*${places.get('03-pages-the-forme')}\\D`));
});

it('sets figures, small and spaced capitals, superiors and parted ligatures in the lines that were computed', async () => {
  const forms = [
    'In 1911 and 1944, NATO 12 and',
    '<span class="small-caps">ad</span> 868 H<sub>2</sub>O and the 19<sup>th</sup> <span lang="de">Auflage</span>',
    '<span class="small-caps">the saying of many a compositor</span>',
  ];
  const texts = prose(9, 3).map((text, k) =>
    text
      .split(' ')
      .map((word, n) => (n % 7 === 3 ? `${forms[(n + k) % 3]} ${word}` : word))
      .join(' '),
  );
  const text = `---\ntype: chapter\n---\n\n# Forms\n\n${texts.join('\n\n')}\n`;
  const { findings, setting, screen } = await makePdf(
    publish([parse('01-a.md', text)], sampleTitle),
    sampleTitle,
  );
  expect(findings).toEqual([]);
  expect(setting.lines).toBeGreaterThan(40);
  // Each piece of a line is as wide as a whole number of 64ths of a pixel: there are a dozen.
  expect(setting.greatest).toBeLessThan(0.15);
  const [page] = (await readPdfText(screen)).pages.filter(({ items }) =>
    items.some(({ text }) => text.includes('NATO')),
  );
  const baselines = [...new Set(page!.items.map(({ y }) => Math.round(y * 100)))].sort(
    (one, other) => one - other,
  );
  const steps = baselines.slice(1).map((y, k) => y - baselines[k]!);
  // Between folio and heading every line stands on the grid.
  expect(new Set(steps.slice(1, -1))).toEqual(new Set([1350]));
});

it('sets ruby in the lines that were computed, at the distance of all lines, and breaks no group of it', async () => {
  const glossed = prose(5, 4).map(text =>
    text.replace(
      /(\w{4,})( \w+ \w+ )(\w{3,})/g,
      '<ruby>$1<rt>$3</rt></ruby>$2*<ruby>$3<rt>ὁ</rt>s<rt>$3</rt></ruby>*',
    ),
  );
  const text = `---\ntype: chapter\n---\n\n# Glossed\n\n${glossed.join('\n\n')}\n`;
  const { findings, setting, screen } = await makePdf(
    publish([parse('01-a.md', text)], sampleTitle),
    sampleTitle,
  );
  expect(findings).toEqual([]);
  expect(setting.lines).toBeGreaterThan(20);
  expect(setting.greatest).toBeLessThan(0.2);
  const { pages } = await readPdfText(screen);
  const { leading } = sampleTitle.book.print;
  let seen = 0;
  for (const { items } of pages) {
    const widths = new Map<number, number>();
    for (const { y, width, aside } of items) if (!aside) widths.set(y, (widths.get(y) ?? 0) + width);
    const feet = [...widths].filter(([, width]) => width > 200).map(([y]) => y);
    for (const [k, y] of feet.entries()) {
      const steps = ((feet[k - 1] ?? y) - y) / leading;
      expect(Math.abs(steps - Math.round(steps))).toBeLessThan(0.02);
      seen += steps > 0 ? 1 : 0;
    }
  }
  expect(seen).toBeGreaterThan(20);
});
