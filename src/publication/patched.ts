import type { Element, ElementContent } from 'hast';
import type { BlockContent, DefinitionContent, Parents } from 'mdast';
import type { State } from 'mdast-util-to-hast';

/** An element with the place of the node that it was made from. */
export function patched(state: State, node: Parameters<State['patch']>[0], element: Element): Element {
  state.patch(node, element);
  return element;
}

/** What a block becomes. */
export function elementsOf(
  state: State,
  child: BlockContent | DefinitionContent,
  parent: Parents,
): ElementContent[] {
  const result = state.one(child, parent);
  return Array.isArray(result) ? result : result ? [result] : [];
}
