import type { Finding } from '../inspection/finding.ts';
import type { Book } from '../title.ts';
import { type Design, marginOf, type Told } from './designs/design.ts';
import { type Colour, group, type Mark } from './drawing.ts';
import { remark, type Sheet } from './geometry.ts';
import type { Letters, Run } from './letters.ts';
import { drawable, evenLines } from './lines.ts';
import { printers } from './printers.ts';

/** Type on a spine is as large as so much of its length, and never smaller than can be read, in points. */
const largest = 0.038;
const smallest = 7;
/** A size that is not made smaller for the sake of the publisher or of first names. */
const ample = 0.7;

/**
 * Languages whose books read up the spine, from foot to head. Those of the English-speaking world, of Scandinavia and of
 * the Netherlands read down (ISO 6357; “Bookbinding: spine orientation and titling conventions” in Wikipedia).
 */
const upwards = new Set([
  ...['fr', 'de', 'es', 'it', 'pt', 'ca', 'ro', 'pl', 'cs', 'sk', 'hu', 'sl', 'hr', 'sr', 'bs', 'bg', 'mk'],
  ...['ru', 'uk', 'be', 'el', 'lt', 'lv', 'et', 'tr'],
]);

/** Whether the spine of a book reads up or down. */
export const readingOf = ({ language, coverSettings }: Book): 'up' | 'down' =>
  coverSettings.reading ?? (upwards.has(new Intl.Locale(language).language) ? 'up' : 'down');

/** Text along a spine: author and title, each in so many lines, and the publisher. */
interface Text {
  main: Run[][];
  publisher: Run | undefined;
  size: number;
}

/** The room that text has: across the spine, and along it; and how large it is at most. */
interface Space {
  across: number;
  length: number;
  largest: number;
}

/**
 * Author, title and publisher along the spine; nothing where the printer prints none, or where it is too narrow.
 *
 * @param pages of the print edition
 * @returns marks whose origin is the upper left of the spine, and what is to be said
 */
export function spineMarks(
  book: Book,
  told: Told,
  design: Design,
  letters: Letters,
  sheet: Sheet,
  pages: number,
): { marks: Mark[]; findings: Finding[] } {
  const none = (why: string) => ({
    marks: [],
    findings: [remark('cover-spine-blank', `The spine has no text: ${why}.`)],
  });
  const rules = book.coverSettings.printer && printers[book.coverSettings.printer];
  if (rules && pages < rules.spineText.pages)
    return none(
      `${rules.name} prints none on books of fewer than ${rules.spineText.pages} pages, and this has ${pages}`,
    );
  const across = sheet.spine - 2 * sheet.foldSafety;
  // Text begins and ends where it does on the front.
  const margin = marginOf(sheet.width, sheet.safety);
  const head = design.back.head * sheet.height + margin;
  const text = textFor(book, told, design, letters, {
    across,
    length: sheet.height - head - margin,
    largest: largest * sheet.height,
  });
  if (!text) {
    const millimetres = (sheet.spine * 25.4) / 72;
    return none(
      across < smallest
        ? `it is ${millimetres.toFixed(1)} mm wide, too narrow for type that can be read`
        : 'the title is too long for it',
    );
  }
  const up = readingOf(book) === 'up';
  const ends = up ? [margin, sheet.height - head] : [head, sheet.height - margin];
  const marks = along(text, design.spine.colour(told.colour), ends as [number, number], up);
  // Turned clockwise a line runs down from the head; turned the other way, up from the foot.
  const turned = up ? group(sheet.spine / 2, sheet.height, marks, -90) : group(sheet.spine / 2, 0, marks, 90);
  return { marks: [turned], findings: [] };
}

/** Most lines of a title along a spine. */
const mostLines = 3;

/** The fullest wording that can be set in a good size; otherwise the one that can be set largest. */
function textFor(
  { creators }: Book,
  { title, names, publisher }: Told,
  { spine }: Design,
  letters: Letters,
  space: Space,
): Text | undefined {
  const families = names.map(name => creators.find(one => one.name === name)?.sort.split(',')[0] ?? name);
  const first = families.length > 1 ? `${families[0]} …` : (families[0] ?? '');
  const wordings = [
    { author: names, publisher },
    { author: families, publisher },
    { author: families, publisher: '' },
    { author: [first], publisher: '' },
    { author: [], publisher: '' },
  ];
  const texts = wordings.map(({ author, publisher }) => {
    const ways = Array.from({ length: mostLines }, (_, k) =>
      setText(spine, { author, title, publisher }, letters, space, k + 1),
    );
    return ways.reduce((a, b) => (b.size > a.size * 1.2 ? b : a));
  });
  const good = ample * Math.min(space.largest, space.across);
  const text =
    texts.find(({ size }) => size >= good) ?? texts.reduce((a, b) => (b.size > a.size * 1.15 ? b : a));
  return text.size >= smallest ? text : undefined;
}

/** A wording in the largest type that fits, the title in so many lines. */
function setText(
  spine: Design['spine'],
  { author, title, publisher }: { author: readonly string[]; title: string; publisher: string },
  letters: Letters,
  { across, length, largest }: Space,
  lines: number,
): Text {
  const names = divided(author, Math.min(lines, author.length)).map(some => some.join(' · '));
  const broken = evenLines(drawable(title), lines, text => letters.set(text, spine.title, 1).width);
  const set = (size: number): Text => ({
    main: [
      names.map(text => letters.set(drawable(text), spine.author, size)),
      broken.map(text => letters.set(text, spine.title, size)),
    ].filter(block => block.length > 0),
    publisher: publisher ? letters.set(drawable(publisher), spine.publisher, 0.72 * size) : undefined,
    size,
  });
  const probe = set(1);
  const tall = Math.max(...probe.main.map(tallOf));
  return set(Math.min(largest, across / Math.max(0.9, tall), length / lengthOf(probe)));
}

/** A list in so many parts, as even as can be. */
const divided = <T>(list: readonly T[], parts: number): T[][] =>
  Array.from({ length: parts }, (_, k) =>
    list.slice(Math.round((k * list.length) / parts), Math.round(((k + 1) * list.length) / parts)),
  );

/** Room between author and title, and before the publisher, and from line to line, as shares of the size. */
const gap = 1.1;
const apart = 2;
const leading = 1.05;

const widthOf = (block: readonly Run[]): number => Math.max(...block.map(({ width }) => width));

/** How far a block reaches across the spine. */
const tallOf = (block: readonly Run[]): number =>
  block[0]!.above + (block.length - 1) * leading * block[0]!.size + block.at(-1)!.below;

const extentOf = ({ main, size }: Text): number =>
  main.reduce((sum, block) => sum + widthOf(block), 0) + (main.length - 1) * gap * size;

const lengthOf = (text: Text): number =>
  extentOf(text) + (text.publisher ? apart * text.size + text.publisher.width : 0);

/** The text between two ends; author and title stand at the head of the spine, the publisher at its foot. */
function along(text: Text, colour: Colour, [start, end]: [number, number], up: boolean): Mark[] {
  const { main, publisher, size } = text;
  const marks: Mark[] = [];
  // Single lines stand on one baseline, whatever letters they have.
  const single = [...main, ...(publisher ? [[publisher]] : [])].filter(block => block.length === 1).flat();
  const base =
    (Math.max(0, ...single.map(({ above }) => above)) - Math.max(0, ...single.map(({ below }) => below))) / 2;
  let x = up ? end - extentOf(text) : start;
  for (const block of main) {
    const first = block.length === 1 ? base : block[0]!.above - tallOf(block) / 2;
    block.forEach((run, k) => {
      marks.push({ kind: 'text', x, y: first + k * leading * size, run, colour });
    });
    x += widthOf(block) + gap * size;
  }
  if (publisher)
    marks.push({ kind: 'text', x: up ? start : end - publisher.width, y: base, run: publisher, colour });
  return marks;
}
