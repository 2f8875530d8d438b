import type { Nodes, Parents, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Report } from './report.ts';

/** What begins an item in other kinds of Markdown: `iv.`, `(b)`, `A)`. */
const marker = /^\(?(\p{L}{1,6}|\d{1,3})[.)] /u;

const fromTheFirst =
  'A list begins behind a blank line, and counts on by one from its first item to the second, with the same signs; with capitals and full stops it begins with `A.`';
const withoutBlanks = 'The items of such a list stand one below the other, without blank lines between them.';

const roman: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** What a marker may count: a Roman number, the place of a letter, a figure. */
function numbersOf(word: string): number[] {
  if (/^\d/.test(word)) return [Number(word)];
  const letters = [...word.toLowerCase()];
  const values = letters.map(letter => roman[letter]);
  const number = values.every(value => value !== undefined)
    ? values.reduce<number>((sum, value, k) => sum + (value! < (values[k + 1] ?? 0) ? -value! : value!), 0)
    : undefined;
  const place = word.length === 1 && /[a-z]/i.test(word) ? word.toLowerCase().charCodeAt(0) - 96 : undefined;
  return [number, place].filter(value => value !== undefined);
}

const follows = (one: string, other: string): boolean =>
  numbersOf(other).some(number => numbersOf(one).includes(number - 1));

/**
 * Reports what looks like a list and is none: lines of a paragraph that are counted, which would run into one another, and
 * paragraphs that are counted with small letters. The first of a list is reported.
 */
export function reportUnknownLists(tree: Root, report: Report): void {
  visit(tree, (node: Nodes) => {
    if (!('children' in node) || node.type === 'paragraph' || node.type === 'heading') return;
    /** The word that the last paragraph was counted with, and whether its list is reported. */
    let before: string | undefined;
    for (const child of (node as Parents).children) {
      if (child.type === 'pageBreak') continue;
      const lines = child.type === 'paragraph' ? linesOf(child) : [];
      const words = lines.map(line => marker.exec(line)?.[1]);
      const small = (word: string | undefined) => word !== undefined && /^\p{Ll}/u.test(word);
      const inLines = words.some((word, k) => k > 0 && word && words[k - 1] && follows(words[k - 1]!, word));
      const overall = small(words[0]) && small(before) && follows(before!, words[0]!);
      const first = overall && numbersOf(before!).includes(1);
      if (inLines || first) {
        const typed = inLines ? lines.find((_, k) => words[k])! : lines[0]!;
        const advice = inLines ? fromTheFirst : withoutBlanks;
        const message = `“${typed.slice(0, 40)}” is printed as it is typed, for it is not sure that a list is meant. ${advice} Put a backslash before a stop or bracket that is meant as text.`;
        report('sign-unknown', 'warning', message, child);
      }
      before = words.at(-1) ?? undefined;
    }
  });
}

/** The lines of a paragraph as they are typed, with what is emphasised or the like as one letter; none of one that is meant so. */
function linesOf({ children }: Extract<Nodes, { type: 'paragraph' }>): string[] {
  const escaped = children.some(child => child.type === 'text' && /[.)(]/.test(child.data?.escaped ?? ''));
  if (escaped || children.some(({ type }) => type === 'break')) return [];
  return children
    .map(child => (child.type === 'text' ? child.value : '\ufffc'))
    .join('')
    .split('\n');
}
