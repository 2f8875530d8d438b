import type { Vocabulary } from '../language/vocabulary.ts';
import type { Block, Edit } from './block.ts';
import type { TextLine } from './lines.ts';
import type { OutlinedChapter } from './outline.ts';
import type { Locate } from './paragraphs.ts';
import { around, type Inquiry } from './questions.ts';
import { type CaseEvidence, casedHeads, mixedCase } from './titles.ts';

/**
 * Gives a chapter's headings their case, and a chapter whose heading was lost a placeholder and a question.
 * Adds the placeholder to `blocks`.
 */
export function draftHeading(
  chapter: OutlinedChapter,
  blocks: Block[],
  heads: string[],
  evidence: CaseEvidence,
  words: Vocabulary,
  inquiry: Inquiry,
  locate: Locate,
): { title: string; edits: Edit[] } {
  const edits: Edit[] = [];
  const cased = casedHeads(heads);
  let title = '';
  for (const stretch of chapter.stretches) {
    if (!('heading' in stretch)) continue;
    const { lines, capitals, level } = stretch.heading;
    const printed = lines.map(l => l.text).join(' ');
    const now = capitals ? mixedCase(printed, cased, evidence, words) : printed;
    if (level === 1 && title === '') title = now;
    if (now !== printed && now.length === printed.length)
      for (const edit of recase(lines, now)) edits.push(edit);
  }
  const first = blocks[0]?.lines[0];
  if (chapter.lost && first) {
    // running heads in capitals name the book, those in mixed case the chapter
    const named = heads.filter(h => h !== h.toUpperCase());
    title = inquiry.ask({
      kind: 'heading-lost',
      ask: 'A chapter begins on this page, but its heading is missing from the raw text. What is it called? You may answer with any words.',
      ...locate(first),
      context: around('', first.text),
      choices: [
        ...named.map(h => ({ value: h, meaning: `“${h}”, as in the running heads` })),
        { value: placeholder, meaning: 'not known yet: leave a placeholder' },
      ],
      likeliest: named[0] ?? placeholder,
      free: true,
      doubt: named.length > 0 ? 0.5 : 1,
    });
    blocks.unshift({ kind: 'heading', level: 1, lines: [first], placeholder: title });
  }
  return { title, edits };
}

const placeholder = '[Heading lost]';

/** One edit a word, so that what is cleaned between the words stands in nobody's way. */
function recase(lines: TextLine[], cased: string): Edit[] {
  let start = 0;
  return lines.flatMap(line => {
    const at = start;
    start += line.text.length + 1;
    return [...line.text.matchAll(/[^\s\p{C}]+/gu)].flatMap(({ 0: word, index }): Edit[] => {
      const now = cased.slice(at + index, at + index + word.length);
      const from = line.from + index;
      return now === word ? [] : [{ from, to: from + word.length, now, rule: 'title-case' }];
    });
  });
}

/** File name of a chapter: its place and its title in plain letters. */
export function fileName(i: number, title: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .split('-')
    .slice(0, 6)
    .join('-');
  return `${String(i + 1).padStart(2, '0')}-${slug || 'chapter'}.md`;
}
