import type { Rules } from '../checks/index.ts';
import { pdfX4 } from './pdf-x-4.ts';
import { by, wanting } from './publishing.ts';

const gwg = (section: string) => `Ghent Workgroup, GWG2015 Specification (based on PDF/X-4), ${section}`;
const fogra = 'Fogra and ECI, PSO Uncoated v3 (FOGRA52): total ink of 300 %';

/** A book for an offset press, in black or in four inks: PDF/X-4, and what the Ghent Workgroup asks besides. */
export const offset: Rules = {
  ...pdfX4,
  'trim-size': wanting(undefined, gwg('4.4 Page Size and Orientation')),
  'page-sizes': by(gwg('4.4 Page Size and Orientation')),
  'page-rotated': by(gwg('4.4 Page Size and Orientation')),
  'page-scaled': by(gwg('4.2 Page Scaling')),
  'crop-box': by(gwg('4.3 Crop Box'), 'warning'),
  'book-blank': by(gwg('4.5 Empty Pages')),
  'page-multiple': wanting({ of: 16 }, 'Signatures of a sheet folded three times: 16 pages', 'warning'),
  'bleed-missing': wanting(
    { inches: 3 / 25.4, inner: false },
    'ISO 32000-1:2008, 14.11.2 (bleed box); 3 mm by custom',
  ),
  'bleed-size': wanting(
    { inches: 3 / 25.4 },
    'ISO 32000-1:2008, 14.11.2 (bleed box); 3 mm by custom',
    'warning',
  ),
  safety: wanting({ inches: 5 / 25.4 }, '5 mm from the trim by custom', 'warning'),
  'colour-rgb': by(gwg('variant SheetCmyk')),
  'colour-lab': by(gwg('variant SheetCmyk')),
  'spot-colour': by(gwg('4.18 Use of Spot Colors'), 'warning'),
  'separation-all': by(gwg('4.21 Separation Color All'), 'warning'),
  'overprint-white': by(gwg('4.8 Overprint White Text, 4.9 Overprint White Paths')),
  'black-text': by(gwg('4.15 Rich Black Text'), 'warning'),
  'ink-limit': wanting({ percent: 300 }, `${gwg('4.22 Total Ink Area Coverage')}; ${fogra}`),
  'blend-space': by(gwg('4.25 Transparency Blend Color Space')),
  'font-courier': by(gwg('4.14 Font Courier'), 'warning'),
  'font-type3': by('Type 3 fonts are drawings, and are not hinted: ISO 32000-1:2008, 9.6.5', 'warning'),
  'font-licence': by('OpenType 1.9, OS/2 table, fsType', 'warning'),
  'text-small': wanting({ points: 5 }, gwg('4.16 Small Text'), 'warning'),
  hairline: wanting({ points: 0.25 }, gwg('4.17 Effective Line Width'), 'warning'),
  'picture-coarse': wanting(
    { ppi: 225 },
    gwg('4.26 Image Resolution for Grayscale and Color Images'),
    'warning',
  ),
  'picture-line-art': wanting({ ppi: 800 }, gwg('4.27 Image Resolution for 1-bit Images'), 'warning'),
  'picture-dense': wanting({ ppi: 450 }, 'One and a half times the 300 ppi of a 150 lpi screen', 'info'),
  'picture-16-bit': by(
    'Ghent Workgroup, Differences between the GWG 1v4 and 2015 specifications, 16-bit images',
    'warning',
  ),
  'picture-jpeg2000': by('JPEG 2000 slows older presses down, where they take it', 'info'),
  'picture-jbig2': by('JBIG2 in its lossy form can exchange signs', 'info'),
  'picture-interpolated': by(
    'ISO 32000-1:2008, 8.9.5.3: what a press makes of it is its own choice',
    'warning',
  ),
  'page-picture': by(gwg('4.28 Single Image Page'), 'warning'),
  layers: by(gwg('4.29 Optional Content'), 'warning'),
  tags: by('What a printer does not need', 'info'),
  thumbnails: by('What a printer does not need', 'info'),
};
