import { createHash } from 'node:crypto';
import type { PdfFile } from './file.ts';
import type { Leaves } from './leaves.ts';
import { fill, isClosed } from './serial.ts';

/** What open places of leaves are filled with in a file. */
export interface Filling {
  /** Numbers of the typefaces, by their names. */
  fonts: ReadonlyMap<string, number>;
  /** Number of the element of the part that a group of leaves belongs to. */
  partOf: (group: number) => number;
  namespace: number;
}

/**
 * Puts the objects of all groups into the file. What several of them have alike, and what names nothing else, stands there
 * once: pictures, settings of the pen.
 *
 * @param wanted which objects of a group to put; all where it is not said
 * @returns what the keys of the parent tree lead to, and by group the numbers in the file of its objects
 */
export function put(
  file: PdfFile,
  leaves: readonly Leaves[],
  { fonts, partOf, namespace }: Filling,
  wanted: (group: Leaves) => ReadonlySet<number> | undefined = () => undefined,
): [keyed: number[], numbers: number[][]] {
  const alike = new Map<string, number>();
  const keyed: number[] = [];
  const all = leaves.map((group, own) => {
    const asked = wanted(group);
    const numbers = group.texts.map((text, k) => {
      if (asked && !asked.has(k)) return 0;
      const content = isClosed(text) ? likeness(text, group.streams.get(k)) : undefined;
      const known = content === undefined ? undefined : alike.get(content);
      if (known !== undefined) return known;
      const number = file.reserve();
      if (content !== undefined) alike.set(content, number);
      return number;
    });
    const key = keyed.length;
    for (const parent of group.parents) keyed.push(parent < 0 ? 0 : numbers[parent]!);
    group.texts.forEach((text, k) => {
      if (asked && !asked.has(k)) return;
      const filled = fill(text, (kind, number) => {
        if (kind === 'object') return `${numbers[number]} 0 R`;
        if (kind === 'key') return `${key + number}`;
        if (kind === 'namespace') return `${namespace} 0 R`;
        return kind === 'book' ? `${partOf(own)} 0 R` : `${fonts.get(group.fonts[number]!.face)} 0 R`;
      });
      file.put(numbers[k]!, filled, group.streams.get(k));
    });
    return numbers;
  });
  return [keyed, all];
}

const likeness = (text: string, data: Uint8Array | undefined): string =>
  data ? `${text}${createHash('sha256').update(data).digest('hex')}` : text;
