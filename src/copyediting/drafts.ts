import { type Document, isMap, isScalar, isSeq, YAMLSeq } from 'yaml';
import { readYaml } from '../yaml.ts';

/** A list of a draft, as YAML has it: an item is a text, or a map with a text or an id. */
type Item = YAMLSeq['items'][number];

/**
 * Brings a new draft into a list that a person works in: what was struck out stays out, what was added or changed stays as it
 * is, what nobody touched is as the new draft has it, and what is new comes in.
 *
 * @param lists where the lists stand in the file; none for a file that is one list
 * @param texts the draft as it was written last, the person's, the new one
 * @throws Complaint where one of them is no YAML
 */
export function mergeDrafts(
  lists: readonly (readonly string[])[],
  { base, theirs, ours }: Record<'base' | 'theirs' | 'ours', string>,
): string {
  const [was, mine, now] = [base, theirs, ours].map(text => readYaml(text, { file: 'draft' }).document) as [
    Document,
    Document,
    Document,
  ];
  for (const path of lists) {
    const list = listAt(mine, path) ?? emptyAt(mine, path);
    list.items = merged(itemsAt(was, path), list.items, itemsAt(now, path));
  }
  if ((mine.comment ?? '') === (was.comment ?? '')) mine.comment = now.comment;
  return mine.toString({ lineWidth: 0 });
}

const nodeAt = (document: Document, path: readonly string[]): unknown =>
  path.length === 0 ? document.contents : document.getIn(path, true);

function listAt(document: Document, path: readonly string[]): YAMLSeq | undefined {
  const node = nodeAt(document, path);
  return isSeq(node) ? (node as YAMLSeq) : undefined;
}

const itemsAt = (document: Document, path: readonly string[]): Item[] => listAt(document, path)?.items ?? [];

/** Where the last item was struck out too, nothing stands there. */
function emptyAt(document: Document, path: readonly string[]): YAMLSeq {
  const list = new YAMLSeq();
  if (path.length === 0) document.contents = list as unknown as Document['contents'];
  else {
    if (!isMap(document.contents))
      document.contents = document.createNode({}) as unknown as Document['contents'];
    if (path.length > 1 && !isMap(document.getIn(path.slice(0, -1), true)))
      document.setIn(path.slice(0, -1), document.createNode({}));
    document.setIn(path, list);
  }
  return list;
}

function merged(base: Item[], theirs: Item[], ours: Item[]): Item[] {
  const before = new Map(base.map(item => [keyOf(item), wordsOf(item)]));
  const now = new Map(ours.map(item => [keyOf(item), item]));
  const result = theirs.flatMap((item): Item[] => {
    const key = keyOf(item);
    if (before.get(key) !== wordsOf(item)) return [item];
    return now.has(key) ? [now.get(key)!] : [];
  });
  const there = new Set(theirs.map(keyOf));
  let last: Item | undefined;
  for (const item of ours) {
    const key = keyOf(item);
    if (!there.has(key) && !before.has(key)) {
      result.splice(last === undefined ? 0 : result.indexOf(last) + 1, 0, item);
      last = item;
    } else if (result.includes(item)) last = item;
  }
  return result;
}

/** What an item is known by. */
function keyOf(item: Item): string {
  if (isScalar(item)) return String(item.value);
  if (!isMap(item)) return JSON.stringify(item);
  return String(item.get('id') ?? item.get('text') ?? JSON.stringify(item.toJSON()));
}

/** All that a person may have changed of an item, its comments too. */
function wordsOf(item: Item): string {
  const notes = (node: unknown) => {
    const { comment, commentBefore } = (node ?? {}) as { comment?: string; commentBefore?: string };
    return [comment ?? '', commentBefore ?? ''];
  };
  const own = isMap(item) ? item.items.map(({ key, value }) => [notes(key), notes(value)]) : [];
  return JSON.stringify([isScalar(item) ? item.value : (item as YAMLSeq).toJSON(), notes(item), own]);
}
