import type { Rules } from '../checks/index.ts';
import { by, quoted, wanting } from './publishing.ts';

const guide = (section: string) => quoted(`Lulu, Book Creation Guide, ${section}`);
const bleeding = 'Lulu Help, What is bleed (64000255584)';
const formatting = 'Lulu Help, Tips for formatting documents (64000255583), Page Margins';
const interior = (question: string) => `Lulu Help, Interior formatting FAQ (64000255590), ${question}`;
const bleed = { inches: 0.125, inner: true };

/**
 * The inside of a book for Lulu. The guide recommends wider gutters for thick books, up to 1.25 inches with more than 600 pages;
 * what the help asks for is the least.
 */
export const lulu: Rules = {
  damaged: by(guide('File Submission')),
  encrypted: by(guide('Interior File Specifications')),
  'page-count': wanting({ least: 32, most: 800 }, guide('Anatomy of a Book')),
  'page-multiple': wanting({ of: 2 }, guide('Anatomy of a Book'), 'warning'),
  'book-blank': by(guide('File Submission')),
  'trim-size': wanting(undefined, formatting),
  'page-sizes': by(bleeding),
  'page-rotated': by(
    'Lulu Help, Tips for formatting documents (64000255583), Portrait Orientation',
    'warning',
  ),
  'page-scaled': by('ISO 32000-1:2008, table 30', 'warning'),
  'sheet-size': wanting({ bleed }, bleeding),
  'bleed-missing': wanting(bleed, bleeding),
  safety: wanting({ inches: 0.5 }, bleeding, 'warning'),
  gutter: wanting(
    {
      byPages: [
        [60, 0.5],
        [800, 0.7],
      ],
    },
    `${formatting}; up to 60 pages ${guide('Gutter Additions')}`,
    'warning',
  ),
  'printer-marks': by(bleeding),
  'colour-lab': by(interior('CMYK, RGB, or Grayscale'), 'warning'),
  'spot-colour': by(interior('CMYK, RGB, or Grayscale'), 'warning'),
  'font-embedded': by(guide('Interior File Specifications')),
  'picture-coarse': wanting({ ppi: 300 }, interior('What Resolution'), 'warning'),
  'picture-dense': wanting({ ppi: 600 }, interior('What Resolution'), 'warning'),
  transparency: by(guide('Interior File Specifications')),
  layers: by(guide('Interior File Specifications')),
  annotations: by(guide('Interior File Specifications'), 'warning'),
  forms: by(guide('Interior File Specifications'), 'warning'),
  multimedia: by(guide('Interior File Specifications')),
  javascript: by(guide('Interior File Specifications')),
};
