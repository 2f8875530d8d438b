import { visit } from 'unist-util-visit';
import type { Element } from 'xast';
import { plainText as textOfNode } from '../../../manuscript/index.ts';
import type { Chapter } from '../../../manuscript/manuscript.ts';
import type { Finding } from '../../finding.ts';
import { type Check, found } from '../check.ts';
import type { Epub } from '../open.ts';
import {
  attribute,
  elementsById,
  elementsOf,
  extentsIn,
  kindsOf,
  localName,
  openingText,
  parentsIn,
  plainText,
} from '../tree.ts';
import { targetOf } from './links.ts';

interface Place {
  path: string;
  element: Element;
}

/** What is known by file and id. */
type ById<Value> = Map<string, Map<string, Value>>;

/** Every reference has its note; every note its reference, a way back to it, and the same number. */
export const notes: Check = function* (epub, { manuscript = [] }) {
  const { byId, references, items } = survey(epub);
  const isItem = new Set(items.map(({ element }) => element));
  const referred: ById<Place[]> = new Map();
  for (const reference of references) {
    const { path, element } = reference;
    const href = attribute(element, 'href') ?? firstHref(element);
    const label = openingText(element);
    const target = href && targetOf(path, href);
    const goal = target && target.id !== undefined ? byId.get(target.path)?.get(target.id) : undefined;
    if (!target || !goal) {
      const message = `The note reference ${label} leads to no note.`;
      yield found('error', 'reference-without-note', message, path, element);
      continue;
    }
    const known = within(referred, target.path);
    const places = known.get(target.id!) ?? [];
    places.push(reference);
    known.set(target.id!, places);
    const number = /^\W*(\d+)/.exec(label)?.[1];
    const printed = isItem.has(goal.element) && /^\W*(\d+)/.exec(openingText(goal.element))?.[1];
    if (number && printed && number !== printed) {
      const message = `Reference ${label} leads to the note with the number ${printed}.`;
      yield found('error', 'note-number', message, path, element);
    }
  }
  const isAlone = alone(manuscript);
  for (const item of items) yield* itemFaults(item, referred, isAlone, epub);
};

/** What is wrong with one note: it has no reference, or no way back. */
function* itemFaults(
  { path, element }: Place,
  referred: ById<Place[]>,
  isAlone: (note: Element) => boolean,
  epub: Epub,
): Generator<Finding> {
  const around = [element, ...ancestorsOfSameText(element, epub.documents.get(path)!)];
  const ids = around.map(each => attribute(each, 'id')).filter(id => id !== undefined);
  const from = ids.flatMap(id => referred.get(path)?.get(id) ?? []);
  const label = openingText(element, 30);
  if (from.length === 0) {
    if (isAlone(element)) return;
    const message = `Nothing in the text refers to the note “${label}”.`;
    return yield found('error', 'note-without-reference', message, path, element);
  }
  const back = backlinks(element, path, epub);
  if (back.length === 0) {
    const message = `The note “${label}” has no link back to the text.`;
    return yield found('error', 'backlink-missing', message, path, element);
  }
  const goals: ById<true> = new Map();
  for (const { path: file, id } of back) within(goals, file).set(id, true);
  const reached = from.map(place => isReached(place, goals, epub));
  if (!reached.includes(true)) {
    const message = `The link back from the note “${label}” leads to another place than its reference.`;
    yield found('error', 'backlink-wrong', message, path, element);
  } else if (reached.includes(false)) {
    const message = `The note “${label}” leads back to only some of its references.`;
    yield found('warning', 'backlink-missing', message, path, element);
  }
}

function within<Value>(known: ById<Value>, path: string): Map<string, Value> {
  const ofFile = known.get(path) ?? new Map<string, Value>();
  known.set(path, ofFile);
  return ofFile;
}

function survey({ documents }: Epub) {
  const byId: ById<Place> = new Map();
  const references: Place[] = [];
  const items: Place[] = [];
  for (const [path, tree] of documents) {
    const ofFile = within(byId, path);
    for (const element of elementsOf(tree)) {
      const id = attribute(element, 'id');
      const kinds = kindsOf(element);
      if (id !== undefined) ofFile.set(id, { path, element });
      if (kinds.has('noteref')) references.push({ path, element });
      if (kinds.has('footnote') || kinds.has('endnote') || kinds.has('rearnote'))
        items.push({ path, element });
    }
  }
  return { byId, references, items };
}

function firstHref(element: Element): string | undefined {
  for (const each of elementsOf(element)) {
    const href = attribute(each, 'href');
    if (href !== undefined) return href;
  }
  return undefined;
}

/** Targets of the links that a note has into the text. */
function backlinks(note: Element, path: string, { documents }: Epub): { path: string; id: string }[] {
  const extents = extentsIn(documents.get(path)!);
  const { first, last } = extents.get(note)!;
  const ids = elementsById(documents.get(path)!);
  const isOwn = (id: string) => {
    const there = extents.get(ids.get(id)!);
    return there !== undefined && there.first >= first && there.first <= last;
  };
  const all = [...elementsOf(note)].filter(
    each => localName(each) === 'a' && attribute(each, 'href') !== undefined,
  );
  const declared = all.filter(each => kindsOf(each).has('backlink'));
  const likely = declared.length > 0 ? declared : all.filter(each => !kindsOf(each).has('noteref'));
  return likely.flatMap(each => {
    const { path: file, id } = targetOf(path, attribute(each, 'href')!);
    return id === undefined || (file === path && isOwn(id)) ? [] : [{ path: file, id }];
  });
}

/** Whether one of the goals is a reference: its own id, one right around it, or that of the line or paragraph it stands in. */
function isReached({ path, element }: Place, goals: ById<true>, { documents }: Epub): boolean {
  const ids = goals.get(path);
  const isGoal = (each: Element) => ids?.has(attribute(each, 'id') ?? '') === true;
  if (!ids) return false;
  for (const each of elementsOf(element)) if (isGoal(each)) return true;
  const root = documents.get(path)!;
  const around = ancestorsOfSameText(element, root);
  const line = parentsIn(root).get(around.at(-1) ?? element);
  return around.some(isGoal) || (line !== undefined && isGoal(line));
}

/** Elements that hold nothing but this one (`<sup id=…><a/></sup>`, `<li id=…><aside/></li>`), nearest first. */
function ancestorsOfSameText(element: Element, root: Element): Element[] {
  const parents = parentsIn(root);
  const extents = extentsIn(root);
  const { ink } = extents.get(element)!;
  const result: Element[] = [];
  for (let up = parents.get(element); up && extents.get(up)!.ink === ink; up = parents.get(up))
    result.push(up);
  return result;
}

/**
 * Tells whether a note has no reference in the manuscript either: that is said of the manuscript, with its line.
 * Such notes are known by how they begin.
 */
function alone(manuscript: Chapter[]): (note: Element) => boolean {
  const byKey = new Map<string, string[]>();
  for (const start of startsOfNotesAlone(manuscript)) {
    const key = start.slice(0, keyLength);
    const starts = byKey.get(key) ?? [];
    starts.push(start);
    byKey.set(key, starts);
  }
  const lengths = new Set([...byKey.keys()].map(({ length }) => length));
  return note => {
    if (lengths.has(0)) return true;
    const letters = lengths.size > 0 ? lettersOf(plainText(note)) : '';
    for (let k = 0; k < letters.length; k++)
      for (const length of lengths)
        if (byKey.get(letters.slice(k, k + length))?.some(start => letters.startsWith(start, k))) return true;
    return false;
  };
}

/** Letters by which the beginnings of notes are looked up. */
const keyLength = 8;

function startsOfNotesAlone(manuscript: Chapter[]): Set<string> {
  const starts = new Set<string>();
  for (const { tree } of manuscript) {
    const referred = new Set<string>();
    visit(tree, 'footnoteReference', ({ identifier }) => {
      referred.add(identifier);
    });
    visit(tree, 'footnoteDefinition', node => {
      if (!referred.has(node.identifier)) starts.add(lettersOf(textOfNode(node)).slice(0, 60));
    });
  }
  return starts;
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
