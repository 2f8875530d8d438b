import type { Rules } from '../checks/index.ts';
import { by, quoted, wanting } from './publishing.ts';

const guidelines = (section: string) => `KDP, Paperback Submission Guidelines (G201857950), ${section}`;
const sizes = (section: string) =>
  quoted(`KDP, Set Trim Size, Bleed, and Margins (GVBQ3CMEQW3W2VL6), ${section}`);
const options = quoted('KDP, Print Options (G201834180)');
const repairs = quoted('KDP, Fix Paperback and Hardcover Formatting Issues (G201834260), Blank pages');
const failures = guidelines('Common points of failure');
const bleed = { inches: 0.125, inner: false };

/** The inside of a paperback for Amazon’s Kindle Direct Publishing. */
export const kdp: Rules = {
  damaged: by(failures),
  encrypted: by(failures),
  'file-size': wanting({ megabytes: 650 }, guidelines('File specifications')),
  'page-count': wanting({ least: 24, most: 828 }, options),
  'blank-pages': wanting({ most: 4, atEnd: 10 }, repairs),
  'book-blank': by(failures),
  'trim-range': wanting({ least: [4, 6], most: [8.5, 11.69] }, sizes('Trim size')),
  'trim-size': wanting(undefined, sizes('Trim size')),
  'page-sizes': by(sizes('Trim size')),
  'page-rotated': by(quoted(guidelines('Page orientation')), 'warning'),
  'page-scaled': by('ISO 32000-1:2008, table 30', 'warning'),
  'sheet-size': wanting({ bleed }, sizes('Bleed')),
  'bleed-missing': wanting(bleed, sizes('Bleed')),
  safety: wanting({ inches: 0.25, bled: 0.375 }, sizes('Margins')),
  gutter: wanting(
    {
      byPages: [
        [150, 0.375],
        [300, 0.5],
        [500, 0.625],
        [700, 0.75],
        [828, 0.875],
      ],
    },
    sizes('Margins'),
  ),
  'printer-marks': by(guidelines('File specifications')),
  'font-embedded': by(guidelines('File specifications')),
  'text-small': wanting({ points: 7 }, quoted(guidelines('Font size')), 'warning'),
  'text-invisible': by(guidelines('File specifications')),
  'picture-coarse': wanting({ ppi: 300 }, guidelines('File specifications'), 'warning'),
  hairline: wanting({ points: 0.75 }, quoted(guidelines('Line width')), 'warning'),
  'tint-light': wanting({ percent: 10 }, quoted(guidelines('Greyscale fill')), 'warning'),
  transparency: by(guidelines('File specifications')),
  layers: by(guidelines('File specifications')),
  outline: by(guidelines('File specifications')),
  links: by(guidelines('File specifications')),
  annotations: by(guidelines('File specifications')),
  forms: by(guidelines('File specifications')),
  attachments: by(guidelines('File specifications')),
  multimedia: by(guidelines('File specifications')),
  javascript: by(guidelines('File specifications')),
  'metadata-present': by(guidelines('File specifications'), 'info'),
};
