import { hasTerms } from '../language/terms.ts';
import type { Chapter } from '../manuscript/manuscript.ts';
import type { Title } from '../title.ts';
import { linkIndex } from './book-index.ts';
import { documentOf } from './chapter.ts';
import { documentIds, idGiver, ownIds } from './ids.ts';
import { reportBroken } from './link-targets.ts';
import { pageMarksIn, pagesMeant } from './page-marks.ts';
import { usable } from './pictures.ts';
import type { Publication } from './publication.ts';
import { reportTo } from './report.ts';
import { linkCitations } from './works.ts';
import type { Workshop } from './workshop.ts';

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
    marks: pageMarksIn(chapters, giveId),
    begun: new Set(),
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
  const indexes = documents.filter(({ type }) => type === 'index');
  const volumeOf = ({ file }: { file: string }) => workshop.marks.volumes.get(file);
  const eachHasOne = new Set(indexes.map(volumeOf)).size > 1;
  for (const index of indexes) {
    const meant = pagesMeant(workshop.pages, eachHasOne ? volumeOf(index) : undefined);
    linkIndex(index.tree, index.id, meant, title.book.language, reportTo(findings, index.file));
  }
  const works = linkCitations(documents, workshop.giveId);
  const targets = new Set(
    documents.flatMap(({ id, headings }) => [id, ...headings.map(heading => heading.id)]).map(id => `#${id}`),
  );
  for (const { href, from, report } of workshop.links) {
    if (!targets.has(href)) reportBroken(from, report);
  }
  if (!hasTerms(title.book.language)) {
    const message = `What editions say of their own accord (“Contents”, “Notes”, “Title page”) is in English: there are no words of “${title.book.language}” for it yet.`;
    findings.push({ code: 'words-english', severity: 'info', message, file: 'book.yaml' });
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

function byPlace(one: Publication['findings'][number], other: Publication['findings'][number]): number {
  const [file, otherFile] = [one.file ?? '', other.file ?? ''];
  return file < otherFile ? -1 : file > otherFile ? 1 : (one.line ?? 0) - (other.line ?? 0);
}
