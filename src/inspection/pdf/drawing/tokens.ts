/** A name, without its slash. */
export interface Name {
  name: string;
}

/** A dictionary that stands in a content stream: properties of marked content, of an inline image. */
export interface Properties {
  properties: Map<string, Operand>;
}

export type Operand = number | Name | Uint8Array | Operand[] | Properties | boolean | null;

/** Called for each operator; `false` ends the reading. */
export type OnOperator = (operator: string, operands: Operand[]) => boolean;

const [space, newline, slash] = [0x20, 0x0a, 0x2f];
/** What ends a number, a name or an operator: white space and delimiters (ISO 32000-2, 7.2.3). */
const ends = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32, ...Buffer.from('()<>[]{}/%')]) ends[code] = 1;
const blank = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) blank[code] = 1;
/** What hexadecimal digits are worth, by their codes; 16 for what is none. */
const digitOf = Uint8Array.from({ length: 256 }, (_, code) => {
  const at = '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase());
  return at < 0 ? 16 : at;
});
/** Powers of ten by which whole numbers of fifteen figures are divided without a fault. */
const powers = Array.from({ length: 16 }, (_, k) => 10 ** k);

/** Operators and short names, by their bytes: there are few, and they stand there again and again. */
const short = new Map<number, string>();
const mostShort = 4_096;

/** Operands of one operator, and things within each other: more are forgotten. */
const mostOperands = 4_096;
const deepest = 16;

export const isName = (operand: Operand | undefined): operand is Name =>
  typeof operand === 'object' && operand !== null && 'name' in operand;
export const isProperties = (operand: Operand | undefined): operand is Properties =>
  typeof operand === 'object' && operand !== null && 'properties' in operand;

const closing = Symbol('closing');
const nothing = Symbol('nothing');

/**
 * Reads a content stream (ISO 32000-2, 7.8.2), however broken, in one pass. An inline image is the operator `BI` with its
 * properties.
 */
export function readOperators(bytes: Uint8Array, onOperator: OnOperator): void {
  let at = 0;
  const end = bytes.length;
  let operands: Operand[] = [];

  const skipBlank = () => {
    while (at < end) {
      const code = bytes[at]!;
      if (blank[code]) at++;
      else if (code === 0x25) while (at < end && bytes[at] !== newline && bytes[at] !== 0x0d) at++;
      else return;
    }
  };
  const word = () => {
    const from = at;
    while (at < end && !ends[bytes[at]!]) at++;
    return from;
  };
  const latin = (from: number, to: number): string => {
    if (to - from > 4) return letters(from, to);
    let key = 0;
    for (let k = from; k < to; k++) key = key * 257 + bytes[k]! + 1;
    let text = short.get(key);
    if (text === undefined) {
      text = letters(from, to);
      if (short.size < mostShort) short.set(key, text);
    }
    return text;
  };
  const letters = (from: number, to: number): string => {
    let text = '';
    for (let k = from; k < to; k++) text += String.fromCharCode(bytes[k]!);
    return text;
  };
  /** A number as it is nearly always written: figures, with a sign and a point perhaps. */
  const plainNumber = (from: number, to: number): number | undefined => {
    let k = from;
    const isNegative = bytes[k] === 0x2d;
    if (isNegative) k++;
    if (k === to || to - k > 15) return undefined;
    let value = 0;
    let point = to;
    for (; k < to; k++) {
      const figure = bytes[k]! - 0x30;
      if (figure >= 0 && figure <= 9) value = value * 10 + figure;
      else if (bytes[k] === 0x2e && point === to && to - from > 1) point = k;
      else return undefined;
    }
    if (point < to) value /= powers[to - point - 1]!;
    return isNegative ? -value : value;
  };
  const name = (): Name => {
    at++;
    const from = word();
    const text = latin(from, at);
    return {
      name: text.includes('#')
        ? text.replace(/#([\da-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
        : text,
    };
  };
  const literal = (): Uint8Array => {
    at++;
    const result: number[] = [];
    for (let depth = 1; at < end; ) {
      const code = bytes[at++]!;
      if (code === 0x5c) {
        const next = bytes[at++] ?? 0;
        const octal = /^[0-7]{1,3}/.exec(latin(at - 1, Math.min(at + 2, end)))?.[0];
        if (octal) {
          result.push(Number.parseInt(octal, 8) & 255);
          at += octal.length - 1;
        } else if (next === 0x0d) {
          if (bytes[at] === newline) at++;
        } else if (next !== newline) {
          result.push({ 110: 10, 114: 13, 116: 9, 98: 8, 102: 12 }[next] ?? next);
        }
        continue;
      }
      if (code === 0x28) depth++;
      if (code === 0x29 && --depth === 0) break;
      result.push(code);
    }
    return Uint8Array.from(result);
  };
  const hexadecimal = (): Uint8Array => {
    const from = ++at;
    let digits = 0;
    for (; at < end && bytes[at] !== 0x3e; at++) if (digitOf[bytes[at]!]! < 16) digits++;
    const result = new Uint8Array((digits + 1) >> 1);
    let place = 0;
    for (let k = from; k < at; k++) {
      const digit = digitOf[bytes[k]!]!;
      // Where the last digit is missing, it is 0.
      if (digit < 16) result[place >> 1]! |= place++ % 2 ? digit : digit << 4;
    }
    at++;
    return result;
  };
  const many = (depth: number): Operand[] => {
    const items: Operand[] = [];
    for (;;) {
      const item = operand(depth + 1);
      if (item === closing || item === undefined) return items;
      if (typeof item !== 'symbol' && typeof item !== 'string' && items.length < mostOperands * 16)
        items.push(item);
    }
  };
  const pairs = (items: Operand[]): Properties => {
    const properties = new Map<string, Operand>();
    for (let k = 0; k + 1 < items.length; k += 2) {
      const key = items[k];
      if (isName(key)) properties.set(key.name, items[k + 1]!);
    }
    return { properties };
  };
  /** An operand; an operator as a string; a sign that something is closed, or is nothing; undefined at the end. */
  function operand(depth: number): Operand | string | symbol | undefined {
    skipBlank();
    if (at >= end) return undefined;
    const code = bytes[at]!;
    if (code === slash) return name();
    if (code === 0x28) return literal();
    if (code === 0x3c && bytes[at + 1] !== 0x3c) return hexadecimal();
    if (code === 0x5b || code === 0x3c) {
      at += code === 0x5b ? 1 : 2;
      if (depth > deepest) return nothing;
      return code === 0x5b ? many(depth) : pairs(many(depth));
    }
    if (code === 0x5d || code === 0x3e || code === 0x29 || code === 0x7b || code === 0x7d) {
      at += code === 0x3e && bytes[at + 1] === 0x3e ? 2 : 1;
      return code === 0x5d || code === 0x3e ? closing : nothing;
    }
    const from = word();
    if (at === from) at++;
    const first = bytes[from]!;
    const isNumber = (first >= 0x30 && first <= 0x39) || first === 0x2d || first === 0x2e || first === 0x2b;
    const plain = isNumber ? plainNumber(from, at) : undefined;
    if (plain !== undefined) return plain;
    const text = latin(from, at);
    if (isNumber) {
      const value = Number(text);
      return Number.isFinite(value) ? value : Number.parseFloat(text) || 0;
    }
    if (text === 'true' || text === 'false') return text === 'true';
    return text === 'null' ? null : text;
  }
  /** Skips the data of an inline image: to an `EI` between blanks, with something like an operator after it. */
  const skipData = () => {
    at++;
    while (at < end) {
      const found = bytes.indexOf(0x45, at);
      if (found < 0) {
        at = end;
        return;
      }
      at = found + 1;
      const isEnd =
        bytes[found + 1] === 0x49 &&
        blank[bytes[found - 1] ?? space] === 1 &&
        (found + 2 >= end || blank[bytes[found + 2]!] === 1);
      if (!isEnd) continue;
      at = found + 2;
      // what is in a string may be any byte
      const [behind = ''] = latin(at, Math.min(at + 12, end)).split('(');
      if (/^[\s\x20-\x7e]*$/.test(behind)) return;
    }
  };

  for (;;) {
    const next = operand(0);
    if (next === undefined) return;
    if (typeof next === 'symbol') continue;
    if (typeof next !== 'string') {
      if (operands.length < mostOperands) operands.push(next);
      continue;
    }
    if (next === 'ID') {
      skipData();
      operands = [pairs(operands)];
      if (!onOperator('BI', operands)) return;
    } else if (next !== 'BI' && !onOperator(next, operands)) return;
    operands = [];
  }
}
