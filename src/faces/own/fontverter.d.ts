declare module 'fontverter' {
  export type Format = 'sfnt' | 'woff' | 'woff2';
  /** @throws Error where the bytes are no font */
  export function detectFormat(bytes: Buffer): Format;
  export function convert(bytes: Buffer, to: Format, from: Format): Promise<Buffer>;
}
