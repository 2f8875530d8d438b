/**
 * What the sequence model of src/recovery/sequence/ believes before it has seen the book: probabilities, each with where it
 * comes from. Those marked "learnt" are estimated again from the book at hand. The others were set by reason; the share of full
 * last lines, the ends of quotations at blank lines and the mismeasured lines were settled by looking at four books of three kinds.
 */
export const beliefs = {
  /** What stands first under a heading. */
  begin: { resumed: 0.9, paragraph: 0.05, quotation: 0.004, verse: 0.001 },
  /** A line begins a paragraph. Learnt. (A paragraph of running prose has some ten printed lines.) */
  paragraph: 0.09,
  /** A paragraph is followed by a set-off quotation. Learnt. (Scholarly prose quotes; novels hardly ever.) */
  quotation: 0.05,
  /** A quotation goes on with another paragraph of its own. Learnt. */
  quotationGoesOn: 0.1,
  /** A quotation is followed directly by another. */
  quotationFollows: 0.04,
  /** After a quotation the text begins a new, indented paragraph (otherwise it resumes without an indent). Learnt. */
  indentedAfterQuotation: 0.15,
  /** A paragraph is followed by verse; a line of verse is followed by another. */
  verse: 0.004,
  verseGoesOn: 0.82,
  /** The indent of a paragraph's first line in measures. Learnt as one part of a mixture. (One em of a measure of 25 to 30 ems.) */
  indent: 0.045,
  /** Ends of lines: how often a line ends a sentence, ends in a colon, ends otherwise — where a block ends, and where it does not (the
   * sentences within are learnt: books have long ones or short ones). */
  ending: {
    block: { sentence: 0.94, colon: 0.04, other: 0.02 },
    introduction: { sentence: 0.55, colon: 0.4, other: 0.05 },
    quotation: { sentence: 0.96, colon: 0.01, other: 0.03 },
    within: { sentence: 0.11, colon: 0.015, other: 0.875 },
    verse: { sentence: 0.4, colon: 0.05, other: 0.55 },
  },
  /** Starts of lines, given whether the line before ended a sentence: capital, opening quotation mark, lower case, a citation in parentheses
   * (which may stand on a line of its own), other. */
  starting: {
    block: { capital: 0.86, quote: 0.1, lower: 0.005, other: 0.035, citation: 0.0003 },
    /** After a quotation the sentence that introduced it may go on. */
    resumed: { capital: 0.87, quote: 0.06, lower: 0.04, other: 0.03, citation: 0.0003 },
    /** Learnt: some houses set quotation marks round set-off quotations, most do not. */
    quotation: { capital: 0.6, quote: 0.2, lower: 0.08, other: 0.12, citation: 0.0003 },
    afterSentence: { capital: 0.84, quote: 0.09, lower: 0.02, other: 0.05, citation: 0.03 },
    within: { capital: 0.13, quote: 0.04, lower: 0.76, other: 0.07, citation: 0.02 },
    verse: { capital: 0.9, quote: 0.06, lower: 0.02, other: 0.02, citation: 0.001 },
  },
  /** A citation in parentheses after the closing stop: ends a quotation (learnt), an ordinary paragraph, a line within one. */
  citation: { quotation: 0.3, block: 0.004, within: 0.002 },
  /** A closing quotation mark at the end of a block: of a quotation (learnt), of a paragraph. */
  closingMark: { quotation: 0.2, block: 0.08 },
  /** A blank line, in books that have any: after a quotation (180 of 180, 87 of 90 in two books measured), elsewhere. */
  blank: { quotation: 0.98, verse: 0.8, introduction: 0.01, block: 0.002, within: 0.0005 },
  /** An opening double quotation mark still waits for its closing one at the end: of a paragraph, a quotation, a paragraph of a
   * quotation that goes on (which opens it again), a line within a block. */
  open: { block: 0.01, quotation: 0.03, quotationGoesOn: 0.6, within: 0.15 },
  /** A paragraph of a quotation in quotation marks opens them again, one in a quotation without does not. */
  opensAgain: 0.85,
  /** A line's width is measured wrongly altogether (a table's figures, odd letters; a join put in the wrong place). */
  mismeasured: { single: 1e-6, joined: 3e-3 },
  /** Last lines of blocks are of any width, so some six in a hundred happen to be full; this share is full besides. (Together they
   * make the 15 to 24 % of boundaries after a full line that were counted in four books.) */
  fullLastLine: 0.12,
} as const;
