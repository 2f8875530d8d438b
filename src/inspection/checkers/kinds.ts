import type { Said } from './said.ts';

/** What a finding of another checker is called here, and how it begins: what is wrong, and what to do. */
export interface Kind {
  code: string;
  lead: string;
  /** Rules of this kind, by their beginnings. */
  rules: string[];
  /** What a message must say, where one rule is about many things. */
  says?: RegExp;
}

const kind = (code: string, rules: string, lead: string, says?: RegExp): Kind => ({
  ...{ code, lead, rules: rules.split(' ') },
  ...(says && { says }),
});

/**
 * What rules of EPUBCheck and Ace are about, the first that fits. What our own checks find too has their code, so that it is
 * told once. The rules are those of EPUBCheck 5 (`MessageBundle.properties`) and Ace 1.4.
 */
export const kinds: Kind[] = [
  kind('archive-broken', 'PKG-003 PKG-004 PKG-008 PKG-015 PKG-027 OPF-060', 'The archive is damaged.'),
  kind(
    'mimetype',
    'PKG-005 PKG-006 PKG-007',
    'The archive must begin with the file “mimetype”, not compressed.',
  ),
  kind(
    'package-missing',
    'RSC-002 RSC-003 OPF-002 OPF-016 OPF-017 PKG-020',
    'Reading programs cannot find the package document.',
  ),
  kind(
    'file-name',
    'PKG-009 PKG-010 PKG-011 PKG-012 PKG-016 PKG-017 PKG-024 PKG-025',
    'A file has a name that not every program can use. Give it another.',
  ),
  kind(
    'not-well-formed',
    'RSC-016 HTM-001 HTM-011',
    'The file is not well-formed XML, so that nothing after this place may be shown.',
  ),
  kind(
    'encoding',
    'RSC-027 RSC-028 HTM-058 CSS-003 CSS-004',
    'The file is in another encoding than UTF-8. Save it in UTF-8.',
  ),
  kind(
    'id-twice',
    'RSC-005',
    'The same id stands twice.',
    /\bduplicate\b.*\bid\b|\bid\b.*\b(?:already|duplicate|not unique)/i,
  ),
  kind(
    'modified',
    'RSC-005 OPF-054',
    'The package does not say, as it must, when the book was last changed.',
    /dcterms:modified/,
  ),
  kind('language-missing', 'RSC-005', 'The package does not say the book’s language.', /dc:language/),
  kind(
    'identifier-missing',
    'RSC-005 OPF-015',
    'The book has no unique identifier.',
    /unique-identifier|dc:identifier/,
  ),
  kind('identifier-missing', 'OPF-030 OPF-048', 'The book has no unique identifier.'),
  kind('identifier-differs', 'NCX-001 NCX-004', 'The NCX has another identifier than the package.'),
  kind('identifier-form', 'OPF-085', 'The identifier is not of the kind that it says it is.'),
  kind('contents-missing', 'NAV-001', 'The navigation document has no contents.'),
  kind('contents-missing', 'RSC-005', 'The navigation document has no contents.', /"toc" nav/),
  kind('contents-order', 'NAV-011', 'The contents or the list of pages are in another order than the book.'),
  kind('page-list-missing', 'NAV-003', 'The text marks printed pages, but there is no list of them.'),
  kind('file-missing', 'RSC-001 PKG-018', 'A file that is named is not in the book.'),
  kind(
    'file-unlisted',
    'OPF-003 RSC-008',
    'A file is in the book, but not in the manifest. Add it there, or take it out.',
  ),
  kind('file-twice', 'OPF-074 OPF-067', 'The package names a file more than once.'),
  kind('spine-broken', 'OPF-049', 'The package names an item that the manifest does not have.'),
  kind(
    'spine-invalid',
    'OPF-033 OPF-034 OPF-050 OPF-096 RSC-011',
    'The order of reading is wrong: every page that a link leads to must stand in it once.',
  ),
  kind(
    'manifest-property',
    'OPF-012 OPF-014 OPF-015 OPF-018',
    'The manifest says something of a file that is not so, or does not say what is.',
  ),
  kind(
    'fallback-missing',
    'OPF-040 OPF-041 OPF-042 OPF-043 OPF-044 OPF-045 RSC-010 RSC-032 MED-003 MED-007',
    'A file is of a kind that not every reading program shows, and there is none to show in its place.',
  ),
  kind(
    'media-type',
    'OPF-013 OPF-029 OPF-035 OPF-037 OPF-090 PKG-022 OPF-093 OPF-094 OPF-095',
    'A file is of another kind than the package or its name says.',
  ),
  kind('image-broken', 'PKG-021 MED-004', 'A picture is damaged. Save it again.'),
  kind('link-broken', 'RSC-007 RSC-012 RSC-014 RSC-015', 'A link leads to a place that is not in the book.'),
  kind(
    'address-invalid',
    'RSC-013 RSC-020 RSC-026 RSC-029 RSC-030 RSC-033 OPF-091 OPF-098 OPF-099 HTM-025 OPF-021',
    'An address is not as addresses in a book have to be.',
  ),
  kind('remote', 'RSC-006 RSC-031 NAV-010', 'The book loads a file from the network.'),
  kind(
    'doctype-subset',
    'HTM-003 HTM-004 HTM-009 OPF-073',
    'The file’s DOCTYPE is not one that an EPUB may have.',
  ),
  kind('language-tag', 'OPF-092', 'The name of a language is not spelt as voices need it, such as “en-GB”.'),
  kind('date-invalid', 'OPF-053 OPF-054', 'A date is not written as 2026-01-31, or there is no such day.'),
  kind(
    'fixed-page',
    'HTM-046 HTM-047 HTM-048 HTM-056 HTM-057 HTM-059 HTM-060',
    'A page of fixed size does not say its size as it must.',
  ),
  kind('overlay-invalid', 'MED-', 'What is to be read aloud does not fit the text.'),
  kind(
    'css-broken',
    'CSS-008',
    'Something in the style sheet cannot be read, and what belongs to it is left out.',
  ),
  kind('css-invalid', 'CSS-', 'The style sheet breaks a rule, so that reading programs leave something out.'),
  kind(
    'markup-invalid',
    'HTM- RSC-005 RSC-017 NAV- NCX-',
    'Something stands here that may not, or something is missing.',
  ),
  kind('package-invalid', 'OPF- PKG- RSC-', 'The package breaks a rule.'),
  kind('image-without-alt', 'image-alt svg-img-alt role-img-alt', 'A picture has no description.'),
  kind(
    'language-missing',
    'html-has-lang html-lang-valid epub-lang html-xml-lang-mismatch',
    'The page does not say its language, or not as voices need it.',
  ),
  kind('accessibility-missing', 'metadata-', 'The package does not say something that readers look for.'),
  kind('heading-level', 'heading-order', 'A heading skips a level.'),
  kind(
    'page-source',
    'epub-pagesource',
    'The package does not say which printed book the page numbers come from.',
  ),
  kind('page-without-label', 'pagebreak-label', 'A page mark does not say which page begins.'),
  kind('contents-order', 'epub-toc-order', 'The contents are in another order than the book.'),
  kind('accessibility-barrier', '', 'Something here keeps readers out, or makes reading hard for them.'),
];

/** The kind of what a checker said. */
export function kindOf({ rule, message }: Pick<Said, 'rule' | 'message'>): Kind {
  return kinds.find(
    ({ rules, says }) => rules.some(beginning => fits(rule, beginning)) && (says?.test(message) ?? true),
  )!;
}

/** Whether a rule is one that is named whole (`OPF-018`, of which `OPF-018b` is a part), or by its beginning (`OPF-`). */
const fits = (rule: string, beginning: string) =>
  /^$|-$/.test(beginning) ? rule.startsWith(beginning) : rule.replace(/(\d)[a-z]$/, '$1') === beginning;
