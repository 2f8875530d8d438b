import type { Element, ElementContent } from 'hast';
import type { Html, Nodes } from 'mdast';
import { plainText } from '../manuscript/plain-text.ts';
import type { TagNode } from './inline-tags.ts';
import type { Report } from './report.ts';

/** Whether a tag may stand in another, as far as ruby goes: a reading in nothing else, and no ruby within ruby. */
export function mayStandIn(around: TagNode | undefined, { data: { hName } }: TagNode): boolean {
  const within = around?.data.hName;
  if (hName === 'rt') return within === 'ruby';
  return hName !== 'ruby' || (within !== 'ruby' && within !== 'rt');
}

/**
 * Completes a ruby, `<ruby>words<rt>reading</rt></ruby>`: programs that do not know it show each reading in brackets (HTML
 * standard, 4.5.14). Changed in place.
 * @returns what stands behind it: words that have no reading, and the notes and pages that are marked in it
 */
export function setRuby(tag: TagNode, from: Html, report: Report): Nodes[] {
  const marks: Nodes[] = [];
  const children = withoutMarks(tag.children, marks);
  const behind = children.splice(children.findLastIndex(isReading) + 1);
  const groups = groupsOf(children);
  if (
    groups.length === 0 ||
    groups.some(({ words, reading }) => !lettersOf(words) || !lettersOf([reading]))
  ) {
    const message =
      'This ruby lacks its words, or what stands above them. Write `<ruby>words<rt>reading</rt></ruby>`.';
    report('ruby-incomplete', 'error', message, from);
    tag.data.hName = 'span';
    tag.children = groups.flatMap(({ words, reading }) => [
      ...words,
      ...(reading as unknown as TagNode).children,
    ]);
  } else {
    tag.children = groups.flatMap(({ words, reading }) => [
      ...words,
      ...[bracket(spaced.test(lettersOf(words)) ? ' (' : '('), reading, bracket(')')],
    ]);
    const [all, readings] = [groups.flatMap(({ words }) => words), groups.map(({ reading }) => reading)];
    if (staysWhole(lettersOf(all), lettersOf(readings))) tag.data.hProperties.className = ['whole'];
    if (groups.some(({ words, reading }) => !staysWhole(lettersOf(words), lettersOf([reading])))) {
      const message =
        'What has a reading here may be too long for a line. In print the reading stands behind it in brackets. Give it in parts, word by word.';
      report('ruby-long', 'warning', message, from);
    }
  }
  return [...behind, ...marks];
}

/** Words, each with the reading behind them. */
function groupsOf(nodes: readonly Nodes[]): { words: Nodes[]; reading: Nodes }[] {
  let words: Nodes[] = [];
  return nodes.flatMap(node => {
    if (isReading(node)) {
      const group = { words, reading: node };
      words = [];
      return [group];
    }
    words.push(node);
    return [];
  });
}

const lettersOf = (nodes: readonly Nodes[]): string => nodes.map(plainText).join('').trim();

/**
 * Words that are not broken, with a reading that is half as large, in letters: browsers else end a line within a word that has ruby
 * where it does not fit (Chromium 147). What is longer might not fit on a phone.
 */
const longest = 16;

/** Whether words with a reading are short enough for any line, so that they need not be broken. */
export const staysWhole = (words: string, reading: string): boolean =>
  words.length <= longest && reading.length <= 2 * longest;

/** Words of scripts that have spaces between them. */
const spaced = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{P}\p{N}]\s*$/u;

const isReading = (node: Nodes): boolean => (node as unknown as TagNode).data?.hName === 'rt';

const bracket = (value: string): Nodes =>
  ({
    type: 'tag',
    data: { hName: 'rp', hProperties: {} },
    children: [{ type: 'text', value }],
  }) satisfies TagNode as unknown as Nodes;

function withoutMarks(nodes: readonly Nodes[], marks: Nodes[]): Nodes[] {
  return nodes.flatMap((node): Nodes[] => {
    if (node.type === 'footnoteReference' || node.type === 'pageBreak') {
      marks.push(node);
      return [];
    }
    if ('children' in node) node.children = withoutMarks(node.children, marks) as typeof node.children;
    return [node];
  });
}

/** What stands in ruby without its readings, as contents and running heads have it. */
export function withoutReadings({
  properties: { className: _, ...properties },
  children,
}: Element): ElementContent[] {
  const words = children.filter(child => child.type !== 'element' || !/^r[tp]$/.test(child.tagName));
  if (Object.keys(properties).length === 0) return words;
  return [{ type: 'element', tagName: 'span', properties, children: words }];
}
