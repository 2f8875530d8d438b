import { createRequire } from 'node:module';
import type { Comment, Element, ElementContent, Properties } from 'hast';
import { raw } from 'hast-util-raw';
import type temml from 'temml';
import { limits } from '../limits.ts';

/** Elements of MathML that presentation needs (MathML Core, W3C), and what each of them may say. */
export const mathElements: Readonly<Record<string, readonly string[]>> = {
  math: ['display', 'alttext', 'xmlns'],
  mrow: [],
  mi: ['mathvariant'],
  mn: [],
  mo: [
    ...['fence', 'separator', 'form', 'stretchy', 'symmetric', 'largeop', 'movablelimits'],
    ...['lspace', 'rspace', 'minsize', 'maxsize', 'accent'],
  ],
  mtext: [],
  mspace: ['width', 'height', 'depth'],
  mfrac: ['linethickness'],
  msqrt: [],
  mroot: [],
  msub: [],
  msup: [],
  msubsup: [],
  munder: ['accentunder'],
  mover: ['accent'],
  munderover: ['accent', 'accentunder'],
  mmultiscripts: [],
  mprescripts: [],
  mtable: ['displaystyle'],
  mtr: [],
  mtd: ['columnspan', 'rowspan'],
  mpadded: ['width', 'height', 'depth', 'lspace', 'voffset'],
  mphantom: [],
  mstyle: ['displaystyle', 'scriptlevel'],
};

/** What the style of an element may say: how cells of a matrix stand. */
export const mathStyle =
  /^(?:(?:padding(?:-left|-right|-top|-bottom)?:-?[\d.]+(?:em|pt)?|border:1px solid|text-align:(?:left|right|center)|math-depth:\d);)+$/;

const require = createRequire(import.meta.url);
/** Loaded by the first formula: most books have none. */
let loaded: typeof temml | undefined;

/**
 * Makes MathML of TeX.
 * @param display whether it stands on a line of its own
 * @returns the element, its alternative text the TeX as it was typed; or a sentence that says what is not understood
 */
export function mathOf(tex: string, display: boolean): Element | string {
  if (tex.length > limits.formula.characters)
    return `It has ${tex.length} characters; ${limits.formula.characters} are the most that is taken.`;
  let written: string;
  try {
    loaded ??= require('temml') as typeof temml;
    written = loaded.renderToString(tex, {
      displayMode: display,
      throwOnError: true,
      strict: true,
      trust: false,
      maxExpand: 1000,
      maxSize: [25, 500],
      wrap: 'none',
      macros: {},
    });
  } catch (error) {
    return sentenceOf(error);
  }
  const root = raw({ type: 'root', children: [{ type: 'raw', value: written } as unknown as Comment] });
  const [math] = root.type === 'root' ? root.children : [];
  if (math?.type !== 'element' || math.tagName !== 'math') return 'Nothing comes of it.';
  const unknown = new Set<string>();
  const { children } = plain(math, { depth: 0, script: false, unknown });
  if (unknown.size > 0) return `There is no way to set its ${[...unknown].join(', ')} in every edition.`;
  return {
    type: 'element',
    tagName: 'math',
    properties: { ...(display && { display: 'block' }), alttext: tex.replace(/\s+/g, ' ').trim() },
    children,
  };
}

/** What the library says of a fault: its first line, without the signs with which it marks the place. */
function sentenceOf(error: unknown): string {
  const [first = ''] = (error instanceof Error ? error.message : '').split('\n');
  const told = first
    .replace(/[\u0332]/gu, '')
    .replace(/ at position \d+:?.*$/u, '')
    .replace(/ at end of input:?.*$/u, ' at its end')
    .trim();
  return told === '' || error instanceof RangeError ? 'It is nested too deep.' : `${told}.`;
}

/** Where an element stands: how deep, whether in an index, and what was found on the way that cannot be set. */
interface Standing {
  depth: number;
  script: boolean;
  unknown: Set<string>;
}

const withScripts = /^m(?:sub|sup|subsup|under|over|underover|multiscripts)$/;

/** The element with nothing but what MathML Core knows; what it does not is noted. */
function plain(element: Element, { depth, script, unknown }: Standing): Element {
  if (depth > limits.formula.depth) {
    unknown.add('depth');
    return element;
  }
  const children = element.children
    .filter(child => !isFiller(child))
    .map((child, k) => {
      const inScript = script || (k > 0 && withScripts.test(element.tagName));
      return child.type === 'element' ? plain(child, { depth: depth + 1, script: inScript, unknown }) : child;
    });
  const lined = element.tagName === 'menclose' ? ruled(element, children) : undefined;
  if (lined) return lined;
  const allowed = mathElements[element.tagName];
  if (!allowed) {
    unknown.add(called[element.tagName] ?? element.tagName);
    return element;
  }
  if (isColoured(element)) unknown.add('colours');
  // TeX sets no space around signs in an index; browsers do, unless they are told.
  const properties: Properties = script && element.tagName === 'mo' ? { lspace: '0', rspace: '0' } : {};
  for (const [name, value] of Object.entries(element.properties))
    if (allowed.includes(name)) properties[name] = value as Properties[string];
  const style = styleOf(element);
  if (style) properties.style = style;
  return { ...element, properties, children };
}

/** What people call that which MathML Core has no element for. */
const called: Readonly<Record<string, string>> = { menclose: 'strokes', mglyph: 'picture', span: 'label' };

const isColoured = ({ properties }: Element): boolean =>
  properties.mathbackground !== undefined ||
  properties.mathcolor !== undefined ||
  /(?:^|;)\s*(?:background-)?color:/.test(String(properties.style ?? ''));

/** Cells that the library puts in at the edges of a table, to hold numbers that nobody gave. */
function isFiller(node: ElementContent): boolean {
  return (
    node.type === 'element' &&
    node.tagName === 'mtd' &&
    /(?:^|;)width:50%/.test(String(node.properties.style ?? '')) &&
    !hasLetters(node)
  );
}

const hasLetters = (node: ElementContent): boolean =>
  node.type === 'text' ? node.value.trim() !== '' : node.type === 'element' && node.children.some(hasLetters);

/** A rule above or below, which MathML Core knows as an accent that is stretched. */
function ruled({ properties }: Element, children: ElementContent[]): Element | undefined {
  const side = String(properties.notation ?? '');
  if (side !== 'top' && side !== 'bottom') return undefined;
  const rule: Element = {
    type: 'element',
    tagName: 'mo',
    properties: { stretchy: 'true' },
    children: [{ type: 'text', value: side === 'top' ? '\u203e' : '\u005f' }],
  };
  const base: Element = { type: 'element', tagName: 'mrow', properties: {}, children };
  return side === 'top'
    ? { type: 'element', tagName: 'mover', properties: { accent: 'true' }, children: [base, rule] }
    : { type: 'element', tagName: 'munder', properties: { accentunder: 'true' }, children: [base, rule] };
}

/** How a cell stands, as the library's classes and styles have it. */
function styleOf({ properties }: Element): string {
  const names = Array.isArray(properties.className) ? properties.className : [];
  const side = names.includes('tml-right') ? 'right' : names.includes('tml-left') ? 'left' : undefined;
  const given = String(properties.style ?? '')
    .split(';')
    .map(one => `${one.trim().replace(/\s*:\s*/, ':')};`)
    .filter(one => mathStyle.test(one));
  return [...(side ? [`text-align:${side};`] : []), ...given].join('');
}
