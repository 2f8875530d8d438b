import { makeEpub } from '../../src/epub/index.ts';
import { parse } from '../../src/manuscript/index.ts';
import { publish } from '../../src/publication/index.ts';
import { parseBook } from '../../src/title/read.ts';
import { bookYaml } from '../cli/run.ts';

export const words = (count: number, seed: number) =>
  Array.from({ length: count }, (_, k) => `word${(seed * 7919 + k * 31) % 997}`).join(' ');

/** A book with a chapter too long for one file, and an index. */
export const chapters = [
  parse(
    '01-long.md',
    `---\ntype: chapter\n---\n\n# The Long Chapter\n\n${Array.from({ length: 12 }, (_, k) =>
      [
        `## Section ${k + 1}`,
        `⟦${k + 1}⟧`,
        ...Array.from({ length: 40 }, (_, n) => `${words(160, k * 40 + n)}.[^${k * 40 + n + 1}]`),
        `We come back to it [there](#section-${((k + 5) % 12) + 1}).`,
      ].join('\n\n'),
    ).join(
      '\n\n',
    )}\n\n${Array.from({ length: 480 }, (_, k) => `[^${k + 1}]: Note ${k + 1}, ${words(60, k)}.`).join('\n\n')}\n`,
  ),
  // Its name is that of a further file of the first, if nobody looks.
  parse(
    '01-long-2.md',
    '---\ntype: chapter\n---\n\n# The Second\n\nSee [there](01-long.md#section-9) too.\n',
  ),
  parse('02-index.md', '---\ntype: index\n---\n\n# Index\n\nink, 3, 11\n\nlead, 9\n'),
];

/** Its EPUB. */
export async function longBook(where: 'chapter' | 'book') {
  const { book } = parseBook(bookYaml(`notes:\n  epub: ${where}`, 'source:\n  title: It'), 'book.yaml');
  const title = { name: 'long', folder: '/nowhere', book };
  return makeEpub(publish(chapters, title), title);
}
