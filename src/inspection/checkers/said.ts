/** What another checker says of an EPUB. */
export interface Said {
  checker: CheckerName;
  /** The rule's own name: `RSC-005`, `image-alt`. */
  rule: string;
  severity: 'error' | 'warning' | 'info';
  /** In the checker's own words. */
  message: string;
  /** Path in the archive; absent for what is said of the whole. */
  path?: string | undefined;
  line?: number | undefined;
  column?: number | undefined;
}

export const checkerNames = ['epubcheck-ts', 'EPUBCheck', 'Ace'] as const;
export type CheckerName = (typeof checkerNames)[number];

/** What became of asking a checker. */
export interface Asked {
  checker: CheckerName;
  outcome: 'ran' | 'stopped' | 'failed' | 'absent' | 'off' | 'withheld';
  version?: string | undefined;
  /** Why it did not run, or not to the end, in words. */
  why?: string | undefined;
}

/** What a checker said, and how it went. */
export interface Answer {
  asked: Asked;
  said: Said[];
}
