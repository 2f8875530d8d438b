import type { Rules } from '../checks/index.ts';
import { by, quoted, wanting } from './publishing.ts';

const validated = 'Bookvault Help, What does the Bookvault file validation check for';
/** What Bookvault says that it does not look at, or says nothing of. */
const yours = `${validated} (left to the publisher)`;
const guide = quoted('Bookvault, Your Guide to Supplying Print-Ready PDF Files');
const calculator = quoted('Bookvault, sizing calculator');
const bleed = { inches: 3 / 25.4, inner: true };

/** The inside of a book for Bookvault, which looks at size and number of pages alone: the rest is for the publisher to see. */
export const bookvault: Rules = {
  damaged: by(validated),
  encrypted: by(validated),
  'page-count': wanting({ least: 24, most: 1000 }, calculator),
  'page-multiple': wanting({ of: 2 }, 'A leaf has two pages', 'warning'),
  'book-blank': by(yours),
  'trim-size': wanting(undefined, validated),
  'page-sizes': by(validated),
  'page-rotated': by(validated, 'warning'),
  'page-scaled': by('ISO 32000-1:2008, table 30', 'warning'),
  'sheet-size': wanting({ bleed }, validated),
  'bleed-missing': wanting(bleed, guide, 'warning'),
  safety: wanting({ inches: 5 / 25.4 }, guide, 'warning'),
  gutter: wanting({ byPages: [[1000, 20 / 25.4]] }, guide, 'warning'),
  'printer-marks': by(yours),
  'font-embedded': by(yours),
  'picture-coarse': wanting({ ppi: 300 }, guide, 'warning'),
  transparency: by(yours, 'warning'),
  layers: by(yours, 'warning'),
  annotations: by(yours, 'warning'),
  forms: by(yours, 'warning'),
};
