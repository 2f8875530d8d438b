import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { FootnoteDefinition, FootnoteReference, Link, Parents, Root, RootContent } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { type Terms, termsOf } from '../language/terms.ts';
import type { Chapter, Matter, Person } from '../manuscript/manuscript.ts';
import type { Title } from '../title.ts';
import { unescaped } from './addresses.ts';
import { captionsOf } from './captions.ts';
import { reportAttributes } from './container-attributes.ts';
import { reportEntries } from './entries.ts';
import { takeDescriptions } from './figures.ts';
import { handlersFor } from './handlers.ts';
import { headingsOf } from './headings.ts';
import { slug } from './ids.ts';
import { inlineTags } from './inline-tags.ts';
import { italicise } from './italics.ts';
import { kinds } from './kinds.ts';
import { mathOf } from './mathematics.ts';
import { nameOf } from './naming.ts';
import { openerOf } from './opener.ts';
import { beginningFrom, type PageMarks, pageName } from './page-marks.ts';
import { type Pictures, usePicture } from './pictures.ts';
import type { Document, Heading, Note, PageMark } from './publication.ts';
import type { Report } from './report.ts';
import { reportScaffold } from './scaffold.ts';
import { schema } from './schema.ts';
import { markScripts } from './scripts.ts';
import { partPictures } from './shown-pictures.ts';
import { reportTables } from './tables.ts';
import { turnBlocks } from './turning.ts';
import { reportUnknownLists } from './unknown-lists.ts';
import { reportUnknownSigns } from './unknown-signs.ts';
import { reportUnmeant } from './unmeant.ts';

/** What the chapters of one book share while they are made into documents. */
export interface Workshop {
  title: Title;
  giveId: (wish: string) => string;
  /** Ids of documents by their files. */
  ids: ReadonlyMap<string, string>;
  images: Pictures;
  pages: PageMark[];
  marks: PageMarks;
  /** Ids of the pages that have begun in the documents so far. */
  begun: Set<string>;
  /** Targets of links between chapters, to be looked up when all ids are known. */
  links: { href: string; from: Link; report: Report }[];
}

/**
 * Makes a document of a chapter.
 * @param unmatched how grave a note without its reference is, or a reference without its note
 */
export function documentOf(
  chapter: Chapter,
  workshop: Workshop,
  report: Report,
  unmatched: 'error' | 'warning',
): Document {
  const { title, giveId } = workshop;
  const { file, matter } = chapter;
  const id = workshop.ids.get(file.normalize())!;
  const tree = structuredClone(chapter.tree);
  inlineTags(tree, report);
  reportTables(tree, report);
  // What is recovered and as it was is text of the old print: nobody typed signs.
  if (unmatched === 'error') {
    reportUnknownSigns(tree, title.book.language, report);
    reportUnmeant(tree, report);
    reportUnknownLists(tree, report);
  }
  reportScaffold(tree, report);
  reportAttributes(tree, report);
  reportEntries(tree, report);
  partPictures(tree, report);
  const descriptions = takeDescriptions(tree, id, giveId, report);
  const notes = collectNotes(tree, id, giveId, report);

  const handlers = handlersFor({
    refer: node => refer(node, notes, report, unmatched),
    page: ({ label, position }) => {
      const name = pageName(label);
      const first = beginningFrom(workshop.marks, file, name)!.id;
      const isTwice = workshop.begun.has(first);
      workshop.begun.add(first);
      const given = isTwice ? giveId(name) : first;
      if (isTwice) {
        const at = { type: 'pageBreak', ...(position && { position }) };
        report(
          'page-label-twice',
          'warning',
          `The mark of page ${label} stands here a second time. Correct one of the two.`,
          at,
        );
      }
      workshop.pages.push({ label, volume: workshop.marks.volumes.get(file)!, document: id, id: given });
      return given;
    },
    image: node =>
      usePicture(node, { folder: title.folder, file: `chapters/${file}` }, workshop.images, report),
    math: node => {
      const math = mathOf(node.value, node.type === 'displayMath' || node.display === true);
      if (typeof math !== 'string') return math;
      const message = `This mathematics is not understood: ${math} It is printed as it is typed.`;
      report('math-not-understood', 'error', message, node);
      return undefined;
    },
    link: node => target(node, { id, file }, workshop, report),
    decimal: decimalOf(title.book.language),
  });
  const pipeline = unified().use(remarkRehype, { handlers }).use(rehypeSanitize, schema);
  const finish = (children: RootContent[]): ElementContent[] => {
    const safe = pipeline.runSync({ type: 'root', children });
    const { italics, language } = title.book;
    const content = italicise(safe.children as ElementContent[], italics);
    turnBlocks(content, language);
    return markScripts(content, language);
  };

  const body = finish(tree.children);
  const made: Note[] = [...notes.values()].map(entry => {
    entry.note.content = finish(entry.definition.children as RootContent[]);
    return entry.note;
  });
  for (const { description, children } of descriptions) description.content = finish(children);
  for (const { note, definition } of notes.values()) {
    if (note.references.length > 0) continue;
    report(
      'note-without-reference',
      unmatched,
      `Nothing in the text refers to note ${note.label}. Put \`[^${definition.label ?? definition.identifier}]\` where it belongs.`,
      definition,
    );
  }

  const headings = headingsOf(body, id, giveId, report);
  const captions = captionsOf(body, id, giveId);
  const terms = termsOf(title.book.language);
  const { section, main } = sectionOf(body, chapter, {
    id,
    giveId,
    headings,
    terms,
    language: title.book.language,
  });
  const { zone } = kinds[matter.type];
  return {
    id,
    file,
    type: matter.type,
    zone: matter.zone ?? zone,
    ...(matter.label !== undefined && { label: matter.label }),
    ...(matter.subtitle !== undefined && { subtitle: matter.subtitle }),
    ...peopleOf(matter),
    title: main?.text ?? '',
    short: matter.short ?? main?.text ?? matter.label ?? '',
    tree: section,
    headings: main && !headings.includes(main) ? [main, ...headings] : headings,
    captions,
    notes: made,
    descriptions: descriptions.map(({ description }) => description),
  };
}

/** Who made a chapter, by their names as they are printed. */
function peopleOf({ authors, translators }: Matter): Pick<Document, 'authors' | 'translators' | 'sorted'> {
  const names = (people: Person[]) => people.map(one => (typeof one === 'string' ? one : one.name));
  const sorted = [...(authors ?? []), ...(translators ?? [])].filter(one => typeof one !== 'string');
  return {
    ...(authors && { authors: names(authors) }),
    ...(translators && { translators: names(translators) }),
    ...(sorted.length > 0 && { sorted }),
  };
}

/** The sign before decimals in a language. */
const decimalOf = (language: string): string =>
  new Intl.NumberFormat(language).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';

interface Entry {
  note: Note;
  definition: FootnoteDefinition;
}

/** Takes the notes out of the tree, by their identifiers. */
function collectNotes(
  tree: Root,
  id: string,
  giveId: (wish: string) => string,
  report: Report,
): Map<string, Entry> {
  const notes = new Map<string, Entry>();
  const take = (parent: Parents) => {
    parent.children = (parent.children as RootContent[]).filter(child => {
      if ('children' in child) take(child);
      if (child.type !== 'footnoteDefinition') return true;
      const twice = notes.has(child.identifier);
      const label = child.label ?? child.identifier;
      if (twice)
        report(
          'note-twice',
          'error',
          `There are two notes ${label}. Give the second a letter: \`[^${label}b]\`.`,
          child,
        );
      notes.set(twice ? `${child.identifier} ${notes.size}` : child.identifier, {
        definition: child,
        note: {
          id: giveId(`${id}-n${slug(label) || notes.size}`),
          // `3b` is how the manuscript names the second of two notes printed as 3.
          label: label.replace(/^(\d+)[a-z]$/, '$1'),
          references: [],
          content: [],
          line: child.position?.start.line ?? 0,
        },
      });
      return false;
    }) as typeof parent.children;
  };
  take(tree);
  return notes;
}

function refer(
  node: FootnoteReference,
  notes: Map<string, Entry>,
  report: Report,
  unmatched: 'error' | 'warning',
) {
  const note = notes.get(node.identifier)?.note;
  if (!note) {
    const label = node.label ?? node.identifier;
    report(
      'reference-without-note',
      unmatched,
      `There is no note ${label} in this chapter. Write it: it begins with \`[^${label}]:\`.`,
      node,
    );
    return undefined;
  }
  const id = `${note.id}-ref${note.references.length + 1}`;
  note.references.push(id);
  return { id, note: note.id, label: note.label };
}

/** `#section` in this chapter, `03-name.md#section` in another, `#page-37` in this volume or another (or in the chapter named), or an address of the web. */
function target(
  node: Link,
  from: { id: string; file: string },
  workshop: Workshop,
  report: Report,
): string | undefined {
  const { url } = node;
  if (/^(https?|mailto):/i.test(url)) return url;
  const inside = /^(?:\.\/)?([^/#:]+\.md)?(?:#(.+))?$/.exec(url);
  if (!inside || url === '') {
    report(
      'link-unsafe',
      'error',
      `The link to “${url}” leads nowhere. Link to \`#section\`, \`chapter.md\`, or an address that begins with https.`,
      node,
    );
    return undefined;
  }
  const file = inside[1] && unescaped(inside[1]).normalize();
  const section = inside[2];
  const name = pageName(section?.replace(/^page-/, '') ?? '');
  const page = section?.startsWith('page-') && beginningFrom(workshop.marks, file ?? from.file, name);
  if (page && (!file || file === page.file.normalize())) return `#${page.id}`;
  const document = file ? workshop.ids.get(file) : from.id;
  if (document === undefined) {
    reportBroken(node, report);
    return undefined;
  }
  const href = `#${[document, section && slug(unescaped(section))].filter(Boolean).join('-')}`;
  workshop.links.push({ href, from: node, report });
  return href;
}

/** Reports a link that finds nothing where it leads. */
export function reportBroken(link: Link, report: Report): void {
  const message = `The link to “${link.url}” finds nothing there. Name a section by its heading, as in \`#the-index\` or \`07-print.md#the-index\`, and a printed page by its number alone, \`#page-37\`.`;
  report('link-broken', 'error', message, link);
}

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
function sectionOf(
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
