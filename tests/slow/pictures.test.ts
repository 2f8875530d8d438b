import type { Browser } from 'puppeteer';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeEpub } from '../../src/epub/index.ts';
import { parse } from '../../src/manuscript/index.ts';
import { findBrowser, launchBrowser } from '../../src/press/browser.ts';
import { publish } from '../../src/publication/index.ts';
import { parseBook } from '../../src/title/read.ts';
import { bookYaml, desk } from '../cli/run.ts';
import { faultless, readThrough } from '../epub/reading.ts';
import { drawing } from '../pictures/samples.ts';
import { prose } from '../print/sample.ts';

const work = desk();
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser(await findBrowser());
  const grey = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: { r: 120, g: 120, b: 120 } } });
  work.put('wide one.png', await grey(2400, 300).png().toBuffer());
  work.put('high.jpg', await grey(400, 2400).jpeg().toBuffer());
  work.put('square.webp', await grey(900, 900).webp().toBuffer());
  work.put(
    'drawing.svg',
    drawing('<circle cx="50" cy="50" r="40"/>', 'width="800" height="800" viewBox="0 0 100 100"'),
  );
});
afterAll(async () => {
  await browser?.close();
  work.clear();
});

const names = ['<wide one.png>', 'high.jpg', 'square.webp', 'drawing.svg'];
const all = (place: (picture: string) => string) =>
  names.map((name, k) => place(`![Picture ${k}](${name})`)).join('\n\n');
const figure = (braces: string, pictures: string) =>
  `:::figure${braces}\n${pictures}\n\nFigure. A word on it.[^1]\n:::`;

/** Pictures of every shape in every place. */
const places: [string, string][] = [
  ['alone', all(picture => picture)],
  ['in a line of text', all(picture => `See ${picture} here, ${prose(1, 3)[0]}`)],
  ['first in a line of text', all(picture => `Text.\n\n${picture} comes first, ${prose(1, 4)[0]}`)],
  ['in a list', all(picture => `- An item:\n\n  ${picture}\n\n  - Within it ${picture} again`)],
  ['in a quotation', all(picture => `> ${picture}\n>\n> > Within ${picture} it`)],
  ['in a note', `Text.[^2]\n\n[^2]: ${names.map((name, k) => `![In a note ${k}](${name})`).join(' and ')}`],
  ['in a cell', `| One | Two |\n| --- | --- |\n| ![Cell](${names[0]}) | ![Cell too](${names[1]}) |`],
  ['in a figure', all(picture => figure('', picture))],
  ['of a width', all(picture => figure('{width=70%}', picture))],
  ['of a page', all(picture => figure('{.full-page}', picture))],
  ['turned in print', all(picture => figure('{.turned}', picture))],
  [
    'in rows',
    [2, 3, 4]
      .map(n =>
        figure(
          '',
          names
            .slice(0, n)
            .map(name => `![Row](${name})`)
            .join(' '),
        ),
      )
      .join('\n\n'),
  ],
];
const chapters = places.map(([name, text], k) =>
  parse(
    `${String(k + 1).padStart(2, '0')}-place.md`,
    `---\ntype: chapter\n---\n\n# Pictures ${name}\n\n${text}\n\n${prose(1, k)[0]}${text.includes('[^1]') ? '\n\n[^1]: Noted.' : ''}\n`,
  ),
);

it.each([
  ['a phone by day', { width: 390, height: 844, scheme: 'light' }],
  ['a phone at night', { width: 390, height: 844, scheme: 'dark' }],
  ['a desktop by day', { width: 1280, height: 800, scheme: 'light' }],
  ['a desktop at night', { width: 1280, height: 800, scheme: 'dark' }],
] as const)(
  'no picture goes beyond its page on %s, in whatever place and design',
  async (_, screen) => {
    for (const theme of ['monograph', 'essay', 'novel', 'textbook']) {
      const { book } = parseBook(bookYaml(`print:\n  theme: ${theme}`), 'book.yaml');
      const title = { name: 'pictures', folder: work.folder, book };
      const bytes = await makeEpub(publish(chapters, title), title);
      const seen = await readThrough(browser, bytes, screen);
      expect(seen, theme).toMatchObject(faultless);
      expect(seen.turns).toBeGreaterThan(20);
      expect(seen.notes).toBeGreaterThan(10);
    }
  },
  400_000,
);
