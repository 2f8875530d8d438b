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

/** The id of a document: XML wants a letter first, and file names want plain letters. */
export function documentId(file: string): string {
  const stem = slug(file.replace(/\.md$/, '')).replace(/[^a-z0-9-]+/g, '');
  return /^[a-z]/.test(stem) ? stem : `s${stem}`;
}

/** Gives every wish an id of its own: the second `page-37` becomes `page-37-2`. */
export function idGiver(): (wish: string) => string {
  const taken = new Set<string>();
  return wish => {
    let id = wish;
    for (let k = 2; taken.has(id); k++) id = `${wish}-${k}`;
    taken.add(id);
    return id;
  };
}
