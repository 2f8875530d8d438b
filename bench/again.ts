import type { ElementContent, Text } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toString as textOf } from 'hast-util-to-string';
import { extract } from '../src/extraction/index.ts';
import { composeBook } from '../src/print/composition/index.ts';
import { unitsOf } from '../src/print/pages/units.ts';
import { planBook } from '../src/print/plan.ts';
import { findFace } from '../src/print/press/faces.ts';
import { startPress } from '../src/print/press/index.ts';
import { geometryOf, makePage, markFoot, markPart } from '../src/print/press/page.ts';
import { placesOf } from '../src/print/press/places.ts';
import { laid, type PartJob, type PlannedPart, planPart, type Setting } from '../src/print/threads/thread.ts';
import { publish } from '../src/publication/index.ts';
import { recover } from '../src/recovery/index.ts';
import type { Title } from '../src/title.ts';
import type { Book } from './books.ts';
import { titled } from './epub.ts';
import { print } from './print.ts';

/** So many corrections of each size are tried. */
const tries = 40;

/** Corrections as they come in, by their size. */
const sizes = ['a letter', 'a word', 'five words', 'a sentence added', 'a sentence dropped'] as const;

/**
 * Pages that stay: random corrections of a book, one at a time, each set with the pages of the book before it kept. Prints by their
 * size how often no line outside the paragraph changed, no page outside its spread, and the count of pages.
 */
export async function benchAgain({ name, text }: Book): Promise<void> {
  const { jobs, setting } = await planned(name, text);
  const random = seeded(1);
  for (const size of sizes) {
    const seen = { lines: 0, spread: 0, count: 0, pages: 0, plain: 0 };
    for (let k = 0; k < tries; k++) {
      const { job, part } = jobs[Math.floor(random() * jobs.length)]!;
      const corrected = correctedIn(job, size, random);
      if (!corrected) continue;
      const now = await planPart({ job: { ...corrected.job, former: part.record }, setting });
      const other = await planPart({ job: corrected.job, setting });
      const same = (own: PlannedPart) =>
        own.record.units.every(
          ({ lines }, u) => u === corrected.unit || lines === part.record.units[u]!.lines,
        );
      if (same(now) && now.moved.length === 0) seen.lines++;
      if (now.moved.length <= 1) seen.spread++;
      if (now.pages.length === part.pages.length) seen.count++;
      seen.pages += now.moved.length;
      seen.plain += movedIn(part, other, corrected.unit);
    }
    const share = (n: number) => `${Math.round((100 * n) / tries)} %`.padStart(6);
    console.log(
      `  ${size.padEnd(19)} no other line ${share(seen.lines)}, one page at most ${share(seen.spread)}, same count ${share(seen.count)}; pages that end otherwise ${seen.pages} (${seen.plain} without keeping)`,
    );
  }
}

/** How many pages of a part end otherwise than before, but for those that end in a unit. */
function movedIn(before: PlannedPart, now: PlannedPart, unit: number): number {
  const ends = new Set(before.record.ends.map(end => end.join()));
  return now.record.ends.filter(end => !ends.has(end.join()) && end[0] !== unit).length;
}

/** The parts of a book with running text, as they are planned. */
async function planned(
  name: string,
  text: string,
): Promise<{ jobs: { job: PartJob; part: PlannedPart }[]; setting: Setting }> {
  const settings = { language: 'en-GB', title: name, answers: {} };
  const { chapters } = recover(extract(Buffer.from(text), name, settings.language), settings);
  const { folder: _, ...rest } = titled(name, '');
  const title: Title = { ...rest, folder: '', book: { ...rest.book, print } };
  const publication = publish(chapters, title);
  const parts = composeBook(publication, title.book);
  const trees = parts.map(markPart);
  const feet = parts.map(markFoot);
  const geometry = geometryOf(print);
  const head = { title: name, language: publication.language, theme: print.theme };
  const { shelf, sheet } = await makePage(head, geometry, findFace(print.face), publication.images);
  const press = await startPress(shelf, sheet);
  try {
    const setting: Setting = {
      language: publication.language,
      hyphenation: title.book.hyphenation,
      face: print.face,
      hanging: false,
      styles: await press.askStyles(placesOf([...trees, ...feet.filter(foot => !!foot)]), geometry.measure),
      page: { lines: geometry.lines, leading: (geometry.leading * 96) / 72 },
    };
    const jobs: { job: PartJob; part: PlannedPart }[] = [];
    await planBook(parts, trees, feet, {
      setting,
      measure: columns =>
        press.measureUnits(
          columns.map(({ tree }) => toHtml(tree)),
          geometry.measure,
        ),
      layPart: async given => {
        const part = await planPart(given);
        if (part.pages.length > 3) jobs.push({ job: given.job, part });
        return laid(part);
      },
      done: () => {},
    });
    return { jobs, setting };
  } finally {
    await press.close();
  }
}

/** A part with one correction, and the unit in which it was made; undefined where the paragraph cannot hold it. */
function correctedIn(
  job: PartJob,
  size: (typeof sizes)[number],
  random: () => number,
): { job: PartJob; unit: number } | undefined {
  const units = unitsOf(job.tree);
  const paragraphs = units.flatMap(({ element }, k) =>
    element.tagName === 'p' && textOf(element).length > 300 ? [k] : [],
  );
  const unit = paragraphs[Math.floor(random() * paragraphs.length)];
  if (unit === undefined) return undefined;
  const tree = structuredClone(job.tree);
  const leaves = textsIn(unitsOf(tree)[unit]!.element).filter(({ value }) => value.length > 120);
  const leaf = leaves[Math.floor(random() * leaves.length)];
  if (!leaf) return undefined;
  const value = correctedText(leaf.value, size, random);
  if (value === undefined) return undefined;
  leaf.value = value;
  return { job: { ...job, tree }, unit };
}

const textsIn = (node: ElementContent): Text[] =>
  node.type === 'text' ? [node] : node.type === 'element' ? node.children.flatMap(textsIn) : [];

function correctedText(text: string, size: (typeof sizes)[number], random: () => number): string | undefined {
  const words = text.split(' ');
  const at = 2 + Math.floor(random() * (words.length - 9));
  const word = () => words[Math.floor(random() * words.length)]!.replace(/[^\p{L}]/gu, '') || 'so';
  if (size === 'a letter') {
    const own = words[at]!;
    const k = Math.floor(random() * own.length);
    words[at] = random() < 0.5 ? `${own.slice(0, k)}e${own.slice(k)}` : own.slice(0, k) + own.slice(k + 1);
  } else if (size === 'a word') words[at] = random() < 0.5 ? `${word()} ${words[at]}` : word();
  else if (size === 'five words') words[at] = `${Array.from({ length: 5 }, word).join(' ')} ${words[at]}`;
  else if (size === 'a sentence added') {
    const sentence = Array.from({ length: 8 + Math.floor(random() * 14) }, word).join(' ');
    words[at] = `${words[at]} ${sentence}.`;
  } else {
    const sentences = text.split(/(?<=[.!?]) (?=\p{Lu})/u);
    if (sentences.length < 3) return undefined;
    sentences.splice(1, 1);
    return sentences.join(' ');
  }
  return words.join(' ');
}

/** Numbers from 0 to 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
