import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  Lexer,
  LineCounter,
  parseDocument,
} from 'yaml';
import { Complaint } from './complaint.ts';
import { limits } from './limits.ts';

/** A YAML text that was read without fault. */
export interface Yaml {
  document: Document.Parsed;
  /** All of it as plain data; undefined where nothing stands there. */
  data: unknown;
  /** Line of the file on which an offset of the text stands. */
  lineAt(offset: number): number;
}

/**
 * Reads YAML as people write it, whatever it holds: its bounds (`limits.yaml`) are those of files written by hand. All values
 * are text: `no` and `1984` stay what they are.
 *
 * @param text without the marks that set it off from other text
 * @param options.file named in messages
 * @param options.firstLine line of the file on which the text begins
 * @param options.twice whether a key may stand twice: whoever reads it sees to that
 * @throws Complaint with file and line
 */
export function readYaml(
  text: string,
  { file, firstLine = 1, twice = false }: { file: string; firstLine?: number; twice?: boolean },
): Yaml {
  if (text.length > limits.yaml.bytes) {
    throw new Complaint('This YAML is larger than any book needs (see docs/limits.md).', { file });
  }
  const lines = new LineCounter();
  const lineAt = (offset: number) => firstLine - 1 + lines.linePos(offset).line;
  const wrong = (message: string, offset: number, advice?: string) =>
    new Complaint(message, { file, line: lineAt(offset), ...(advice && { advice }) });
  const bottomless = tooDeepIn(text);
  if (bottomless !== undefined) {
    throw new Complaint(tooDeep, {
      file,
      line: firstLine - 1 + text.slice(0, bottomless).split('\n').length,
    });
  }
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    // The library compares every key with every other; they are looked at below, once each.
    uniqueKeys: false,
  });
  const [broken] = document.errors;
  if (broken) {
    const { message, advice } = inWords(broken, text);
    throw wrong(message, broken.pos[0], advice);
  }
  const fault = faultIn(document, twice);
  if (fault) throw wrong(fault.message, fault.offset, fault.advice);
  return { document, data: document.toJS() ?? undefined, lineAt };
}

const tooDeep = `Lists and groups are nested here more than ${limits.yaml.depth} deep.`;

/** Offset at which a text goes deeper than any file of a book: told before it is parsed, for parsing it would not end. */
function tooDeepIn(text: string): number | undefined {
  let offset = 0;
  let open = 0;
  let onLine = 0;
  const indents: number[] = [];
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') open++;
    else if (token === ']' || token === '}') open--;
    else if (token === '-' || token === '?' || (token === ':' && open === 0)) onLine++;
    else if (token.includes('\n')) {
      onLine = 0;
      const indent = /^ */.exec(text.slice(offset + token.length, offset + token.length + 1_000))![0].length;
      while (indents.length > 0 && indents.at(-1)! >= indent) indents.pop();
      indents.push(indent);
    }
    if (Math.max(open, onLine, indents.length) > limits.yaml.depth) return offset + token.length;
    offset += token.length;
  }
  return undefined;
}

/** What a fault of YAML is found at, and what to do. */
interface Fault {
  message: string;
  offset: number;
  advice?: string;
}

/** What YAML allows and a file of a book does not mean: a text taken for a sign, a key that stands there twice. */
function faultIn(document: Document.Parsed, mayBeTwice: boolean): Fault | undefined {
  const queue: { node: unknown; depth: number }[] = [{ node: document.contents, depth: 0 }];
  while (queue.length > 0) {
    const { node, depth } = queue.pop()!;
    if (isPair(node)) {
      queue.push({ node: node.value, depth }, { node: node.key, depth });
      continue;
    }
    const fault =
      signIn(node) ??
      (isCollection(node) && depth >= limits.yaml.depth ? at(node, tooDeep) : twiceIn(node, mayBeTwice));
    if (fault) return fault;
    if (isCollection(node))
      for (const item of node.items.toReversed()) queue.push({ node: item, depth: depth + 1 });
  }
  return undefined;
}

const at = (node: unknown, message: string, advice?: string): Fault => ({
  message,
  offset: (node as { range?: [number] } | null)?.range?.[0] ?? 0,
  ...(advice && { advice }),
});

/** A text that begins with a sign by which YAML names values, refers to them or gives them a type. */
function signIn(node: unknown): Fault | undefined {
  if (!isNode(node)) return undefined;
  const { anchor, tag } = node as { anchor?: string; tag?: string };
  const sign = isAlias(node)
    ? `*${node.source}`
    : anchor
      ? `&${anchor}`
      : tag && !tag.startsWith('tag:')
        ? tag
        : undefined;
  if (!sign) return undefined;
  return at(
    node,
    `“${sign}” has a special meaning in YAML.`,
    'Put a text that begins with it in quotation marks.',
  );
}

function twiceIn(node: unknown, mayBeTwice: boolean): Fault | undefined {
  if (!isMap(node)) return undefined;
  const seen = new Set<unknown>();
  for (const { key } of node.items) {
    if (!isScalar(key)) return at(key ?? node, 'A key must be plain text.', 'Each line is “key: value”.');
    if (seen.has(key.value) && !mayBeTwice)
      return at(
        key,
        'This key stands here a second time.',
        'Delete one of the two. If a key has several values, write them as a list.',
      );
    seen.add(key.value);
  }
  return undefined;
}

/** A fault of YAML in words for people. */
function inWords(
  { message, pos }: { message: string; pos: [number, number] },
  text: string,
): { message: string; advice: string } {
  if (/call stack/.test(message)) return { message: tooDeep, advice: 'Use fewer levels.' };
  const from = text.lastIndexOf('\n', pos[0] - 1) + 1;
  const line = text.slice(from, text.indexOf('\n', from) < 0 ? undefined : text.indexOf('\n', from)).trim();
  const [, key, value] = /^([^:#"']+):\s+([^"'[{|>].*:.*)$/.exec(line) ?? [];
  if (key && value) {
    return {
      message: 'The value contains a colon.',
      advice: `Put it in quotation marks: ${key}: "${value.replace(/"/g, '\\"')}"`,
    };
  }
  return {
    message: `This line is not correct YAML: ${message.replace(/\s*\n[\s\S]*$/, '').replace(/[.:]$/, '')}.`,
    advice:
      'Each line is “key: value”. Put a value in quotation marks if it contains a colon or begins with a special character.',
  };
}
