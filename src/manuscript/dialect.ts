import type { Break, Nodes, Paragraph, Parents, Root, Text } from 'mdast';
import { directiveFromMarkdown, directiveToMarkdown } from 'mdast-util-directive';
import type { Extension as MdastExtension } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown, gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown, gfmTableToMarkdown } from 'mdast-util-gfm-table';
import {
  defaultHandlers,
  type Handle,
  type State,
  type Options as ToMarkdownExtension,
  type Unsafe,
} from 'mdast-util-to-markdown';
import { directive } from 'micromark-extension-directive';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Processor } from 'unified';
import { dollars } from './dollars.ts';
import { breaksInEntries, writtenFurtherIn } from './entries.ts';
import { writeParagraph } from './keep-counting.ts';
import { marks, marksFromMarkdown, marksToMarkdown } from './marks.ts';
import { mathematicsFromMarkdown, mathematicsToMarkdown, textsWithDollars } from './mathematics.ts';
import { writeItem } from './numbers.ts';
import { indentedVerses, withSpaces } from './verse.ts';

/**
 * A remark plugin: what the manuscript's dialect adds to CommonMark, and what it leaves out.
 * Left out are text directives (`1980a:136` would be one) and link definitions (so that the square brackets of
 * quotations, `[sic]`, need no escape).
 */
export function dialect(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    { flow: directive().flow! },
    { document: gfmFootnote().document! },
    gfmTable(),
    marks(),
    dollars(),
    { disable: { null: ['definition'] } },
  ];
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    directiveFromMarkdown(),
    gfmFootnoteFromMarkdown(),
    gfmTableFromMarkdown(),
    marksFromMarkdown(),
    mathematicsFromMarkdown(),
    pageBreaksAsBlocks,
  ];
  data.toMarkdownExtensions = [
    ...(data.toMarkdownExtensions ?? []),
    directiveToMarkdown({ preferUnquoted: true }),
    gfmFootnoteToMarkdown(),
    gfmTableToMarkdown(),
    marksToMarkdown(),
    mathematicsToMarkdown(),
    {
      handlers: {
        ...{ root: writeRoot, text: writeText, break: writeBreak },
        ...{ listItem: writeItem, paragraph: writeParagraph },
      },
    },
  ];
}

/** A paragraph that holds nothing but page marks becomes these marks, as blocks. */
const pageBreaksAsBlocks: MdastExtension = {
  transforms: [
    tree => {
      lift(tree);
    },
  ],
};

function lift(parent: Parents): void {
  const children = (parent.children as Nodes[]).flatMap((child): Nodes[] => {
    if (child.type === 'paragraph') return isPageBreaks(child) ? child.children.filter(isMark) : [child];
    if ('children' in child) lift(child);
    return [child];
  });
  parent.children = children as typeof parent.children;
}

function isPageBreaks(paragraph: Paragraph): boolean {
  return paragraph.children.every(child => isMark(child) || (child.type === 'text' && child.value === '\n'));
}

function isMark(node: { type: string }): boolean {
  return node.type === 'pageBreak';
}

/**
 * The library escapes for all dialects of Markdown at once. These patterns of its are left out because in ours the
 * character is harmless there, and these put in because in ours it is not: the page reads better with few escapes.
 */
const phrasing = 'phrasing' as const;
const ours: Unsafe[] = [
  { character: '⟦', inConstruct: phrasing },
  { character: '[', after: '\\^', inConstruct: phrasing },
  { character: '&', after: '#?[0-9A-Za-z]{1,32};', inConstruct: phrasing },
  { character: '!', afterNode: ['link'], inConstruct: phrasing },
  // The address of a mail may begin with figures and signs, with those of emphasis, too (CommonMark 0.31, 6.5).
  { character: '<', after: '[^\\s<>@]+@', inConstruct: phrasing },
  { character: '<', after: '[*_`$]', inConstruct: phrasing },
];

function isHarmless({ character, after, before, afterNode, atBreak, inConstruct }: Unsafe): boolean {
  const inPhrasing =
    inConstruct === phrasing || (Array.isArray(inConstruct) && inConstruct.includes(phrasing));
  switch (character) {
    case ':': // text directives
      return afterNode === 'textDirective' || before === '[^:]';
    case '[': // link definitions and references
      return atBreak === true || inPhrasing;
    case '!':
      return after === '\\[';
    case '&':
      return inPhrasing;
    default:
      return false;
  }
}

/** Texts whose dollar signs would be taken for mathematics, told once for each tree that is written. */
const dollarTexts = new WeakMap<State, ReadonlySet<Nodes>>();

/** The same of texts with which indented verses begin. */
const verseTexts = new WeakMap<State, ReadonlySet<Nodes>>();

/** The same of the ends of verses behind which the next is written further in, below what is said. */
const entryBreaks = new WeakMap<State, ReadonlySet<Nodes>>();

const writeRoot: Handle = (node: Root, parent, state, info) => {
  dollarTexts.set(state, textsWithDollars(node));
  verseTexts.set(state, indentedVerses(node));
  entryBreaks.set(state, breaksInEntries(node));
  state.unsafe = [...state.unsafe.filter(pattern => !isHarmless(pattern)), ...ours];
  return defaultHandlers.root(node, parent, state, info);
};

const writeBreak: Handle = (node: Break, parent: Parents | undefined, state, info) =>
  defaultHandlers.break(node, parent, state, info) + (entryBreaks.get(state)?.has(node) ? '  ' : '');

/** `[^3]` at the start of a line, followed by a colon, would be the note itself; `>` or `^` alone in a cell would merge it with another. */
const writeText: Handle = (node: Text, parent: Parents | undefined, state, info) => {
  const written = writtenFurtherIn(node, defaultHandlers.text(node, parent, state, info));
  const text = dollarTexts.get(state)?.has(node) ? written.replaceAll('$', '\\$') : written;
  if (/^[>^]$/.test(text) && node.data?.escaped) return `\\${text}`;
  if (verseTexts.get(state)?.has(node)) return withSpaces(text);
  if (!text.startsWith(':')) return text;
  const [beforeThat, before] = preceding(node, parent);
  const opensLine = before?.type === 'footnoteReference' && (!beforeThat || beforeThat.type === 'break');
  return opensLine ? `\\${text}` : text;
};

function preceding(node: Text, parent: Parents | undefined): [Nodes | undefined, Nodes | undefined] {
  const siblings: Nodes[] = parent?.children ?? [];
  const at = siblings.indexOf(node);
  return [siblings[at - 2], siblings[at - 1]];
}

/** How the page looks where Markdown leaves a choice. */
export const writing: ToMarkdownExtension = {
  bullet: '-',
  emphasis: '*',
  rule: '*',
  listItemIndent: 'one',
  incrementListMarker: true,
};
