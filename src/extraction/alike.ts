/** Two lines are alike where they begin, or end, with so many of the same characters, and with so large a share of the longer one. */
const least = { characters: 12, share: 0.5 };

/**
 * Puts texts that begin or end alike together, as running heads do that name a chapter and, behind it, its sections.
 * @returns for each text the one that stands for its kind
 */
export function kinds(texts: Iterable<string>): Map<string, string> {
  const kindOf = new Map<string, string>();
  const found = new Map([...texts].map(t => [t, t]));
  const root = (text: string): string => {
    let at = text;
    while (found.get(at)! !== at) at = found.get(at)!;
    return at;
  };
  for (const turned of [false, true]) {
    const sorted = [...found.keys()]
      .map(text => ({ text, key: turned ? [...text].reverse().join('') : text }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    sorted.forEach(({ text, key }, i) => {
      const before = sorted[i - 1];
      if (!before) return;
      let same = 0;
      while (same < key.length && key[same] === before.key[same]) same++;
      const longer = Math.max(key.length, before.key.length);
      if (same >= least.characters && same >= least.share * longer) found.set(root(text), root(before.text));
    });
  }
  for (const text of found.keys()) kindOf.set(text, root(text));
  return kindOf;
}
