/**
 * A readable identifier made from a text: lower case, without accents, words joined by hyphens (`Café Müller` →
 * `cafe-muller`). Letters of all scripts stay; empty where the text has none.
 */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** The id that a document would have: XML wants a letter first, and file names want plain letters. */
function documentId(file: string): string {
  const stem = slug(file.replace(/\.md$/, '')).replace(/[^a-z0-9-]+/g, '');
  return /^[a-z]/.test(stem) && !ownPrefix.test(stem) ? stem : `s${stem}`;
}

/** What the ids of printed pages begin with, in the manuscript, in a printing and in the printed edition; and those of the pages that this makes. */
const ownPrefix = /^(?:page|printing|former|book)-/;

/** Ids of what editions make themselves: no document is called so. */
export const ownIds = [
  ...['cover', 'half-title', 'series', 'title-page', 'imprint', 'dedication', 'contents', 'notes', 'toc'],
] as const;

/** The ids of documents by their files, none of them twice: two names may differ in letters alone that an id does not have. */
export function documentIds(
  files: readonly string[],
  giveId: (wish: string) => string,
): ReadonlyMap<string, string> {
  return new Map(files.map(file => [file.normalize(), giveId(documentId(file))]));
}

/**
 * Gives every wish an id of its own: the second `page-37` becomes `page-37-2`.
 * @param reserved ids that nobody gets
 */
export function idGiver(reserved: readonly string[] = []): (wish: string) => string {
  /** Of each id that is taken, the number to try next. */
  const taken = new Map<string, number>(reserved.map(id => [id, 2]));
  return wish => {
    let number = taken.get(wish) ?? 1;
    let id = number === 1 ? wish : `${wish}-${number}`;
    while (taken.has(id)) id = `${wish}-${++number}`;
    taken.set(wish, number + 1);
    if (id !== wish) taken.set(id, 2);
    return id;
  };
}
