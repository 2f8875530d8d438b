import { extname } from 'node:path';

/** The kinds of pictures that readers and the press can show. */
export type PictureKind = 'GIF' | 'JPEG' | 'PNG' | 'SVG' | 'WebP';

export const mediaTypes: Record<PictureKind, string> = {
  GIF: 'image/gif',
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  SVG: 'image/svg+xml',
  WebP: 'image/webp',
};

const extensions: Record<string, PictureKind> = {
  '.gif': 'GIF',
  '.jpeg': 'JPEG',
  '.jpg': 'JPEG',
  '.png': 'PNG',
  '.svg': 'SVG',
  '.webp': 'WebP',
};

/** The kind that a picture's name says it is, or undefined where it names no kind that can be shown. */
export function kindByName(name: string): PictureKind | undefined {
  return extensions[extname(name).toLowerCase()];
}

/** The kind that a `data:` address says it holds; never SVG, which would bring a drawing past the gate. */
export function kindByMediaType(mediaType: string): PictureKind | undefined {
  const given = mediaType.toLowerCase().replace('image/jpg', 'image/jpeg');
  return (['GIF', 'JPEG', 'PNG', 'WebP'] as const).find(kind => mediaTypes[kind] === given);
}

/** How files begin that are often found under a picture's name. */
const beginnings: [name: string, kind: PictureKind | undefined, begins: RegExp][] = [
  ['a GIF', 'GIF', /^GIF8[79]a/],
  ['a JPEG', 'JPEG', /^\xff\xd8\xff/],
  ['a PNG', 'PNG', /^\x89PNG\r\n\x1a\n/],
  ['a WebP', 'WebP', /^RIFF[\s\S]{4}WEBP/],
  ['a TIFF', undefined, /^(II\*\0|MM\0\*)/],
  ['a Windows bitmap', undefined, /^BM[\s\S]{4}\0\0\0\0/],
  ['a PDF', undefined, /^%PDF-/],
  ['a Photoshop file', undefined, /^8BPS/],
  ['an AVIF or HEIC', undefined, /^[\s\S]{4}ftyp/],
  ['a compressed drawing (SVGZ)', undefined, /^\x1f\x8b/],
  ['an archive', undefined, /^PK\x03\x04/],
  ['a web page', undefined, /^(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)[\s>]/i],
  ['an SVG drawing', 'SVG', /^(?:\xef\xbb\xbf)?\s*(?=<)[\s\S]*?<svg[\s>]/],
];

/** What a file is by its first bytes: in words, and as a kind where it is one. */
export function kindByBytes(bytes: Uint8Array): { name: string; kind: PictureKind | undefined } | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512)).toString('latin1');
  const found = beginnings.find(([, , begins]) => begins.test(start));
  return found && { name: found[0], kind: found[1] };
}
