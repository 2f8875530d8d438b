import { linesOf, readSheet } from '../inspection/epub/css.ts';

/** An address that a style sheet loads something from. */
export interface Load {
  address: string;
  line: number;
  /** Where `url(…)` stands in the text. */
  at: number;
}

/** What a style sheet may not do, as an editor reads it: what is wrong, and what to do. */
export interface Fault {
  line: number;
  message: string;
  advice: string;
}

/** What acts, or what an EPUB may not say (EPUB 3.3, 6.3.2.1), by how it is written. */
const forbidden: readonly { sign: RegExp; message: string; advice: string }[] = [
  {
    sign: /@import\b/i,
    message: 'The style sheet imports another.',
    advice: 'Name that one in `styles` of book.yaml, before this one.',
  },
  {
    sign: /@(?:charset|namespace)\b/i,
    message: 'This rule is not taken.',
    advice: 'Delete it: style sheets are in UTF-8, for a book alone.',
  },
  {
    sign: /\bexpression\s*\(|-moz-binding|\bbehaviou?r\s*:|javascript\s*:/i,
    message: 'This runs a program, which a book may not.',
    advice: 'Delete it.',
  },
  {
    sign: /<\/|<!--|-->/,
    message: 'This is HTML, and no style.',
    advice: 'Delete it: the file holds CSS alone.',
  },
  {
    sign: /(?:^|[;{\s])(?:direction|unicode-bidi)\s*:/i,
    message: 'An EPUB may not give the direction of its text in a style sheet.',
    advice: 'Say it in the chapter: `:::passage{dir=rtl}`.',
  },
  {
    sign: /(?:^|[;{\s])position\s*:\s*(?:fixed|sticky)/i,
    message: 'What is fixed to the screen covers the text in reading programs.',
    advice: 'Delete it.',
  },
];

/** Escapes can spell what is not allowed: `\75rl(`. Only typefaces and signs need them, which can be written as they are. */
const escaping = /\\(?!["'\\])/;

/**
 * Looks through a press's style sheet: it loads nothing from elsewhere, runs nothing, and ends where it seems to.
 * @returns the first thing that is wrong, or what it loads from the title's folder
 */
export function readPressSheet(css: string): Fault | { loads: Load[] } {
  const { plain, loads, open } = readSheet(css);
  const lineAt = linesOf(css);
  const fault = (at: number, message: string, advice: string): Fault => ({
    line: lineAt(at),
    message,
    advice,
  });
  if (open) return fault(open.at, `A ${open.what} is never closed.`, 'Close it.');
  const escaped = escaping.exec(plain);
  if (escaped)
    return fault(escaped.index, 'A backslash stands here.', 'Write the character itself that it stands for.');
  for (const { sign, message, advice } of forbidden) {
    const found = sign.exec(plain);
    if (found) return fault(found.index + found[0].search(/\S/), message, advice);
  }
  const unbalanced = strayBrace(plain);
  if (unbalanced !== undefined)
    return fault(unbalanced, 'The braces do not match.', 'Each `{` needs its `}`, and the other way round.');
  const strange = loads.find(({ isUrl }) => !isUrl);
  if (strange)
    return fault(strange.at, 'A file is loaded here otherwise than by `url()`.', 'Write `url("…")`.');
  return { loads: loads.map(({ address, at }) => ({ address, at, line: lineAt(at) })) };
}

/** Where a brace stands that has no other half; strings are skipped. */
function strayBrace(plain: string): number | undefined {
  const opened: number[] = [];
  for (const { 0: sign, index } of plain.matchAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[{}]/g)) {
    if (sign === '{') opened.push(index);
    else if (sign === '}' && opened.pop() === undefined) return index;
  }
  return opened.pop();
}
