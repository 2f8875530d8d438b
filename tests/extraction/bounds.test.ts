import { describe, expect, it } from 'vitest';
import { Complaint } from '../../src/complaint.ts';
import { extract } from '../../src/extraction/index.ts';
import { limits } from '../../src/limits.ts';

const bounds = limits.extraction;

/** What is said of a text that is too much. */
function complaintOf(text: string): Complaint {
  try {
    extract(Buffer.from(text), 'book.txt');
  } catch (error) {
    if (error instanceof Complaint) return error;
    throw error;
  }
  throw new Error('The text was read.');
}

describe('a raw text is refused before it is recovered, with its line and what to do', () => {
  it.each([
    ['a book on one line', `The Press\n${'word '.repeat(200_000)}`, 'Line 2 has 1,000,000 characters', 2],
    ['a word without end', 'w'.repeat(3_000_000), 'Line 1 has 3,000,000 characters', 1],
    ['a long line after Windows line ends', `a\r\nb\r\n${'w'.repeat(30_000)}`, 'Line 3 has 30,000', 3],
    ['line ends of another kind', 'They set type.\u0085'.repeat(2000), 'Line 1 has 30,000 characters', 1],
    ['line ends without end', '\n'.repeat(400_000), 'no text', undefined],
    [
      'more lines than any book',
      'word\n'.repeat(bounds.lines + 1),
      'more than 300,000 lines',
      bounds.lines + 1,
    ],
    [
      'more pages than any book',
      `${'word\n\f'.repeat(bounds.pages)}word`,
      'more than 10,000 pages',
      bounds.pages + 1,
    ],
    [
      'a page without end',
      `one\n\f${'They set type by hand.\n'.repeat(20_000)}`,
      'that begins on line 2 has 460,000',
      2,
    ],
    ['more bytes than any book', 'They set type by hand.\n'.repeat(600_000), '13,800,000 bytes', undefined],
  ])('%s', (_, text, said, line) => {
    const complaint = complaintOf(text);
    expect(complaint.message).toContain(said);
    expect(complaint).toMatchObject({ file: 'book.txt', exit: 2 });
    expect(complaint.line).toBe(line);
    expect(complaint.advice).toBeTruthy();
  });
});

it('may hold a page on each line, as some tools write it', () => {
  const page = 'They set type by hand all day. '.repeat(600);
  expect(extract(Buffer.from(`${page}\n\f${page}`), 'book.txt').pages).toHaveLength(2);
});
