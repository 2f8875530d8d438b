import type { Code, Rules } from '../checks/index.ts';
import { bookvault } from './bookvault.ts';
import { ingram } from './ingram.ts';
import { kdp } from './kdp.ts';
import { lulu } from './lulu.ts';
import { pdfX4 } from './pdf-x-4.ts';
import { by, quoted, wanting } from './publishing.ts';

/** What a printer asks of a file, whether the inside of a book or its cover. */
const ofAnyFile: readonly Code[] = [
  ...(['damaged', 'encrypted', 'file-size', 'pdf-x-version', 'page-rotated', 'page-scaled'] as const),
  ...(['colour-rgb', 'colour-managed', 'colour-lab', 'spot-colour', 'ink-limit'] as const),
  ...(['font-embedded', 'font-type3', 'picture-coarse', 'text-invisible'] as const),
  ...(['transparency', 'layers', 'outline', 'links', 'annotations', 'forms'] as const),
  ...(['attachments', 'multimedia', 'javascript'] as const),
];

const fromInside = (rules: Rules): Rules =>
  Object.fromEntries(Object.entries(rules).filter(([code]) => ofAnyFile.includes(code as Code)));

/** Rules on the cover alone; inches. */
interface Asked {
  safety: number;
  bleed: number;
  spine: { pages: number; inches: number };
  published: string;
}

const unknown = { cover: undefined };

const ofCovers = ({ safety, bleed, spine, published }: Asked): Rules => ({
  'cover-page': by(published),
  'cover-size': wanting(unknown, published),
  'cover-spine-text': wanting({ ...unknown, ...spine }, published),
  'cover-safety': wanting({ inches: safety }, published, 'warning'),
  'bleed-missing': wanting({ inches: bleed, inner: true }, published),
});

/** Printers who want the sheet with its bleed, and nothing else on it. */
const bare = (bleed: number, published: string): Rules => ({
  'sheet-size': wanting({ bleed: { inches: bleed, inner: true } }, published),
  'printer-marks': by(published),
});

const places = {
  kdp: quoted('KDP, Create a Paperback Cover (G201953020)'),
  ingram: quoted('IngramSpark, Manufacturing and File Setup Tips (5338636202637)'),
  lulu: quoted('Lulu, Book Creation Guide, Designing For The Spine'),
  bookvault: quoted('Bookvault Help, What does the file validation check for'),
  any: 'By custom: a quarter of an inch from the trim, a sixteenth from the folds; 3 mm of bleed',
};

/** A fold may be off by a sixteenth of an inch. */
const drift = 1 / 16;

export const kdpCover: Rules = {
  ...fromInside(kdp),
  ...ofCovers({
    ...{ safety: 0.25, bleed: 0.125, published: places.kdp },
    spine: { pages: 79, inches: drift },
  }),
  ...bare(0.125, places.kdp),
  'cover-code': wanting({ ...unknown, width: 2, height: 1.2, edge: 0.25 }, places.kdp),
};

export const ingramCover: Rules = {
  ...fromInside(ingram),
  ...ofCovers({
    ...{ safety: 0.25, bleed: 0.125, published: places.ingram },
    spine: { pages: 0, inches: drift },
  }),
};

export const luluCover: Rules = {
  ...fromInside(lulu),
  ...ofCovers({
    ...{ safety: 0.25, bleed: 0.125, published: places.lulu },
    spine: { pages: 81, inches: drift },
  }),
  ...bare(0.125, places.lulu),
};

export const bookvaultCover: Rules = {
  ...fromInside(bookvault),
  ...ofCovers({
    ...{ safety: 10 / 25.4, bleed: 3 / 25.4, published: places.bookvault },
    spine: { pages: 0, inches: drift },
  }),
  ...bare(3 / 25.4, places.bookvault),
};

/** A cover for any other press: PDF/X-4. */
export const cover: Rules = {
  ...pdfX4,
  ...ofCovers({
    ...{ safety: 0.25, bleed: 3 / 25.4, published: places.any },
    spine: { pages: 0, inches: drift },
  }),
};
