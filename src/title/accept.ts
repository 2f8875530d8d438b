import { join } from 'node:path';
import { type Document, isMap, isScalar, isSeq, YAMLSeq } from 'yaml';
import { limits } from '../limits.ts';
import { decodeUtf8, readPlain } from '../reading.ts';
import type { Book } from '../title.ts';
import { writeWhole } from '../writing.ts';
import { readYaml } from '../yaml.ts';

/**
 * Adds lists to the `italics` of a title's `book.yaml`, leaving what stands there, comments too, as it is.
 *
 * @returns how many entries were new
 * @throws Complaint where the file cannot be written
 */
export async function acceptItalics(folder: string, { titles, foreign }: Book['italics']): Promise<number> {
  const file = join(folder, 'book.yaml');
  const document = readYaml(
    decodeUtf8(readPlain(folder, file, limits.yaml.bytes) ?? new Uint8Array(), file),
    { file },
  ).document;
  const added =
    addTo(document, 'titles', titles) +
    addTo(
      document,
      'foreign',
      foreign.map(one => (one.language ? one : one.text)),
    );
  if (added > 0) await writeWhole(folder, file, document.toString({ lineWidth: 0 }));
  return added;
}

/** Adds to one of the lists of `italics` what is not in it; makes the list where it is missing, empty or one item. */
function addTo(document: Document, key: string, entries: (string | { text: string })[]): number {
  if (!isMap(document.get('italics'))) document.set('italics', document.createNode({}));
  const path = ['italics', key];
  const before = document.getIn(path, true);
  const list = isSeq(before) ? before : new YAMLSeq();
  if (before !== list) {
    if (isMap(before) || (isScalar(before) && before.value !== '' && before.value !== null))
      list.items.push(before);
    document.setIn(path, list);
  }
  const textOf = (item: unknown) => (isMap(item) ? item.get('text') : isScalar(item) ? item.value : item);
  const have = new Set(list.items.map(textOf));
  const fresh = entries.filter(entry => !have.has(typeof entry === 'string' ? entry : entry.text));
  for (const entry of fresh) list.items.push(document.createNode(entry));
  return fresh.length;
}
