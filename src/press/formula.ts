import type { Place } from './style.ts';

/** A formula as HTML, where it stands, and whether that is between paragraphs. */
export interface PlacedFormula {
  html: string;
  place: Place;
  display: boolean;
}

/** What a formula takes up, in CSS pixels. */
export interface FormulaSize {
  width: number;
  height: number;
  /** By how much the line that it stands in grows through it, above and below. */
  above: number;
  below: number;
  /** Blank space that the browser leaves behind each of its roots, in their order. */
  behindRoots: number[];
}
