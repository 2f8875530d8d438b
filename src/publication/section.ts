import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Terms } from '../language/terms.ts';
import type { Chapter, Matter, Person } from '../manuscript/manuscript.ts';
import { kinds } from './kinds.ts';
import { nameOf } from './naming.ts';
import { openerOf } from './opener.ts';
import type { Document, Heading } from './publication.ts';
import { markScripts } from './scripts.ts';

/** What the head of a document is made with. */
interface Opening {
  id: string;
  giveId: (wish: string) => string;
  headings: Heading[];
  terms: Terms;
  /** The book’s. */
  language: string;
}

/** The section around a document, opened by its label and title. */
export function sectionOf(
  body: ElementContent[],
  { matter }: Chapter,
  { id, giveId, headings, terms, language }: Opening,
) {
  const { epubType, role } = kinds[matter.type];
  const at = body.findIndex(node => node.type === 'element' && node.tagName === 'h1');
  const h1 = at < 0 ? undefined : (body[at] as Element);
  let main = headings.find(heading => heading.level === 1);
  const under = { subtitle: matter.subtitle, ...peopleOf(matter) };
  let opener = h1 && openerOf(h1, matter.label, under, terms);
  if (matter.label !== undefined && !h1) {
    const content = [{ type: 'text' as const, value: matter.label }];
    main = { level: 1, id: giveId(`${id}-title`), text: matter.label, content };
    opener = openerOf(h('h1', { id: main.id }, matter.label), undefined, under, terms);
  }
  if (opener) opener.children = markScripts(opener.children, language);
  const before = at < 0 ? [] : body.slice(0, at);
  const after = at < 0 ? body : body.slice(at + 1);
  const section = h(
    'section',
    {
      id,
      className: [matter.type],
      ...(epubType && { 'epub:type': epubType }),
      ...(role && { role }),
      ...(main && { ariaLabelledBy: [main.id] }),
    },
    [...before, ...(opener ? [opener] : []), ...after],
  );
  // Voices name a chapter by its kind: which one it is must be said where no heading says so.
  if (!main && role) {
    const named = { title: '', short: matter.short ?? '', type: matter.type, tree: section };
    section.properties.ariaLabel = nameOf(named, terms);
  }
  return { section, main };
}

/** Who made a chapter, by their names as they are printed. */
export function peopleOf({
  authors,
  translators,
}: Matter): Pick<Document, 'authors' | 'translators' | 'sorted'> {
  const names = (people: Person[]) => people.map(one => (typeof one === 'string' ? one : one.name));
  const sorted = [...(authors ?? []), ...(translators ?? [])].filter(one => typeof one !== 'string');
  return {
    ...(authors && { authors: names(authors) }),
    ...(translators && { translators: names(translators) }),
    ...(sorted.length > 0 && { sorted }),
  };
}
