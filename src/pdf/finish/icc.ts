/** The white of the profile connection space, D50, as ICC.1 gives it. */
export const d50 = [0.9642, 1, 0.8249];

/** What a profile holds: tags by their names; the same data may stand under several. */
export type Tags = readonly [name: string, data: Buffer][];

/**
 * An ICC profile (ICC.1:2001-04, version 2.4) of a device.
 *
 * @param device a printer or a screen
 * @param space colour space of the device and of the connection space: `GRAYXYZ `
 */
export function iccProfile(device: 'prtr' | 'mntr', space: string, tags: Tags): Uint8Array {
  const head = 128 + 4 + 12 * tags.length;
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  const places = new Map<Buffer, number>();
  const pieces: Buffer[] = [];
  let at = head;
  tags.forEach(([name, data], k) => {
    if (!places.has(data)) {
      places.set(data, at);
      pieces.push(data);
      at += data.length;
    }
    table.write(name, 4 + 12 * k, 'latin1');
    table.writeUInt32BE(places.get(data)!, 8 + 12 * k);
    table.writeUInt32BE(data.length, 12 + 12 * k);
  });
  return Buffer.concat([header(at, device + space), table, ...pieces]);
}

function header(size: number, kind: string): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02400000, 8);
  bytes.write(kind, 12, 'latin1');
  // 1 January 2026: a date is asked for, and it is always the same.
  [2026, 1, 1, 0, 0, 0].forEach((part, k) => {
    bytes.writeUInt16BE(part, 24 + 2 * k);
  });
  bytes.write('acsp', 36, 'latin1');
  fixed(d50).copy(bytes, 68);
  return bytes;
}

/** Numbers as s15Fixed16. */
function fixed(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, k) => {
    bytes.writeInt32BE(Math.round(value * 65536), 4 * k);
  });
  return bytes;
}

/** Data of a tag: its type, four bytes of nothing, what it says, filled up to a multiple of four. */
function tag(type: string, ...data: Buffer[]): Buffer {
  const bytes = Buffer.concat([Buffer.from(`${type}\0\0\0\0`, 'latin1'), ...data]);
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

/** A curve, by its values at even steps, from 0 to 1. */
export function curveTag(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 + 2 * values.length);
  bytes.writeUInt32BE(values.length, 0);
  values.forEach((value, k) => {
    bytes.writeUInt16BE(Math.round(value * 65535), 4 + 2 * k);
  });
  return tag('curv', bytes);
}

export const xyzTag = (values: readonly number[]): Buffer => tag('XYZ ', fixed(values));
export const textTag = (words: string): Buffer => tag('text', Buffer.from(`${words}\0`, 'latin1'));

export function descriptionTag(words: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(words.length + 1, 0);
  // No Unicode and no Macintosh form of it.
  return tag('desc', length, Buffer.from(`${words}\0`, 'latin1'), Buffer.alloc(4 + 4 + 2 + 1 + 67));
}

/**
 * A table of eight bits (`mft1`): values between grid points are read off by interpolation.
 *
 * @param nodes values of each grid point, from 0 to 255, the last input running fastest
 */
export function tableTag(inputs: number, outputs: number, points: number, nodes: Uint8Array): Buffer {
  const sizes = Buffer.from([inputs, outputs, points, 0]);
  const matrix = fixed([1, 0, 0, 0, 1, 0, 0, 0, 1]);
  const straight = Buffer.from(Array.from({ length: 256 }, (_, k) => k));
  const curves = (count: number) => Buffer.concat(Array.from({ length: count }, () => straight));
  return tag('mft1', sizes, matrix, curves(inputs), Buffer.from(nodes), curves(outputs));
}
