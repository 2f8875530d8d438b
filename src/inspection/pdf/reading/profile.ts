/** What the header of an ICC profile says (ICC.1:2022, 7.2). */
export interface IccHeader {
  version: number;
  /** `prtr` output device, `mntr` display, `scnr` input, `spac` conversion. */
  class: string;
  /** `GRAY`, `RGB`, `CMYK`, `Lab`. */
  space: string;
  /** Channels of that space; undefined for one that is not known. */
  channels: number | undefined;
}

const channels: Record<string, number> = { GRAY: 1, RGB: 3, Lab: 3, XYZ: 3, CMYK: 4 };

/** @returns undefined where the bytes are no ICC profile */
export function iccHeader(bytes: Uint8Array): IccHeader | undefined {
  if (bytes.length < 132) return undefined;
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.toString('latin1', 36, 40) !== 'acsp' || view.readUInt32BE(0) > bytes.length + 3) return undefined;
  const word = (at: number) => view.toString('latin1', at, at + 4).trim();
  const space = word(16);
  return { version: view[8]!, class: word(12), space, channels: channels[space] };
}
