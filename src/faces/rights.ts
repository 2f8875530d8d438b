/** Rights to embed a font, bits of `fsType` (OpenType, table OS/2). */
const bits = { restricted: 0x2, weaker: 0xc, noSubset: 0x100, bitmapOnly: 0x200 };

/** Whether a font’s maker lets its outlines be embedded; the least restrictive of several licences counts. */
export const allowsEmbedding = (type: number): boolean =>
  ((type & bits.restricted) === 0 || (type & bits.weaker) !== 0) && (type & bits.bitmapOnly) === 0;

/** Whether it may be embedded in part, as editions do. */
export const allowsSubsets = (type: number): boolean => allowsEmbedding(type) && (type & bits.noSubset) === 0;
