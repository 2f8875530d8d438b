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
  /** Of each id that is taken, the number to try next. */
  const taken = new Map<string, number>();
  return wish => {
    let number = taken.get(wish) ?? 1;
    let id = number === 1 ? wish : `${wish}-${number}`;
    while (taken.has(id)) id = `${wish}-${++number}`;
    taken.set(wish, number + 1);
    if (id !== wish) taken.set(id, 2);
    return id;
  };
}
