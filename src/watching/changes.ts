import { posix } from 'node:path';
import type { Element } from 'xast';
import { type Difference, differencesOf } from '../editions/difference.ts';
import { type ElementPassage, passagesIn } from '../editions/epub-text.ts';
import { resolvePath } from '../inspection/epub/paths.ts';
import { attribute, elementsOf, kindsOf, localName } from '../inspection/epub/tree.ts';
import type { ChangedPlace } from './shown.ts';

/** A document of an EPUB. */
export interface TextDocument {
  path: string;
  body: Element;
}

/** So many places are told; ids on either side of one; letters of a paragraph. */
const most = 200;
const mostIds = 40;
const mostLetters = 200;

/**
 * The places where the text of an EPUB differs from what it was, word by word, and pictures that changed, in the order of the book.
 *
 * @param old documents that have changed or are gone, as they were
 * @param now.texts documents that have changed or are new
 * @param now.pictures paths of pictures that changed, and documents that may show them
 */
export function changedPlaces(
  old: readonly TextDocument[],
  {
    texts,
    pictures,
  }: {
    texts: readonly TextDocument[];
    pictures: { changed: ReadonlySet<string>; texts: readonly TextDocument[] };
  },
): ChangedPlace[] {
  const surroundings = new Map(
    [...texts, ...pictures.texts].map(({ path, body }) => [path, surroundingsOf(body)]),
  );
  const was = old.flatMap(({ path, body }) => passagesIn(body, path));
  const is = texts.flatMap(({ path, body }) => passagesIn(body, path));
  const words = differencesOf(was, is).flatMap((difference): ChangedPlace[] => {
    const passage = difference.to as ElementPassage | undefined;
    if (!passage) return [];
    const { file: path, element } = passage;
    return [
      {
        ...{ path, element, ...wordsOf(difference) },
        passage: textOf(passage.words).slice(0, mostLetters),
        ...surroundings.get(path)!(element),
      },
    ];
  });
  const shown = pictures.texts.flatMap(({ path, body }) =>
    picturesIn(body, path, pictures.changed).map(element => ({
      ...{ path, element, words: '', before: '', after: '', passage: '' },
      ...surroundings.get(path)!(element),
    })),
  );
  return [...words, ...shown].slice(0, most);
}

const textOf = (words: readonly { text: string }[]): string => words.map(({ text }) => text).join(' ');

const wordsOf = ({ new: words, before, after }: Difference) => ({
  words: textOf(words).slice(0, mostLetters),
  before: textOf(before),
  after: textOf(after),
});

/** Numbers of the elements that show one of the pictures. */
function picturesIn(body: Element, path: string, changed: ReadonlySet<string>): number[] {
  return [...elementsOf(body)].flatMap((element, at) => {
    const source = localName(element) === 'img' ? attribute(element, 'src') : undefined;
    return source !== undefined && changed.has(resolvePath(posix.dirname(path), source)) ? [at] : [];
  });
}

/** A function from the number of an element to the page of the old print and the ids around it. */
function surroundingsOf(
  body: Element,
): (element: number) => Pick<ChangedPlace, 'label' | 'ahead' | 'behind'> {
  const ids: { id: string; at: number }[] = [];
  const labels: { label: string; at: number }[] = [];
  [...elementsOf(body)].forEach((element, at) => {
    const id = attribute(element, 'id');
    const label = kindsOf(element).has('pagebreak') ? attribute(element, 'aria-label') : undefined;
    if (label !== undefined) labels.push({ label, at });
    else if (id !== undefined) ids.push({ id, at });
  });
  return element => {
    const label = labels.findLast(({ at }) => at <= element)?.label;
    const ahead = ids.filter(({ at }) => at <= element).toReversed();
    const behind = ids.filter(({ at }) => at > element);
    const named = (list: typeof ids) => list.slice(0, mostIds).map(({ id }) => id);
    return { ...(label !== undefined && { label }), ahead: named(ahead), behind: named(behind) };
  };
}
