import { decide } from './changes.ts';
import { clashAt } from './clashes.ts';
import { writeDown } from './files.ts';
import type { Merged } from './merged.ts';
import { orderLike, sidesOf } from './sides.ts';
import { streamOf, type Texts } from './stream.ts';

/**
 * Brings what is new in a recovery into the chapters as a person has edited them: word by word, wherever these words are now.
 * A person's words are never changed; files may have been renamed, divided, joined, put into another order, or deleted.
 *
 * @param base the chapters as recovery wrote them last
 * @param theirs the person's chapters
 * @param ours the chapters of the new recovery
 */
export function merge(base: Texts, theirs: Texts, ours: Texts): Merged {
  const streams = { base: streamOf(base), theirs: streamOf(theirs), ours: streamOf(ours) };
  const inOrder = new Map(orderLike(streams.base, theirs).map(name => [name, theirs.get(name)!]));
  const sides = sidesOf(streams.base, streamOf(inOrder), streams.ours);
  const { edits, clashes } = decide(sides);
  return { ...writeDown(sides, edits, theirs), clashes: clashes.map(one => clashAt(sides, one)) };
}
