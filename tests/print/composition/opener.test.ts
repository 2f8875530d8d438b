import { toString as textOf } from 'hast-util-to-string';
import { expect, it } from 'vitest';
import { parse } from '../../../src/manuscript/index.ts';
import { composeBook } from '../../../src/print/composition/index.ts';
import { publish } from '../../../src/publication/index.ts';
import { sampleBook } from '../sample.ts';

const chapter = (file: string, matter: string, text: string) =>
  parse(file, `---\n${matter}\n---\n\n${text}\n`);

const parts = () => {
  const title = { name: 'roads', folder: '/', book: sampleBook };
  const chapters = [
    chapter('01-half.md', 'type: half-title', 'The Roads'),
    chapter('02-also.md', 'type: also-by', 'The Rivers'),
    chapter('03-volume.md', 'type: volume\nlabel: Volume One', '# North'),
    chapter('04-part.md', 'type: part', '# Sea'),
    chapter(
      '05-pans.md',
      'type: chapter\nsubtitle: Fire\nauthors: [Ines Calloway, Juno Hale]',
      '# Pans\n\nText.',
    ),
    chapter('06-letter.md', 'type: chapter', 'My dear brother.'),
  ];
  return composeBook(publish(chapters, title), sampleBook);
};

it('a half-title of the manuscript takes the place of the one that is made, and is faced by what else there is', () => {
  expect(
    parts()
      .map(({ id, opens }) => [id, opens])
      .slice(0, 3),
  ).toEqual([
    ['s01-half', 'recto'],
    ['s02-also', 'verso'],
    ['book-title-page', 'recto'],
  ]);
});

it('volumes and parts open leaves of their own, and chapters in them are so much lower in the outline', () => {
  const depths = parts().map(({ id, kind, depth }) => [id, kind, depth]);
  expect(depths).toEqual(
    expect.arrayContaining([
      ['s03-volume', 'part', undefined],
      ['s04-part', 'part', 1],
      ['s05-pans', 'chapter', 2],
    ]),
  );
  const [header] = parts().find(({ id }) => id === 's05-pans')!.tree.children;
  const [title] = header?.type === 'element' ? header.children : [];
  expect(title).toMatchObject({ tagName: 'h1', properties: { dataLevel: '3' } });
});

it('the contents have subtitles, authors, and chapters without a title by their first words', () => {
  const contents = parts().find(({ kind }) => kind === 'contents')!;
  const lines = contents.tree.children.map(child => (child.type === 'element' ? textOf(child) : ''));
  expect(lines.map(line => line.replace(/\u00a0.*/, ''))).toEqual([
    'Contents',
    'Volume One North',
    'Sea',
    'Pans: Fire\u2003Ines Calloway, Juno Hale',
    'My dear brother.',
  ]);
});
