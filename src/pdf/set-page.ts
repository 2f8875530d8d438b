/** A page of a print edition as set. */
export interface SetPage {
  /** Its folio, whether it is printed or not: `xii`, `37`. */
  label: string;
  /** Id of the part it belongs to; null for a blank page. */
  part: string | null;
  /** Whether a part opens on it. */
  opener: boolean;
  /** Where the notes at its foot begin, in CSS pixels from the sheet's upper edge. */
  foot?: number;
  /** Whether it holds what the page before it should have held, and had no room for. */
  over?: true;
}
