import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What can be seen of the typesetting of a PDF of justified text. */
export interface Typography {
  pages: number;
  /** Full lines that were measured. */
  lines: number;
  /** A line's mean word space as a multiple of the font's own: mean and standard deviation. */
  mean: number;
  deviation: number;
  /** Percentage of lines over one and a half times, and of lines that end in a hyphen. */
  loose: number;
  hyphenated: number;
}

const word = /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g;

/**
 * Measures the full lines of running text, with poppler's `pdftotext`.
 * @param space width of the font's own word space in points
 * @returns undefined where `pdftotext` is not installed
 */
export async function measureType(pdf: Uint8Array, space: number): Promise<Typography | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const file = join(folder, 'book.pdf');
    await writeFile(file, pdf);
    const { stdout } = await promisify(execFile)('pdftotext', ['-bbox-layout', file, '-'], {
      maxBuffer: 1 << 30,
    });
    return figuresOf(stdout, space);
  } catch {
    return undefined;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function figuresOf(layout: string, space: number): Typography {
  const pages = layout.split('<page ').slice(1);
  const lines = pages.flatMap((page, number) =>
    page
      .split('<line ')
      .slice(1)
      .map(line => {
        const words = [...line.matchAll(word)].map(([, left, top, right, bottom, text]) => ({
          left: Number(left),
          right: Number(right),
          height: Number(bottom) - Number(top),
          text: text!,
        }));
        return { side: number % 2, words, left: words[0]?.left ?? 0, right: words.at(-1)?.right ?? 0 };
      }),
  );
  const height = commonest(lines.map(({ words }) => words[0]?.height ?? 0));
  const body = lines.filter(({ words }) => Math.abs((words[0]?.height ?? 0) - height) < 0.06 * height);
  const full = [0, 1].flatMap(side => {
    const own = body.filter(line => line.side === side);
    const left = commonest(own.map(line => Math.round(line.left)));
    const right = commonest(own.map(line => Math.round(line.right)));
    // An indent at the left is as good as none; hanging letters stand over by a little.
    return own.filter(
      line =>
        line.left > left - 4 &&
        line.left < left + 16 &&
        Math.abs(line.right - right) < 4 &&
        line.words.length > 2,
    );
  });
  const gaps = full.map(({ words }) => {
    const all = words.slice(1).map((next, k) => next.left - words[k]!.right);
    return all.reduce((sum, gap) => sum + gap, 0) / all.length / space;
  });
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const share = (count: number) => (100 * count) / full.length;
  return {
    pages: pages.length,
    lines: full.length,
    mean,
    deviation: Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length),
    loose: share(gaps.filter(gap => gap > 1.5).length),
    hyphenated: share(full.filter(({ words }) => /\p{L}[-\u2010\u00ad]$/u.test(words.at(-1)!.text)).length),
  };
}

/** The value that occurs most often, to a tenth. */
function commonest(values: number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) {
    const rounded = Math.round(value * 10) / 10;
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 0;
}
