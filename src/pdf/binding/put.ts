import { createHash } from 'node:crypto';
import type { PdfFile } from './file.ts';
import type { Leaves } from './leaves.ts';
import type { Seams } from './seams.ts';
import { fill, isClosed } from './serial.ts';

/** What open places of leaves are filled with in a file. */
export interface Filling {
  /** Numbers of the typefaces, by their names. */
  fonts: ReadonlyMap<string, number>;
  /** Number of the element of the part that a group of leaves belongs to. */
  partOf: (group: number) => number;
  namespace: number;
  /** Elements that go on from group to group. */
  seams: Seams;
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
  { fonts, partOf, namespace, seams }: Filling,
  wanted: (group: Leaves) => ReadonlySet<number> | undefined = () => undefined,
): [keyed: number[], numbers: number[][]] {
  const alike = new Map<string, number>();
  const keyed: number[] = [];
  const all: number[][] = [];
  const keys: number[] = [];
  const filled = (text: string, own: number) =>
    fill(text, (kind, number) => {
      if (kind === 'object') return `${all[own]![number]} 0 R`;
      if (kind === 'key') return `${keys[own]! + number}`;
      if (kind === 'namespace') return `${namespace} 0 R`;
      if (kind === 'book') return `${partOf(own)} 0 R`;
      return `${fonts.get(leaves[own]!.fonts[number]!.face)} 0 R`;
    });
  leaves.forEach((group, own) => {
    const asked = wanted(group);
    const numbers = group.texts.map((text, k) => {
      if (asked && !asked.has(k)) return 0;
      const whole = seams.wholeOf(own, k);
      if (whole) return all[whole.group]![whole.object]!;
      const content = isClosed(text) ? likeness(text, group.streams.get(k)) : undefined;
      const known = content === undefined ? undefined : alike.get(content);
      if (known !== undefined) return known;
      const number = file.reserve();
      if (content !== undefined) alike.set(content, number);
      return number;
    });
    all.push(numbers);
    keys.push(keyed.length);
    for (const parent of group.parents) keyed.push(parent < 0 ? 0 : numbers[parent]!);
    group.texts.forEach((text, k) => {
      if ((asked && !asked.has(k)) || seams.wholeOf(own, k)) return;
      file.put(numbers[k]!, filled(text, own), group.streams.get(k));
    });
  });
  for (const { group, object, kids } of seams.wholes) {
    const text = leaves[group]!.texts[object]!;
    // What stands in an element is its last entry.
    const before = filled(text.slice(0, text.lastIndexOf('/K')), group);
    const named = kids.map(kid => filled(kid.text, kid.group)).join(' ');
    file.put(all[group]![object]!, `${before}/K[${named}]>>`);
  }
  return [keyed, all];
}

const likeness = (text: string, data: Uint8Array | undefined): string =>
  data ? `${text}${createHash('sha256').update(data).digest('hex')}` : text;
