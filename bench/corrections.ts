import type { ElementContent, Text } from 'hast';
import type { PartJob } from '../src/print/setting/threads/thread.ts';
import { unitsOf } from '../src/print/setting/units.ts';

/** Sizes of corrections as they come in; each is added or dropped. */
export const sizes = ['a letter', 'a word', 'five words', 'a sentence'] as const;
export type Size = (typeof sizes)[number];

/** A correction: the part with it, and the unit in which it was made. */
export interface Correction {
  /** Which of the parts. */
  part: number;
  job: PartJob;
  unit: number;
}

/** A stretch of text in a paragraph of a part. */
interface Leaf {
  part: number;
  unit: number;
  /** Which of the unit's texts it is. */
  number: number;
  value: string;
}

const textsIn = (node: ElementContent): Text[] =>
  node.type === 'text' ? [node] : node.type === 'element' ? node.children.flatMap(textsIn) : [];

/** Where sentences of a text begin. */
const sentencesOf = (text: string) => text.split(/(?<=[.!?][”’)]*) (?=[“‘(]?\p{Lu})/u);

/**
 * What makes random corrections in the running text of a book: a letter, a word, five words or a sentence at a random place,
 * each as likely as any other of its size. What is added stands elsewhere in the book.
 * @param random gives numbers from 0 to below 1
 */
export function corrector(jobs: readonly PartJob[], random: () => number) {
  const leaves = jobs.flatMap(({ tree }, part) =>
    unitsOf(tree).flatMap(({ element }, unit) =>
      element.tagName === 'p'
        ? textsIn(element).map(({ value }, number): Leaf => ({ part, unit, number, value }))
        : [],
    ),
  );
  const unitsText = leaves.filter(({ value }) => value.split(' ').length > 12);
  const sentences = unitsText.flatMap(leaf => sentencesOf(leaf.value).map((text, k) => ({ leaf, text, k })));
  const below = (limit: number) => Math.floor(random() * limit);
  const total = unitsText.reduce((sum, { value }) => sum + value.length, 0);
  /** A leaf with a random letter in it. */
  const anyLeaf = (): { leaf: Leaf; at: number } => {
    let at = below(total);
    for (const leaf of unitsText) {
      if (at < leaf.value.length) return { leaf, at };
      at -= leaf.value.length;
    }
    return anyLeaf();
  };
  const words = (count: number) => {
    const { leaf } = anyLeaf();
    const all = leaf.value.split(' ');
    const from = below(all.length - count);
    return all.slice(from, from + count).map(word => word.replace(/[^\p{L}-]/gu, '') || 'so');
  };

  const letter = (added: boolean): [Leaf, string] => {
    const { leaf, at } = anyLeaf();
    if (!/\p{L}/u.test(leaf.value[at]!)) return letter(added);
    return [leaf, leaf.value.slice(0, at) + (added ? `e${leaf.value[at]}` : '') + leaf.value.slice(at + 1)];
  };
  const someWords = (count: number, added: boolean): [Leaf, string] => {
    const { leaf } = anyLeaf();
    const all = leaf.value.split(' ');
    const at = 1 + below(all.length - count - 1);
    all.splice(at, added ? 0 : count, ...(added ? words(count) : []));
    return [leaf, all.join(' ')];
  };
  const sentence = (added: boolean): [Leaf, string] => {
    const { leaf, k } = sentences[below(sentences.length)]!;
    const own = sentencesOf(leaf.value);
    if (!added && own.length < 2) return sentence(added);
    own.splice(k, added ? 0 : 1, ...(added ? [sentences[below(sentences.length)]!.text] : []));
    return [leaf, own.join(' ')];
  };

  return (size: Size, added: boolean): Correction => {
    const [{ part, unit, number }, value] =
      size === 'a letter'
        ? letter(added)
        : size === 'a sentence'
          ? sentence(added)
          : someWords(size === 'a word' ? 1 : 5, added);
    const tree = structuredClone(jobs[part]!.tree);
    textsIn(unitsOf(tree)[unit]!.element)[number]!.value = value;
    return { part, job: { ...jobs[part]!, tree }, unit };
  };
}

/** Numbers from 0 to below 1 that are the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
