import { limits } from '../limits.ts';
import { type Flaw, FlawFound, tooLarge } from './flaw.ts';
import { kindByBytes, kindByName, mediaTypes } from './kinds.ts';
import { checkRaster } from './raster.ts';
import { checkSvg } from './svg/index.ts';

export type { Flaw } from './flaw.ts';

/** The media type of a picture, by its name; undefined where that names no kind that readers and the press can show. */
export function mediaTypeOf(name: string): string | undefined {
  const kind = kindByName(name);
  return kind && mediaTypes[kind];
}

/**
 * Looks whether a picture is what its name says, complete, harmless, and of a size that can be worked with. Never throws,
 * whatever the bytes are.
 * @param name of its file: `mediaTypeOf` must know it
 * @returns what is wrong with it, or nothing
 */
export function flawOf(bytes: Uint8Array, name: string): Flaw | undefined {
  const kind = kindByName(name);
  try {
    if (bytes.length > limits.picture.bytes) {
      throw tooLarge(
        `has ${Math.ceil(bytes.length / 1e6)} MB; at most ${limits.picture.bytes / 1e6} MB are taken`,
      );
    }
    if (bytes.length === 0) throw new FlawFound('image-broken', 'is empty', 'Put the picture there again.');
    const found = kindByBytes(bytes);
    if (found ? found.kind !== kind : kind !== 'SVG') throw notAsNamed(found?.name, kind);
    if (kind === 'SVG') checkSvg(bytes);
    else if (kind) checkRaster(bytes, kind);
    return undefined;
  } catch (error) {
    if (error instanceof FlawFound) return error.flaw;
    throw error;
  }
}

function notAsNamed(found: string | undefined, kind: string | undefined): FlawFound {
  if (!found) {
    return new FlawFound(
      'image-broken',
      `is called ${kind}, but is not a picture`,
      'Open it in an image editor and save it again, or take it from its source once more.',
    );
  }
  return new FlawFound(
    'image-broken',
    `is called ${kind}, but is ${found}`,
    'Save it again as what its name says, or correct the name.',
  );
}
