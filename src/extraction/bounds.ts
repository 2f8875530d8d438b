import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';
import type { Page } from './extraction.ts';

const bounds = limits.extraction;
const count = (n: number) => n.toLocaleString('en');
const again =
  'Extract the text again with pdftotext, and keep its line ends and form feeds: a line of the file should be one printed line.';
const divide = 'Divide the text where a volume or a part ends, and make each of them a title of its own.';

/** @throws Complaint where a raw text has more bytes than `limits.extraction` allows */
export function checkBytes(bytes: Uint8Array, file: string): void {
  if (bytes.length > bounds.bytes)
    throw new Complaint(
      `The raw text has ${count(bytes.length)} bytes; at most ${count(bounds.bytes)} are read.`,
      {
        file,
        advice: divide,
      },
    );
}

/**
 * Looks through a raw text once, before anything is made of its lines.
 * @throws Complaint where it has more lines or page breaks than `limits.extraction` allows, or a line is too long
 */
export function checkLines(source: string, file: string): void {
  let line = 1;
  let feeds = 0;
  let start = 0;
  for (let i = 0; i <= source.length; i++) {
    const code = i < source.length ? source.charCodeAt(i) : 10;
    if (code !== 10 && code !== 12 && code !== 13) continue;
    if (i - start > bounds.characters)
      throw new Complaint(
        `Line ${line} has ${count(i - start)} characters; at most ${count(bounds.characters)} are read.`,
        { file, line, advice: again },
      );
    start = i + 1;
    if (code === 12) feeds++;
    else if (code === 10 || source.charCodeAt(i + 1) !== 10) line++;
    if (feeds >= bounds.pages) throw tooManyPages(file, line);
    if (line > bounds.lines && i < source.length)
      throw new Complaint(`The raw text has more than ${count(bounds.lines)} lines.`, {
        file,
        line,
        advice: divide,
      });
  }
}

/** @throws Complaint where a raw text has more pages than `limits.extraction` allows, or a page is too long */
export function checkPages(pages: Page[], file: string): void {
  if (pages.length > bounds.pages) throw tooManyPages(file, pages[bounds.pages]!.lines[0]?.number ?? 1);
  for (const { from, to, lines } of pages) {
    if (to - from <= bounds.pageCharacters) continue;
    const line = lines[0]?.number ?? 1;
    throw new Complaint(
      `The page that begins on line ${line} has ${count(to - from)} characters; at most ${count(bounds.pageCharacters)} are read.`,
      { file, line, advice: `Page breaks may be missing there. ${again}` },
    );
  }
}

const tooManyPages = (file: string, line: number) =>
  new Complaint(`The raw text has more than ${count(bounds.pages)} pages.`, { file, line, advice: divide });
