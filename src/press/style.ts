/**
 * A kind of place where text stands: its elements from the part down, as far as the style sheet can tell them apart.
 * The browser is asked once for each kind what the style sheet says of it, so that there is one truth about styles.
 */
export type Place = { tag: string; className: string; lang: string }[];

/** What the browser answers about a place. Lengths in CSS pixels. */
export interface PlaceStyle {
  /** Room for a line of the innermost block. */
  measure: number;
  indent: number;
  align: string;
  leading: number;
  family: string;
  size: number;
  weight: number;
  italic: boolean;
  /** `font-feature-settings`, `font-variant-numeric` and `font-variant-caps` as computed. */
  features: string;
  numeric: string;
  caps: string;
  tracking: number;
}
