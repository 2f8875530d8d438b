/** What is known of an edition before it is made. */
interface EditionForm {
  /** What people call it. */
  name: string;
  /** The ending of its file, whose name is the title's. */
  ending: string;
  /** Which ISBN of a printing is its. */
  isbn: 'epub' | 'print';
}

/** All editions that can be made of a book; `renderers.ts` says by what. */
export const editions = {
  epub: { name: 'EPUB', ending: '.epub', isbn: 'epub' },
  onix: { name: 'ONIX record', ending: '.onix.xml', isbn: 'epub' },
  print: { name: 'PDF for the printer', ending: '-print.pdf', isbn: 'print' },
  screen: { name: 'PDF for readers', ending: '-screen.pdf', isbn: 'print' },
  cover: { name: 'printed cover', ending: '-cover.pdf', isbn: 'print' },
} as const satisfies Record<string, EditionForm>;

export type EditionKind = keyof typeof editions;

/** The editions in the order in which they are made. */
export const editionKinds = Object.keys(editions) as EditionKind[];

/** Those that are made of a book of which nobody asks for one alone: a record only where `book.yaml` wants it. */
export const editionsOf = ({ onix }: { onix: { make: boolean } }): EditionKind[] =>
  editionKinds.filter(kind => kind !== 'onix' || onix.make);

/** Those that are PDFs. */
export const pdfKinds = editionKinds.filter(kind => editions[kind].ending.endsWith('.pdf'));

/** Those that a printer gets. */
export const pressKinds = ['print', 'cover'] as const satisfies readonly EditionKind[];

/** Those that do not depend on the printer. */
export const commonKinds = editionKinds.filter(
  kind => !(pressKinds as readonly EditionKind[]).includes(kind),
);

/**
 * The file name of an edition of a title.
 *
 * @param printer for whom it is made, where it is made for one besides the one that `book.yaml` names
 */
export function fileOf(title: string, kind: EditionKind, printer?: string): string {
  const { ending } = editions[kind];
  return printer ? `${title}${ending.replace(/(?=\.)/, `-${printer}`)}` : `${title}${ending}`;
}

/** Something of every edition. */
export const ofEach = <T>(give: (kind: EditionKind) => T): Record<EditionKind, T> =>
  Object.fromEntries(editionKinds.map(kind => [kind, give(kind)])) as Record<EditionKind, T>;
