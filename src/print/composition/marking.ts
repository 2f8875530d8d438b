import type { Element } from 'hast';
import { h } from 'hastscript';
import { keepAddresses } from './addresses.ts';
import { fillCells, markShortCells } from './cells.ts';
import { markFlush } from './indents.ts';
import { markKept } from './kept.ts';
import { paragraphsInItems } from './list-items.ts';
import type { Part } from './part.ts';
import { groupRubies } from './rubies.ts';
import { keepTyped } from './typed.ts';
import { turnableIndents } from './verse-indents.ts';

/** The notes for the feet of a part's pages, as if they stood at its end. */
export function markFoot(part: Part): Element | undefined {
  if (!part.foot) return undefined;
  const { properties } = markPart({ ...part, tree: { ...part.tree, children: [] } });
  const foot = kept(markFlush(groupRubies(h('div', { className: ['foot'] }, part.foot.notes))));
  return { ...part.tree, properties, children: [foot] };
}

/** The part's tree as the style sheet knows it: named for its kind, its paragraphs without indents marked. */
export function markPart({ kind, tree }: Part): Element {
  const given = tree.properties.className;
  const className = [...(Array.isArray(given) ? given : []), kind];
  const composed = paragraphsInItems(markShortCells(fillCells(groupRubies(tree))));
  const marked = kept(markKept(markFlush(composed)));
  return { ...marked, properties: { ...tree.properties, className } };
}

/** What holds for the text and for its notes alike. */
const kept = (tree: Element): Element => keepTyped(keepAddresses(turnableIndents(tree)));
