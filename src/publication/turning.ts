import type { Element, ElementContent } from 'hast';
import { directionOf, leftward } from '../language/direction.ts';
import { languageOfLetters, markScripts } from './scripts.ts';

type Direction = 'ltr' | 'rtl';

/** Those whose content stands in from the edge where lines begin. */
const indented = new Set(['blockquote', 'div', 'ul', 'ol', 'dl']);
/** Blocks that hold other blocks. */
const holders = new Set([
  ...['div', 'blockquote', 'section', 'figure', 'ul', 'ol', 'dl', 'table', 'thead', 'tbody', 'tfoot', 'tr'],
]);
/** Blocks that hold lines of text; items and cells may hold blocks as well. */
const lines = new Set(['p', 'li', 'td', 'th', 'dt', 'dd']);
/** Their content is repeated elsewhere, in contents and in lists of figures: it takes along what is said of it. */
const repeated = /^(?:h[1-6]|figcaption|caption)$/;

const letter = /\p{L}/gu;

/**
 * Sets the blocks that run against the direction of what stands around them: a paragraph that begins in a script from right to
 * left, and is in it for the most part, is `<p lang="he" dir="rtl">`, so that its full stop stands at its end and not at the
 * wrong side (Unicode Standard Annex 9, 4.3, HL1). In a book from right to left the same holds the other way round. A block
 * that says its language has the direction of that language.
 * @param content blocks, changed in place
 * @param language of what stands around them
 */
export function turnBlocks(content: readonly ElementContent[], language: string): void {
  turnWithin(content, { language, book: language, direction: directionOf(language) });
}

/** What stands around a block. */
interface Around {
  language: string;
  book: string;
  direction: Direction;
  /** Whether somebody chose the direction against the language: then it holds for all lines within. */
  chosen?: boolean;
}

function turnWithin(content: readonly ElementContent[], around: Around): void {
  for (const node of content) {
    if (node.type !== 'element') continue;
    if (repeated.test(node.tagName)) turnRepeated(node, around);
    else if (lines.has(node.tagName)) turnLine(node, around);
    else if (holders.has(node.tagName)) {
      turnWithin(node.children, said(node, around));
      const { lang } = node.properties;
      if (typeof lang === 'string') node.children = markScripts(node.children, lang, around.book);
      if (indented.has(node.tagName)) followContent(node);
    }
  }
}

/** Where all that a quotation or list holds is turned, so is its indent. */
function followContent(holder: Element): void {
  const directions = new Set(
    holder.children.flatMap(child => {
      if (child.type !== 'element' || child.properties.className?.toString() === 'pagebreak') return [];
      const first = child.children.find(inner => inner.type === 'element' && inner.tagName === 'p');
      return [child.properties.dir ?? (first as Element | undefined)?.properties.dir];
    }),
  );
  const [only] = directions;
  if (directions.size === 1 && only !== undefined) holder.properties.dir ??= only;
}

/** What a block says itself of its language and direction, completed, goes for what it holds. */
function said({ properties }: Element, around: Around): Around {
  const { lang, dir } = properties;
  const language = typeof lang === 'string' ? lang : around.language;
  const own = dir === 'rtl' || dir === 'ltr' ? dir : undefined;
  const direction = own ?? (lang === undefined ? around.direction : directionOf(language));
  if (direction !== around.direction) properties.dir = direction;
  const chosen = around.chosen || (own !== undefined && own !== directionOf(language));
  return { ...around, language, direction, chosen };
}

/** A line of text, which has its own direction only where nobody gave it one. */
function turnLine(block: Element, around: Around): void {
  const given = said(block, around);
  const own = block.properties.lang === undefined && block.properties.dir === undefined;
  const turned = own ? against(lettersOf(block.children), around) : undefined;
  if (!turned) {
    turnWithin(block.children, given);
    return;
  }
  Object.assign(block.properties, turned);
  const language = turned.lang ?? around.language;
  if (turned.lang) block.children = markScripts(block.children, language, around.book);
  turnWithin(block.children, { ...around, language, direction: turned.dir });
}

/** A heading keeps its place at the side of the page where the others stand; its words run as they must. */
function turnRepeated(block: Element, around: Around): void {
  const paragraphs = block.children.filter(
    (child): child is Element => child.type === 'element' && child.tagName === 'p',
  );
  for (const paragraph of paragraphs) turnRepeated(paragraph, around);
  if (paragraphs.length > 0 || block.properties.lang !== undefined) return;
  const turned = against(lettersOf(block.children), around);
  if (!turned) return;
  const children = turned.lang ? markScripts(block.children, turned.lang, around.book) : block.children;
  block.children = [{ type: 'element', tagName: 'span', properties: { ...turned }, children }];
}

/** How a text is to be set, where it runs against what stands around it. */
function against(text: string, { direction, chosen }: Around): { lang?: string; dir: Direction } | undefined {
  if (chosen) return undefined;
  const letters = text.match(letter) ?? [];
  if (letters.length === 0) return undefined;
  const turned = letters.filter(one => leftward.test(one)).length;
  const first: Direction = leftward.test(letters[0]!) ? 'rtl' : 'ltr';
  const most: Direction = 2 * turned >= letters.length ? 'rtl' : 'ltr';
  if (first !== most || first === direction) return undefined;
  const lang = languageOfLetters(letters, text);
  return { ...(lang && { lang }), dir: first };
}

/** The letters of a block's own lines: neither those of blocks in it nor of notes’ marks, code and formulas. */
function lettersOf(content: readonly ElementContent[]): string {
  return content
    .map(node => {
      if (node.type === 'text') return node.value;
      if (node.type !== 'element' || isApart(node)) return '';
      return lettersOf(node.children);
    })
    .join('');
}

const isApart = ({ tagName, properties }: Element): boolean =>
  holders.has(tagName) ||
  lines.has(tagName) ||
  /^(?:math|code|pre)$/.test(tagName) ||
  (Array.isArray(properties.className) && properties.className.includes('noteref'));
