/** Characters by code, of a font. */
export type Characters = (code: number) => string | undefined;

/** What a text object shows. */
export interface Shown {
  /** Where it begins, in the units of its matrix. */
  x: number;
  y: number;
  /** Its characters, cluster by cluster from left to right. */
  clusters: string[];
  /** Whether the browser says of some that they are to be read from right to left. */
  reversed: boolean;
}

const font = /^\/(\w+) [\d.]+ Tf$/;
const matrix = /([-\d.]+) ([-\d.]+) Tm$/;
const move = /^(-?[\d.]+) -?[\d.]+ Td /;
const glyphs = /<([\dA-Fa-f]+)>|\(((?:\\[\s\S]|[^\\)])*)\)/g;
const words = /^\/Span ?<<\/ActualText ?(?:<([\dA-Fa-f]*)>|\(((?:\\[\s\S]|[^\\)])*)\)) ?>> ?BDC$/;

/**
 * Reads a text object as the browser writes it, an operator a line (ISO 32000-2, 9.4). Where words stand for glyphs
 * (`ActualText`, 14.9.4), these are taken.
 *
 * @param lines what stands between `BT` and `ET`
 * @param fontOf the characters of a font, by its name in the resources
 */
export function shownIn(lines: readonly string[], fontOf: (name: string) => Characters | undefined): Shown {
  const shown: Shown = { x: 0, y: 0, clusters: [], reversed: false };
  let characters: Characters | undefined;
  /** How many marks are open within words that stand for glyphs. */
  let within = 0;
  let begun = false;
  for (const line of lines) {
    const said = words.exec(line);
    if (within > 0) within += /B[DM]C$/.test(line) ? 1 : line === 'EMC' ? -1 : 0;
    else if (said) {
      shown.clusters.push(textOf(said[1], said[2]));
      within = 1;
    } else if (line === '/ReversedChars BMC') shown.reversed = true;
    if (font.test(line)) characters = fontOf(font.exec(line)![1]!);
    const place = matrix.exec(line);
    if (place) [shown.x, shown.y] = [Number(place[1]), Number(place[2])];
    if (!/T[jJ]$/.test(line)) continue;
    if (!begun) shown.x += Number(move.exec(line)?.[1] ?? 0);
    begun = true;
    if (within > 0) continue;
    for (const [, hex, literal] of line.matchAll(glyphs)) {
      for (const code of codesOf(hex, literal)) shown.clusters.push(characters?.(code) ?? '');
    }
  }
  return shown;
}

/** Numbers of two bytes. */
function codesOf(hex: string | undefined, literal: string | undefined): number[] {
  const bytes = hex === undefined ? Buffer.from(plain(literal ?? ''), 'latin1') : Buffer.from(hex, 'hex');
  return Array.from({ length: bytes.length >> 1 }, (_, k) => bytes.readUInt16BE(2 * k));
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A literal string without its escapes (ISO 32000-2, 7.3.4.2). */
const plain = (literal: string): string =>
  literal.replace(
    /\\(?:([0-7]{1,3})|(\r\n?|\n)|([\s\S]))/g,
    (_, octal?: string, end?: string, one?: string) =>
      octal ? String.fromCharCode(Number.parseInt(octal, 8) & 255) : end ? '' : (escapes[one!] ?? one!),
  );

/** A text string: UTF-16 behind its mark, or Latin letters. */
export function textOf(hex: string | undefined, literal: string | undefined): string {
  const bytes = hex === undefined ? Buffer.from(plain(literal ?? ''), 'latin1') : Buffer.from(hex, 'hex');
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return bytes.toString('latin1');
  return Buffer.from(bytes.subarray(2, bytes.length & ~1))
    .swap16()
    .toString('utf16le');
}
