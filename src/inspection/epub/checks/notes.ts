import { visit } from 'unist-util-visit';
import type { Element } from 'xast';
import { plainText as textOfNode } from '../../../manuscript/index.ts';
import type { Chapter } from '../../../manuscript/manuscript.ts';
import type { Finding } from '../../finding.ts';
import { type Check, found } from '../check.ts';
import type { Epub } from '../open.ts';
import { attribute, elementsOf, kindsOf, localName, parentsIn, plainText } from '../tree.ts';
import { targetOf } from './links.ts';

interface Place {
  path: string;
  element: Element;
}

const key = (path: string, id: string) => `${path}#${id}`;

/** Every reference has its note; every note its reference, a way back to it, and the same number. */
export const notes: Check = (epub, { manuscript = [] }) => {
  const alone = notesAlone(manuscript);
  const { byId, references, items } = survey(epub);
  const result: Finding[] = [];
  const referred = new Map<string, Place[]>();
  for (const { path, element } of references) {
    const href = attribute(element, 'href') ?? firstHref(element);
    const label = plainText(element).trim();
    const target = href && targetOf(path, href);
    const goal = target && target.id !== undefined ? byId.get(key(target.path, target.id)) : undefined;
    if (!target || !goal) {
      result.push(
        found(
          'error',
          'reference-without-note',
          `The note reference ${label} leads to no note.`,
          path,
          element,
        ),
      );
      continue;
    }
    const id = key(target.path, target.id!);
    referred.set(id, [...(referred.get(id) ?? []), { path, element }]);
    const number = /^\W*(\d+)/.exec(label)?.[1];
    const printed = /^\W*(\d+)/.exec(plainText(goal.element).trim())?.[1];
    if (items.some(({ element: item }) => item === goal.element) && number && printed && number !== printed) {
      result.push(
        found(
          'error',
          'note-number',
          `Reference ${label} leads to the note with the number ${printed}.`,
          path,
          element,
        ),
      );
    }
  }
  for (const { path, element } of items) {
    const around = [element, ...ancestorsWithId(element, epub.documents.get(path)!)];
    const ids = around.map(each => attribute(each, 'id')).filter(id => id !== undefined);
    const from = ids.flatMap(id => referred.get(key(path, id)) ?? []);
    const label = plainText(element).trim().slice(0, 30);
    if (from.length === 0 && alone.some(start => lettersOf(plainText(element)).includes(start))) continue;
    if (from.length === 0) {
      result.push(
        found(
          'error',
          'note-without-reference',
          `Nothing in the text refers to the note “${label}”.`,
          path,
          element,
        ),
      );
      continue;
    }
    const back = backlinks(element, path);
    if (back.length === 0) {
      result.push(
        found(
          'error',
          'backlink-missing',
          `The note “${label}” has no link back to the text.`,
          path,
          element,
        ),
      );
      continue;
    }
    const wanted = from.map(place => idsAround(place, epub));
    if (!back.some(link => wanted.some(places => places.has(link)))) {
      result.push(
        found(
          'error',
          'backlink-wrong',
          `The link back from the note “${label}” leads to another place than its reference.`,
          path,
          element,
        ),
      );
    } else if (!wanted.every(places => back.some(link => places.has(link)))) {
      result.push(
        found(
          'warning',
          'backlink-missing',
          `The note “${label}” leads back to only some of its references.`,
          path,
          element,
        ),
      );
    }
  }
  return result;
};

function survey({ documents }: Epub) {
  const byId = new Map<string, Place>();
  const references: Place[] = [];
  const items: Place[] = [];
  for (const [path, tree] of documents) {
    for (const element of elementsOf(tree)) {
      const id = attribute(element, 'id');
      if (id !== undefined) byId.set(key(path, id), { path, element });
      const kinds = kindsOf(element);
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
function backlinks(note: Element, path: string): string[] {
  const own = new Set([...elementsOf(note)].map(each => attribute(each, 'id')));
  const all = [...elementsOf(note)].filter(
    each => localName(each) === 'a' && attribute(each, 'href') !== undefined,
  );
  const declared = all.filter(each => kindsOf(each).has('backlink'));
  const likely = declared.length > 0 ? declared : all.filter(each => !kindsOf(each).has('noteref'));
  return likely.flatMap(each => {
    const { path: file, id } = targetOf(path, attribute(each, 'href')!);
    return id === undefined || (file === path && own.has(id)) ? [] : [key(file, id)];
  });
}

/** The ids by which a reference can be reached: its own, and those right around it. */
function idsAround({ path, element }: Place, { documents }: Epub): Set<string> {
  const around = [...elementsOf(element), ...ancestorsWithId(element, documents.get(path)!)];
  return new Set(
    around
      .map(each => attribute(each, 'id'))
      .filter(id => id !== undefined)
      .map(id => key(path, id)),
  );
}

/** Elements that hold nothing but this one (`<sup id=…><a/></sup>`, `<li id=…><aside/></li>`), nearest first. */
function ancestorsWithId(element: Element, root: Element): Element[] {
  const parents = parentsIn(root);
  const result: Element[] = [];
  const text = plainText(element).trim();
  for (let up = parents.get(element); up && plainText(up).trim() === text; up = parents.get(up))
    result.push(up);
  return result;
}

/** How the notes begin that have no reference in the manuscript either: that is said of the manuscript, with its line. */
function notesAlone(manuscript: Chapter[]): string[] {
  return manuscript.flatMap(({ tree }) => {
    const referred = new Set<string>();
    visit(tree, 'footnoteReference', ({ identifier }) => {
      referred.add(identifier);
    });
    const starts: string[] = [];
    visit(tree, 'footnoteDefinition', node => {
      if (!referred.has(node.identifier)) starts.push(lettersOf(textOfNode(node)).slice(0, 60));
    });
    return starts;
  });
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
