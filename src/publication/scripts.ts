import type { Element, ElementContent, Nodes, Text } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { directionOf } from '../language/direction.ts';
import { directionWithin } from './direction.ts';

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
 * Marks every run of a foreign script with its language, so that a voice can read it: `<span lang="ru">дом</span>`. What is
 * written from right to left is set so: a paragraph, a quotation or a list as a whole where most of it is, or else the run.
 * Text that already has a language of its own is left alone.
 * @param language BCP 47 tag of the book
 */
export function markScripts(content: ElementContent[], language: string): ElementContent[] {
  const mark = (nodes: ElementContent[], within: Within): ElementContent[] =>
    nodes.flatMap((node): ElementContent[] => {
      if (node.type === 'text') return marked(node, within.foreign);
      if (node.type !== 'element' || node.tagName === 'math') return [node];
      const { properties } = node;
      if (properties.lang !== undefined) return [turned(node)];
      const direction = properties.dir === undefined ? directionWithin(node) : undefined;
      if (direction === undefined || direction === within.direction) {
        node.children = mark(node.children, within);
        return [node];
      }
      const own = direction === 'rtl' ? (languageNamed(node) ?? languageOfLetters(textOf(node))) : undefined;
      properties.dir = direction;
      if (own) properties.lang = own;
      node.children = mark(unwrapped(node.children, own), {
        direction,
        foreign: own ? [...foreignTo(own), { letters: '\\p{Script=Latin}', language }] : within.foreign,
      });
      return [node];
    });
  return mark(content, { direction: directionOf(language), foreign: foreignTo(language) });
}

/** What is known of the text around: where it runs to, and the scripts that are foreign in it. */
interface Within {
  direction: 'ltr' | 'rtl';
  foreign: Script[];
}

function foreignTo(language: string): Script[] {
  const primary = language.toLowerCase().split('-')[0]!;
  const home = Object.hasOwn(own, primary) ? own[primary] : undefined;
  return scripts.filter(script => !home || !script.letters.includes(`=${home}}`));
}

/** What names a language that runs from right to left is set so. */
function turned(element: Element): Element {
  const { lang, dir } = element.properties;
  if (typeof lang === 'string' && dir === undefined && directionOf(lang) === 'rtl')
    element.properties.dir = 'rtl';
  return element;
}

/** The first language written from right to left that an element within names. */
const languageNamed = (element: Element): string | undefined =>
  languagesIn(element).find(lang => directionOf(lang) === 'rtl');

/** The language that text is taken for by the first letters of it that run from right to left. */
function languageOfLetters(text: string): string | undefined {
  const found = scripts
    .filter(({ direction }) => direction === 'rtl')
    .map(script => ({ script, at: text.search(new RegExp(`[${script.letters}]`, 'u')) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at);
  return found[0] && languageOf(found[0].script, text);
}

const languageOf = ({ telltales, language }: Script, text: string): string =>
  telltales?.find(([letters]) => letters.test(text))?.[1] ?? language;

/** Without elements that say nothing but the language that is said already. */
const unwrapped = (nodes: ElementContent[], language: string | undefined): ElementContent[] =>
  nodes.flatMap(node => {
    if (node.type !== 'element') return [node];
    const { lang, dir: _, ...others } = node.properties;
    const saysMore = node.tagName !== 'span' || lang !== language || Object.keys(others).length > 0;
    return language === undefined || saysMore ? [node] : node.children;
  });

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
  const properties = { lang: languageOf(script, value), ...(script.direction && { dir: script.direction }) };
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

/** The text of a tree, but for its formulas: they have a face of their own. */
export const textBesideFormulas = (node: Nodes): string => {
  if (node.type === 'text') return node.value;
  if (!('children' in node) || (node.type === 'element' && node.tagName === 'math')) return '';
  return node.children.map(textBesideFormulas).join('');
};
