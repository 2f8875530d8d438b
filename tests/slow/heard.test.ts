import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Heading, Nodes, Paragraph } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as textOf } from 'mdast-util-to-string';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, reissue } from '../cli/run.ts';
import { type Heard, hear } from '../pdf/hearing.ts';

/**
 * The PDF for readers as a screen reader goes through it in pdf.js, held against the manuscript. Letters alone are compared: the
 * viewer runs lines together, and numbers of notes stand among them.
 */
const manuscript = fileURLToPath(new URL('../../manuscript', import.meta.url));
const letters = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();

/** The chapters of a title, without front matter, marks of printed pages, references of notes and the tags of readings. */
const chaptersOf = (title: string) => {
  const folder = join(manuscript, title, 'chapters');
  return readdirSync(folder)
    .sort()
    .map(name => readFileSync(join(folder, name), 'utf8'))
    .map(text =>
      fromMarkdown(text.replace(/^---\n.*?\n---\n/s, '').replace(/⟦[^⟧]*⟧|\[\^\w+\](?!:)|<\/?r[a-z]*>/g, '')),
    );
};

const isPlain = (node: Paragraph): boolean =>
  !node.children.some(({ type }) => type === 'image') && !/^(?::::|\||\[\^)|:\w+\[/.test(textOf(node));

/** How the paragraphs of a title begin, and all its headings, in order. */
function expected(title: string) {
  const blocks = chaptersOf(title).flatMap(({ children }) => children);
  return {
    beginnings: blocks
      .filter((node): node is Paragraph => node.type === 'paragraph' && isPlain(node))
      // A figure may go to the next page, and its caption with it.
      .map(node => ({ text: letters(textOf(node)).slice(0, 40), goes: /\n:{3,}$/.test(textOf(node)) }))
      .filter(({ text }) => text.length === 40),
    headings: blocks
      .filter((node): node is Heading => node.type === 'heading')
      .map(node => ({ level: node.depth, text: letters(textOf(node)) })),
    pictures: blocks.flatMap(picturesIn),
    listed: blocks.flatMap(itemsIn).length,
  };
}
const picturesIn = (node: Nodes): string[] =>
  node.type === 'image' ? [node.alt ?? ''] : 'children' in node ? node.children.flatMap(picturesIn) : [];
const itemsIn = (node: Nodes): Nodes[] => [
  ...(node.type === 'listItem' ? [node] : []),
  ...('children' in node ? node.children.flatMap(itemsIn) : []),
];

describe.each(['specimen', 'handbook'])('%s', title => {
  const at = desk();
  let heard: Heard[];
  const told = expected(title);
  const ofRole = (role: string) => heard.filter(one => one.role === role);

  beforeAll(async () => {
    const built = await reissue(at.folder, ['build', join(manuscript, title), '--only', 'pdf']);
    expect(built.code, built.stdout + built.stderr).toBe(0);
    heard = await hear(at.bytes(`out/${title}/${title}-screen.pdf`));
  });
  afterAll(at.clear);

  it('is read in the order of the manuscript', () => {
    const text = letters(
      ofRole('text')
        .map(({ name }) => name)
        .join(''),
    );
    expect(told.beginnings.length).toBeGreaterThan(30);
    let from = 0;
    for (const { text: beginning, goes } of told.beginnings) {
      const found = text.indexOf(beginning, from);
      expect(found, beginning).toBeGreaterThanOrEqual(0);
      if (!goes) from = found + beginning.length;
    }
  });

  it('has the headings of the manuscript, each at its level', () => {
    const all = ofRole('heading').map(({ name, level }) => ({ level, text: letters(name) }));
    let from = 0;
    for (const heading of told.headings) {
      const found = all.findIndex(
        ({ level, text }, k) => k >= from && level === heading.level && text === heading.text,
      );
      expect(found, JSON.stringify(heading)).toBeGreaterThanOrEqual(0);
      from = found + 1;
    }
  });

  it('describes every picture as the manuscript does', () => {
    expect(ofRole('figure').map(({ name }) => name.normalize('NFC'))).toEqual(told.pictures.filter(Boolean));
  });

  it('has every item of a list as one', () => {
    // An item that goes on overleaf is come to on both pages.
    expect(ofRole('listitem').length).toBeGreaterThanOrEqual(told.listed);
    expect(ofRole('list').length > 0).toBe(true);
  });

  it('has no link without a name', () => {
    expect(ofRole('link').length).toBeGreaterThan(20);
    expect(ofRole('link').filter(({ name }) => name.trim() === '')).toEqual([]);
  });
});
