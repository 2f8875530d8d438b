/**
 * The most that is taken of each input. Manuscripts, PDFs and EPUBs come from strangers, and a file of a few kilobytes can
 * ask for gigabytes and hours. Each bound is generous for real books; where it is met there is a message, never a hang.
 * `docs/limits.md` says the same for people: a test holds the two together. Sizes are in bytes, times in seconds.
 */
export const limits = {
  /** `book.yaml`, `answers.yaml`, front matter and whatever else is YAML. */
  yaml: { bytes: 4_000_000, depth: 40, aliases: 100 },
  /** One line of text in `book.yaml`: a title, a name, a subject. */
  metadata: { characters: 5_000, entries: 500 },
  /**
   * A chapter of the manuscript; `run` is the same sign over and over, `depth` quotations, lists and tags in each other,
   * `signs` of emphasis, code and links that may wait for their other half in one paragraph; `cells` of a
   * table, with those that its short rows lack.
   */
  chapter: { bytes: 20_000_000, characters: 2_000_000, depth: 50, run: 1_000, signs: 4_000, cells: 200_000 },
  manuscript: { chapters: 2_000, bytes: 100_000_000 },
  /** A raw text. */
  extraction: { bytes: 100_000_000, characters: 20_000 },
  pdf: { bytes: 1_000_000_000, pages: 10_000, pageSeconds: 20 },
  /** An EPUB that is inspected: bytes as they unpack, whatever the archive says of itself. */
  epub: { bytes: 1_000_000_000, unpacked: 200_000_000, files: 20_000, document: 20_000_000 },
  picture: { bytes: 100_000_000, pixels: 200_000_000 },
  svg: { bytes: 20_000_000, elements: 100_000, depth: 200 },
  /** Memory of the program, without the browser's, and how long it may work without telling of progress. */
  work: { memory: 2_000_000_000, silence: 60 },
} as const;
