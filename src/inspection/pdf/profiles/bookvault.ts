import type { Rules } from '../checks/index.ts';
import { by, wanting } from './publishing.ts';

const validated = 'Bookvault Help, What does the file validation check for';
const yours = `${validated} (left to the publisher)`;
const bleed = { inches: 3 / 25.4, inner: true };

/** The inside of a book for Bookvault, which looks at size and number of pages alone: the rest is for the publisher to see. */
export const bookvault: Rules = {
  damaged: by(validated),
  encrypted: by(validated),
  'page-count': wanting({ least: 24, most: 1000 }, validated),
  'page-multiple': wanting({ of: 2 }, validated, 'warning'),
  'book-blank': by(validated),
  'trim-size': wanting(undefined, validated),
  'page-sizes': by(validated),
  'page-rotated': by(validated, 'warning'),
  'page-scaled': by(validated, 'warning'),
  'sheet-size': wanting({ bleed }, validated),
  'bleed-missing': wanting(bleed, yours, 'warning'),
  safety: wanting({ inches: 10 / 25.4 }, yours, 'warning'),
  gutter: wanting({ byPages: [[1000, 0.5]] }, yours, 'warning'),
  'printer-marks': by(yours),
  'font-embedded': by(yours),
  'picture-coarse': wanting({ ppi: 300 }, yours, 'warning'),
  transparency: by(yours, 'warning'),
  layers: by(yours, 'warning'),
  annotations: by(yours, 'warning'),
  forms: by(yours, 'warning'),
};
