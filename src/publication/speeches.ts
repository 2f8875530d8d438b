import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { PhrasingContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { State } from 'mdast-util-to-hast';
import { piecesOf } from '../manuscript/entries.ts';
import { attributesOf } from './container-attributes.ts';
import { elementsOf, patched } from './patched.ts';
import { linesOf, parted, unindented, verseOf } from './verse.ts';

/**
 * `:::play` and `:::dialogue`: speeches, each with its speaker, and what is said of the stage. Speeches are paragraphs that
 * begin with the speaker, as the HTML standard has conversations (4.15.5); lists of terms are for what terms mean. EPUB has
 * no words for a play: those of Z39.98 are used, as by Standard Ebooks.
 */
export function speeches(state: State, node: ContainerDirective): Element {
  const isPlay = node.name === 'play';
  let speaker: ElementContent[] | undefined;
  const content = node.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'paragraph') return elementsOf(state, child, node);
    return piecesOf(child).flatMap(({ kind, content }): Element[] => {
      const words = inline(state, content);
      if (kind === 'name') {
        speaker = speaker ? [...speaker, { type: 'text', value: ' ' }, ...words] : words;
        return [];
      }
      const made = kind === 'said' ? speech(words, speaker) : remark(words, isPlay);
      if (kind === 'said') speaker = undefined;
      return [patched(state, child, made)];
    });
  });
  const type = isPlay ? { 'epub:type': 'z3998:drama' } : {};
  return h('div', { className: [node.name], ...type, ...attributesOf(node) }, content);
}

const inline = (state: State, children: PhrasingContent[]): ElementContent[] =>
  state.all({ type: 'paragraph', children });

const remark = (words: ElementContent[], isPlay: boolean): Element =>
  h('p', { className: ['stage'], ...(isPlay && { 'epub:type': 'z3998:stage-direction' }) }, words);

/** A paragraph of a speech, in prose or, where its lines end in hard breaks or begin with blank space, in verse. The first has the speaker before it. */
function speech(words: ElementContent[], speaker: ElementContent[] | undefined): Element {
  const named = speaker ? [nameOf(speaker), { type: 'text' as const, value: gapBehind(speaker) }] : [];
  const className = ['speech', ...(speaker ? [] : ['further'])];
  const [first = [], ...rest] = linesOf(words);
  if (rest.length === 0 && unindented(first).ems === 0) return h('p', { className }, [...named, ...words]);
  const lines = [
    named.length > 0 ? shared(named, first) : verseOf(first),
    ...rest.map(line => verseOf(line)),
  ];
  return h('p', { className: [...className, 'in-verse'] }, parted(lines));
}

const nameOf = (speaker: ElementContent[]): Element =>
  h('span', { className: ['speaker'], 'epub:type': 'z3998:persona' }, speaker);

/** A name that no point or colon parts from the speech has more space behind it. */
const gapBehind = (speaker: ElementContent[]): string =>
  /[.:,;!?—–]\s*$/.test(textOf({ type: 'root', children: speaker })) ? ' ' : '\u2002';

/** The first verse of a speech, behind the speaker; where it goes on with the verse of another, as far in as it is typed. */
function shared(named: ElementContent[], line: ElementContent[]): Element {
  const { ems, content } = unindented(line);
  const words = ems > 0 ? [h('span', { style: `margin-left:${ems}em` }, content)] : content;
  return h('span', { className: ['line', 'named'] }, [...named, ...words]);
}
