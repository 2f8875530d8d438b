import { visit } from 'unist-util-visit';
import type { Chapter } from '../manuscript/manuscript.ts';
import { slug } from './ids.ts';
import type { PageMark } from './publication.ts';

/** Where a printed page begins first in its volume. */
interface Beginning {
  id: string;
  file: string;
}

/** Where the printed pages of a book begin, known before its documents are made: the pages of each volume may begin again at 1. */
export interface PageMarks {
  /** Numbers of the volumes that chapters stand in, by their files; 0 before the first. */
  volumes: ReadonlyMap<string, number>;
  /** By volume and by name: `page-37`. */
  beginnings: ReadonlyMap<string, Beginning>;
}

/** How a page is called, in an id and by links: `page-37`. */
export const pageName = (label: string): string => `page-${slug(label)}`;

const keyOf = (volume: number, name: string): string => `${volume} ${name}`;

/** Looks through the chapters for the beginnings of printed pages, and gives each page of a volume its id. */
export function pageMarksIn(chapters: readonly Chapter[], giveId: (wish: string) => string): PageMarks {
  const volumes = new Map<string, number>();
  const beginnings = new Map<string, Beginning>();
  let volume = 0;
  for (const { tree, file, matter } of chapters) {
    if (matter.type === 'volume') volume++;
    volumes.set(file, volume);
    visit(tree, 'pageBreak', ({ label }) => {
      const name = pageName(label);
      const key = keyOf(volume, name);
      if (!beginnings.has(key)) beginnings.set(key, { id: giveId(name), file });
    });
  }
  return { volumes, beginnings };
}

/** Where a page begins that a chapter calls by its name: in the same volume, else in the first that has it. */
export function beginningFrom(marks: PageMarks, file: string, name: string): Beginning | undefined {
  const { volumes, beginnings } = marks;
  const own = beginnings.get(keyOf(volumes.get(file) ?? 0, name));
  if (own) return own;
  for (let volume = 0; volume <= volumes.size; volume++) {
    const found = beginnings.get(keyOf(volume, name));
    if (found) return found;
  }
  return undefined;
}

/**
 * The pages that an index means, by their labels in lower case. Where each volume has an index, it means its own; one of all volumes
 * does not say which it means of those that several have.
 * @param volume that of the index; undefined of one of all volumes
 */
export function pagesMeant(
  pages: readonly PageMark[],
  volume: number | undefined,
): { marks: Map<string, PageMark>; doubtful: Set<string> } {
  const marks = new Map<string, PageMark>();
  const doubtful = new Set<string>();
  const all = [...pages].sort(
    (one, other) => Number(other.volume === volume) - Number(one.volume === volume),
  );
  for (const page of all) {
    const label = page.label.toLowerCase();
    const before = marks.get(label);
    if (!before) marks.set(label, page);
    else if (before.volume !== page.volume && before.volume !== volume) doubtful.add(label);
  }
  for (const label of doubtful) marks.delete(label);
  return { marks, doubtful };
}
