/** Share by which a tint of half grows in print on uncoated paper. */
const dotGain = 0.2;

/** The white of the profile's connection space, D50, as ICC.1 gives it. */
const d50 = [0.9642, 1, 0.8249];

/**
 * An ICC profile (ICC.1:2001-04, version 2.4) of one black ink on uncoated paper, for the output intent: what the greys of
 * the book will look like. Made here, because the profiles that may be passed on are those of screens.
 */
export function blackInkProfile(): Uint8Array {
  const tags: [string, Buffer][] = [
    ['desc', description('Black ink, uncoated paper, dot gain 20 %')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', xyz(d50)],
    ['kTRC', curve(256)],
  ];
  const head = 128 + 4 + 12 * tags.length;
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  let at = head;
  tags.forEach(([name, data], k) => {
    table.write(name, 4 + 12 * k, 'latin1');
    table.writeUInt32BE(at, 8 + 12 * k);
    table.writeUInt32BE(data.length, 12 + 12 * k);
    at += data.length;
  });
  return Buffer.concat([header(at), table, ...tags.map(([, data]) => data)]);
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02400000, 8);
  // An output device (printer), of grey, seen through XYZ.
  bytes.write('prtrGRAYXYZ ', 12, 'latin1');
  // 1 January 2026: a date is asked for, and it is always the same.
  [2026, 1, 1, 0, 0, 0].forEach((part, k) => {
    bytes.writeUInt16BE(part, 24 + 2 * k);
  });
  bytes.write('acsp', 36, 'latin1');
  fixed(d50).copy(bytes, 68);
  return bytes;
}

/** Numbers as s15Fixed16. */
function fixed(values: number[]): Buffer {
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

const xyz = (values: number[]): Buffer => tag('XYZ ', fixed(values));
const text = (words: string): Buffer => tag('text', Buffer.from(`${words}\0`, 'latin1'));

function description(words: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(words.length + 1, 0);
  // No Unicode and no Macintosh form of it.
  return tag('desc', length, Buffer.from(`${words}\0`, 'latin1'), Buffer.alloc(4 + 4 + 2 + 1 + 67));
}

/** Luminance by device grey, black first: a tint grows by up to `dotGain`, most in the middle. */
function curve(count: number): Buffer {
  const bytes = Buffer.alloc(4 + 2 * count);
  bytes.writeUInt32BE(count, 0);
  for (let k = 0; k < count; k++) {
    const ink = 1 - k / (count - 1);
    const covered = ink + 4 * dotGain * ink * (1 - ink);
    bytes.writeUInt16BE(Math.round((1 - covered) * 65535), 4 + 2 * k);
  }
  return tag('curv', bytes);
}
