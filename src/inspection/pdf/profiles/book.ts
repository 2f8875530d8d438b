import type { Rules } from '../checks/index.ts';
import { by, wanting } from './publishing.ts';

const iso = (clause: string) => `ISO 32000-1:2008, ${clause}`;

/** What any PDF of a book should have, whoever prints or reads it. */
export const book: Rules = {
  damaged: by(iso('7.5')),
  encrypted: by(iso('7.6'), 'warning'),
  'book-blank': by(iso('7.8'), 'warning'),
  'trim-size': wanting(undefined, iso('14.11.2')),
  'boxes-nested': by(iso('14.11.2')),
  'page-sizes': by(iso('14.11.2'), 'warning'),
  'font-embedded': by(iso('9.9')),
  'font-glyphs': by(iso('9.9')),
  'font-notdef': by(iso('9.7.6.3'), 'warning'),
  'font-unicode': by(iso('9.10'), 'warning'),
  'picture-stretched': by(iso('8.9.5'), 'warning'),
  'page-picture': by(iso('8.9'), 'warning'),
  title: by(iso('14.3'), 'warning'),
  'page-labels': by(iso('12.4.2'), 'info'),
  'outline-missing': by(iso('12.3.3'), 'info'),
  javascript: by(iso('12.6.4.16'), 'warning'),
  actions: by(iso('12.6'), 'warning'),
};
