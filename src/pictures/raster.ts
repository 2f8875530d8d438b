import { checkGif } from './gif.ts';
import { checkJpeg } from './jpeg.ts';
import type { PictureKind } from './kinds.ts';
import { checkPng } from './png.ts';
import { checkWebp } from './webp.ts';

const checks: Record<Exclude<PictureKind, 'SVG'>, (bytes: Uint8Array) => void> = {
  GIF: checkGif,
  JPEG: checkJpeg,
  PNG: checkPng,
  WebP: checkWebp,
};

/**
 * Looks whether a picture made of pixels is complete and can be decoded, as far as can be told without decoding it all.
 * @param bytes begin as its kind does
 * @throws FlawFound
 */
export function checkRaster(bytes: Uint8Array, kind: Exclude<PictureKind, 'SVG'>): void {
  checks[kind](bytes);
}
