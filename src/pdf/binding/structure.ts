import { newTypes } from '../structure/elements.ts';
import type { PdfFile } from './file.ts';
import type { Leaves } from './leaves.ts';
import type { Seams } from './seams.ts';
import { pdfString } from './serial.ts';
import { keyTree, listed, nameTree } from './trees.ts';

/** A part of the book in its structure: the number of its element, and the groups of leaves that it has. */
export interface BoundPart {
  number: number;
  groups: number[];
}

/** The parts of a book, each of groups of leaves that stand together. */
export function partsOf(leaves: readonly Leaves[], file: PdfFile): BoundPart[] {
  const parts: BoundPart[] = [];
  leaves.forEach(({ part }, k) => {
    if (leaves[k - 1]?.part === part) parts.at(-1)!.groups.push(k);
    else parts.push({ number: file.reserve(), groups: [k] });
  });
  return parts;
}

/** What newer types of elements are to readers that do not know them. */
const roles = Object.entries(newTypes)
  .map(([type, role]) => `/${type}/${role}`)
  .join('');

/**
 * Puts the structure of a book into the file: an element for the whole, one for each part, and in these the elements of its
 * leaves.
 *
 * @param numbers by group of leaves, the numbers in the file of its objects
 * @param keyed what the keys of the parent tree lead to
 * @returns the number of its root
 */
export function putStructure(
  file: PdfFile,
  leaves: readonly Leaves[],
  bound: {
    parts: readonly BoundPart[];
    namespace: number;
    numbers: readonly number[][];
    keyed: readonly number[];
    seams: Seams;
  },
  language: string,
): number {
  const { parts, namespace, numbers, keyed, seams } = bound;
  const root = file.reserve();
  const book = file.reserve();
  const elementsOf = (group: number) =>
    leaves[group]!.elements.filter(element => !seams.wholeOf(group, element)).map(
      element => numbers[group]![element]!,
    );
  for (const { number, groups } of parts)
    file.put(number, `<</Type/StructElem/S/Sect/P ${book} 0 R/K[${listed(groups.flatMap(elementsOf))}]>>`);
  const sections = listed(parts.map(({ number }) => number));
  const spoken = pdfString(Buffer.from(language));
  file.put(
    book,
    `<</Type/StructElem/S/Document/NS ${namespace} 0 R/P ${root} 0 R/Lang${spoken}/K[${sections}]>>`,
  );
  refer(file, leaves, numbers);
  const ids = leaves.flatMap((group, k) =>
    group.ids.flatMap(([id, element]): [string, string][] =>
      seams.wholeOf(k, element) ? [] : [[id, `${numbers[k]![element]} 0 R`]],
    ),
  );
  const entries = [
    `/K ${book} 0 R/Namespaces[${namespace} 0 R]/RoleMap<<${roles}>>`,
    `/ParentTree ${keyTree(file, keyed)} 0 R/ParentTreeNextKey ${keyed.length}`,
    ids.length > 0 ? `/IDTree ${nameTree(file, ids)} 0 R` : '',
  ];
  file.put(root, `<</Type/StructTreeRoot${entries.join('')}>>`);
  return root;
}

/** Tells elements that refer to a place which element it is in (`Ref`, ISO 32000-2, 14.7.2). */
function refer(file: PdfFile, leaves: readonly Leaves[], numbers: readonly number[][]): void {
  const within = new Map(
    leaves.flatMap((group, k) => group.within.map(([id, element]) => [id, numbers[k]![element]!] as const)),
  );
  const referring = leaves.flatMap((group, k) =>
    group.referring.flatMap(([element, id]): [number, number][] => {
      const target = within.get(id);
      return target === undefined ? [] : [[numbers[k]![element]!, target]];
    }),
  );
  const targets = new Map(referring.map(([element]) => [element, new Set<number>()]));
  for (const [element, target] of referring) {
    targets.get(element)!.add(target);
    // A note refers to all that refers to it.
    targets.get(target)?.add(element);
  }
  for (const [element, all] of targets) file.extend(element, `/Ref[${listed([...all])}]`);
}
