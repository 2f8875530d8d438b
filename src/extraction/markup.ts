import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';
import type { SourceFile } from './given.ts';

/** The beginning of an element: its name in lower case and without a prefix, and the line it stands on. */
export interface Tag {
  name: string;
  line: number;
  /** The value of an attribute, named in lower case; empty where it has none of this name. */
  get(attribute: string): string;
}

/** Who is told what stands in a file, from its beginning to its end. Every element that opens closes, in order. */
export interface MarkupReader {
  open(tag: Tag): void;
  close(tag: Tag): void;
  text(text: string): void;
}

/** Elements of HTML that have no end. */
const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const piece = 65_536;

/**
 * Reads XML or HTML piece by piece, as browsers read HTML: names that a file declares itself stand for nothing, nothing is
 * fetched, and no file is too broken to be read. Of what was read nothing is kept.
 *
 * @returns the elements that were still open where the file ended
 * @throws Complaint where the file is in another encoding than it says, or its elements stand too deep in each other
 */
export function readMarkup(file: SourceFile, reader: MarkupReader): Tag[] {
  const open: Tag[] = [];
  const closeDownTo = (index: number) => {
    while (open.length > index) reader.close(open.pop()!);
  };
  const tokenizer: Tokenizer = new Tokenizer(
    {},
    {
      onStartTag(token) {
        const tag = tagOf(token, tokenizer.preprocessor.line);
        if (tag.name === 'p' && open.at(-1)?.name === 'p') closeDownTo(open.length - 1);
        if (open.length >= limits.ocr.depth) throw tooDeep(file.path, tag.line);
        reader.open(tag);
        if (token.selfClosing || empty.has(tag.name)) reader.close(tag);
        else open.push(tag);
        // what stands in these is no text and no elements
        if (tag.name === 'script') tokenizer.state = TokenizerMode.SCRIPT_DATA;
        else if (tag.name === 'style') tokenizer.state = TokenizerMode.RAWTEXT;
      },
      onEndTag(token) {
        const name = nameOf(token.tagName);
        const index = open.findLastIndex(tag => tag.name === name);
        if (index >= 0) closeDownTo(index);
      },
      onCharacter: ({ chars }) => reader.text(chars),
      onWhitespaceCharacter: ({ chars }) => reader.text(chars),
      onNullCharacter() {},
      onComment() {},
      onDoctype() {},
      onEof() {},
    },
  );
  // CDATA is text, as in XML
  tokenizer.inForeignNode = true;
  for (const text of decoded(file)) tokenizer.write(text, false);
  tokenizer.write('', true);
  const left = [...open];
  closeDownTo(0);
  return left;
}

const nameOf = (name: string) => name.slice(name.indexOf(':') + 1).toLowerCase();

const tagOf = ({ tagName, attrs }: Token.TagToken, line: number): Tag => ({
  name: nameOf(tagName),
  line,
  get: attribute => attrs.find(({ name }) => name === attribute)?.value ?? '',
});

/** The text of a file, piece by piece. */
function* decoded({ path, bytes }: SourceFile): Generator<string> {
  const encoding = encodingOf(bytes);
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch {
    throw unreadable(
      path,
      `It says that it is in “${encoding.slice(0, 40)}”, an encoding that nobody knows.`,
    );
  }
  for (let from = 0; from < bytes.length; from += piece) {
    let text: string;
    try {
      text = decoder.decode(bytes.subarray(from, from + piece), { stream: from + piece < bytes.length });
    } catch {
      throw unreadable(path, `This file is not in the encoding that it should be in (${encoding}).`);
    }
    yield text;
  }
}

/** The encoding of a file by the mark that it begins with, or as it says itself; UTF-8 where it says nothing. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const named =
    /^[^<]{0,9}<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([^"']+)/.exec(start)?.[1] ??
    /<meta\b[^>]{0,200}?\bcharset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1];
  // in two bytes a letter it could not be read so far
  return named === undefined || /^utf-?16/i.test(named) ? 'utf-8' : named;
}

const unreadable = (file: string, message: string) =>
  new Complaint(message, { file, advice: 'Save it in UTF-8, or have the OCR program write it again.' });

const tooDeep = (file: string, line: number) =>
  new Complaint(`More than ${limits.ocr.depth} elements stand within each other here.`, {
    file,
    line,
    advice: 'This is not how an OCR program writes a page: have it write the file again.',
  });
