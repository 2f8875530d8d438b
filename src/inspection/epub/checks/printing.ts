import type { Element, ElementContent } from 'xast';
import { lettersOf } from '../../../language/letters.ts';
import type { Finding } from '../../finding.ts';
import { type Check, found } from '../check.ts';
import { classesOf } from '../letters.ts';
import type { Epub } from '../open.ts';
import { attribute, kindsOf, localName } from '../tree.ts';

/** So many letters tell that a page begins in a place, in one of so many of its first lines. */
const letters = 16;
const lines = 4;

/** The pages of the last printing begin where it has them, and none between the first and the last is left out. */
export const printing: Check = function* (epub, { printed }) {
  if (!printed) return;
  const { number, sheets } = printed;
  // An EPUB of another printing has that one’s pages.
  const flow = flowOf(epub, `printing-${number}-page-`);
  const listed = new Set(flow.places.map(({ label }) => label));
  const bySheet = new Map(sheets.map((sheet, k) => [sheet.label, { ...sheet, k }]));
  let last = -1;
  for (const { label, at, path, element } of flow.places) {
    const sheet = bySheet.get(label);
    const here = flow.text.slice(at, at + letters);
    const isIts = sheet?.lines.slice(0, lines).some((_, skip) => {
      const head = lettersOf(sheet.lines.slice(skip, skip + lines).join(' ')).slice(0, letters);
      return head !== '' && here.startsWith(head);
    });
    if (!isIts || sheet!.k < last) {
      const message = `Page ${label} of the last printing does not begin here. Build the title again.`;
      yield found('error', 'printing-page-wrong', message, path, element);
    }
    last = Math.max(last, sheet?.k ?? -1);
  }
  const from = sheets.findIndex(({ label }) => listed.has(label));
  const lost = sheets
    .slice(Math.max(0, from), last + 1)
    .filter(sheet => !listed.has(sheet.label) && sheet.lines.length > 0);
  if (lost.length > 0)
    yield unplaced(
      lost.map(({ label }) => label),
      epub,
    );
};

function unplaced(labels: string[], { nav }: Epub): Finding {
  const pages =
    labels.length === 1 ? `page ${labels[0]}` : `pages ${new Intl.ListFormat('en-GB').format(labels)}`;
  const message = `In the text of the EPUB nothing was found that begins ${pages} of the last printing, so the list of its pages does without.`;
  return found('info', 'printing-page-unplaced', message, nav?.path);
}

/** The text of a book, and where pages of the printing begin in it. */
interface Flow {
  text: string;
  places: { label: string; at: number; path: string; element: Element }[];
}

/** @param prefix of the ids of pages */
function flowOf({ documents, spine }: Epub, prefix: string): Flow {
  const parts: string[] = [];
  const places: Flow['places'] = [];
  let at = 0;
  for (const path of new Set(spine)) {
    const tree = documents.get(path);
    const stack: ElementContent[] = tree ? [tree] : [];
    while (stack.length > 0) {
      const node = stack.pop()!;
      if (node.type === 'text' || node.type === 'cdata') {
        const own = lettersOf(node.value);
        parts.push(own);
        at += own.length;
      }
      if (node.type !== 'element' || isApparatus(node)) continue;
      const id = attribute(node, 'id');
      if (id?.startsWith(prefix)) places.push({ label: id.slice(prefix.length), at, path, element: node });
      for (let k = node.children.length - 1; k >= 0; k--) stack.push(node.children[k] as ElementContent);
    }
  }
  return { text: parts.join(''), places };
}

const isApparatus = (element: Element): boolean =>
  ['math', 'head'].includes(localName(element)) ||
  kindsOf(element).has('noteref') ||
  classesOf(element).some(name => ['number', 'again', 'to-description'].includes(name));
