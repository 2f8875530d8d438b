/** The chapters of a book as one stream of words, signs and blank space, so that text may go from one file to another. */
export interface Stream {
  tokens: string[];
  /** Names of the files, in the order in which they begin. */
  names: string[];
  /** Paragraphs and whatever else stands between blank lines, as stretches of tokens; the blank space after is not in it. */
  blocks: { from: number; to: number }[];
}

/** Files by their names, in their order. */
export type Texts = ReadonlyMap<string, string>;

/** A file begins here. No text has this token: of a text, a sign is a token by itself. */
export const opening = '\u0000file';

/** What parts two blocks; a file ends with it too. */
const parting = '\n\n';

const token = /\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu;
const word = /^[\p{L}\p{N}]/u;

export const isBlank = (one: string): boolean => /^\s/.test(one);
export const isWord = (one: string): boolean => word.test(one);

/** Whether blank space parts blocks. */
const parts = (one: string): boolean => isBlank(one) && /\n[^\S\n]*\n/.test(one);

/**
 * A token as it is compared with a person's: an editor's program may break lines otherwise, which is nobody's change of the
 * text.
 */
export const softly = (one: string): string => (isBlank(one) ? (parts(one) ? parting : ' ') : one);

/** Files as one stream, whatever line ends they have and however they end. */
export function streamOf(files: Texts): Stream {
  const stream: Stream = { tokens: [], names: [], blocks: [] };
  for (const [name, text] of files) {
    stream.names.push(name);
    let from = stream.tokens.length;
    stream.tokens.push(opening);
    for (const [one] of plain(text).matchAll(token)) {
      if (parts(one)) {
        stream.blocks.push({ from, to: stream.tokens.length });
        from = stream.tokens.length + 1;
      }
      stream.tokens.push(one);
    }
    if (from < stream.tokens.length) stream.blocks.push({ from, to: stream.tokens.length });
    if (from < stream.tokens.length) stream.tokens.push(parting);
  }
  return stream;
}

/** A text without byte order mark, carriage returns and the blank space at its end. */
const plain = (text: string): string =>
  text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .trimEnd();

/** Tokens of one file as its text, with the line ends that another text has. */
export function textOf(tokens: readonly string[], like = ''): string {
  const text = tokens.join('').trim();
  const ended = text === '' ? '' : `${text}\n`;
  return like.includes('\r\n') ? ended.replaceAll('\n', '\r\n') : ended;
}

/** File and line of a token. */
export function placeIn({ tokens, names }: Stream, at: number): { file: string; line: number } {
  let file = -1;
  let line = 1;
  for (let k = 0; k <= Math.min(at, tokens.length - 1); k++) {
    if (tokens[k] === opening) {
      file++;
      line = 1;
    } else if (k < at) line += tokens[k]!.split('\n').length - 1;
  }
  return { file: names[Math.max(0, file)] ?? '', line };
}

/** What a block is known by. Openings of files are much alike, so that what follows them counts too. */
export function keyOf({ tokens, blocks }: Stream, at: number, soft: (token: string) => string): string {
  const { from, to } = blocks[at]!;
  const own = tokens.slice(from, to).map(soft).join('');
  const next = blocks[at + 1];
  const isOpening = tokens[from] === opening && next && tokens[next.from] !== opening;
  return isOpening ? `${own}\n${tokens.slice(next.from, next.to).map(soft).join('')}` : own;
}
