import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { PhrasingContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { State } from 'mdast-util-to-hast';
import { piecesOf } from '../manuscript/entries.ts';
import { attributesOf } from './container-attributes.ts';
import { elementsOf, patched } from './patched.ts';
import { isShort, type LastLine, spacerFor } from './shared-verse.ts';
import { linesOf, parted, unindented, verseOf } from './verse.ts';

/**
 * `:::play` and `:::dialogue`: speeches, each with its speaker, and what is said of the stage. Speeches are paragraphs that
 * begin with the speaker, as the HTML standard has conversations (4.15.5); lists of terms are for what terms mean. EPUB has
 * no words for a play: those of Z39.98 are used, as by Standard Ebooks.
 */
export function speeches(state: State, node: ContainerDirective): Element {
  const isPlay = node.name === 'play';
  let speaker: ElementContent[] | undefined;
  let before: LastLine | undefined;
  const content = node.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'paragraph') return elementsOf(state, child, node);
    return piecesOf(child).flatMap(({ kind, content }): Element[] => {
      const words = inline(state, content);
      if (kind === 'name') {
        speaker = speaker ? [...speaker, { type: 'text', value: ' ' }, ...words] : words;
        return [];
      }
      if (kind !== 'said') return [patched(state, child, remark(words, isPlay))];
      const { element, last } = speech({ words, speaker, before });
      [speaker, before] = [undefined, last];
      return [patched(state, child, element)];
    });
  });
  const type = isPlay ? { 'epub:type': 'z3998:drama' } : {};
  return h('div', { className: [node.name], ...type, ...attributesOf(node) }, content);
}

const inline = (state: State, children: PhrasingContent[]): ElementContent[] =>
  state.all({ type: 'paragraph', children });

const remark = (words: ElementContent[], isPlay: boolean): Element =>
  h('p', { className: ['stage'], ...(isPlay && { 'epub:type': 'z3998:stage-direction' }) }, words);

/** What a speech is made of, and the verse that it may go on with. */
interface Said {
  words: ElementContent[];
  speaker: ElementContent[] | undefined;
  before: LastLine | undefined;
}

/**
 * A paragraph of a speech, in prose or, where its lines end in hard breaks or begin with blank space, in verse. The first has the
 * speaker before it.
 */
function speech({ words, speaker, before }: Said): { element: Element; last: LastLine } {
  const gap = speaker && gapBehind(speaker);
  const className = ['speech', ...(speaker ? [] : ['further'])];
  const [first = [], ...rest] = linesOf(words);
  const { ems, content } = unindented(first);
  if (rest.length === 0 && ems === 0) {
    const named = speaker ? [nameOf(speaker), { type: 'text' as const, value: gap! }] : [];
    return { element: h('p', { className }, [...named, ...words]), last: { speaker, gap, words } };
  }
  const sharing = speaker && ems > 0 && before && isShort(before) ? before : undefined;
  const opening: LastLine = { speaker, gap, words: content, ems, before: sharing };
  const lines = [speaker ? named(opening) : verseOf(first), ...rest.map(line => verseOf(line))];
  const end = rest.at(-1) && unindented(rest.at(-1)!);
  return {
    element: h('p', { className: [...className, 'in-verse'] }, parted(lines)),
    last: end ? { words: end.content, ems: end.ems } : opening,
  };
}

const nameOf = (speaker: ElementContent[]): Element =>
  h('span', { className: ['speaker'], 'epub:type': 'z3998:persona' }, speaker);

/** A name that no point or colon parts from the speech has more space behind it. */
const gapBehind = (speaker: ElementContent[]): string =>
  /[.:,;!?—–]\s*$/.test(textOf({ type: 'root', children: speaker })) ? ' ' : '\u2002';

/** The first verse of a speech, behind the speaker; where it goes on with the verse of another, it begins where that ended. */
function named({ speaker = [], gap = ' ', words, ems = 0, before }: LastLine): Element {
  const className = ['line', 'named'];
  if (before) {
    const turn = h('span', { className: ['turn'] }, [nameOf(speaker), spacerFor(before)]);
    const shared = h('span', { className: ['shared'] }, words);
    return h('span', { className }, [turn, { type: 'text', value: ' ' }, shared]);
  }
  const content = ems > 0 ? [h('span', { style: `margin-left:${ems}em` }, words)] : words;
  return h('span', { className }, [nameOf(speaker), { type: 'text', value: gap }, ...content]);
}
