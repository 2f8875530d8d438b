import type { Element, ElementContent, Nodes, Text } from 'hast';
import { type Script, scripts } from '../language/scripts.ts';

const latinLetters = '\\p{Script=Latin}';

/** The code of the script that a language is written in; nothing for Latin, and for what is not in the table. */
function homeOf(language: string): string | undefined {
  try {
    const code = new Intl.Locale(language).maximize().script;
    return scripts.flatMap(({ codes }) => codes).find(known => known === code);
  } catch {
    return undefined;
  }
}

/**
 * The language that letters are taken for, where they are of a script of the table.
 * @param letters the first of them says which script
 * @param text in which those may stand that tell one language from another
 */
export function languageOfLetters(letters: readonly string[], text: string): string | undefined {
  const script = scripts.find(one => letterOf(one).test(letters[0] ?? ''));
  return script && languageIn(script, text);
}

const known = new Map<string, RegExp>();

/** An expression that was made once: to make one of many letters takes longer than to read a chapter with it. */
function madeOnce(pattern: string, flags: string): RegExp {
  const key = flags + pattern;
  let made = known.get(key);
  if (!made) {
    made = new RegExp(pattern, flags);
    known.set(key, made);
  }
  return made;
}

const letterOf = ({ letters }: Script): RegExp => madeOnce(`[${letters}]`, 'u');

/** Those of some scripts that a text has letters of. */
function scriptsIn(text: string, foreign: readonly Script[]): Script[] {
  const any = madeOnce(`[${foreign.map(({ letters }) => letters).join('')}]`, 'gu');
  let left = [...new Set(text.match(any))];
  return foreign.filter(script => {
    if (left.length === 0) return false;
    const others = left.filter(letter => !letterOf(script).test(letter));
    const isThere = others.length < left.length;
    left = others;
    return isThere;
  });
}

/**
 * Marks every run of a foreign script with its language, so that a voice can read it: `<span lang="ru">дом</span>`.
 * Text that already has a language of its own is left alone.
 * @param language BCP 47 tag of what the text stands in
 * @param book that of the book, in whose language Latin letters are then, if its own are these
 */
export function markScripts(
  content: ElementContent[],
  language: string,
  book: string = language,
): ElementContent[] {
  const home = homeOf(language);
  const foreign = scripts.filter(({ codes }) => home === undefined || !codes.includes(home));
  if (home && !homeOf(book)) foreign.push({ letters: latinLetters, codes: ['Latn'], language: book });
  const mark = (nodes: ElementContent[]): ElementContent[] =>
    nodes.flatMap((node): ElementContent[] => {
      if (node.type === 'text') return marked(node, foreign);
      if (node.type !== 'element' || node.tagName === 'math' || node.properties.lang !== undefined)
        return [node];
      if (node.tagName !== 'ruby' || !tellRuby(node, foreign)) node.children = mark(node.children);
      return [node];
    });
  return mark(content);
}

/** Words and reading in one script are one language: what the reading is in tells Japanese from Chinese. @returns whether they are */
function tellRuby(ruby: Element, foreign: readonly Script[]): boolean {
  const text = textBesideFormulas(ruby);
  const script = scriptsIn(text, foreign).find(({ letters }) =>
    madeOnce(`^(?:[${letters}]|\\P{L})+$`, 'u').test(text),
  );
  if (!script) return false;
  ruby.properties.lang = languageIn(script, text);
  if (script.direction) ruby.properties.dir = script.direction;
  return true;
}

function marked(text: Text, foreign: Script[]): ElementContent[] {
  const found = scriptsIn(text.value, foreign).flatMap(script =>
    [...text.value.matchAll(runsOf(script))].map(match => ({ script, at: match.index, value: match[0] })),
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

/** Words of one script with what stands between them; joiners that shape its letters are of it. */
function runsOf({ letters, edges }: Script): RegExp {
  const word = `[${letters}][${letters}\\p{M}\\u200c\\u200d]*`;
  const around = edges ? `[${edges}]{0,3}` : '';
  return madeOnce(`${around}${word}(?:[\\s\\p{P}\\u00ad]+${word})*${around}`, 'gu');
}

const languageIn = ({ telltales, language }: Script, text: string): string =>
  telltales?.find(([letters]) => letters.test(text))?.[1] ?? language;

function span(script: Script, value: string): Element {
  const lang = languageIn(script, value);
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

/** The text of a tree, but for its formulas: they have a face of their own. */
export const textBesideFormulas = (node: Nodes): string => {
  if (node.type === 'text') return node.value;
  if (!('children' in node) || (node.type === 'element' && node.tagName === 'math')) return '';
  return node.children.map(textBesideFormulas).join('');
};
