import type { Finding } from '../finding.ts';
import type { Epub } from './open.ts';

/**
 * What an edition made here never has, so that there it is an error, and what the standard (EPUB 3.3, HTML) leaves to the
 * publisher: in a book that others made these are warnings. EPUBCheck finds where they break a rule all the same.
 */
const allowed: ReadonlySet<string> = new Set([
  // Scripts, sounds, films and fonts on the network.
  ...['script', 'remote'],
  // Languages of pages and passages, pictures without a description.
  ...['language-missing', 'language-unmarked', 'image-without-alt'],
  // What the book claims of itself, as far as a program can tell.
  ...['accessibility-false', 'lost-character', 'css-broken'],
  // Notes, indexes and lists of pages, which each publisher links in a way of its own.
  ...[
    'reference-without-note',
    'note-without-reference',
    'note-number',
    'backlink-missing',
    'backlink-wrong',
  ],
  ...[
    'page-list-missing',
    'page-without-marker',
    'page-label',
    'page-order',
    'page-unlisted',
    'locator-wrong',
  ],
  ...['page-without-label', 'document-too-large'],
]);

/** Findings of a book that others made: no error where the standard allows it. */
export function asAllowed(findings: readonly Finding[], { opf }: Pick<Epub, 'opf'>): Finding[] {
  return findings.map(finding => {
    const isAllowed =
      allowed.has(finding.code) && !(finding.code === 'language-missing' && finding.within === opf);
    return isAllowed && finding.severity === 'error' ? { ...finding, severity: 'warning' } : finding;
  });
}
