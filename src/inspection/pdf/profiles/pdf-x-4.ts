import type { Rules } from '../checks/index.ts';
import { by, wanting } from './publishing.ts';

/**
 * PDF/X-4. The standard is sold, not published: the clauses are named as in its table of contents, and what they want is
 * taken from the notes of CGATS on PDF/X, from “PDF/X in a Nutshell” of the PDF Association (2017), and from ISO 32000-1.
 */
const iso = (clause: string) => `ISO 15930-7:2010, ${clause}`;
const notes = (section: string) => `CGATS, Application Notes for PDF/X (2006), ${section}`;
const nutshell = (section: string) => `PDF Association, PDF/X in a Nutshell (2017), ${section}`;

export const pdfX4: Rules = {
  damaged: by('ISO 32000-1:2008, 7.5'),
  'pdf-version': wanting({ least: '1.3', most: '1.6' }, iso('6.1')),
  'pdf-x-version': wanting(
    { version: /^PDF\/X-4$/, called: 'PDF/X-4' },
    `${iso('6.10')}; ${nutshell('Core principles')}`,
  ),
  encrypted: by(nutshell('Core principles')),
  'file-id': by('ISO 32000-1:2008, 14.4'),
  lzw: by(nutshell('Core principles')),
  'external-stream': by(nutshell('Core principles')),
  'trim-missing': by(`${notes('2.10')}; ISO 32000-1:2008, 14.11.2`),
  'trim-and-art': by(notes('2.10')),
  'boxes-nested': by(notes('2.10')),
  'output-intent': by(`${iso('6.4')}; ${nutshell('Core principles')}`),
  'output-condition': by(`${iso('6.4')}; ISO 32000-1:2008, table 365`),
  'output-profile': by(`${iso('6.4')}; ISO 32000-1:2008, 14.11.5`),
  'colour-unmatched': by(nutshell('PDF/X-4')),
  'icc-profile': by('ISO 32000-1:2008, 8.6.5.5'),
  'spot-ambiguous': by(nutshell('Core principles')),
  'font-embedded': by(`${iso('6.5')}; ${nutshell('Core principles')}`),
  'font-glyphs': by(iso('6.5')),
  'font-widths': by(iso('6.5')),
  'font-cid-map': by(iso('6.5')),
  'font-cmap': by(iso('6.5')),
  'picture-opi': by(notes('3.1.2')),
  'picture-alternates': by(notes('2.6')),
  postscript: by(iso('6.14')),
  'reference-object': by(nutshell('PDF/X-5')),
  operators: by(iso('6.19')),
  'blend-mode': by(iso('6.20')),
  'transfer-function': by(nutshell('Core principles')),
  'rendering-intent': by(`${iso('6.23')}; ISO 32000-1:2008, table 70`),
  'layers-unsettled': by(iso('6.24')),
  javascript: by(`${iso('6.18')}; ${nutshell('Core principles')}`),
  actions: by(iso('6.18')),
  multimedia: by(nutshell('Core principles')),
  forms: by(`${iso('6.26')}; ${nutshell('Core principles')}`),
  annotations: by(notes('2.28')),
  links: by(notes('2.28')),
  attachments: by(nutshell('Core principles')),
  'printer-marks': by('ISO 32000-1:2008, 14.11.3', 'info'),
  xmp: by(iso('6.10')),
  'xmp-differs': by(iso('6.10')),
  'xmp-ids': by(iso('6.10')),
  title: by(notes('2.18')),
  dates: by(notes('2.18')),
  trapped: by(`${notes('2.17')}; ISO 32000-1:2008, table 317`),
  'trapped-xmp': by('XMP Specification, part 3, table 20'),
};
