import type { Element } from 'xast';
import { Complaint } from '../complaint.ts';
import { childrenNamed, elementsOf, localName, plainText } from '../inspection/epub/tree.ts';
import { unpack } from '../inspection/epub/unpacking.ts';
import { readXml } from '../inspection/epub/xml.ts';
import { limits } from '../limits.ts';
import { type Formatting, formattingOf, joinedFormatting } from './docx-formatting.ts';
import { changed, marked, type Remark, refuseTooMany } from './remark.ts';

/** A tracked change: a stretch of the text as it was, and what stands there now. */
interface Edit {
  from: number;
  to: number;
  now: string;
  by?: string | undefined;
  date?: string | undefined;
}

/** A part of the document as it was before it was changed, what was changed, and where comments begin and end. */
interface Story {
  text: string;
  edits: Edit[];
  formatting: Formatting[];
  starts: Map<string, number>;
  ends: Map<string, number>;
  /** Paragraphs that are new as a whole: they stand in no words. */
  added: Remark[];
}

interface Comment {
  id: string;
  text: string;
  by?: string | undefined;
  date?: string | undefined;
  /** The id of the comment that it answers. */
  answers?: string | undefined;
}

/**
 * The comments and tracked changes of a DOCX, those of the formatting too, as Word, LibreOffice and their like write it.
 * @param file named in messages
 * @throws Complaint where it cannot be read, or is larger than any book
 */
export async function remarksInDocx(bytes: Uint8Array, file: string): Promise<Remark[]> {
  const { files, faults } = await unpack(bytes);
  const names = [...files.keys()];
  const main = names.find(name => /^word\/document\d*\.xml$/.test(name));
  if (!main)
    throw new Complaint(faults[0]?.message ?? 'This is not a document of a word processor.', {
      ...{ file, advice: 'Save it as DOCX, and give that.' },
    });
  let nodes: number = limits.remarks.nodes;
  const tree = (name: string): Element | undefined => {
    const data = files.get(name);
    if (!data) return undefined;
    const page = readXml(data, nodes);
    if ('why' in page)
      throw new Complaint(
        page.why === 'not-well-formed'
          ? `“${name}” in this file is damaged.`
          : `“${name}” in this file is larger than that of any book (see docs/limits.md).`,
        { file, advice: 'Save the document anew in your word processor, or divide it.' },
      );
    nodes -= page.nodes;
    return page.tree;
  };
  const comments = commentsOf(tree('word/comments.xml'), tree('word/commentsExtended.xml'));
  const stories = [main, 'word/footnotes.xml', 'word/endnotes.xml']
    .map(tree)
    .flatMap(root => (root ? [storyOf(root)] : []));
  const remarks = [
    ...stories.flatMap(story => [...changesIn(story), ...story.added, ...formattingIn(story)]),
    ...placed(comments, stories),
  ];
  refuseTooMany(remarks, file);
  return remarks;
}

/** An attribute, whatever its prefix is. */
function own(element: Element, name: string): string | undefined {
  const key = Object.keys(element.attributes).find(one => one.slice(one.indexOf(':') + 1) === name);
  return (key && element.attributes[key]) || undefined;
}

const madeBy = (element: Element) => ({
  by: own(element, 'author'),
  date: /^\d{4}-\d{2}-\d{2}/.exec(own(element, 'date') ?? '')?.[0],
});

function commentsOf(root: Element | undefined, extended: Element | undefined): Comment[] {
  const paragraphs = new Map<string, string>();
  const comments = childrenNamed(root, 'comment').map((element): Comment => {
    const id = own(element, 'id') ?? '';
    const texts = [...elementsOf(element)].filter(one => localName(one) === 'p');
    for (const one of texts) {
      const key = own(one, 'paraId');
      if (key) paragraphs.set(key, id);
    }
    return { id, text: texts.map(textOf).join('\n').trim(), ...madeBy(element) };
  });
  for (const element of childrenNamed(extended, 'commentEx')) {
    const answer = comments.find(({ id }) => id === paragraphs.get(own(element, 'paraId') ?? ''));
    const first = paragraphs.get(own(element, 'paraIdParent') ?? '');
    if (answer && first !== undefined && first !== answer.id) answer.answers = first;
  }
  return comments;
}

const textOf = (paragraph: Element): string =>
  [...elementsOf(paragraph)].map(one => signOf(one) ?? '').join('');

/** What an element of a run stands for; undefined where it is none of text. */
function signOf(element: Element): string | undefined {
  const name = localName(element);
  if (name === 't' || name === 'delText') return plainText(element);
  if (name === 'tab' || name === 'br' || name === 'cr') return ' ';
  return name === 'noBreakHyphen' ? '-' : undefined;
}

/** What holds no text of the paragraph that it stands in: properties, and drawings, which may hold paragraphs of their own. */
const apart: ReadonlySet<string> = new Set(['pPr', 'rPr', 'drawing', 'pict', 'object', 'AlternateContent']);

function storyOf(root: Element): Story {
  const story: Story = { text: '', edits: [], formatting: [], starts: new Map(), ends: new Map(), added: [] };
  for (const element of elementsOf(root)) {
    if (localName(element) !== 'p') continue;
    const from = story.text.length;
    const before = story.edits.length;
    readInto(story, element, undefined);
    noteFormatting(story, element, from);
    if (story.text.length > from) story.text += '\n';
    else if (story.edits.length > before) story.added.push(...addedIn(story.edits.splice(before)));
  }
  return story;
}

/** A paragraph that was put in, by what was put in. */
const addedIn = (edits: readonly Edit[]): Remark[] => [
  withMaker(
    {
      words: '',
      before: '',
      behind: '',
      comment: `A new paragraph: ${edits.map(({ now }) => now).join('')}`,
    },
    edits[0]!,
  ),
];

/** Reads what stands in an element, in its order. `within` is the tracked change that it is a part of. */
function readInto(
  story: Story,
  element: Element,
  within: { kind: 'ins' | 'del'; made: Element } | undefined,
) {
  for (const child of element.children) {
    if (child.type !== 'element') continue;
    const name = localName(child);
    const id = own(child, 'id') ?? '';
    const at = story.text.length;
    if (name === 'commentRangeStart') story.starts.set(id, at);
    else if (name === 'commentRangeEnd') story.ends.set(id, at);
    else if (name === 'commentReference' && !story.ends.has(id)) story.ends.set(id, at);
    else if (apart.has(name) || name === 'p') continue;
    else if (name === 'ins' || name === 'moveTo') readInto(story, child, { kind: 'ins', made: child });
    else if (name === 'del' || name === 'moveFrom') readInto(story, child, { kind: 'del', made: child });
    else {
      const sign = signOf(child);
      if (sign === undefined) {
        readInto(story, child, within);
        if (name === 'r') noteFormatting(story, child, at);
      } else if (within?.kind === 'ins')
        story.edits.push({ from: at, to: at, now: sign, ...madeBy(within.made) });
      else {
        story.text += sign;
        if (within) story.edits.push({ from: at, to: story.text.length, now: '', ...madeBy(within.made) });
      }
    }
  }
}

/** Notes that a run or a paragraph, whose text begins at an offset, looks otherwise than it did. */
function noteFormatting(story: Story, element: Element, from: number): void {
  const to = story.text.length;
  const change = to > from ? formattingOf(element) : undefined;
  if (change) story.formatting.push({ from, to, ...change });
}

/** Formatting is nothing that a correction could say: it is told with the words that it is on. */
const formattingIn = ({ text, formatting }: Story): Remark[] =>
  joinedFormatting(text, formatting).map(({ from, to, how, made }) =>
    withMaker({ ...marked(text, from, to), comment: `${how}.` }, madeBy(made)),
  );

/** The tracked changes of a story, those within one word as one. */
function changesIn({ text, edits }: Story): Remark[] {
  const joined: Edit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    const between = last && text.slice(last.to, edit.from);
    if (last && !/\s/.test(between!))
      joined[joined.length - 1] = { ...last, to: edit.to, now: `${last.now}${between}${edit.now}` };
    else joined.push(edit);
  }
  return joined
    .filter(({ from, to, now }) => text.slice(from, to) !== now)
    .map(({ by, date, ...edit }) => withMaker(changed(text, edit), { by, date }));
}

function withMaker(
  remark: Remark,
  { by, date }: { by?: string | undefined; date?: string | undefined },
): Remark {
  return { ...remark, ...(by && { by }), ...(date && { date }) };
}

/** The comments with the words that they are about; answers go with what they answer. */
function placed(comments: readonly Comment[], stories: readonly Story[]): Remark[] {
  return comments
    .filter(({ answers }) => answers === undefined)
    .map(({ id, text, by, date }) => {
      const answers = comments
        .filter(one => one.answers === id)
        .map(one => `${one.by ? `${one.by}: ` : ''}${one.text}`);
      const comment = [text, ...answers].filter(Boolean).join('\n');
      const story = stories.find(({ ends }) => ends.has(id));
      const to = story?.ends.get(id) ?? 0;
      const from = story?.starts.get(id) ?? to;
      const where = story ? around(story.text, from, to) : { words: '', before: '', behind: '' };
      return withMaker({ ...where, ...(comment && { comment }) }, { by, date });
    });
}

/** The words of a comment; of one that is on a place alone, the word before. */
function around(text: string, from: number, to: number) {
  if (text.slice(from, to).trim() !== '') return marked(text, from, to);
  const start = /\S*\s*$/.exec(text.slice(Math.max(0, to - 200), to))![0];
  return marked(text, to - start.length, to);
}
