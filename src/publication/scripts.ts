import type { Element, ElementContent, Nodes, Text } from 'hast';
import { isRightToLeft } from '../faces/scripts.ts';

/** A script, the language it is taken for, and letters by which a run of it shows another language. */
interface Script {
  letters: string;
  language: string;
  telltales?: [RegExp, string][];
  direction?: 'rtl';
}

/** Whoever knows better says so with `<span lang="…">` or in the lists of `book.yaml`. */
const scripts: Script[] = [
  { letters: '\\p{Script=Greek}', language: 'el', telltales: [[/[\u1f00-\u1fff]/u, 'grc']] },
  {
    letters: '\\p{Script=Cyrillic}',
    language: 'ru',
    telltales: [
      [/[іїєґ]/iu, 'uk'],
      [/ў/iu, 'be'],
      [/[ђћџљњј]/iu, 'sr'],
    ],
  },
  { letters: '\\p{Script=Hebrew}', language: 'he', direction: 'rtl' },
  { letters: '\\p{Script=Arabic}', language: 'ar', telltales: [[/[پچژگ]/u, 'fa']], direction: 'rtl' },
  {
    letters: '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}',
    language: 'zh',
    telltales: [[/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja']],
  },
  { letters: '\\p{Script=Hangul}', language: 'ko' },
  { letters: '\\p{Script=Armenian}', language: 'hy' },
  { letters: '\\p{Script=Georgian}', language: 'ka' },
  { letters: '\\p{Script=Devanagari}', language: 'hi' },
];

/** Languages written in a script of the table: their own script needs no mark in a book in that language. */
const own: Record<string, string> = {
  ...{
    el: 'Greek',
    grc: 'Greek',
    ru: 'Cyrillic',
    uk: 'Cyrillic',
    be: 'Cyrillic',
    bg: 'Cyrillic',
    sr: 'Cyrillic',
    mk: 'Cyrillic',
  },
  ...{
    he: 'Hebrew',
    yi: 'Hebrew',
    ar: 'Arabic',
    fa: 'Arabic',
    ur: 'Arabic',
    zh: 'Han',
    ja: 'Han',
    ko: 'Hangul',
  },
  ...{ hy: 'Armenian', ka: 'Georgian', hi: 'Devanagari' },
};

/**
 * Marks every run of a foreign script with its language, so that a voice can read it: `<span lang="ru">дом</span>`.
 * Text that already has a language of its own is left alone.
 * @param language BCP 47 tag of the book
 */
export function markScripts(content: ElementContent[], language: string): ElementContent[] {
  const primary = language.toLowerCase().split('-')[0]!;
  const home = Object.hasOwn(own, primary) ? own[primary] : undefined;
  const foreign = scripts.filter(script => !home || !script.letters.includes(`=${home}}`));
  const mark = (nodes: ElementContent[]): ElementContent[] =>
    nodes.flatMap((node): ElementContent[] => {
      if (node.type === 'text') return marked(node, foreign);
      if (node.type === 'element' && node.tagName !== 'math' && node.properties.lang === undefined) {
        node.children = mark(node.children);
      } else if (node.type === 'element') turn(node);
      return [node];
    });
  return mark(content);
}

/** What names a language that runs from right to left is set so. */
function turn(element: Element): void {
  const { lang, dir } = element.properties;
  if (typeof lang === 'string' && dir === undefined && isRightToLeft(lang)) element.properties.dir = 'rtl';
}

function marked(text: Text, foreign: Script[]): ElementContent[] {
  if (!/[\u0370-\u{10ffff}]/u.test(text.value)) return [text];
  const found = foreign.flatMap(script =>
    [...text.value.matchAll(run(script))].map(match => ({ script, at: match.index, value: match[0] })),
  );
  if (found.length === 0) return [text];
  found.sort((one, other) => one.at - other.at);
  const result: ElementContent[] = [];
  let at = 0;
  for (const { script, at: from, value } of found) {
    if (from > at) result.push({ type: 'text', value: text.value.slice(at, from) });
    result.push(span(script, value));
    at = from + value.length;
  }
  if (at < text.value.length) result.push({ type: 'text', value: text.value.slice(at) });
  return result;
}

/** Words of one script with what stands between them. */
function run({ letters }: Script): RegExp {
  const word = `[${letters}][${letters}\\p{M}]*`;
  return new RegExp(`${word}(?:[\\s\\p{P}\\u00ad]+${word})*`, 'gu');
}

function span(script: Script, value: string): Element {
  const lang = script.telltales?.find(([letters]) => letters.test(value))?.[1] ?? script.language;
  const properties = { lang, ...(script.direction && { dir: script.direction }) };
  return { type: 'element', tagName: 'span', properties, children: [{ type: 'text', value }] };
}

/** The languages that elements of a tree name. */
export const languagesIn = (node: Nodes): string[] =>
  'children' in node
    ? [
        ...(node.type === 'element' && typeof node.properties.lang === 'string'
          ? [node.properties.lang]
          : []),
        ...node.children.flatMap(languagesIn),
      ]
    : [];
