import { broken, cutOff } from './flaw.ts';
import { checkSize } from './size.ts';

/**
 * Reads a WebP chunk by chunk to its end.
 * @throws FlawFound where it is damaged, cut off or too large
 */
export function checkWebp(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (file.length < 20) throw cutOff();
  const end = 8 + file.readUInt32LE(4);
  if (end > file.length + (end % 2)) throw cutOff();
  let canvas: [number, number] | undefined;
  let frames = 0;
  for (const { type, body } of chunksOf(file.subarray(0, end), 12)) {
    if (type === 'VP8X') {
      if (body.length < 10) throw broken('is damaged: its size cannot be read');
      canvas = [1 + body.readUIntLE(4, 3), 1 + body.readUIntLE(7, 3)];
      checkSize(...canvas);
    }
    if (type === 'VP8 ' || type === 'VP8L') checkBitmap(type, body);
    if (type === 'ANMF') {
      if (body.length < 16) throw cutOff();
      checkSize(...(canvas ?? [1, 1]), frames + 1);
      for (const inner of chunksOf(body, 16)) {
        if (inner.type === 'VP8 ' || inner.type === 'VP8L') checkBitmap(inner.type, inner.body);
      }
    }
    if (type === 'VP8 ' || type === 'VP8L' || type === 'ANMF') frames += 1;
  }
  if (frames === 0) throw broken('is damaged: it holds no pixels');
}

function* chunksOf(file: Buffer, from: number): Generator<{ type: string; body: Buffer }> {
  for (let at = from; at < file.length; ) {
    if (at + 8 > file.length) throw cutOff();
    const length = file.readUInt32LE(at + 4);
    if (at + 8 + length > file.length) throw cutOff();
    yield { type: file.toString('latin1', at, at + 4), body: file.subarray(at + 8, at + 8 + length) };
    at += 8 + length + (length % 2);
  }
}

/** A bitmap with loss (VP8) or without (VP8L): its signature, its size, and that its first part is all there. */
function checkBitmap(type: 'VP8 ' | 'VP8L', body: Buffer): void {
  const damaged = broken('is damaged: its pixels cannot be unpacked');
  if (type === 'VP8L') {
    if (body.length < 6 || body[0] !== 0x2f || body[4]! >> 5 !== 0) throw damaged;
    const bits = body.readUInt32LE(1);
    checkSize(1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff));
    return;
  }
  if (body.length < 10 || body[0]! & 1 || body.readUIntBE(3, 3) !== 0x9d012a) throw damaged;
  if (10 + (body.readUIntLE(0, 3) >> 5) > body.length) throw cutOff();
  checkSize(body.readUInt16LE(6) & 0x3fff, body.readUInt16LE(8) & 0x3fff);
}
