import { limits } from '../limits.ts';
import { broken, tooLarge } from './flaw.ts';

const { pixels, painted } = limits.picture;

/**
 * Refuses a picture without area, or with more pixels than a picture may have.
 * @param passes how often its pixels are painted: frames of an animation, scans of a progressive JPEG
 */
export function checkSize(width: number, height: number, passes = 1): void {
  if (width === 0 || height === 0) throw broken('has no width or no height');
  if (width * height > pixels) {
    throw tooLarge(`has ${width} × ${height} pixels; at most ${pixels / 1e6} million are taken`);
  }
  if (width * height * passes > painted) {
    throw tooLarge(
      `paints its ${width} × ${height} pixels ${passes} times over`,
      'Save it as a single picture, without animation and not progressive.',
    );
  }
}
