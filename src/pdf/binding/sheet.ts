/** Left, lower, right, upper edge, in points. */
export type Box = readonly [number, number, number, number];

/** What a printer's sheet has around the trimmed page, in points. */
export interface Sheet {
  /** Printed beyond the trim, and cut off. */
  bleed: number;
  /** Whether there is bleed at the inner edge of a page too. */
  inner: boolean;
  /** Room outside the bleed for crop marks; 0 where there are none. */
  slug: number;
}

/** A sheet that is the trimmed page. */
export const bare: Sheet = { bleed: 0, inner: true, slug: 0 };

/** How thick crop marks are, and how far they keep from the bleed. */
const line = 0.25;
const away = 3;

const round = (value: number) => Math.round(value * 1000) / 1000;
const written = (box: Box) => `[${box.map(round).join(' ')}]`;

/** The bleed around a trimmed page: right-hand pages, at positions 0, 2, …, have their inner edge at the left. */
function bleedOf([left, lower, right, upper]: Box, position: number, { bleed, inner }: Sheet): Box {
  const isRecto = position % 2 === 0;
  return [
    left - (inner || !isRecto ? bleed : 0),
    lower - bleed,
    right + (inner || isRecto ? bleed : 0),
    upper + bleed,
  ];
}

/**
 * The boxes of a page (ISO 32000-1, 14.11.2), as entries of its dictionary.
 *
 * @param position of the page in the book, from 0
 */
export function boxEntries(trim: Box, position: number, sheet: Sheet): string {
  const bleed = bleedOf(trim, position, sheet);
  const { slug } = sheet;
  const media: Box = [bleed[0] - slug, bleed[1] - slug, bleed[2] + slug, bleed[3] + slug];
  return `/MediaBox${written(media)}/CropBox${written(media)}/BleedBox${written(bleed)}/TrimBox${written(trim)}`;
}

/** The drawing of crop marks: two at each corner, outside the bleed, in black. Nothing where the sheet has no room for them. */
export function cropMarks(trim: Box, position: number, sheet: Sheet): string {
  if (sheet.slug === 0) return '';
  const [left, lower, right, upper] = bleedOf(trim, position, sheet);
  const length = sheet.slug - away;
  const upright = [trim[0], trim[2]].flatMap(x => [
    [x, upper + away, x, upper + away + length],
    [x, lower - away, x, lower - away - length],
  ]);
  const level = [trim[1], trim[3]].flatMap(y => [
    [right + away, y, right + away + length, y],
    [left - away, y, left - away - length, y],
  ]);
  const lines = [...upright, ...level].map(line => {
    const [x, y, toX, toY] = line.map(round);
    return `${x} ${y} m ${toX} ${toY} l S`;
  });
  return `q 0 G ${line} w\n${lines.join('\n')}\nQ\n`;
}

const trimEntry = /\/TrimBox ?\[([^\]]*)\]/;

/** The trim box that the text of a page's dictionary has. */
export const trimIn = (page: string): Box =>
  trimEntry.exec(page)![1]!.trim().split(/\s+/).map(Number) as unknown as Box;

/**
 * The text of a page's dictionary on its sheet.
 *
 * @param marks number of the stream that draws crop marks, as it is named in the text; undefined where there are none
 */
export function onSheet(page: string, position: number, sheet: Sheet, marks: string | undefined): string {
  const boxed = page.replace(trimEntry, () => boxEntries(trimIn(page), position, sheet));
  if (marks === undefined) return boxed;
  // Marks come first: the content of a page may leave the pen anywhere.
  return boxed.replace(
    /\/Contents ?(?:\[([^\]]*)\]|(\x01\d+\x05))/,
    (_, many: string | undefined, one: string | undefined) => `/Contents[${marks} ${many ?? one}]`,
  );
}
