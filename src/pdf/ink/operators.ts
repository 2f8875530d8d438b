/** An operator of a content stream with what stands before it (ISO 32000-2, 7.8.2). */
export interface Operation {
  operator: string;
  operands: string[];
  /** Where it stands in the stream, from its first operand on. */
  from: number;
  to: number;
}

/** Strings, which may hold anything; brackets; names; and what else stands between spaces. */
const token =
  /\((?:[^\\()]|\\[\s\S]|\([^()]*\))*\)|<<|>>|<[\da-fA-F\s]*>|[[\]{}]|\/[^\s()<>[\]{}/%]*|%[^\r\n]*|[^\s()<>[\]{}/%]+/g;
const operand = /^(?:[(<>[\]{}/]|[-+.\d]|true$|false$|null$)/;

/** The operators of a content stream, in order. Images that stand in the stream itself the browser does not write. */
export function* operationsOf(content: string): Generator<Operation> {
  let operands: string[] = [];
  let from = -1;
  for (const found of content.matchAll(token)) {
    const [text] = found;
    if (text.startsWith('%')) continue;
    if (from < 0) from = found.index;
    if (operand.test(text)) {
      operands.push(text);
      continue;
    }
    yield { operator: text, operands, from, to: found.index + text.length };
    operands = [];
    from = -1;
  }
}
