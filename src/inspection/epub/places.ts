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
  return findings.map(finding => {
    const letters = blockAround(finding, epub);
    const place = letters && known.find(({ text }) => text.startsWith(letters) || letters.startsWith(text));
    const placed = place ? { ...withoutPlace(finding), file: place.file, line: place.line } : finding;
    const isOpen =
      place && openInRecovered.has(finding.code) && recovered?.has(place.file.replace('chapters/', ''));
    return isOpen ? { ...placed, severity: 'warning' } : placed;
  });
}

function textOf(manuscript: Chapter[]): { text: string; file: string; line: number }[] {
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
