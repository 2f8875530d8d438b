import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Gap, riversIn, stacksIn } from './seen.ts';

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
  /** Pages that begin with a paragraph's last line, that end with its first, and rectos that end within a word. */
  widows: number;
  orphans: number;
  turns: number;
  /** Facing pages, both full, that do not end on one height. */
  uneven: number;
  /** Rivers of four lines and more; three lines and more that begin or end alike. */
  rivers: number;
  stacks: number;
}

/** The page as it is known: in points, the space between words, and the text's frame from the top of the page. */
export interface Frame {
  space: number;
  top: number;
  bottom: number;
  leading: number;
}

interface Word extends Gap {
  top: number;
  bottom: number;
  text: string;
}

interface Line {
  words: Word[];
  height: number;
  bottom: number;
  /** Of running text: whether it is full, begins a paragraph, or ends one. */
  full: boolean;
  begins: boolean;
  ends: boolean;
}

const word = /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g;
const hyphen = /\p{L}[-\u2010\u00ad]$/u;

/**
 * Measures the running text, with poppler's `pdftotext`, which knows nothing of how it was set.
 * @returns undefined where `pdftotext` is not installed
 */
export async function measureType(pdf: Uint8Array, frame: Frame): Promise<Typography | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const file = join(folder, 'book.pdf');
    await writeFile(file, pdf);
    const { stdout } = await promisify(execFile)('pdftotext', ['-bbox-layout', file, '-'], {
      maxBuffer: 1 << 30,
    });
    return figuresOf(stdout, frame);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function figuresOf(layout: string, frame: Frame): Typography {
  const pages = pagesOf(layout, frame);
  const full = pages.flat().filter(line => line.full && line.words.length > 2 && !isRow(line));
  const gaps = full.map(({ words }) => {
    const all = gapsOf(words).map(({ from, to }) => to - from);
    return all.reduce((sum, gap) => sum + gap, 0) / all.length / frame.space;
  });
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const share = (count: number) => (100 * count) / full.length;
  const blocks = pages.flatMap(page => runsOf(page, frame)).filter(lines => !isContents(lines));
  const count = (found: (page: Line[], index: number) => boolean | undefined) => pages.filter(found).length;
  return {
    pages: pages.length,
    lines: full.length,
    mean,
    deviation: Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length),
    loose: share(gaps.filter(gap => gap > 1.5).length),
    hyphenated: share(full.filter(endsInHyphen).length),
    widows: count((page, k) => page[0]?.ends && !page[0].begins && pages[k - 1]?.at(-1)?.full),
    orphans: count((page, k) => {
      const last = page.filter(line => line.full || line.ends).at(-1);
      return last === page.at(-1) && last?.full && last.begins && goesOn(pages, k, frame);
    }),
    turns: count((page, k) => k % 2 === 0 && page.at(-1) && endsInHyphen(page.at(-1)!)),
    uneven: count(
      (page, k) =>
        k % 2 === 1 &&
        goesOn(pages, k, frame) &&
        goesOn(pages, k + 1, frame) &&
        Math.abs(page.at(-1)!.bottom - pages[k + 1]!.at(-1)!.bottom) > frame.leading / 3,
    ),
    rivers: blocks.reduce((sum, lines) => sum + riversIn(lines.map(({ words }) => gapsOf(words))), 0),
    stacks: blocks.reduce(
      (sum, lines) =>
        sum +
        stacksIn(
          lines.map(({ words }) => plain(words[0]!)),
          3,
        ) +
        stacksIn(
          lines.map(({ words }) => plain(words.at(-1)!)),
          3,
        ),
      0,
    ),
  };
}

/** Whether a line goes through two columns: three ems are no space between words. */
const isRow = ({ words, height }: Line): boolean =>
  gapsOf(words).some(({ from, to }) => to - from > 3 * height);

/** Whether lines are entries of the contents: most end in a page number. */
const isContents = (lines: Line[]): boolean =>
  2 * lines.filter(({ words }) => /^(?:\d+|[ivxlc]+)$/.test(words.at(-1)!.text)).length > lines.length;

const endsInHyphen = ({ full, words }: Line): boolean => full && hyphen.test(words.at(-1)!.text);

const gapsOf = (words: Word[]): Gap[] =>
  words.slice(1).map((next, k) => ({ from: words[k]!.to, to: next.from }));

const plain = ({ text }: Word): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Whether text goes on over the end of a page: the next one does not begin lower, as that of a chapter does. */
function goesOn(pages: Line[][], k: number, { top, leading }: Frame): boolean {
  const next = pages[k + 1]?.[0];
  return pages[k]!.length > 0 && !!next && next.words[0]!.top < top + leading;
}

/** The lines inside of the frame, page by page. */
function pagesOf(layout: string, frame: Frame): Line[][] {
  const pages = layout
    .split('<page ')
    .slice(1)
    .map(page => linesOf([...page.matchAll(word)].map(wordOf), frame));
  const height = commonest(pages.flat().map(line => line.height));
  const isRunning = (line: Line) => Math.abs(line.height - height) < 0.06 * height;
  for (const side of [0, 1]) {
    const own = pages
      .filter((_, k) => k % 2 === side)
      .flat()
      .filter(isRunning);
    const left = commonest(own.map(({ words }) => Math.round(words[0]!.from)));
    const right = commonest(own.map(({ words }) => Math.round(words.at(-1)!.to)));
    for (const line of own) {
      const indent = line.words[0]!.from - left;
      const rest = right - line.words.at(-1)!.to;
      // Hanging letters stand over by a little.
      const stands = indent > -4 && indent < 16;
      line.begins = stands && indent > 6;
      line.full = stands && Math.abs(rest) < 4;
      line.ends = stands && rest >= 4;
    }
  }
  return pages;
}

const wordOf = ([, from, top, to, bottom, text]: RegExpMatchArray): Word => ({
  ...{ from: Number(from), top: Number(top), to: Number(to), bottom: Number(bottom) },
  text: text!,
});

/** Words by the height on which they stand; what touches is one word. */
function linesOf(words: Word[], { top, bottom }: Frame): Line[] {
  const middle = (one: Word) => (one.top + one.bottom) / 2;
  const rows: Word[][] = [];
  for (const one of words
    .filter(word => middle(word) > top && middle(word) < bottom)
    .toSorted((a, b) => middle(a) - middle(b))) {
    const row = rows.at(-1);
    if (row && Math.abs(middle(row[0]!) - middle(one)) < 3.5) row.push(one);
    else rows.push([one]);
  }
  return rows.map(row => {
    const joined: Word[] = [];
    for (const one of row.toSorted((a, b) => a.from - b.from)) {
      const last = joined.at(-1);
      if (last && one.from - last.to < 0.5)
        Object.assign(last, { to: Math.max(one.to, last.to), text: last.text + one.text });
      else joined.push({ ...one });
    }
    const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;
    return {
      words: joined,
      height: median(joined.map(one => one.bottom - one.top)),
      bottom: median(joined.map(one => one.bottom)),
      ...{ full: false, begins: false, ends: false },
    };
  });
}

/** Lines of running text that stand one under the other. */
function runsOf(page: Line[], { leading }: Frame): Line[][] {
  const runs: Line[][] = [];
  let last: Line | undefined;
  for (const line of page) {
    if (!line.full && !line.ends) last = undefined;
    else {
      if (last && !last.ends && line.bottom - last.bottom < 1.2 * leading) runs.at(-1)!.push(line);
      else runs.push([line]);
      last = line;
    }
  }
  return runs;
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
