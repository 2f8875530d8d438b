/**
 * The most that is taken of each input. Manuscripts, PDFs and EPUBs come from strangers, and a file of a few kilobytes can
 * ask for gigabytes and hours. Each bound is generous for real books; where it is met there is a message, never a hang.
 * `docs/limits.md` says the same for people: a test holds the two together. Sizes are in bytes, times in seconds.
 */
export const limits = {
  /** `book.yaml`, `answers.yaml`, front matter and whatever else is YAML. */
  yaml: { bytes: 4_000_000, depth: 40 },
  /** `book.yaml`: a title, a name or a word; a description, a dedication; how many people; how many of anything else. */
  metadata: { characters: 2_000, prose: 20_000, people: 1_000, entries: 50_000 },
  /**
   * A chapter of the manuscript; `run` is the same sign over and over, `depth` quotations, lists and tags in each other,
   * `signs` of emphasis, code and links that may wait for their other half in one paragraph; `cells` of a
   * table, with those that its short rows lack.
   */
  chapter: {
    bytes: 20_000_000,
    characters: 2_000_000,
    lines: 200_000,
    depth: 50,
    run: 1_000,
    signs: 4_000,
    cells: 200_000,
  },
  /** One formula: its characters as TeX, and what of it may stand within each other. */
  formula: { characters: 5_000, depth: 60 },
  manuscript: { chapters: 2_000, bytes: 100_000_000 },
  /** Results of stages that are kept for the next build: their bytes together, and days after which they may go. */
  cache: { bytes: 1_000_000_000, days: 30 },
  /**
   * `reissue watch`: files of a title that are looked at, findings that its page shows, browsers that may listen at once.
   */
  watch: { files: 50_000, findings: 200, listeners: 20 },
  /** What recovery wrote itself: record, ledger. */
  generated: { bytes: 1_000_000_000 },
  /** A raw text: its bytes, its pages and lines, the characters of one line (some tools make one of a page) and of one page. */
  extraction: {
    bytes: 12_000_000,
    pages: 10_000,
    lines: 300_000,
    characters: 20_000,
    pageCharacters: 200_000,
  },
  /** A PDF that is read: pieces of text (runs) on one page and in all, its characters, and the time that one page may take. */
  pdf: {
    bytes: 1_000_000_000,
    pages: 10_000,
    pageRuns: 100_000,
    runs: 5_000_000,
    characters: 12_000_000,
    pageSeconds: 20,
  },
  /**
   * A PDF that is inspected: bytes of one stream and of all that are read as they unpack, operators of all content, things
   * that are shown, forms and patterns that are drawn, elements of the structure; findings that are told one by one.
   */
  preflight: {
    ...{ stream: 100_000_000, unpacked: 1_000_000_000, operators: 30_000_000, marks: 2_000_000 },
    ...{ forms: 300_000, tags: 2_000_000, findings: 50 },
  },
  /**
   * What a character recognition made of a book, as hOCR or ALTO: all its files together, elements within each other, words on
   * one page and in all, and the characters of these.
   */
  ocr: {
    bytes: 300_000_000,
    files: 10_000,
    pages: 10_000,
    depth: 100,
    pageWords: 50_000,
    words: 2_000_000,
    characters: 12_000_000,
  },
  /** An EPUB that is inspected: bytes as they unpack, whatever the archive says of itself. */
  epub: {
    ...{ bytes: 1_000_000_000, unpacked: 200_000_000, files: 20_000, document: 20_000_000 },
    /** All documents together, all style sheets together. */
    ...{ documents: 100_000_000, sheets: 20_000_000 },
    /** Elements and attributes of all its documents together, elements within each other, what a declared name stands for. */
    ...{ nodes: 500_000, depth: 256, entity: 1_000_000 },
    /** Characters of a path; findings of one code that are told one by one, characters of a message. */
    ...{ path: 1_000, findings: 500, message: 1_000 },
  },
  /**
   * What epubcheck-ts may take for an EPUB: memory for its objects, seconds, and so many more for each million bytes of pages
   * and style sheets. An EPUB of more than `unpacked` bytes that unpacks to more than `ratio` times its size is kept from all
   * checkers but our own.
   */
  port: { memory: 250_000_000, seconds: 2, secondsPerMegabyte: 0.5, unpacked: 50_000_000, ratio: 25 },
  /** What EPUBCheck and Ace may each take, where they are installed; and for each million bytes of the EPUB. */
  checkers: { seconds: 120, secondsPerMegabyte: 10 },
  /** A DOCX or a PDF with remarks of a reader: elements and attributes of the DOCX, remarks that are taken at once. */
  remarks: { nodes: 1_000_000, count: 10_000 },
  /**
   * One picture: `unpacked` are a PNG's bytes, `painted` its pixels times the frames of an animation or the scans of a
   * progressive JPEG; `all` are the bytes of a book's pictures together.
   */
  picture: {
    bytes: 100_000_000,
    pixels: 200_000_000,
    unpacked: 800_000_000,
    painted: 4_000_000_000,
    all: 1_000_000_000,
  },
  /** A font file of a press, and unpacked; all that are kept prepared for the next build. */
  font: { bytes: 40_000_000, unpacked: 80_000_000, kept: 200_000_000 },
  /** An output profile of a press. */
  /** A press's own style sheets: bytes of one; of the fonts and pictures that they load together, and how many. */
  styles: { sheet: 500_000, files: 20_000_000, loaded: 100, sheets: 20 },
  profile: { bytes: 20_000_000 },
  /** A picture of the printed cover that must be unpacked: a wrap of A4 at 600 pixels to the inch has 71 million. */
  cover: { pixels: 100_000_000 },
  /**
   * One drawing. `side` is in CSS pixels. What follows is counted as it is drawn, with all that `<use>`, patterns, masks and
   * markers draw again: `drawn` shapes, letters of text, `filtered` steps of filters (a blur that spreads over the whole
   * drawing counts as many), dashes.
   */
  svg: {
    bytes: 20_000_000,
    elements: 100_000,
    attributes: 1_000_000,
    depth: 200,
    side: 100_000,
    path: 10_000_000,
    text: 200_000,
    drawn: 200_000,
    filtered: 1_000,
    dashes: 1_000_000,
  },
  /**
   * The browser of the press: seconds until it has started, seconds of one call to it, seconds more than
   * `work.silence` for each page to be printed (printing tells nothing until it is done), and the memory that scripts may take in the page, Paged.js among them.
   */
  press: { start: 60, call: 1_800, pageSeconds: 1, memory: 2_000_000_000 },
  /**
   * Memory of the program, without the browser's, and how long it may work without telling of progress: these, and for each
   * byte of a title's text or of a PDF so much more. A book of 300 pages has some 700,000 bytes of text.
   */
  work: {
    memory: 2_000_000_000,
    memoryPerByte: 1_500,
    memoryPerByteRead: 30,
    silence: 50,
    silencePerByte: 0.0001,
    mostMemory: 16_000_000_000,
  },
} as const;
