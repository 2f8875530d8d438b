/** Codes that all ranges of a map may have together. */
const mostCodes = 200_000;

/**
 * Reads a ToUnicode map (ISO 32000-2, 9.10.3).
 * @returns characters by code; what cannot be read is left out
 */
export function mapOf(bytes: Uint8Array): ReadonlyMap<number, string> {
  const map = new Map<number, string>();
  const text = Buffer.from(bytes).toString('latin1');
  for (const [, , kind, body] of text.matchAll(/(begin(bfchar|bfrange))([\s\S]*?)end\2/g)) {
    if (kind === 'bfchar') singles(body ?? '', map);
    else ranges(body ?? '', map);
  }
  return map;
}

function singles(body: string, map: Map<number, string>): void {
  for (const [, code, characters] of body.matchAll(/<([\da-fA-F]+)>\s*<([\da-fA-F\s]*)>/g))
    if (map.size < mostCodes) map.set(Number.parseInt(code!, 16), utf16(characters!));
}

function ranges(body: string, map: Map<number, string>): void {
  const range = /<([\da-fA-F]+)>\s*<([\da-fA-F]+)>\s*(?:<([\da-fA-F\s]*)>|\[([^\]]*)\])/g;
  for (const [, from, to, first, each] of body.matchAll(range)) {
    const [low, high] = [Number.parseInt(from!, 16), Number.parseInt(to!, 16)];
    const listed = each?.match(/<[\da-fA-F\s]*>/g)?.map(item => utf16(item.slice(1, -1)));
    for (let code = low; code <= high && map.size < mostCodes; code++) {
      const characters = listed ? listed[code - low] : raised(utf16(first ?? ''), code - low);
      if (characters !== undefined) map.set(code, characters);
    }
  }
}

/** Characters whose last one is so many places on. */
function raised(characters: string, by: number): string {
  const all = [...characters];
  const last = all.pop()?.codePointAt(0);
  if (last === undefined || last + by > 0x10ffff) return characters;
  return all.join('') + String.fromCodePoint(last + by);
}

function utf16(digits: string): string {
  const bytes = Buffer.from(digits.replace(/\s/g, ''), 'hex');
  let text = '';
  for (let k = 0; k + 1 < bytes.length; k += 2) text += String.fromCharCode(bytes.readUInt16BE(k));
  return text;
}
