import type { PdfFile } from './file.ts';
import { pdfString } from './serial.ts';

/** A node of a tree of pages, of names or of keys has so many children at most. */
const most = 32;

/** References of objects, as they stand in an array. */
export const listed = (numbers: readonly number[]): string =>
  numbers.map(number => `${number} 0 R`).join(' ');

/** Children in groups, as the nodes above them have them. */
const inGroups = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, k) => all.slice(k * most, (k + 1) * most));

/** The tree of the pages, each node with its count and its parent. */
export function putPages(file: PdfFile, pages: readonly number[]): number {
  const nodes: { number: number; kids: number[]; count: number }[] = [];
  let level = pages.map(number => ({ number, count: 1 }));
  do {
    level = inGroups(level).map(group => {
      const kids = group.map(({ number }) => number);
      const node = { number: file.reserve(), kids, count: group.reduce((sum, { count }) => sum + count, 0) };
      nodes.push(node);
      return node;
    });
  } while (level.length > 1);
  const parents = new Map(nodes.flatMap(({ number, kids }) => kids.map(kid => [kid, number] as const)));
  const above = (number: number) => (parents.has(number) ? `/Parent ${parents.get(number)} 0 R` : '');
  for (const { number, kids, count } of nodes)
    file.put(number, `<</Type/Pages${above(number)}/Count ${count}/Kids[${listed(kids)}]>>`);
  for (const page of pages) file.extend(page, above(page));
  return level[0]!.number;
}

/** A tree of names (ISO 32000-2, 7.9.6), in the order of their bytes. */
export function nameTree(
  file: PdfFile,
  entries: readonly (readonly [name: string, value: string])[],
): number {
  const sorted = entries
    .map(([name, value]): [Buffer, string] => [Buffer.from(name, 'latin1'), value])
    .sort(([a], [b]) => Buffer.compare(a, b))
    .map(([name, value]): [string, string] => [pdfString(name), value]);
  return limitedTree(file, sorted, 'Names');
}

/** A tree of numbers (7.9.7): what each key leads to, from 0. */
export const keyTree = (file: PdfFile, values: readonly number[]): number =>
  limitedTree(
    file,
    values.flatMap((value, key): [string, string][] => (value === 0 ? [] : [[String(key), `${value} 0 R`]])),
    'Nums',
  );

function limitedTree(file: PdfFile, entries: [string, string][], kind: 'Names' | 'Nums'): number {
  interface Limited {
    number: number;
    first: string;
    last: string;
  }
  let level: Limited[] = inGroups(entries).map(group => {
    const [first, last] = [group[0]![0], group.at(-1)![0]];
    const pairs = group.map(([key, value]) => `${key} ${value}`).join(' ');
    return { number: file.add(`<</Limits[${first} ${last}]/${kind}[${pairs}]>>`), first, last };
  });
  while (level.length > most)
    level = inGroups(level).map(group => {
      const [first, last] = [group[0]!.first, group.at(-1)!.last];
      const kids = listed(group.map(({ number }) => number));
      return { number: file.add(`<</Limits[${first} ${last}]/Kids[${kids}]>>`), first, last };
    });
  return file.add(`<</Kids[${listed(level.map(({ number }) => number))}]>>`);
}
