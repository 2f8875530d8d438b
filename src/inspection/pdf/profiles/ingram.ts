import type { Rules } from '../checks/index.ts';
import { by, quoted, wanting } from './publishing.ts';

const guide = (section: string) =>
  quoted(`Lightning Source and IngramSpark, File Creation Guide, ${section}`);
const issues = (section: string) => `Lightning Source, Common File Issues (6037530078605), ${section}`;
const tips = (section: string) => `Lightning Source, File Creation Tips (5294186277261), ${section}`;
const colours = (section: string) =>
  `Lightning Source, Color Recommendations for Cover and Interior Files (5294072525197), ${section}`;
const checklist = 'IngramSpark blog, File Requirements for Print Books (2017), Interior Files';
const bleed = { inches: 0.125, inner: false };

/** The inside of a book for IngramSpark and Lightning Source. */
export const ingram: Rules = {
  damaged: by(issues('Corrupt Interior File')),
  encrypted: by(guide('Creating a PDF for submission')),
  'pdf-x-version': wanting(
    { version: /^PDF\/X-(?:1|1a|3)/, called: 'PDF/X-1a:2001' },
    tips('Always use the default setting PDF/X-1a:2001'),
    'warning',
  ),
  'page-count': wanting({ least: 18, most: 1200 }, guide('Text requirements')),
  'page-multiple': wanting({ of: 2 }, guide('Text requirements'), 'warning'),
  'last-page-blank': by(checklist, 'warning'),
  'book-blank': by(guide('Text requirements')),
  'trim-range': wanting({ least: [4, 6], most: [8.5, 11.69] }, guide('Trim sizes')),
  'trim-size': wanting(undefined, guide('Trim sizes')),
  'page-sizes': by(guide('Trim sizes')),
  'page-rotated': by(guide('Text requirements'), 'warning'),
  'page-scaled': by('ISO 32000-1:2008, table 30', 'warning'),
  'sheet-size': wanting({ bleed }, tips('Use adequate bleed dimensions')),
  'bleed-missing': wanting(bleed, tips('Use adequate bleed dimensions')),
  safety: wanting({ inches: 0.5 }, tips('Avoid a border or rule line close to the trim edge'), 'warning'),
  gutter: wanting({ byPages: [[1200, 0.5]] }, checklist, 'warning'),
  'printer-marks': by(issues('Crop Marks on Interior PDF File')),
  'colour-rgb': by(colours('Color Interior')),
  'colour-managed': by(colours('Black & White Interior, Color Interior')),
  'spot-colour': by(guide('Text requirements, colour')),
  'black-text': by(colours('Black & White Interior')),
  'ink-limit': wanting({ percent: 240 }, issues('Ink Coverage Exceeds 240% CMYK')),
  'font-embedded': by(checklist),
  'font-type3': by(guide('Fonts'), 'warning'),
  'picture-coarse': wanting({ ppi: 300 }, guide('Text requirements, images'), 'warning'),
  'picture-line-art': wanting({ ppi: 600 }, guide('Text requirements, images'), 'warning'),
  transparency: by(guide('Creating a PDF for submission')),
  layers: by(guide('Creating a PDF for submission')),
  links: by(guide('Creating a PDF for submission'), 'warning'),
  annotations: by(guide('Creating a PDF for submission')),
  forms: by(guide('Creating a PDF for submission')),
  multimedia: by(guide('Creating a PDF for submission')),
  javascript: by(guide('Creating a PDF for submission')),
  attachments: by(guide('Creating a PDF for submission')),
};
