/** A phrase of a list, as it stands in a text. */
export interface FoundPhrase {
  phrase: string;
  /** Its offset. */
  index: number;
}

/** The words of phrases as a tree: what may follow what, and where a phrase ends. */
interface Branch {
  next: Map<string, Branch>;
  ends: boolean;
}

/** Letters, figures and accents: a phrase begins and ends where no word goes on. */
const inWord = '\\p{L}\\p{N}\\p{M}';

/**
 * Makes a finder of phrases: as whole words, the longest first, none within another. Its time grows with the text, and not
 * with the number of phrases.
 * @param letters what a word consists of, as the inside of a character class
 */
export function phraseFinder(
  phrases: Iterable<string>,
  letters: string = inWord,
): (text: string) => FoundPhrase[] {
  const pieces = new RegExp(`[${letters}]+|[^${letters}]`, 'gu');
  const isWord = new RegExp(`^[${letters}]`, 'u');
  const root: Branch = { next: new Map(), ends: false };
  for (const phrase of phrases) {
    let branch = root;
    for (const [piece] of phrase.matchAll(pieces)) {
      const known = branch.next.get(piece);
      if (known) branch = known;
      else {
        const grown: Branch = { next: new Map(), ends: false };
        branch.next.set(piece, grown);
        branch = grown;
      }
    }
    branch.ends = phrase !== '';
  }

  return text => {
    const parts = [...text.matchAll(pieces)];
    const isWordAt = (k: number) => parts[k] !== undefined && isWord.test(parts[k]![0]);
    const found: FoundPhrase[] = [];
    for (let k = 0; k < parts.length; ) {
      let end = k;
      // A phrase that begins with a mark may not follow upon a word.
      let branch = isWordAt(k - 1) && k > 0 ? undefined : root.next.get(parts[k]![0]);
      for (let at = k + 1; branch; at++) {
        if (branch.ends && !isWordAt(at)) end = at;
        branch = at < parts.length ? branch.next.get(parts[at]![0]) : undefined;
      }
      if (end > k) {
        const { index } = parts[k]!;
        const after = parts[end - 1]!;
        found.push({ phrase: text.slice(index, after.index + after[0].length), index });
      }
      k = Math.max(end, k + 1);
    }
    return found;
  };
}

/** The text with another in the place of each phrase found. */
export function withoutPhrases(text: string, found: readonly FoundPhrase[], instead: string): string {
  let result = '';
  let at = 0;
  for (const { phrase, index } of found) {
    result += text.slice(at, index) + instead;
    at = index + phrase.length;
  }
  return result + text.slice(at);
}
