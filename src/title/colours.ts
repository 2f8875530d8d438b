/** Colours of made covers, by the names that `book.yaml` gives them. */
export const coverColours = [
  'slate',
  'oxblood',
  'prussian',
  'olive',
  'plum',
  'bottle',
  'umber',
  'charcoal',
] as const;

export type CoverColour = (typeof coverColours)[number];
