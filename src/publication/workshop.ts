import type { Link } from 'mdast';
import type { Title } from '../title.ts';
import type { PageMarks } from './page-marks.ts';
import type { Pictures } from './pictures.ts';
import type { PageMark } from './publication.ts';
import type { Report } from './report.ts';

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
