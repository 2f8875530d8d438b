/** What `find.js` takes and gives; it is plain JavaScript because the browser gets it as it is. */

interface Item {
  str?: string;
}

interface PageLetters<Of extends Item> {
  letters: string;
  starts: { from: number; item: Of }[];
}

export function triesFor(change: {
  words: string;
  before: string;
  after: string;
  passage: string;
}): { text: string; lead: number; length: number }[];

export function readLetters<Of extends Item>(items: readonly Of[]): PageLetters<Of>;

export function findAmong(
  tries: ReturnType<typeof triesFor>,
  pages: readonly { letters: string }[],
): { page: number; from: number; to: number } | undefined;

export function itemsAt<Of extends Item>(page: PageLetters<Of>, from: number, to: number): Of[];
