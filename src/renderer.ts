import type { Cache } from './cache.ts';
import type { EditionKind } from './edition.ts';
import type { Finding } from './inspection/finding.ts';
import type { Typesetting } from './inspection/report/report.ts';
import type { Chapter } from './manuscript/manuscript.ts';
import type { Meter } from './meter.ts';
import type { Publication } from './publication/publication.ts';
import type { Printed } from './title/printed.ts';
import type { Title } from './title.ts';

/** A book as its editions are made of it and compared with it. */
export interface Ground {
  title: Title;
  chapters: Chapter[];
  /** Files of the chapters that nobody has edited. */
  recovered: ReadonlySet<string>;
  publication: Publication;
}

/** What a renderer has for its work. */
export interface Work extends Ground {
  /** The editions that are asked for. */
  wanted: readonly EditionKind[];
  meter: Meter;
  cache: Cache;
  /** Whether the book is another than the one that its editions were made of last. */
  changed: boolean;
  /** The printing whose pages are listed, where it is not the last one that was released. */
  printed?: Printed | undefined;
  /** Told how far the work is. */
  progress: (detail: string) => void;
}

/** An edition that was made. */
export interface MadeEdition {
  kind: EditionKind;
  bytes: Uint8Array;
  /** Says what is wrong with it. */
  inspect: () => Promise<Finding[]>;
  /** What was set, in an edition with pages. */
  setting?: Typesetting;
  /** Files that stand beside it for later commands, by their names. */
  beside?: Readonly<Record<string, string>>;
}

/** A book, and the other editions that were made of it together with one. */
export interface Made extends Ground {
  /** The file of another edition; undefined where there is none. */
  beside: (kind: EditionKind) => Uint8Array | undefined;
}

/** What makes editions out of a publication, and inspects them. */
export interface Rendering {
  make: (work: Work) => Promise<MadeEdition[]>;
  /** Says what is wrong with an edition that was made at another time. */
  inspect: (kind: EditionKind, bytes: Uint8Array, ground: Made) => Promise<Finding[]>;
}

/** A line of the table of renderers. */
export interface Renderer {
  /** The editions that come of one run. */
  makes: readonly EditionKind[];
  /** Whether they list the pages of a printing. */
  listsPages?: true;
  /** Loads it: what it stands on takes its time, for which nobody need wait who wants another edition. */
  load: () => Promise<Rendering>;
  /**
   * Gets ready what takes its time, while the manuscript is being read; what it makes takes it.
   *
   * @returns lets go of it where it was not taken
   */
  prepare?: () => Promise<() => Promise<void>>;
}
