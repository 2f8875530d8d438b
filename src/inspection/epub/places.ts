import type { Element } from 'xast';
import { blocks } from '../../manuscript/index.ts';
import type { Chapter } from '../../manuscript/manuscript.ts';
import type { Finding } from '../finding.ts';
import type { Ground } from './check.ts';
import { editionLetters, lettersOf } from './letters.ts';
import type { Epub } from './open.ts';
import { elementsOf, localName, parentsIn } from './tree.ts';

/** Elements that hold what is one block in the manuscript. */
const blockNames = /^(p|h[1-6]|li|td|th|pre|figcaption)$/;

/** Faults that are questions to the editor as long as nobody has worked on the text. */
const openInRecovered = new Set(['note-without-reference', 'reference-without-note']);

/**
 * Gives findings in the pages of an EPUB the file and line of the manuscript that their text comes from, where it is
 * found there; the others keep their place in the archive.
 */
export function placeInManuscript(
  findings: Finding[],
  epub: Epub,
  { manuscript, recovered }: Ground,
): Finding[] {
  if (!manuscript || findings.length === 0) return findings;
  const known = textOf(manuscript);
  const byText = new Map<string, Known[]>();
  for (const each of known) {
    const alike = byText.get(each.text);
    if (alike) alike.push(each);
    else byText.set(each.text, [each]);
  }
  const chapters = new Map<string, string | undefined>();
  const chapterOf = (path: string) => {
    if (!chapters.has(path)) chapters.set(path, chapterShown(epub.documents.get(path)!, byText));
    return chapters.get(path);
  };
  return findings.map(finding => {
    const letters = blockAround(finding, epub);
    const place = letters ? placeOf(letters, known, byText, chapterOf(finding.within!)) : undefined;
    const placed = place ? { ...withoutPlace(finding), file: place.file, line: place.line } : finding;
    const isOpen =
      place && openInRecovered.has(finding.code) && recovered?.has(place.file.replace('chapters/', ''));
    return isOpen ? { ...placed, severity: 'warning' } : placed;
  });
}

/** A block of the manuscript: its letters, and where it stands. */
interface Known {
  text: string;
  file: string;
  line: number;
}

/** So many letters of a beginning are no chance: `I` begins many a block. */
const least = 12;

/**
 * The block of the manuscript that has these letters, or shares the most with their beginning; of several such one of the chapter
 * that the page shows.
 */
function placeOf(
  letters: string,
  known: readonly Known[],
  byText: ReadonlyMap<string, Known[]>,
  chapter: string | undefined,
): Known | undefined {
  const equal = byText.get(letters);
  if (equal) return equal.find(({ file }) => file === chapter) ?? equal[0];
  let best: Known | undefined;
  let most = 0;
  for (const each of known) {
    const shared = Math.min(each.text.length, letters.length);
    if (shared < least || !(each.text.startsWith(letters) || letters.startsWith(each.text))) continue;
    const weight = 2 * shared + (each.file === chapter ? 1 : 0);
    if (weight > most) [best, most] = [each, weight];
  }
  return best;
}

/** So many of the blocks of a page tell which chapter it shows. */
const enough = 50;

/** The chapter that most letters of a page come from. */
function chapterShown(tree: Element, byText: ReadonlyMap<string, Known[]>): string | undefined {
  const weights = new Map<string, number>();
  let count = 0;
  for (const each of elementsOf(tree)) {
    if (!blockNames.test(localName(each))) continue;
    if (++count > enough) break;
    for (const { file, text } of byText.get(editionLetters(each)) ?? [])
      weights.set(file, (weights.get(file) ?? 0) + text.length);
  }
  return [...weights].reduce<[string | undefined, number]>(
    (most, each) => (each[1] > most[1] ? each : most),
    [undefined, 0],
  )[0];
}

function textOf(manuscript: Chapter[]): Known[] {
  return manuscript.flatMap(chapter =>
    blocks(chapter).flatMap(({ text, line }) => {
      const letters = lettersOf(text);
      return letters ? [{ text: letters, file: `chapters/${chapter.file}`, line }] : [];
    }),
  );
}

function withoutPlace({ within: _, line: __, column: ___, ...finding }: Finding): Finding {
  return finding;
}

/** The letters of the block that a finding stands in, or is. */
function blockAround({ within, line, column }: Finding, epub: Epub): string | undefined {
  const tree = within === undefined ? undefined : epub.documents.get(within);
  if (!tree || line === undefined || within === epub.nav?.path) return undefined;
  const at = elementAt(tree, line, column);
  if (!at) return undefined;
  const parents = parentsIn(tree);
  let block = [...elementsOf(at)].find(each => blockNames.test(localName(each)));
  for (let up = parents.get(at); !block && up; up = parents.get(up)) {
    if (blockNames.test(localName(up))) block = up;
  }
  return block && editionLetters(block);
}

const byLine = new WeakMap<Element, Map<number, Element[]>>();

/** The first element that begins at a place of a document. */
function elementAt(tree: Element, line: number, column: number | undefined): Element | undefined {
  const lines = byLine.get(tree) ?? new Map<number, Element[]>();
  if (!byLine.has(tree)) {
    for (const each of elementsOf(tree)) {
      const start = each.position?.start.line;
      if (start === undefined) continue;
      if (lines.has(start)) lines.get(start)!.push(each);
      else lines.set(start, [each]);
    }
    byLine.set(tree, lines);
  }
  return lines.get(line)?.find(({ position }) => column === undefined || position?.start.column === column);
}
