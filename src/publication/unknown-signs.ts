import type { Nodes, Parents, Root, Text } from 'mdast';
import type { Node } from 'unist';
import { visit } from 'unist-util-visit';
import { entryContainers } from '../manuscript/entries.ts';
import type { Report } from './report.ts';

/** A sign of other kinds of Markdown, which ours prints as it is typed. */
interface Sign {
  sign: RegExp;
  /** What it does there. */
  is: string;
  advice: string;
  /** Whether it is a sign of ours in a container of entries. */
  inEntries?: true;
  /** Whether it is punctuation there, in a language. */
  isText?: (typed: string, at: number, language: string) => boolean;
}

/** A line that is as long as one of a file whose paragraphs are broken into lines. */
const fullLine = 40;

/**
 * Whether a line begins with a colon because the one before was full: French has a space before it. No term is as long as
 * the longest line of its paragraph.
 */
function isSpacedColon(typed: string, at: number, language: string): boolean {
  const before = typed.slice(0, at).split('\n').at(-1)!.length;
  if (!/^fr\b/i.test(language) || before < fullLine) return false;
  return typed.split('\n').every(line => line.length <= before + ' :'.length);
}

/** What stands before a text: a picture, a link or code; or something else. */
const shown = '\ufffc';
const other = '\ufffd';
const outside = /^[\ufffc\ufffd]/;

const behindWords = /(?<=[\p{L}\p{N}])/u.source;

const signs: readonly Sign[] = [
  { sign: /~~(?=\S)[^~]+~~/, is: 'strikes words out', advice: 'Take the signs out, or the words.' },
  {
    sign: /^\[[ xX]\] /,
    is: 'makes a box to be ticked',
    advice: 'Write ☐ or ☑.',
  },
  {
    sign: /(?:^|\n): +\S/,
    inEntries: true,
    isText: isSpacedColon,
    is: 'explains the line above it',
    advice:
      'Put the lines between `:::glossary` and `:::`, or those of speakers between `:::play` or `:::dialogue` and `:::`.',
  },
  {
    sign: /\{[.#][\p{L}_][^{}\n]{0,200}\}/u,
    is: 'names a class',
    advice: 'Take it out.',
  },
  {
    sign: /\{-\}$/,
    is: 'leaves a heading without a number',
    advice: 'Headings have none here: take it out.',
  },
  { sign: /^\ufffc\{[^{}\n=]{1,200}=[^{}\n]{0,200}\}/, is: 'says how it looks', advice: 'Take it out.' },
  {
    sign: /^\[[^\]^][^\]]*\]: +(?:<|https?:|www\.|\S+\.\p{L}{2,4}\b)/u,
    is: 'names an address',
    advice: 'Write the address behind the words: `[words](address)`.',
  },
  {
    sign: /⟦[^⟦⟧\n]{0,40}⟧/,
    is: 'begins a printed page',
    advice: 'Write the label of one page between the brackets, without spaces or strokes: `⟦37⟧`.',
  },
  {
    sign: /\[\^[^\]\n]{0,80}\]/,
    is: 'refers to a note',
    advice: 'Name the note with letters, figures and hyphens alone, at both places: `[^my-note]`.',
  },
  {
    sign: /!\[[^\n]{0,200}?\]\([^\n]{1,200}\)/,
    is: 'shows a picture',
    advice:
      'A path with spaces stands between angle brackets, `![words](<my press.png>)`, and a bracket in the words has a backslash before it.',
  },
  {
    sign: /\[[^\][\n]+\]\((?:https?:|www\.|#|[^()\n]{1,200}\.md\b)[^()\n]*\)/,
    is: 'is a link',
    advice: 'An address with spaces stands between angle brackets: `[words](<address>)`.',
  },
  { sign: /\[-?@[\p{L}\p{N}]/u, is: 'cites a work', advice: 'Write author and year in brackets.' },
  {
    sign: /\^\[[^\]\n]{1,1000}\]/,
    is: 'makes a note',
    advice: 'Write `[^1]`, and the note behind `[^1]: `.',
  },
  {
    sign: /^\[!\p{Lu}+\]/u,
    is: 'makes a box',
    advice: 'Take it out.',
  },
  { sign: /\[\[[^\][\n]+\]\]/, is: 'links to a page', advice: 'Write `[words](#section)`.' },
  { sign: /^\[_?toc_?\]$/i, is: 'makes contents', advice: 'They are made for every book.' },
  {
    sign: /\*(?=[^\s*])[^*\n]+\*/,
    is: 'sets words in italics',
    advice: 'The first asterisk needs a space or a bracket before it, the last one behind it.',
  },
  { sign: /==(?=\S)[^=\n]+==/, is: 'marks words', advice: 'Write asterisks, for italics.' },
  {
    sign: new RegExp(`${behindWords}\\^[^\\s^]{1,20}\\^`, 'u'),
    is: 'raises letters',
    advice: 'Write `<sup>2</sup>`.',
  },
  {
    sign: new RegExp(`${behindWords}~[^\\s~]{1,20}~(?!~)`, 'u'),
    is: 'lowers letters',
    advice: 'Write `<sub>2</sub>`.',
  },
  {
    sign: /:ruby\[[^\]\n]{0,200}\]/,
    is: 'sets a reading above words',
    advice: 'Write `<ruby>words<rt>reading</rt></ruby>`.',
  },
  {
    sign: /(?<![\p{L}\p{N}]):(?!ruby\[)[a-z][\w-]{0,40}\[[^\]\n]{0,200}\]/u,
    is: 'gives words a role',
    advice: 'Take it out.',
  },
  { sign: /\{\{[^{}]*\}\}|\{%[^{}]*%\}/, is: 'stands for other words', advice: 'Write these.' },
  {
    sign: /\\(?:newpage|pagebreak|clearpage|noindent|(?:begin|end|emph|text\w+)\{)/,
    is: 'is a command of TeX',
    advice: 'TeX stands between dollar signs; for italics there are asterisks.',
  },
  {
    sign: /(?:^|\n)\| *\S/,
    is: 'is a row of a table, or a verse',
    advice:
      'A table has a row of hyphens under its head, `| --- |`; verse stands between `:::verse` and `:::`.',
  },
  {
    sign: /^#{1,6}\p{L}[^\n.]*$/u,
    is: 'makes a heading',
    advice: 'Put a space behind the sign.',
  },
  {
    sign: /^[\p{L}\p{N}][^\n:.!?]{0,40} : +\S/u,
    // In French any colon has a space before it.
    isText: (_typed, _at, language) => /^fr\b/i.test(language),
    is: 'explains the words before it',
    advice:
      'Between `:::glossary` and `:::` write the term on one line, and behind `: ` on the next what it means; elsewhere take out the space before the colon.',
  },
];

/** Elements behind which braces would say how they look. */
const attributed = new Set<Nodes['type']>(['image', 'link', 'inlineCode']);

/**
 * Reports signs that mean something in other kinds of Markdown: nothing is printed as it is typed in silence, but what has a
 * backslash before it.
 * @param language of the book
 */
export function reportUnknownSigns(tree: Root, language: string, report: Report): void {
  const entries = new Set<Nodes>();
  /** Languages of texts in containers that name one; the innermost comes last. */
  const languages = new Map<Nodes, string>();
  visit(tree, 'containerDirective', node => {
    if (entryContainers.has(node.name)) for (const child of node.children) entries.add(child);
    const own = node.attributes?.lang;
    if (own) visit(node, 'text', text => void languages.set(text, own));
  });
  visit(tree, 'text', (text: Text, at, parent) => {
    const typed = before(at!, parent!) + text.value;
    const { mathematics } = text.data ?? {};
    if (mathematics) {
      const message = `“${shortened(mathematics)}” is printed as “${shortened(withoutBackslashes(mathematics))}”: here it is no sign of mathematics. It stands between dollar signs, \`$x^2$\`, without spaces behind the first and before the last.`;
      report('sign-unknown', 'warning', message, text);
    }
    for (const { sign, is, advice, inEntries, isText } of signs) {
      if (inEntries && entries.has(parent!)) continue;
      const found = sign.exec(typed);
      const words = found?.[0].replace(outside, '').trim();
      if (!found || !words || text.data?.escaped?.includes(words[0]!)) continue;
      if (isText?.(typed, found.index, languages.get(text) ?? language)) continue;
      const message = `“${words.slice(0, 40)}” is printed as it is typed: here it is no sign that ${is}. ${advice}`;
      report('sign-unknown', 'warning', message, lineOf(text, typed.slice(0, found.index) + found[0]));
    }
  });
}

const shortened = (typed: string): string => typed.replace(/\s+/g, ' ').slice(0, 40);

/** What Markdown leaves of a text: a backslash before a sign is gone. */
const withoutBackslashes = (typed: string): string => typed.replace(/\\([!-/:-@[-`{-~])/g, '$1');

/** The line of a text in which what stands before an offset ends. */
function lineOf(text: Text, until: string): Node {
  const lines = until.trimEnd().split('\n').length - 1;
  const start = text.position?.start;
  if (!start || lines === 0) return text;
  const place = { line: start.line + lines, column: 1 };
  return { type: 'text', position: { start: place, end: place } };
}

/** Stands for what is before a text: nothing at the beginning of a paragraph. */
function before(at: number, parent: Parents): string {
  if (at === 0 && parent.type === 'paragraph') return '';
  return at > 0 && attributed.has(parent.children[at - 1]!.type) ? shown : other;
}
