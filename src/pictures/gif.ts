import { broken, cutOff } from './flaw.ts';
import { checkSize } from './size.ts';

/**
 * Reads a GIF block by block to its end, and counts the pixels that its frames unpack to.
 * @throws FlawFound where it is damaged, cut off or too large
 */
export function checkGif(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (file.length < 13) throw cutOff();
  const [width, height] = [file.readUInt16LE(6), file.readUInt16LE(8)];
  checkSize(width, height);
  let at = 13 + paletteBytes(file[10]!);
  let frames = 0;
  for (;;) {
    if (at >= file.length) throw cutOff();
    const block = file[at]!;
    if (block === 0x3b) break;
    if (block === 0x21) at = readSubBlocks(file, at + 2).end;
    else if (block === 0x2c) at = readFrame(file, at, ++frames);
    else throw broken('is damaged: where a piece of a GIF should begin there is none');
    checkSize(width, height, Math.max(1, frames));
  }
  if (frames === 0) throw broken('is damaged: it holds no pixels');
}

const paletteBytes = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** @returns where the frame ends */
function readFrame(file: Buffer, at: number, frame: number): number {
  if (at + 10 > file.length) throw cutOff();
  const [width, height] = [file.readUInt16LE(at + 5), file.readUInt16LE(at + 7)];
  checkSize(width, height, frame);
  const from = at + 10 + paletteBytes(file[at + 9]!);
  const bits = file[from];
  if (bits === undefined) throw cutOff();
  if (bits < 1 || bits > 8) throw broken('is damaged: its pixels cannot be unpacked');
  const { data, end } = readSubBlocks(file, from + 1);
  if (countPixels(data, bits, width * height) < width * height) {
    throw cutOff('is cut off: there are fewer pixels than its header says');
  }
  return end;
}

function readSubBlocks(file: Buffer, from: number): { data: Buffer; end: number } {
  const parts: Buffer[] = [];
  for (let at = from; ; ) {
    const length = file[at];
    if (length === undefined || at + 1 + length > file.length) throw cutOff();
    if (length === 0) return { data: Buffer.concat(parts), end: at + 1 };
    parts.push(file.subarray(at + 1, at + 1 + length));
    at += 1 + length;
  }
}

/** How many pixels LZW data unpack to, without unpacking them: of each code only the length of its string is kept. */
function countPixels(data: Buffer, bits: number, enough: number): number {
  const [clear, stop] = [1 << bits, (1 << bits) + 1];
  const lengths = new Uint32Array(4096).fill(1, 0, clear);
  let [width, next, last, count, held, holding] = [bits + 1, stop + 1, -1, 0, 0, 0];
  for (const byte of data) {
    held |= byte << holding;
    holding += 8;
    while (holding >= width) {
      const code = held & ((1 << width) - 1);
      held >>>= width;
      holding -= width;
      if (code === stop) return count;
      if (code === clear) {
        [width, next, last] = [bits + 1, stop + 1, -1];
        continue;
      }
      if (code > next || (code === next && last < 0))
        throw broken('is damaged: its pixels cannot be unpacked');
      if (last >= 0 && next < 4096) {
        lengths[next++] = lengths[last]! + 1;
        if (next === 1 << width && width < 12) width += 1;
      }
      count += lengths[code]!;
      if (count >= enough) return count;
      last = code;
    }
  }
  return count;
}
