import JSZip from 'jszip';
import { limits } from '../../limits.ts';
import type { Finding } from '../finding.ts';
import { countHeaders, namesIn } from './directory.ts';
import { found } from './found.ts';

/** What an archive holds. */
export interface Unpacked {
  /** The archive's entries in its order, folders included. */
  entries: string[];
  /** Files by their path; none at all where the archive is too large. */
  files: Map<string, Uint8Array>;
  faults: Finding[];
}

/**
 * Unpacks an archive within bounds: bytes are counted as they unpack, whatever the archive says of itself.
 * @returns what could be unpacked; an archive that is broken or too large gives findings, nothing is thrown
 */
export async function unpack(bytes: Uint8Array): Promise<Unpacked> {
  const refuse = (code: string, message: string, within?: string, entries: string[] = []): Unpacked => ({
    entries,
    files: new Map(),
    faults: [found('error', code, message, within)],
  });
  if (bytes.length > limits.epub.bytes)
    return refuse('archive-too-large', 'The archive is larger than any book, and was not opened.');
  if (countHeaders(bytes, limits.epub.files) > limits.epub.files)
    return refuse('archive-too-large', 'The archive holds more files than any book.');
  let zip: JSZip;
  try {
    zip = await JSZip.loadAsync(bytes);
  } catch {
    return refuse('archive-broken', 'This is not a ZIP archive that can be read.');
  }
  const result: Unpacked = { entries: Object.keys(zip.files), files: new Map(), faults: twice(bytes) };
  let room: number = limits.epub.unpacked;
  for (const [name, entry] of Object.entries(zip.files)) {
    if (name.length > limits.epub.path) {
      const message = 'The archive has a name that is longer than any file’s; the file was skipped.';
      result.faults.push(found('error', 'archive-broken', message, name));
      continue;
    }
    if (entry.dir) continue;
    const { data, taken } = await inflated(entry, room);
    room -= taken;
    if (room < 0) {
      const message = `“${name}” would unpack to more than any book needs; the book was not inspected.`;
      return refuse('archive-too-large', message, name, result.entries);
    }
    if (data) result.files.set(name.normalize('NFC'), data);
    else result.faults.push(found('error', 'archive-broken', `“${name}” cannot be unpacked.`, name));
  }
  return result;
}

/**
 * The bytes of an entry.
 * @param room bytes that it may have; where it has more, unpacking stops
 * @returns `data`, absent where the entry is broken or too large; `taken`: bytes that were unpacked
 */
function inflated(
  entry: JSZip.JSZipObject,
  room: number,
): Promise<{ data: Uint8Array | undefined; taken: number }> {
  const declared = declaredSize(entry);
  if (declared > room) return Promise.resolve({ data: undefined, taken: declared });
  const data = new Uint8Array(declared);
  let taken = 0;
  return new Promise(resolve => {
    const stream = (entry as unknown as Streaming).internalStream('uint8array');
    stream
      .on('data', chunk => {
        // What comes after the size that was declared is only counted: a lie must not cost memory.
        if (taken + chunk.length <= declared) data.set(chunk, taken);
        taken += chunk.length;
        if (taken <= room) return;
        stream.pause();
        resolve({ data: undefined, taken });
      })
      .on('error', () => resolve({ data: undefined, taken }))
      .on('end', () => resolve({ data: taken === declared ? data : undefined, taken }))
      .resume();
  });
}

/** What the types of JSZip leave out: a stream that can be paused, while `async` unpacks all there is. */
interface Streaming {
  internalStream(type: 'uint8array'): Stream;
}
interface Stream {
  on(event: 'data', then: (chunk: Uint8Array) => void): Stream;
  on(event: 'error' | 'end', then: () => void): Stream;
  pause(): Stream;
  resume(): Stream;
}

/** The size that the archive gives for an entry, which JSZip keeps to itself. */
function declaredSize(entry: JSZip.JSZipObject): number {
  const size = (entry as unknown as { _data?: { uncompressedSize?: number } })._data?.uncompressedSize ?? 0;
  return size >= 0 ? size : Number.POSITIVE_INFINITY;
}

/** Names that the archive has twice: readers differ in which of the two files they show, and one of them was not inspected. */
function twice(bytes: Uint8Array): Finding[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const name of namesIn(bytes)) {
    if (seen.has(name)) repeated.add(name);
    seen.add(name);
  }
  return [...repeated].map(name => {
    const message = `The archive has two files “${name}”, and reading programs differ in which they show. Keep one.`;
    return found('error', 'archive-broken', message, name);
  });
}
