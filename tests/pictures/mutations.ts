import { flawOf } from '../../src/pictures/index.ts';
import { harmless, raster, rasterNames } from './samples.ts';

/** Numbers that look random, the same for the same seed. */
function randomOf(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return limit => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const originals: [name: string, bytes: Uint8Array][] = [
  ...rasterNames.map(name => [name, raster(name)] as [string, Uint8Array]),
  ...Object.values(harmless).map(svg => ['p.svg', new TextEncoder().encode(svg)] as [string, Uint8Array]),
];

/** A picture with bytes changed, left out, doubled or made large. */
function mutated(bytes: Uint8Array, random: (limit: number) => number): Uint8Array {
  let result = Buffer.from(bytes);
  for (let k = random(5); k >= 0; k--) {
    const [at, length] = [random(result.length), 1 + random(40)];
    const piece = result.subarray(at, at + length);
    const kind = random(5);
    if (kind === 0) result[at] = random(256);
    if (kind === 1) result.fill(255, at, Math.min(at + 4, result.length));
    if (kind === 2) result = Buffer.concat([result.subarray(0, at), result.subarray(at + length)]);
    if (kind === 3)
      result = Buffer.concat([
        result.subarray(0, at),
        ...Array(1 + random(2000)).fill(piece),
        result.subarray(at),
      ]);
    if (kind === 4) result = result.subarray(0, at);
    if (result.length === 0) break;
  }
  return new Uint8Array(result);
}

/**
 * Looks at a mutated picture.
 * @returns seconds it took
 */
export function lookAtMutation(seed: number): number {
  const random = randomOf(seed * 7919 + 1);
  const [name, bytes] = originals[random(originals.length)]!;
  const began = performance.now();
  flawOf(mutated(bytes, random), name);
  return (performance.now() - began) / 1000;
}
