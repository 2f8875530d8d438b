import { visit } from 'unist-util-visit';
import type { Chapter } from '../manuscript/manuscript.ts';
import type { Title } from '../title.ts';
import { linkIndex } from './book-index.ts';
import { documentOf, reportBroken, type Workshop } from './chapter.ts';
import { documentIds, idGiver, ownIds, slug } from './ids.ts';
import { usable } from './pictures.ts';
import type { Publication } from './publication.ts';
import { reportTo } from './report.ts';
import { linkCitations } from './works.ts';

export type * from './publication.ts';

/**
 * Makes the book that both editions are made from.
 * @param chapters the manuscript, in the order of the book
 * @param recovered files whose text nobody has edited since recovery: a note that lost its reference there is a
 *   question for the editor (a warning), in edited text it is an error of the book
 * @returns the publication; what is wrong with the manuscript is in its findings, and nothing is thrown
 */
export function publish(
  chapters: Chapter[],
  title: Title,
  { recovered = new Set() }: { recovered?: ReadonlySet<string> } = {},
): Publication {
  const findings: Publication['findings'] = [];
  const giveId = idGiver(ownIds);
  const workshop: Workshop = {
    title,
    giveId,
    ids: documentIds(
      chapters.map(({ file }) => file),
      giveId,
    ),
    images: new Map(),
    pages: [],
    marks: marksIn(chapters),
    links: [],
  };
  const documents = chapters.map(chapter =>
    documentOf(
      chapter,
      workshop,
      reportTo(findings, chapter.file),
      recovered.has(chapter.file) ? 'warning' : 'error',
    ),
  );
  for (const { type, tree, id, file } of documents) {
    if (type === 'index') linkIndex(tree, id, workshop.pages, title.book.language, reportTo(findings, file));
  }
  const works = linkCitations(documents, workshop.giveId);
  const targets = new Set(
    [
      ...documents.flatMap(({ id, headings }) => [id, ...headings.map(heading => heading.id)]),
      ...workshop.marks.keys(),
    ].map(id => `#${id}`),
  );
  for (const { href, from, report } of workshop.links) {
    if (!targets.has(href)) reportBroken(from, report);
  }
  return {
    language: title.book.language,
    documents,
    pages: workshop.pages,
    works,
    images: usable(workshop.images),
    findings: findings.sort(byPlace),
  };
}

/** The ids that the first marks of printed pages will have, and the chapters they stand in. */
function marksIn(chapters: Chapter[]): Map<string, string> {
  const files = new Map<string, string>();
  for (const { tree, file } of chapters)
    visit(tree, 'pageBreak', ({ label }) => {
      const id = `page-${slug(label)}`;
      if (!files.has(id)) files.set(id, file);
    });
  return files;
}

function byPlace(one: Publication['findings'][number], other: Publication['findings'][number]): number {
  const [file, otherFile] = [one.file ?? '', other.file ?? ''];
  return file < otherFile ? -1 : file > otherFile ? 1 : (one.line ?? 0) - (other.line ?? 0);
}
