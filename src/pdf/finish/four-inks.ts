import type { Profile } from '../ink/profile.ts';
import { d50, descriptionTag, iccProfile, tableTag, textTag, xyzTag } from './icc.ts';

/** Cyan, magenta, yellow, black, from 0 to 1. */
type Inks = readonly [number, number, number, number];
type Triple = readonly [number, number, number];

/** CIELAB of paper and inks, one over the other, as ISO 12647-2 aims at them on coated paper (paper types 1 and 2). */
const paper: Triple = [95, 0, -2];
const overprints: Record<string, Triple> = {
  '': paper,
  c: [55, -37, -50],
  m: [48, 74, -3],
  y: [89, -5, 93],
  cm: [24, 20, -46],
  cy: [50, -66, 27],
  my: [47, 68, 48],
  cmy: [23, 0, 0],
};
const black: Triple = [16, 0, 0];

/** Share by which a tint of half grows in print; and how light spreads in the paper (Yule and Nielsen’s n). */
const dotGain = 0.15;
const spread = 1.7;

/** All inks together, so that the sheet dries. */
const mostInk = 3;

/**
 * An ICC profile of four inks on coated paper, for the output intent of covers: what their colours will look like. Made
 * here from published aims by the Neugebauer equations, with Yule and Nielsen’s correction (J. A. C. Yule, Principles of
 * Color Reproduction, 1967), because the profiles of printers may not be passed on.
 */
export function fourInkProfile(): Uint8Array {
  made ??= make();
  return made;
}

let made: Uint8Array | undefined;

/** The kind of printing that what has four inks is made for, where no profile of a press is given. */
export const commonFourInks = (): Profile => ({
  bytes: fourInkProfile(),
  space: 'CMYK',
  name: 'Four inks on coated paper, as ISO 12647-2 aims at',
});

function make(): Uint8Array {
  const toLab = tableTag(4, 3, 9, labNodes(9));
  const toInks = tableTag(3, 4, 9, inkNodes(9));
  const inside = tableTag(3, 1, 2, new Uint8Array(8));
  return iccProfile('prtr', 'CMYKLab ', [
    ['desc', descriptionTag('Four inks, coated paper, after ISO 12647-2')],
    ['cprt', textTag('No copyright, use freely')],
    ['wtpt', xyzTag(xyzOf(paper))],
    ...(['A2B0', 'A2B1', 'A2B2'] as const).map((name): [string, Buffer] => [name, toLab]),
    ...(['B2A0', 'B2A1', 'B2A2'] as const).map((name): [string, Buffer] => [name, toInks]),
    ['gamt', inside],
  ]);
}

/** What each mixture of inks looks like, paper being white. */
function labNodes(points: number): Uint8Array {
  const nodes = new Uint8Array(points ** 4 * 3);
  const at = (k: number) => k / (points - 1);
  let place = 0;
  for (let c = 0; c < points; c++)
    for (let m = 0; m < points; m++)
      for (let y = 0; y < points; y++)
        for (let k = 0; k < points; k++) {
          nodes.set(encoded(labOf([at(c), at(m), at(y), at(k)])), place);
          place += 3;
        }
  return nodes;
}

/** Which inks make a colour. */
function inkNodes(points: number): Uint8Array {
  const nodes = new Uint8Array(points ** 3 * 4);
  const at = (k: number) => k / (points - 1);
  let place = 0;
  for (let l = 0; l < points; l++)
    for (let a = 0; a < points; a++)
      for (let b = 0; b < points; b++) {
        const inks = inksOf([100 * at(l), 255 * at(a) - 128, 255 * at(b) - 128]);
        nodes.set(
          inks.map(ink => Math.round(ink * 255)),
          place,
        );
        place += 4;
      }
  return nodes;
}

const encoded = ([l, a, b]: Triple): number[] =>
  [(l * 255) / 100, a + 128, b + 128].map(value => Math.round(Math.min(255, Math.max(0, value))));

/** Paper and inks as tristimulus values, their roots taken: what the equations add up. */
const primaries = ['', 'k'].flatMap(last =>
  Object.entries(overprints).map(([name, lab]) => {
    const colour = xyzOf(lab);
    const under = xyzOf(paper);
    const dark = xyzOf(black);
    // Black lets through the same share of every colour as of the paper, and never less than the darkest that is printed.
    const seen = last ? colour.map((part, k) => Math.max(0.004, (part * dark[k]!) / under[k]!)) : colour;
    const printed = [...'cmyk'].map(ink => (name + last).includes(ink));
    return { printed, roots: seen.map(part => part ** (1 / spread)) };
  }),
);

const white = xyzOf(paper);

/** CIELAB of a mixture of inks on paper that counts as white. */
function labOf(inks: Inks): Triple {
  const covered = inks.map(ink => ink + 4 * dotGain * ink * (1 - ink));
  const sums = [0, 0, 0];
  for (const { printed, roots } of primaries) {
    let share = 1;
    for (let ink = 0; ink < 4; ink++) share *= printed[ink] ? covered[ink]! : 1 - covered[ink]!;
    if (share > 0) for (let k = 0; k < 3; k++) sums[k]! += share * roots[k]!;
  }
  return labFrom(sums.map((sum, k) => (sum ** spread / white[k]!) * d50[k]!));
}

/** Inks that come nearest to a colour, with as much black as it is dark. */
function inksOf(lab: Triple): Inks {
  const grey = Math.max(0, 1 - Math.hypot(lab[1], lab[2]) / 60);
  const black = grey * Math.max(0, (60 - lab[0]) / 60) ** 1.4 * 0.95;
  let inks = [0.5 * (1 - lab[0] / 100), 0.5 * (1 - lab[0] / 100), 0.5 * (1 - lab[0] / 100)];
  const off = (three: readonly number[]) => {
    const made = labOf([three[0]!, three[1]!, three[2]!, black]);
    return made.reduce((sum, value, k) => sum + (value - lab[k]!) ** 2, 0);
  };
  // A pattern search: three inks are moved one by one, in ever smaller steps, as long as that helps.
  let best = off(inks);
  for (let step = 0.25; step > 0.002; step /= 2) {
    for (let better = true; better; ) {
      better = false;
      for (const [ink, move] of [0, 1, 2].flatMap(ink => [[ink, step] as const, [ink, -step] as const])) {
        const next = inks.map((value, k) => (k === ink ? Math.min(1, Math.max(0, value + move)) : value));
        const now = off(next);
        if (now < best - 1e-9) [inks, best, better] = [next, now, true];
      }
    }
  }
  const all = inks.reduce((sum, ink) => sum + ink, 0);
  const most = Math.min(1, (mostInk - black) / (all || 1));
  return [inks[0]! * most, inks[1]! * most, inks[2]! * most, black];
}

/** CIELAB and tristimulus values under D50 (ISO 11664-4). */
function xyzOf([l, a, b]: Triple): number[] {
  const middle = (l + 16) / 116;
  return [middle + a / 500, middle, middle - b / 200].map((part, k) => {
    const value = part > 6 / 29 ? part ** 3 : 3 * (6 / 29) ** 2 * (part - 4 / 29);
    return value * d50[k]!;
  });
}

function labFrom(xyz: readonly number[]): Triple {
  const [x, y, z] = xyz.map((part, k) => {
    const share = part / d50[k]!;
    return share > (6 / 29) ** 3 ? Math.cbrt(share) : share / (3 * (6 / 29) ** 2) + 4 / 29;
  }) as [number, number, number];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
