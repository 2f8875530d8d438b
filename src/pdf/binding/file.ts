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
   * The file (ISO 32000-2, 7.5): plain objects packed in object streams, a stream of cross-references at the end; of PDF 1.3 each
   * object by itself, and a table of cross-references.
   *
   * @param trailer what its dictionary says besides: `/Root 1 0 R`, …
   */
  bytes: (trailer: string) => Promise<Uint8Array>;
}

/** So many objects stand in one object stream. */
const packed = 200;

type Version = '1.3' | '1.6' | '1.7';

interface Entry {
  kind: 0 | 1 | 2;
  /** Where it stands in the file, or the number of its object stream. */
  at: number;
  index: number;
}

/** @param version of PDF */
export function newFile(version: Version): PdfFile {
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
    bytes: async trailer =>
      version === '1.3'
        ? writtenPlainly([texts, data], trailer, version)
        : written([texts, data], trailer, version),
  };
}

/** The bytes of a file as they are put one after another, and where its objects begin. */
function bytesOf(version: Version) {
  const chunks: Uint8Array[] = [];
  const starts = new Map<number, number>();
  let length = 0;
  const write = (chunk: Uint8Array | string) => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk;
    chunks.push(bytes);
    length += bytes.length;
  };
  write(`%PDF-${version}\n%\xc0\xde\xc0\xde\n`);
  return {
    write,
    starts,
    length: () => length,
    plain: (number: number, text: string) => {
      starts.set(number, length);
      write(`${number} 0 obj\n${text}\nendobj\n`);
    },
    stream: (number: number, dictionary: string, bytes: Uint8Array) => {
      starts.set(number, length);
      write(`${number} 0 obj\n${dictionary.slice(0, -2)}/Length ${bytes.length}>>\nstream\n`);
      write(bytes);
      write('\nendstream\nendobj\n');
    },
    /** @param start where its cross-references stand */
    end: (start: number) => {
      write(`startxref\n${start}\n%%EOF\n`);
      return Buffer.concat(chunks);
    },
  };
}

/** What a file is written from: its objects, and the data of those that are streams. */
type Parts = [texts: readonly (string | undefined)[], data: ReadonlyMap<number, Uint8Array>];

async function written([texts, data]: Parts, trailer: string, version: Version): Promise<Uint8Array> {
  const file = bytesOf(version);
  for (const [number, bytes] of [...data].sort(([a], [b]) => a - b))
    file.stream(number, texts[number]!, bytes);
  const plain = texts.flatMap((text, number) => (text !== undefined && !data.has(number) ? [number] : []));
  const groups = Array.from({ length: Math.ceil(plain.length / packed) }, (_, k) =>
    plain.slice(k * packed, (k + 1) * packed),
  );
  const bodies = await Promise.all(groups.map(numbers => packedObjects(numbers, texts)));
  const entries: Entry[] = Array.from({ length: texts.length }, () => ({ kind: 0, at: 0, index: 0 }));
  groups.forEach((numbers, k) => {
    const number = texts.length + k;
    const { first, bytes } = bodies[k]!;
    file.stream(number, `<</Type/ObjStm/N ${numbers.length}/First ${first}/Filter/FlateDecode>>`, bytes);
    numbers.forEach((own, index) => {
      entries[own] = { kind: 2, at: number, index };
    });
  });
  const own = texts.length + groups.length;
  const start = file.length();
  for (const [number, at] of [...file.starts, [own, start] as const])
    entries[number] = { kind: 1, at, index: 0 };
  const references = await deflate(crossReferences(entries), {});
  file.stream(own, `<</Type/XRef/Size ${entries.length}/W[1 4 2]/Filter/FlateDecode${trailer}>>`, references);
  return file.end(start);
}

/** The file as PDF was before 1.5: a table of cross-references, its entries of twenty bytes each (ISO 32000-1, 7.5.4). */
function writtenPlainly([texts, data]: Parts, trailer: string, version: Version): Uint8Array {
  const file = bytesOf(version);
  texts.forEach((text, number) => {
    const bytes = data.get(number);
    if (text === undefined) return;
    if (bytes) file.stream(number, text, bytes);
    else file.plain(number, text);
  });
  const start = file.length();
  const free = [...texts.keys()].filter(number => !file.starts.has(number));
  const entry = (number: number) => {
    const at = file.starts.get(number);
    // Free numbers name the next one; the first begins their list, the others are not given out again.
    const next = free[free.indexOf(number) + 1] ?? 0;
    const generation = number === 0 || at === undefined ? 65_535 : 0;
    return `${String(at ?? next).padStart(10, '0')} ${String(generation).padStart(5, '0')} ${at === undefined ? 'f' : 'n'} \n`;
  };
  file.write(`xref\n0 ${texts.length}\n${Array.from(texts, (_, number) => entry(number)).join('')}`);
  file.write(`trailer\n<</Size ${texts.length}${trailer}>>\n`);
  return file.end(start);
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
