import type { EditionKind } from '../edition.ts';

/** A file of the EPUB as it is shown. */
export interface ShownFile {
  path: string;
  mediaType: string;
  digest: string;
  /** Absent where the same bytes are known already. */
  bytes?: Uint8Array;
}

/** A document of the EPUB, in the order of its spine. */
export interface ShownDocument {
  path: string;
  title: string;
}

/** A place where an edition differs from the one before it. */
export interface ChangedPlace {
  /** Document of the EPUB, and which of the elements of its body it is, in document order, the body being 0. */
  path: string;
  element: number;
  /** What stands there now, and a few words around it; nothing where words were taken out, or a picture changed. */
  words: string;
  before: string;
  after: string;
  /** The beginning of the paragraph. */
  passage: string;
  /** Page of the old print that it stands on, where the book marks them. */
  label?: string;
  /** Ids of what stands before and after it in the document, the nearest first: some are places in the PDF. */
  ahead: string[];
  behind: string[];
}

/** What a round has made, as soon as it is made. */
export type Made =
  | { kind: 'epub'; files: ShownFile[]; documents: ShownDocument[]; changes: ChangedPlace[] }
  | { kind: 'screen'; bytes: Uint8Array };

/** Of the EPUB that was shown before: digests of its files, and its documents. */
export interface Former {
  digests: ReadonlyMap<string, string>;
  documents: ReadonlyMap<string, { title: string; bytes: Uint8Array }>;
}

/** What is wrong or worth a look, with its place as a person would open it. */
export interface Problem {
  severity: 'error' | 'warning' | 'info';
  /** A finding's; absent where something else kept the title from being built. */
  code?: string;
  message: string;
  /** Path as seen from where the command was given. */
  file?: string;
  line?: number;
  column?: number;
  advice?: string;
}

/** All that the page in the browser is told. */
export interface Shown {
  /** This run of the command: what another one showed is to be loaded anew. */
  run: string;
  name: string;
  title: string;
  /** The editions that are made. */
  editions: readonly EditionKind[];
  /** What is being done; absent at rest. */
  doing?: string;
  /** When the last build ended, in milliseconds since 1970, and how many seconds each edition took. */
  built?: { at: number; seconds: Partial<Record<EditionKind, number>> };
  epub?: {
    version: number;
    documents: ShownDocument[];
    /** A digest of all but the documents: style sheet, fonts, pictures. */
    dress: string;
    changes: ChangedPlace[];
  };
  pdf?: { version: number; changes: ChangedPlace[] };
  /** Whether the PDF is older than the EPUB that is shown. */
  behind: boolean;
  /** Whether errors keep the editions from being made: what is shown is the last good one. */
  held: boolean;
  /** Errors first; those beyond a number are only counted. */
  problems: Problem[];
  more: number;
}
