/*
 * What an eye sees of lines one under the other. It knows nothing of how they were broken, so that it can judge that.
 */

/** A gap between words: where it is in its line. */
export interface Gap {
  from: number;
  to: number;
}

/** How many runs of so many like words and more there are. */
export function stacksIn(words: readonly string[], least: number): number {
  let run = 1;
  let found = 0;
  for (let k = 1; k < words.length; k++) {
    run = words[k] === words[k - 1] && words[k] !== '' ? run + 1 : 1;
    if (run === least) found += 1;
  }
  return found;
}

/** How many rivers of four lines and more there are: gaps one under the other that share half of the narrower one's width. */
export function riversIn(lines: readonly Gap[][]): number {
  let above: (Gap & { depth: number })[] = [];
  let found = 0;
  for (const line of lines) {
    const here = line.map(gap => {
      const depths = above
        .filter(
          other =>
            Math.min(gap.to, other.to) - Math.max(gap.from, other.from) >=
            Math.min(gap.to - gap.from, other.to - other.from) / 2,
        )
        .map(({ depth }) => depth);
      return { ...gap, depth: 1 + Math.max(0, ...depths) };
    });
    found += here.filter(({ depth }) => depth === 4).length;
    above = here;
  }
  return found;
}
