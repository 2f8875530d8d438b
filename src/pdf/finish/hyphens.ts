/** The black in which the style sheet sets hyphens of division: one step of blue, which is seen by nobody. */
const marked = /(?:0 0 0?\.0039\d* (?:RG|rg)\s+)+([\s\S]*?)(BT\n[\s\S]*?ET\n)/g;

/**
 * Tells hyphens at line ends, which division has made, from those that are written: as soft hyphens (U+00AD) in their
 * `ActualText` (ISO 32000-2, 14.8.2.2.3), so that searching, copying and reading aloud find the whole word.
 * @param content a content stream, unpacked
 */
export function nameDivisions(content: string): string {
  return content.replace(
    marked,
    (_, before: string, shown: string) =>
      `0 G 0 g\n${before}/Span <</ActualText <FEFF00AD>>>BDC\n${shown}EMC\n`,
  );
}
