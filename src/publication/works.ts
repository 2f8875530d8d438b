import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { authorsIn, type Citation, citationsIn, ibidem, workKey, year } from './citations.ts';
import { slug } from './ids.ts';
import { type Wrapping, wrapInLines } from './lines.ts';
import { withoutParticles } from './names.ts';
import type { Document, Publication, Work } from './publication.ts';

/** Elements in which no citation is looked for: it is a link already, a title, or no running text. */
const closed = new Set(['a', 'cite', 'code', 'pre']);

const yearAlone = new RegExp(`(?<!\\p{N})${year}(?![\\p{L}\\p{N}])`, 'u');
const yearOrIbidem = new RegExp(`\\p{Nd}{4}|^\\P{L}*(?:${ibidem})(?!\\p{L})`, 'iu');

/** What is emphasised is a title or a word, unless it holds a year or is `ibid.` */
function isClosed(element: Element): boolean {
  if (closed.has(element.tagName)) return true;
  return /^(em|i)$/.test(element.tagName) && !yearOrIbidem.test(textOf(element));
}

/**
 * Links every author–date citation to its work in the bibliography, and lists the works cited. Text and notes are gone
 * through in the order in which they are read, so that `ibid.` finds its work.
 * @param documents their trees are changed in place
 */
export function linkCitations(documents: Document[], giveId: (wish: string) => string): Work[] {
  const entries = bibliography(documents, giveId);
  const citing = documents.filter(({ type }) => type !== 'bibliography' && type !== 'index');
  const known = new Set<string>([...entries.keys()].map(key => key.replace(/ \S+$/, '')));
  for (const document of citing) {
    inLines(document, text => {
      for (const author of authorsIn(text)) known.add(author);
      return [];
    });
  }
  const works = new Map<string, Work>();
  for (const document of citing) {
    const { file } = document;
    let last: Citation | undefined;
    inLines(document, text => {
      const citations = citationsIn(text, last, known);
      last = citations.at(-1) ?? last;
      return citations.flatMap(citation => {
        const key = workKey(citation);
        const entry = entries.get(key) ?? entries.get(workKey(bare(citation)));
        const { authors, year, from, to } = citation;
        const work = works.get(key) ?? { authors, year, ...(entry && { entry }), cited: [] };
        // A sentence may begin with `De Waal`, whose name is de Waal.
        if (/^\p{Ll}/u.test(authors[0]!)) work.authors = authors;
        works.set(key, work);
        const before = work.cited.at(-1)?.file === file ? work.cited.at(-1) : undefined;
        if (before) before.times++;
        else work.cited.push({ file, times: 1 });
        if (!entry) return [];
        const properties = { className: ['citation'], role: 'doc-biblioref', href: `#${entry}` };
        return [{ from, to, tagName: 'a', properties }];
      });
    });
  }
  return [...works.values()].sort((one, other) => (workKey(one) < workKey(other) ? -1 : 1));
}

/** Goes through the lines of a document and of its notes. */
function inLines({ tree, notes }: Document, find: (text: string) => Wrapping[]): void {
  tree.children = wrapInLines(tree.children as ElementContent[], isClosed, find);
  for (const note of notes) note.content = wrapInLines(note.content, isClosed, find);
}

/** As a bibliography may sort the work: `Waal, Thomas de` for `de Waal`. */
function bare({ authors, year }: Citation) {
  return { authors: authors.map(withoutParticles), year };
}

/** Ids of the bibliography's entries by author and year. A line of dashes stands for the author before. */
function bibliography(documents: Document[], giveId: (wish: string) => string): Map<string, string> {
  const entries = new Map<string, string>();
  for (const { id, type, tree } of documents) {
    if (type !== 'bibliography') continue;
    let author: string | undefined;
    const look = (nodes: ElementContent[]) => {
      for (const node of nodes) {
        if (node.type !== 'element') continue;
        if (node.tagName !== 'p' && node.tagName !== 'li') look(node.children);
        else author = enter(node, author);
      }
    };
    const enter = (entry: Element, before: string | undefined) => {
      const text = textOf(entry);
      const year = yearAlone.exec(text)?.[0];
      const first = /^\W*[—–-]{2,}|^\W*—/u.test(text) ? before : /^[^,.(]+/u.exec(text.trim())?.[0].trim();
      if (year && first) {
        const target = giveId(`${id}-${slug(`${first} ${year}`)}`);
        entry.properties.id = target;
        for (const author of [first, withoutParticles(first)]) {
          const key = workKey({ authors: [author], year });
          if (!entries.has(key)) entries.set(key, target);
        }
      }
      return first;
    };
    look(tree.children as ElementContent[]);
  }
  return entries;
}

/** Works that the book cites without an entry in a bibliography. */
export const unlistedWorks = ({ works }: Pick<Publication, 'works'>): Work[] =>
  works.filter(({ entry }) => entry === undefined);
