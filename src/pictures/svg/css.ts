import type { Element } from 'xast';
import { cssFunctions, cssProperties, cssRules } from './vocabulary.ts';

/** A piece of CSS as the CSS Syntax module cuts it, with its escapes as the characters they stand for. */
interface Token {
  kind: 'word' | 'function' | 'rule' | 'string' | 'address' | 'sign';
  value: string;
}

const namePart = /(?:[\w-]|[^\0-\x7f]|\\(?:[0-9a-fA-F]{1,6}(?:\r\n|[ \t\r\n\f])?|[^\n\r\f0-9a-fA-F]))+/y;
const comment = /\/\*[\s\S]*?(?:\*\/|$)/y;
const quoted = /"(?:[^"\\\n\r\f]|\\[\s\S])*["\n]?|'(?:[^'\\\n\r\f]|\\[\s\S])*['\n]?/y;
const bareAddress = /[ \t\r\n\f]*((?:[^)\\]|\\[\s\S])*)\)?/y;

/** Escapes as the characters they stand for. */
function resolved(text: string): string {
  return text
    .replace(/\\([0-9a-fA-F]{1,6})(?:\r\n|[ \t\r\n\f])?/g, (_, code: string) => {
      const point = Number.parseInt(code, 16);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
    })
    .replace(/\\(?:\r\n|[\n\r\f])/g, '')
    .replace(/\\([\s\S])/g, '$1');
}

/** Cuts CSS into tokens; comments and what is between them never join. */
export function cssTokens(css: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(css);
    if (!found || found[0] === '') return undefined;
    at += found[0].length;
    return found[0];
  };
  while (at < css.length) {
    if (take(comment) !== undefined) {
      tokens.push({ kind: 'sign', value: ' ' });
      continue;
    }
    const string = take(quoted);
    if (string !== undefined) {
      tokens.push({ kind: 'string', value: resolved(string.slice(1).replace(/["'\n]$/, '')) });
      continue;
    }
    const isRule = css[at] === '@';
    if (isRule) at += 1;
    const name = take(namePart);
    if (name === undefined) {
      tokens.push({ kind: 'sign', value: isRule ? '@' : css[at++]! });
      continue;
    }
    const value = resolved(name);
    if (isRule) tokens.push({ kind: 'rule', value });
    else if (css[at] !== '(') tokens.push({ kind: 'word', value });
    else {
      at += 1;
      const isAddress = value.toLowerCase() === 'url' && !/^[ \t\r\n\f]*["']/.test(css.slice(at, at + 1000));
      if (!isAddress) tokens.push({ kind: 'function', value });
      else
        tokens.push({
          kind: 'address',
          value: resolved((take(bareAddress) ?? '').replace(/\)$/, '')).trim(),
        });
    }
  }
  return tokens;
}

/** An address in CSS that names an element of the same drawing: its id. */
export function ownId(address: string): string | undefined {
  const found = /^#([^\s]+)$/.exec(address.trim());
  return found ? found[1] : undefined;
}

const fontData =
  /^data:(?:font\/(?:woff2?|ttf|otf|sfnt)|application\/(?:x-)?font-(?:woff2?|ttf|truetype|opentype|otf)|application\/vnd\.ms-opentype)(?:;charset=[\w-]+)?;base64,[\w+/=\s]*$/i;

/**
 * What CSS of a drawing does beyond styling it.
 * @returns as a reason (`loads …`), or nothing where it is harmless
 */
export function actOfCss(css: string): string | undefined {
  const tokens = cssTokens(css);
  let namespace = false;
  for (const [k, { kind, value }] of tokens.entries()) {
    const name = value.toLowerCase();
    if (kind === 'rule') {
      namespace = name === 'namespace';
      if (name === 'import') return 'loads another style sheet (@import)';
      if (/keyframes$/.test(name)) return 'moves (@keyframes)';
      if (!cssRules.has(name)) return `has a rule “@${value}” in its styles that no drawing needs`;
    }
    if (kind === 'sign' && (value === ';' || value === '{')) namespace = false;
    if (kind === 'word' && cssProperties.has(name)) return `runs a script (${name})`;
    // url("…") is a function with a string in it
    const quotedAddress =
      kind === 'function' && name === 'url' ? tokens.slice(k + 1).find(isText) : undefined;
    const address = kind === 'address' ? value : quotedAddress?.value;
    if (address !== undefined) {
      if (namespace || ownId(address) !== undefined || fontData.test(address) || address === '') continue;
      return `loads another file (url(${short(address)}) in its styles)`;
    }
    if (kind === 'function' && name !== 'url' && !cssFunctions.has(name)) {
      return `uses “${value}()” in its styles, which may load a file`;
    }
  }
  return undefined;
}

const isText = ({ kind, value }: Token) => kind === 'string' || !(kind === 'sign' && /\s/.test(value));
const short = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

/** A declaration of CSS, or an attribute that says the same. */
export type Declaration = [property: string, value: string];

/** CSS without comments and strings, its escapes resolved: braces, colons and semicolons are what they look like. */
function plain(css: string): string {
  return cssTokens(css)
    .map(({ kind, value }) => {
      const safe = value.replace(/[{};:"'\\]/g, '_');
      if (kind === 'rule') return `@${safe}`;
      if (kind === 'function') return `${safe}(`;
      if (kind === 'address') return `url(${safe})`;
      // a string may be an address of the drawing itself: url("#a")
      if (kind === 'string') return /^#/.test(value) ? safe : '""';
      return kind === 'word' ? safe : value;
    })
    .join('');
}

/** The declarations of a `style` attribute. */
export function declarationsOf(css: string): Declaration[] {
  return plain(css)
    .split(';')
    .map(part => /^\s*([\w-]+)\s*:([\s\S]*)$/.exec(part))
    .filter(found => found !== null)
    .map(([, property, value]) => [property!.toLowerCase(), value!.trim()]);
}

/** The rules of a style sheet, wherever they are nested: what is selected last, and what is declared of it. */
export function rulesOf(css: string): { selectors: string[]; declarations: Declaration[] }[] {
  const rules: { selectors: string[]; declarations: Declaration[] }[] = [];
  const pieces = plain(css).split(/[{}]/);
  for (const [k, piece] of pieces.entries()) {
    const declarations = declarationsOf(piece);
    if (declarations.length === 0) continue;
    // Where blocks stand in each other it is not followed whose declarations these are: they are taken to be anybody's.
    const before = (pieces[k - 1] ?? '').trim();
    const clear = before !== '' && !/[;:@(]/.test(before);
    rules.push({ selectors: clear ? before.split(',').map(last) : ['*'], declarations });
  }
  return rules;
}

/** The simplest thing that the last part of a selector asks of an element: `#id`, `.class`, its name, or `*`. */
function last(selector: string): string {
  const compound =
    selector
      .trim()
      .split(/[\s>+~]+/)
      .at(-1) ?? '';
  const found = /#[^.#[:]+/.exec(compound) ?? /\.[^.#[:]+/.exec(compound) ?? /^[^.#[:|]+$/.exec(compound);
  return found ? found[0] : '*';
}

/** The text of a style sheet as a browser takes it: CDATA is text, comments are not. */
export function textOf(element: Element): string {
  return element.children
    .map(child => (child.type === 'text' || child.type === 'cdata' ? child.value : ''))
    .join('');
}
