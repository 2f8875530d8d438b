import type { Nodes, Parents } from 'mdast';
import type { Chapter } from '../manuscript/manuscript.ts';

/** A word of the text, with its emphasis: `*Leviathan*`. */
export interface Word {
  text: string;
  /** Label of the page of the old print that it stands on, where the manuscript marks pages. */
  source?: string;
}

/** A paragraph, heading, note or the like: what is aligned first. */
export interface Passage {
  words: Word[];
  /** All its words, for comparing. */
  key: string;
  /** File and title of its chapter, and the line of the file. */
  file: string;
  title: string;
  line: number;
}

interface Reading {
  chapter: Chapter;
  title: string;
  source: string | undefined;
  passages: Passage[];
}

/** Blocks that hold words; all others hold blocks. */
const textual = new Set(['paragraph', 'heading', 'tableCell', 'code']);
const signs: Record<string, string> = { emphasis: '*', strong: '**', delete: '~~' };

/** The passages of a book in the order of its chapters and their files. */
export function passagesOf(chapters: readonly Chapter[]): Passage[] {
  return chapters.flatMap(chapter => {
    const reading: Reading = { chapter, title: titleOf(chapter), source: undefined, passages: [] };
    const { label } = chapter.matter;
    if (label) add(reading, [{ text: label }], 1);
    within(chapter.tree, reading);
    return reading.passages;
  });
}

/** The title of a chapter, or its label, or the name of its file. */
export function titleOf({ tree, matter, file }: Chapter): string {
  const heading = tree.children.find(({ type }) => type === 'heading');
  return heading ? plain(heading).replace(/\s+/g, ' ').trim() : (matter.label ?? file);
}

function within(parent: Parents, reading: Reading): void {
  for (const node of parent.children as Nodes[]) {
    if (node.type === 'pageBreak') reading.source = node.label;
    else if (textual.has(node.type)) add(reading, wordsOf(node, reading), node.position?.start.line ?? 0);
    else if (node.type === 'image') add(reading, [{ text: pictureOf(node) }], node.position?.start.line ?? 0);
    else if (node.type === 'footnoteDefinition') noted(node, reading);
    else if ('children' in node) within(node, reading);
  }
}

/** The note's number goes before its first paragraph: two notes that change places are a change. */
function noted(node: Parents & { identifier: string }, reading: Reading): void {
  const at = reading.passages.length;
  within(node, reading);
  const first = reading.passages[at];
  if (!first) return;
  first.words = [{ text: `${node.identifier}.` }, ...first.words];
  first.key = keyOf(first.words);
}

function add({ chapter, title, passages }: Reading, words: Word[], line: number): void {
  if (words.length > 0) passages.push({ words, key: keyOf(words), file: chapter.file, title, line });
}

const keyOf = (words: readonly Word[]): string => words.map(({ text }) => text).join(' ');

const plain = (node: Nodes): string =>
  'value' in node && node.type !== 'html'
    ? node.value
    : node.type === 'break'
      ? ' '
      : 'children' in node
        ? (node.children as Nodes[]).map(plain).join('')
        : '';

const pictureOf = ({ url, alt }: { url: string; alt?: string | null | undefined }): string =>
  `[picture ${url}${alt ? `: ${alt}` : ''}]`;

/** The words of a block: each letter with the emphasis that it stands in, so that a change of italics is one too. */
function wordsOf(node: Nodes, reading: Reading): Word[] {
  const words: Word[] = [];
  let pieces: { sign: string; text: string }[] = [];
  const end = () => {
    if (pieces.length === 0) return;
    const text = pieces.map(({ sign, text }) => `${sign}${text}${sign}`).join('');
    words.push({ text, ...(reading.source !== undefined && { source: reading.source }) });
    pieces = [];
  };
  const say = (text: string, sign: string) => {
    const last = pieces.at(-1);
    if (last?.sign === sign) last.text += text;
    else pieces.push({ sign, text });
  };
  const walk = (one: Nodes, sign: string): void => {
    if (one.type === 'pageBreak') reading.source = one.label;
    else if (one.type === 'break') end();
    else if (one.type === 'footnoteReference') say(`[${one.identifier}]`, '');
    else if (one.type === 'image') say(pictureOf(one), '');
    else if ('value' in one) {
      const own = one.type === 'inlineCode' ? '`' : one.type === 'html' ? '' : sign;
      one.value.split(/\s+/).forEach((text, at) => {
        if (at > 0) end();
        if (text) say(text, own);
      });
    } else if ('children' in one) {
      for (const child of one.children as Nodes[]) walk(child, sign || (signs[one.type] ?? ''));
    }
  };
  walk(node, '');
  end();
  return words;
}

/** Words as a sentence: italics that go on from word to word are marked once. */
export const sentence = (words: readonly Word[]): string =>
  words
    .map(({ text }) => text)
    .join(' ')
    .replace(/(?<=[^\s*`])(\*\*?|`) \1(?=[^\s*`])/g, ' ');
