import { promisify } from 'node:util';
import zlib from 'node:zlib';

const deflate = promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.deflate);

/** A PDF file that is being written: objects under numbers from 1. */
export interface PdfFile {
  /** Takes so many numbers, one after another, and returns the first. */
  reserve: (count?: number) => number;
  /** Puts an object under a number: its text, or the dictionary and the data of a stream (without `Length`). */
  put: (number: number, text: string, data?: Uint8Array) => void;
  /** Gives the dictionary under a number further entries. */
  extend: (number: number, entries: string) => void;
  /** Puts an object under the next number, and returns that. */
  add: (text: string, data?: Uint8Array) => number;
  /**
   * The file (ISO 32000-2, 7.5): plain objects packed in object streams, a stream of cross-references at the end.
   *
   * @param trailer what its dictionary says besides: `/Root 1 0 R`, …
   */
  bytes: (trailer: string) => Promise<Uint8Array>;
}

/** So many objects stand in one object stream. */
const packed = 200;

interface Entry {
  kind: 0 | 1 | 2;
  /** Where it stands in the file, or the number of its object stream. */
  at: number;
  index: number;
}

/** @param version of PDF */
export function newFile(version: '1.6' | '1.7'): PdfFile {
  const texts: (string | undefined)[] = [undefined];
  const data = new Map<number, Uint8Array>();
  const reserve = (count = 1) => {
    const first = texts.length;
    texts.length += count;
    return first;
  };
  const put: PdfFile['put'] = (number, text, bytes) => {
    texts[number] = text;
    if (bytes) data.set(number, bytes);
  };
  return {
    reserve,
    put,
    extend: (number, entries) => put(number, `${texts[number]!.slice(0, -2)}${entries}>>`),
    add: (text, bytes) => {
      const number = reserve();
      put(number, text, bytes);
      return number;
    },
    bytes: trailer => written(texts, data, trailer, version),
  };
}

async function written(
  texts: readonly (string | undefined)[],
  data: ReadonlyMap<number, Uint8Array>,
  trailer: string,
  version: string,
): Promise<Uint8Array> {
  const entries: Entry[] = Array.from({ length: texts.length }, () => ({ kind: 0, at: 0, index: 0 }));
  const chunks: Uint8Array[] = [];
  let length = 0;
  const write = (chunk: Uint8Array) => {
    chunks.push(chunk);
    length += chunk.length;
  };
  const stream = (number: number, dictionary: string, bytes: Uint8Array) => {
    entries[number] = { kind: 1, at: length, index: 0 };
    write(
      Buffer.from(`${number} 0 obj\n${dictionary.slice(0, -2)}/Length ${bytes.length}>>\nstream\n`, 'latin1'),
    );
    write(bytes);
    write(Buffer.from('\nendstream\nendobj\n', 'latin1'));
  };
  write(Buffer.from(`%PDF-${version}\n%\xc0\xde\xc0\xde\n`, 'latin1'));
  for (const [number, bytes] of [...data].sort(([a], [b]) => a - b)) stream(number, texts[number]!, bytes);
  const plain = texts.flatMap((text, number) => (text !== undefined && !data.has(number) ? [number] : []));
  const groups = Array.from({ length: Math.ceil(plain.length / packed) }, (_, k) =>
    plain.slice(k * packed, (k + 1) * packed),
  );
  const bodies = await Promise.all(groups.map(numbers => packedObjects(numbers, texts)));
  groups.forEach((numbers, k) => {
    const number = entries.push({ kind: 0, at: 0, index: 0 }) - 1;
    const { first, bytes } = bodies[k]!;
    stream(number, `<</Type/ObjStm/N ${numbers.length}/First ${first}/Filter/FlateDecode>>`, bytes);
    numbers.forEach((own, index) => {
      entries[own] = { kind: 2, at: number, index };
    });
  });
  const own = entries.push({ kind: 1, at: length, index: 0 }) - 1;
  const start = length;
  const references = await deflate(crossReferences(entries), {});
  stream(own, `<</Type/XRef/Size ${entries.length}/W[1 4 2]/Filter/FlateDecode${trailer}>>`, references);
  write(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(chunks);
}

/** Objects as they stand in an object stream: their numbers and places, then they themselves. */
async function packedObjects(
  numbers: readonly number[],
  texts: readonly (string | undefined)[],
): Promise<{ first: number; bytes: Uint8Array }> {
  let at = 0;
  const places = numbers.map(number => {
    const place = `${number} ${at}`;
    at += texts[number]!.length + 1;
    return place;
  });
  const head = `${places.join(' ')}\n`;
  const body = `${head}${numbers.map(number => texts[number]).join('\n')}\n`;
  return { first: head.length, bytes: await deflate(Buffer.from(body, 'latin1'), {}) };
}

/** Entries of a stream of cross-references: a byte of kind, four of place, two of index. */
function crossReferences(entries: readonly Entry[]): Uint8Array {
  const bytes = Buffer.alloc(entries.length * 7);
  entries.forEach(({ kind, at, index }, k) => {
    bytes.writeUInt8(kind, 7 * k);
    bytes.writeUInt32BE(at, 7 * k + 1);
    // The first entry begins the list of free numbers; the others of those are not given out again.
    bytes.writeUInt16BE(kind === 0 ? (k === 0 ? 65535 : 0) : index, 7 * k + 5);
  });
  return bytes;
}
