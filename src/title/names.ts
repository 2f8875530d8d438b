/** What stands behind a family name, and behind the given ones where names are sorted. */
const suffix = /^(.+?),?\s+((?:Jr|Sr)\.?|II|III|IV)$/;

/** A personal name as catalogues sort it, as far as its form tells: the last word first, `Jr.` last. */
export function sortName(name: string): string {
  const [, bare = name.trim(), behind] = suffix.exec(name.trim()) ?? [];
  const [, given, family] = /^(.+)\s+(\S+)$/.exec(bare) ?? [];
  if (!given || !family || bare.includes(',')) return name.trim();
  return [family, given, behind].filter(Boolean).join(', ');
}
