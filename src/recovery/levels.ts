import type { Extraction, Style } from '../extraction/extraction.ts';
import { labelOf, titleBehindLabel, type Vocabulary } from '../language/vocabulary.ts';
import { markOf } from './anatomy/marks.ts';
import type { FoundHeading } from './headings.ts';
import type { TextLine } from './lines.ts';
import { chapterEvidence, openingsOf } from './openings.ts';
import { labelNumber } from './outline.ts';
import type { Read } from './read.ts';
import { isCapitals, isUsualTitle } from './title-lines.ts';

/** The lines with a label and the title behind it as two. */
export function apartFromLabels(lines: readonly Read[], words: Vocabulary): Read[] {
  return lines.flatMap((one): Read[] => {
    const isHeading = one.role === 'heading' || one.role === 'label';
    const at = isHeading && one.begins ? titleBehindLabel(one.line.text, words) : null;
    if (at === null) return [one];
    const [label, title] = cutAt(one.line, at);
    return [
      { line: label, role: 'label', begins: true },
      { line: title, role: 'heading', begins: false },
    ];
  });
}

/** A line in two, with the point or dash between them in neither. */
function cutAt(line: TextLine, at: number): [TextLine, TextLine] {
  const text = line.text.slice(0, at).replace(/[\s.:–—]+$/u, '');
  return [
    { ...line, to: line.from + text.length, text },
    { ...line, from: line.from + at, text: line.text.slice(at), top: false },
  ];
}

/** Runs of labels and titles as headings, with their levels. */
export function headingsOf(
  lines: readonly Read[],
  extraction: Extraction,
  words: Vocabulary,
): FoundHeading[] {
  const found = gathered(lines, words);
  const own = lines.map(l => l.line);
  setLevels(found, openersAmong(found, own, extraction, words), words);
  lowerUnderOthers(found, own, words);
  followOutline(found);
  // only a chapter has its label apart from its title
  for (const h of found)
    if (h.level > 1 && h.label) {
      h.lines = [h.label, ...h.lines];
      h.label = null;
    }
  return found;
}

/** Labels and titles that belong together; their levels are not yet known. */
function gathered(lines: readonly Read[], words: Vocabulary): FoundHeading[] {
  const found: FoundHeading[] = [];
  let last: FoundHeading | null = null;
  const types = new Set(lines.flatMap(l => (l.role === 'heading' && l.begins ? [typeOf(l.line)] : [])));
  for (const { line, role, begins } of lines) {
    if (role !== 'heading' && role !== 'label') {
      last = null;
      continue;
    }
    if (last !== null && role === 'heading' && isLabelAlone(last, line, words)) {
      last.label = last.lines[0]!;
      last.lines = [line];
      continue;
    }
    if (last !== null && (last.lines.length === 0 || (role === 'heading' && !begins))) {
      const above = last.lines.at(-1);
      if (!above || !isApart(above, line, types)) {
        last.lines.push(line);
        continue;
      }
    }
    const label = role === 'label' ? line : null;
    last = { level: 2, label, lines: label ? [] : [line], capitals: false, part: false, evidence: [] };
    found.push(last);
  }
  for (const h of found) {
    // a label without a title is the title
    if (h.lines.length === 0 && h.label) {
      h.lines = [h.label];
      h.label = null;
    }
    h.capitals = h.lines.length > 0 && h.lines.every(l => isCapitals(l.text));
    h.part = [h.label, h.lines[0]].some(l => l && labelOf(l.text, words)?.part);
  }
  return found;
}

/** Headings that the source's own outline names have their levels from it, counted from that of most chapters. */
function followOutline(found: readonly FoundHeading[]): void {
  const depthOf = (h: FoundHeading) => h.lines[0]?.evidence?.outlined;
  const counts = new Map<number, number>();
  for (const h of found) {
    const depth = depthOf(h);
    if (depth !== undefined && h.level === 1 && !h.part) counts.set(depth, (counts.get(depth) ?? 0) + 1);
  }
  const chapters = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
  if (chapters === 0) return;
  for (const h of found) {
    const depth = depthOf(h);
    if (depth !== undefined) h.level = Math.min(4, Math.max(1, depth - chapters + 1));
  }
}

/**
 * A section's heading that stands right under another of its level is of the next one, and so are its fellows. Where the source
 * shows sizes, these tell.
 */
function lowerUnderOthers(
  found: readonly FoundHeading[],
  lines: readonly TextLine[],
  words: Vocabulary,
): void {
  const at = new Map(lines.map((l, i) => [l, i]));
  const lower = new Set<string>();
  const upper = new Set<string>();
  found.forEach((h, k) => {
    const above = found[k - 1];
    if (!above || h.level < 2 || above.level !== h.level || h.lines[0]!.evidence) return;
    if (at.get(firstOf(h)) !== at.get(above.lines.at(-1)!)! + 1) return;
    lower.add(makeOf(h, words));
    upper.add(makeOf(above, words));
  });
  for (const h of found) {
    const make = makeOf(h, words);
    if (h.level > 1 && h.level < 4 && lower.has(make) && !upper.has(make)) h.level++;
  }
}

/** Whether a heading so far is a label and nothing else, right over a line that another heading begins with. */
function isLabelAlone({ label, lines }: FoundHeading, next: TextLine, words: Vocabulary): boolean {
  const own = lines[0]!;
  if (label !== null || lines.length !== 1 || own.page !== next.page) return false;
  return labelOf(own.text, words) !== null || /^(?:\d{1,3}|[IVXLC]+)\.?$/.test(own.text);
}

const firstOf = (h: FoundHeading) => (h.label ?? h.lines[0])!;

/** The number that a heading begins with or consists of, with the word before it; null where there is none. */
function numberIn(
  h: FoundHeading,
  words: Vocabulary,
): { word: string; form: string; value: number | null } | null {
  const { text } = firstOf(h);
  const named = labelOf(text, words);
  if (named) {
    const form = /^\d/.test(named.number)
      ? 'figures'
      : named.number === named.number.toUpperCase()
        ? 'roman'
        : 'spelt';
    return {
      word: named.name.toLowerCase(),
      form,
      value: labelNumber(named.number, words),
    };
  }
  const mark = markOf(text);
  if (mark) return { word: '', form: mark.form, value: mark.value };
  const bare = /^(?:(\p{L}{3,12}) )?(\d{1,3}|[IVXLC]+)\.?$/u.exec(text);
  if (!bare) return null;
  const form = /^\d/.test(bare[2]!) ? 'figures' : 'roman';
  return { word: (bare[1] ?? '').toLowerCase(), form, value: labelNumber(bare[2]!, words) };
}

/** Those that, by themselves, show that they open a chapter: at a page's top, with enough besides. */
function openersAmong(
  headings: readonly FoundHeading[],
  lines: TextLine[],
  extraction: Extraction,
  words: Vocabulary,
): Set<FoundHeading> {
  const book = openingsOf(lines, extraction, words);
  const at = new Map(lines.map((l, i) => [l, i]));
  return new Set(
    headings.filter(({ lines: title }) => {
      const next = at.get(title.at(-1)!)! + 1;
      return chapterEvidence(title, next, book).length > 0;
    }),
  );
}

/** What headings of one make have in common. */
function makeOf(h: FoundHeading, words: Vocabulary): string {
  const number = numberIn(h, words);
  if (number && number.word !== '') return `${number.word} ${number.form}`;
  return [number?.form ?? '', h.capitals ? 'capitals' : '', h.label ? 'label' : '', typeOfHeading(h)].join(
    ' ',
  );
}

const typeOfHeading = (h: FoundHeading): string => typeOf(h.lines[0] ?? h.label!);

/** Whether a line under another of a heading is one of its own: far below it in the same type, or in one that other headings begin in. */
function isApart(above: TextLine, line: TextLine, types: ReadonlySet<string>): boolean {
  if (!above.evidence || !line.evidence || above.page !== line.page) return false;
  if (typeOf(above) !== typeOf(line)) return types.has(typeOf(line));
  return above.evidence.y - line.evidence.y > farBelow * line.evidence.size;
}

/** Lines of one title are no farther apart than this, in sizes of their type. */
const farBelow = 2;

/** How a line is set, where the source shows it: size in half points, bold or italic throughout. */
function typeOf({ evidence, text }: TextLine): string {
  if (!evidence) return '';
  const { styles } = evidence;
  const whole = (is: (s: Style) => boolean) =>
    styles.filter(is).reduce((n, s) => n + s.to - s.from, 0) > 0.8 * text.length;
  const face = whole(s => s.bold) ? 'bold' : whole(s => s.italic) ? 'italic' : '';
  return `${Math.round(evidence.size * 2)} ${face}`;
}

/** Sizes of type of some headings, the largest first. */
const sizesOf = (headings: readonly FoundHeading[]) =>
  [...new Set(headings.map(h => Math.round((h.lines[0]!.evidence?.size ?? 0) * 2)))].sort((a, b) => b - a);

/**
 * The level of each heading, from headings of the same make: parts and chapters open a page or are labelled; what is counted anew
 * time and again, or stands within the text, is a section; a number of several places tells its level itself.
 */
function setLevels(headings: FoundHeading[], openers: ReadonlySet<FoundHeading>, words: Vocabulary): void {
  const groups = new Map<string, FoundHeading[]>();
  for (const h of headings) {
    const make = makeOf(h, words);
    const group = groups.get(make);
    if (group) group.push(h);
    else groups.set(make, [h]);
  }
  const chapters: FoundHeading[][] = [];
  const counted: FoundHeading[][] = [];
  const sections: FoundHeading[][] = [];
  for (const [make, group] of groups) {
    const tops =
      group.filter(h => firstOf(h).top || isUsualTitle(firstOf(h).text, words)).length / group.length;
    const numbers = group.map(h => numberIn(h, words));
    const restarts = numbers.filter((n, i) => i > 0 && n?.value === 1).length;
    const labelled = group[0]!.label !== null || labelOf(firstOf(group[0]!).text, words) !== null;
    if (make.startsWith('dotted') || (!labelled && tops <= 0.5)) sections.push(group);
    else if (restarts > 0 && !group.some(h => labelOf(firstOf(h).text, words))) counted.push(group);
    else chapters.push(group);
  }
  // what is counted anew is the book's chapters where nothing stands over it
  if (chapters.every(group => group.every(h => !h.part && h.label === null && numberIn(h, words) === null)))
    chapters.push(...counted.splice(0));
  if (chapters.length === 0) {
    const largest = sections.sort((a, b) => b.length - a.length)[0];
    if (largest) chapters.push(...sections.splice(sections.indexOf(largest), 1));
  }
  for (const h of chapters.flat()) h.level = 1;
  const within = sections.map(group => group.filter(h => !openers.has(h)));
  for (const h of sections.flat()) h.level = 1;
  for (const h of counted.flat()) h.level = 2;
  const sizes = sizesOf(within.flat());
  for (const h of within.flat()) {
    const dotted = /^\d{1,2}\.\d/.test(firstOf(h).text);
    const rank = sizes.indexOf(Math.round((h.lines[0]!.evidence?.size ?? 0) * 2));
    if (sizes.length > 1 && !dotted) {
      h.level = Math.min(4, 2 + rank + (counted.length > 0 ? 1 : 0));
      continue;
    }
    const places = /^\d{1,2}(?:\.\d{1,2})+/.exec(firstOf(h).text)?.[0].split('.').length ?? 2;
    h.level = Math.min(4, places + (counted.length > 0 ? 1 : 0));
  }
}
