import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { type Citation, citationsIn, workKey } from './citations.ts';
import { slug } from './ids.ts';
import { wrapInLines } from './lines.ts';
import type { Document, Work } from './publication.ts';

/** Elements in which no citation is looked for: it is a link already, a title, or no running text. */
const closed = new Set(['a', 'cite', 'code', 'pre']);

/**
 * Links every author–date citation to its work in the bibliography, and lists the works cited. Text and notes are gone
 * through in the order in which they are read, so that `ibid.` finds its work.
 * @param documents their trees are changed in place
 */
export function linkCitations(documents: Document[], giveId: (wish: string) => string): Work[] {
  const entries = bibliography(documents, giveId);
  const works = new Map<string, Work>();
  for (const { tree, notes, file, type } of documents) {
    if (type === 'bibliography' || type === 'index') continue;
    let last: Citation | undefined;
    const link = (content: ElementContent[]) =>
      wrapInLines(content, closed, text => {
        const citations = citationsIn(text, last);
        last = citations.at(-1) ?? last;
        return citations.flatMap(citation => {
          const key = workKey(citation);
          const entry = entries.get(key);
          const { authors, year } = citation;
          const work = works.get(key) ?? { authors, year, ...(entry && { entry }), cited: [] };
          works.set(key, work);
          const before = work.cited.find(place => place.file === file);
          if (before) before.times++;
          else work.cited.push({ file, times: 1 });
          if (!entry) return [];
          const { from, to } = citation;
          return [
            {
              from,
              to,
              tagName: 'a',
              properties: { className: ['citation'], role: 'doc-biblioref', href: `#${entry}` },
            },
          ];
        });
      });
    tree.children = link(tree.children as ElementContent[]);
    for (const note of notes) note.content = link(note.content);
  }
  return [...works.values()].sort((one, other) => (workKey(one) < workKey(other) ? -1 : 1));
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
      const year = /(?<!\p{N})(?:1[5-9]|20)\p{Nd}{2}[a-z]?(?![\p{L}\p{N}])/u.exec(text)?.[0];
      const first = /^\W*[—–-]{2,}|^\W*—/u.test(text) ? before : /^[^,.(]+/u.exec(text.trim())?.[0].trim();
      if (year && first) {
        const key = workKey({ authors: [first], year });
        const target = giveId(`${id}-${slug(`${first} ${year}`)}`);
        entry.properties.id = target;
        if (!entries.has(key)) entries.set(key, target);
      }
      return first;
    };
    look(tree.children as ElementContent[]);
  }
  return entries;
}
