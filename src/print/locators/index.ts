import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { isPageLabel, type Locator, locatorsIn } from '../../publication/locators.ts';
import type { Document, Publication } from '../../publication/publication.ts';
import { type Anchors, anchorsFor, withAnchors } from './anchors.ts';
import { type RangeStyle, styleOf } from './ranges.ts';
import { readStretches, type Stretch, type StretchFinder, type Word } from './stretches.ts';
import { findSubject, type Subject, subjectOf } from './words.ts';

/** What the locators of an index are worked out with. */
interface Context {
  stretchOf: StretchFinder;
  anchors: Anchors;
  ranges: RangeStyle;
  /** The last page of the former edition: a greater number is none of its pages. */
  greatest: number;
}

/**
 * Prepares an index by the pages of a former edition for a new one. What a locator meant stood somewhere between the
 * beginning of that page and that of the next; the words of the entry are looked for there, and the place is marked.
 * Where they are not found, the locator leads to the whole stretch, which may lie on two pages of the new edition.
 * @returns the documents; the index has runs of locators for `fillRun`, the others the places that these lead to
 */
export function relocate(publication: Publication): Document[] {
  const { documents, pages } = publication;
  const indexes = documents.filter(({ type }) => type === 'index');
  if (indexes.length === 0) return documents;
  const anchors = anchorsFor(indexes[0]!.id);
  const stretchOf = readStretches(documents);
  const numbers = pages.map(({ label }) => Number(label)).filter(Number.isFinite);
  const greatest = numbers.reduce((one, other) => Math.max(one, other), 0);
  const prepared = documents.map(document => {
    if (document.type !== 'index') return document;
    const context = { stretchOf, anchors, greatest, ranges: styleOf(rangesIn(document.tree)) };
    return { ...document, tree: prepareEntries(document.tree, '', context) };
  });
  return prepared.map(document => withAnchors(document, anchors));
}

const isEntry = ({ properties }: Element): boolean => properties['epub:type'] === 'index-entry';
const isList = (node: ElementContent): node is Element => node.type === 'element' && node.tagName === 'ul';
const lineOf = (entry: Element): ElementContent[] => entry.children.filter(child => !isList(child));
const textIn = (nodes: ElementContent[]): string => textOf({ type: 'root', children: nodes });

/** The ranges of an index. */
function rangesIn(element: Element): Parameters<typeof styleOf>[0] {
  const text = isEntry(element) ? textIn(lineOf(element)) : '';
  const own = locatorsIn(text).flatMap(({ from, to, first, last, suffix }) =>
    last && !suffix ? [{ first, last, printed: text.slice(from, to) }] : [],
  );
  return [...own, ...element.children.flatMap(child => (child.type === 'element' ? rangesIn(child) : []))];
}

/** @param heading of the entry above */
function prepareEntries(element: Element, heading: string, context: Context): Element {
  const inside = isEntry(element) ? heading || headingOf(textIn(lineOf(element))) : heading;
  const line = isEntry(element) ? prepareLine(lineOf(element), heading, context) : [];
  const others = element.children.filter(child => !isEntry(element) || isList(child));
  const below = others.map(child =>
    child.type === 'element' ? prepareEntries(child, inside, context) : child,
  );
  return { ...element, children: [...line, ...below] };
}

/** What stands before the first locator. */
function headingOf(text: string): string {
  const first = locatorsIn(text)[0];
  return (first ? text.slice(0, first.from) : text).trim();
}

/** As much of the text before a locator as tells whether it is one. */
const endOf = (text: string): string => text.slice(-longestBefore);
const longestBefore = 200;

/** Makes runs of the locators of an entry's line. */
function prepareLine(line: ElementContent[], above: string, context: Context): ElementContent[] {
  let heading = above;
  /** Text since the last locator, and the end of all text so far. */
  let said = '';
  let before = '';
  let subject: Subject | undefined;

  const subjectHere = (): Subject => {
    const sub = said;
    if (heading === '') {
      heading = said;
      return subjectOf(said);
    }
    return subjectOf(heading.split(/[:;]/)[0]!, sub);
  };

  const prepare = (nodes: ElementContent[]): ElementContent[] => {
    const result: ElementContent[] = [];
    let run: Element[] = [];
    let comma: string | undefined;
    const endRun = (after = '') => {
      if (run.length > 0) {
        if (/^,?\s*(et\s)?passim/.test(after)) run.at(-1)!.properties.dataAlone = '';
        result.push(h('span', { className: ['locators'], dataRanges: context.ranges }, run));
      }
      if (comma !== undefined) result.push({ type: 'text', value: comma });
      run = [];
      comma = undefined;
    };
    const add = (locator: Locator, printed: string) => {
      subject ??= subjectHere();
      run.push(prepareLocator(locator, printed, subject, context));
      comma = undefined;
      said = '';
      before = endOf(before + printed);
    };
    const say = (text: string) => {
      if (text === '') return;
      before = endOf(before + text);
      if (run.length > 0 && comma === undefined && /^\s*,\s*$/.test(text)) {
        comma = text;
        return;
      }
      endRun(text);
      said += text;
      subject = undefined;
      result.push({ type: 'text', value: text });
    };
    for (const node of nodes) {
      if (node.type === 'text') {
        let at = 0;
        for (const locator of locatorsIn(node.value, before)) {
          if (!isPageLabel(locator.first) || Number(locator.first) > context.greatest) continue;
          say(node.value.slice(at, locator.from));
          add(locator, node.value.slice(locator.from, locator.to));
          at = locator.to;
        }
        say(node.value.slice(at));
      } else if (node.type === 'element' && node.properties['epub:type'] === 'index-locator') {
        const printed = textOf(node);
        add(locatorsIn(printed, ', ')[0]!, printed);
      } else if (node.type === 'element' && node.tagName !== 'a') {
        endRun();
        result.push({ ...node, children: prepare(node.children) });
      } else {
        endRun();
        result.push(node);
      }
    }
    endRun();
    return result;
  };
  return prepare(line);
}

/** A locator with the places it leads to; one that leads nowhere stands in brackets, for it is no page of this edition. */
function prepareLocator(
  locator: Locator,
  printed: string,
  subject: Subject,
  { stretchOf, anchors }: Context,
): Element {
  const { suffix } = locator;
  const target = locator.notes ? notesMeant(locator, stretchOf) : placesMeant(locator, subject, stretchOf);
  if (!target) {
    // A page without its mark is reported where the mark is missing; that a page lacks the note is known only here.
    return h(
      'span',
      locator.notes && stretchOf(locator.first) ? { className: ['lost'] } : {},
      `[${printed}]`,
    );
  }
  const [from, to] = [target.from, target.to].map(place =>
    typeof place === 'string' ? place : anchors.idOf(place),
  );
  return h(
    'a',
    {
      href: `#${from}`,
      dataFrom: from,
      dataTo: to,
      ...(suffix && { dataSuffix: suffix }),
      ...(target.wide && { dataWide: '' }),
    },
    printed,
  );
}

/** Where something begins and ends: a word, or what has an id. */
interface Target {
  from: Word | string;
  to: Word | string;
  /** Whether it is the whole stretch, because nobody knows where in it. */
  wide?: boolean;
}

function placesMeant(
  { first, last }: Locator,
  subject: Subject,
  stretchOf: StretchFinder,
): Target | undefined {
  const begin = stretchOf(first);
  const end = last === undefined ? begin : stretchOf(last);
  if (!begin || !end) return undefined;
  if (last !== undefined) {
    const from = wordsWith(begin, subject)?.[0] ?? begin.words[0];
    const to = wordsWith(end, subject)?.[1] ?? end.words.at(-1);
    return from && to && { from, to };
  }
  const found = wordsWith(begin, subject);
  if (found) return { from: found[0], to: found[1] };
  const [from, to] = [begin.words[0], begin.words.at(-1)];
  return from && to && { from, to, wide: true };
}

/** The first and the last word that speak of a subject, in the text or else in the notes to it. */
function wordsWith({ words, noteWords }: Stretch, subject: Subject): [Word, Word] | undefined {
  for (const searched of [words, noteWords]) {
    const found = findSubject(searched, subject);
    if (found) return [searched[found[0]]!, searched[found[1]]!];
  }
  return undefined;
}

/** `37n4`: note 4 of those that stood on page 37. */
function notesMeant({ first, notes: labels = [] }: Locator, stretchOf: StretchFinder): Target | undefined {
  const notes = stretchOf(first)?.notes ?? [];
  const meant = labels.length > 0 ? notes.filter(({ label }) => labels.includes(label)) : notes;
  const [from, to] = [meant[0], meant.at(-1)];
  return from && to && { from: from.id, to: to.id };
}
