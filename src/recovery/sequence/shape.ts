/** A probability density learnt from samples: how the widths of full lines lie about one measure. */
export type Shape = (x: number) => number;

const low = 0.8;
const step = 0.004;
const bins = 100;

/**
 * Density of samples near 1, smoothed by a normal kernel, with a share of a broad normal for what was never seen.
 * Full lines do not lie symmetrically: nothing is wider than the measure, while a line that a long word would not fit falls short.
 * @param kernel standard deviation of the kernel; @param broad standard deviation of the broad part
 */
export function shapeOf(samples: number[], kernel: number, broad: number): Shape {
  const counts = new Float64Array(bins);
  let n = 0;
  for (const x of samples) {
    const i = Math.floor((x - low) / step);
    if (i < 0 || i >= bins) continue;
    counts[i]!++;
    n++;
  }
  const reach = Math.ceil((3 * kernel) / step);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, k) =>
    Math.exp(-((((k - reach) * step) / kernel) ** 2) / 2),
  );
  const total = weights.reduce((a, b) => a + b, 0);
  const smooth = new Float64Array(bins);
  counts.forEach((c, i) => {
    if (c === 0) return;
    weights.forEach((w, k) => {
      const j = i + k - reach;
      if (j >= 0 && j < bins) smooth[j]! += (c * w) / total;
    });
  });
  const share = 0.88;
  return x => {
    const i = Math.floor((x - low) / step);
    const own = i >= 0 && i < bins && n > 0 ? smooth[i]! / (n * step) : 0;
    const z = (x - 1) / broad;
    return share * own + ((1 - share) * Math.exp((-z * z) / 2)) / (broad * 2.5066);
  };
}
