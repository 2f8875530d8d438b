import { broken, cutOff } from './flaw.ts';
import { checkSize } from './size.ts';

interface Frame {
  width: number;
  height: number;
  /** By component id: sampling across and down. */
  sampling: Map<number, [number, number]>;
}

/** Begin-of-frame markers: those that browsers decode (baseline, extended, progressive), and all. */
const decodable = new Set([0xc0, 0xc1, 0xc2]);
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/**
 * Reads a JPEG marker by marker to its end. What stands behind the end is not looked at: cameras put more there.
 * @throws FlawFound where it is damaged, cut off, of a kind that browsers do not show, or too large
 */
export function checkJpeg(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let frame: Frame | undefined;
  let scans = 0;
  let tables = 0;
  for (let at = 2; ; ) {
    if (at + 2 > file.length) throw cutOff();
    if (file[at] !== 0xff) throw broken('is damaged: where a piece of a JPEG should begin there is none');
    const marker = file[at + 1]!;
    if (marker === 0xff) {
      at += 1; // fill bytes
      continue;
    }
    if (marker === 0xd9) break;
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
      continue;
    }
    if (at + 4 > file.length) throw cutOff();
    const length = file.readUInt16BE(at + 2);
    if (length < 2 || marker === 0) throw broken('is damaged: a piece of it has no length');
    if (at + 2 + length > file.length) throw cutOff();
    const body = file.subarray(at + 4, at + 2 + length);
    at += 2 + length;
    if (marker === 0xdb) tables += 1;
    if (isFrame(marker)) {
      if (frame) throw broken('is damaged: it says its size twice');
      frame = readFrame(marker, body);
    }
    if (marker !== 0xda) continue;
    if (!frame || tables === 0) throw broken('is damaged: its size or its tables are missing');
    scans += 1;
    const end = endOfScan(file, at);
    if (scans === 1) checkFirstScan(frame, body, end - at);
    checkSize(frame.width, frame.height, scans);
    at = end;
  }
  if (scans === 0) throw broken('is damaged: it holds no pixels');
}

function readFrame(marker: number, body: Buffer): Frame {
  if (!decodable.has(marker) || body[0] !== 8) {
    throw broken('is a kind of JPEG that browsers and reading programs do not show');
  }
  const count = body[5] ?? 0;
  if (body.length < 6 + 3 * count || ![1, 3, 4].includes(count))
    throw broken('is damaged: its size cannot be read');
  const [height, width] = [body.readUInt16BE(1), body.readUInt16BE(3)];
  checkSize(width, height);
  const sampling = new Map<number, [number, number]>();
  for (let k = 0; k < count; k++) {
    const factors = body[7 + 3 * k]!;
    const [across, down] = [factors >> 4, factors & 15];
    if (across < 1 || across > 4 || down < 1 || down > 4) throw broken('is damaged: its size cannot be read');
    sampling.set(body[6 + 3 * k]!, [across, down]);
  }
  return { width, height, sampling };
}

/** The first byte after the pixels that begin at `from`: that of the next marker. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw cutOff();
}

/** Each block of 8 × 8 pixels takes at least one bit of the first scan: fewer, and a small file claims to be a large picture. */
function checkFirstScan({ width, height, sampling }: Frame, body: Buffer, bytes: number): void {
  const count = body[0] ?? 0;
  const parts = [...body.subarray(1, 1 + 2 * count)]
    .filter((_, k) => k % 2 === 0)
    .map(id => sampling.get(id));
  if (count === 0 || parts.some(part => !part)) throw broken('is damaged: its pixels belong to no colour');
  const most = [0, 1].map(side => Math.max(...[...sampling.values()].map(factors => factors[side]!)));
  const blocks = parts.reduce((sum, part) => {
    const columns = Math.ceil((width * part![0]) / most[0]! / 8);
    return sum + columns * Math.ceil((height * part![1]) / most[1]! / 8);
  }, 0);
  if (bytes * 8 < blocks) throw cutOff('is cut off: there are fewer pixels than its header says');
}
