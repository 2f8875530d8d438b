/** Signatures in a ZIP archive (APPNOTE 4.3): of an entry of the central directory, of the directory's end. */
const entrySignature = [0x50, 0x4b, 1, 2];
const endSignature = [0x50, 0x4b, 5, 6];
/** Bytes of an entry before its name, and of the directory's end before the comment. */
const entryLength = 46;
const endLength = 22;

/**
 * How many entries the directory of an archive can have at most, whatever it says itself; counting stops above `enough`.
 * An archive within the archive counts as well.
 */
export function countHeaders(bytes: Uint8Array, enough: number): number {
  const all = asBuffer(bytes);
  let count = 0;
  for (let at = all.indexOf(Buffer.from(entrySignature)); at >= 0 && count <= enough; count++)
    at = all.indexOf(Buffer.from(entrySignature), at + 4);
  return count;
}

/** The names in the directory of an archive, in order, each as often as it stands there; none where it cannot be read. */
export function* namesIn(bytes: Uint8Array): Generator<string> {
  const all = asBuffer(bytes);
  const end = all.lastIndexOf(Buffer.from(endSignature));
  if (end < 0 || end + endLength > all.length) return;
  let at = end - all.readUInt32LE(end + 12);
  while (at >= 0 && at + entryLength <= end && isEntry(all, at)) {
    const nameLength = all.readUInt16LE(at + 28);
    const name = at + entryLength;
    yield all.toString('utf8', name, name + nameLength);
    at = name + nameLength + all.readUInt16LE(at + 30) + all.readUInt16LE(at + 32);
  }
}

const isEntry = (all: Buffer, at: number) => entrySignature.every((byte, k) => all[at + k] === byte);

const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  Buffer.from(buffer, byteOffset, byteLength);
