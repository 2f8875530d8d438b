/**
 * Where a unit stands when the part is set in one column: CSS pixels from the part's head. Of what is set in lines, one
 * line stands there.
 */
export interface Extent {
  top: number;
  bottom: number;
  /** By how much a table in it is wider than the type area, if it is. */
  over?: number;
}
