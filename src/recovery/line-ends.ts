import type { Block, Edit } from './block.ts';
import { type Judge, judge } from './hyphens.ts';
import type { TextLine } from './lines.ts';

/** What becomes of the line ends within blocks: what stands between two lines, and hyphens taken out before them. */
export interface LineEnds {
  between: Map<TextLine, string>;
  edits: Edit[];
  /** Divided words that could be written either way. */
  doubtful: {
    line: TextLine;
    next: TextLine;
    a: string;
    b: string;
    closed: boolean;
    evidence: string;
    doubt: number;
  }[];
}

/** A hyphen at a line's end, in each form that files have: `¬` writes what may go again, `⸗` and `=` the hyphen of blackletter. */
const hyphens = /(?:[-\u00ad\u2010\u2011]|(?<=\p{L})[¬⸗=])$/u;

/** Those that stand for a hyphen at line ends and nowhere else. */
const strange = /[\u2011¬⸗=]/;

/**
 * Decides every line end within a block. A hyphen at a line end was kept by the extraction, or lost at the page's foot
 * (`droppedHyphen`); ranges, slashes and dashes broken there close up; everything else becomes a space.
 */
export function mendLineEnds(blocks: Block[], context: Judge): LineEnds {
  const result: LineEnds = { between: new Map(), edits: [], doubtful: [] };
  const closedDashes = prefersClosedDashes(blocks);
  const bare = losesHyphens(blocks, context);
  for (const block of blocks) {
    // what was set as it is to be typed has no divided words
    if (block.kind === 'code') continue;
    for (let i = 0; i + 1 < block.lines.length; i++) {
      const line = block.lines[i]!;
      const next = block.lines[i + 1]!;
      if (block.kind === 'verse') result.between.set(line, '\n');
      else if (bare && isDivided(line, next, context)) result.between.set(line, '');
      else result.between.set(line, mend(line, next, context, closedDashes, result));
    }
  }
  return result;
}

/** So many words divided without a hyphen show that the source lost its hyphens, and none is a misprint. */
const fewest = 5;

/**
 * Whether the source lost all hyphens at line ends and nothing else, as PDF readers lose soft hyphens: words are divided there
 * without one, time and again, and hardly a line ends in one.
 */
function losesHyphens(blocks: readonly Block[], context: Judge): boolean {
  let kept = 0;
  let lost = 0;
  for (const { lines } of blocks)
    for (let i = 0; i + 1 < lines.length; i++) {
      if (hyphens.test(lines[i]!.text)) kept++;
      else if (isDivided(lines[i]!, lines[i + 1]!, context)) lost++;
    }
  return lost >= fewest && kept * 10 < lost;
}

/** Whether a word is divided between two lines without a hyphen: both parts make a word, and one of them is none. */
function isDivided(line: TextLine, next: TextLine, { known, words }: Judge): boolean {
  const tail = /(?<!\S)[“‘(]?(\p{L}{2,})$/u.exec(line.text)?.[1];
  const head = /^\p{Ll}{2,}/u.exec(next.text)?.[0];
  if (!tail || !head || (known(tail) && known(head))) return false;
  return known(tail + head) || (words.counts.get((tail + head).toLowerCase()) ?? 0) > 0;
}

function mend(
  line: TextLine,
  next: TextLine,
  context: Judge,
  closedDashes: boolean,
  result: LineEnds,
): string {
  const head = /^[\p{L}\p{M}\p{N}]+(?:[-’'][\p{L}\p{M}\p{N}]+)*/u.exec(next.text)?.[0] ?? '';
  if (line.droppedHyphen) {
    const tail = lastWord(line.text);
    if (tail === '' || head === '') return ' ';
    const { form } = judge(tail, head, context, true);
    return form === 'hyphen' ? '-' : form === 'suspended' ? '- ' : '';
  }
  const mark = hyphens.exec(line.text)?.[0];
  if (mark !== undefined && line.text.length > 1) {
    const tail = lastWord(line.text.slice(0, -1));
    if (tail === '') return mark === '-' ? ' ' : '';
    if (head === '') return /^[,;.]/.test(next.text) ? '' : ' ';
    const verdict =
      mark === '\u00ad'
        ? { form: 'closed' as const, evidence: 'a soft hyphen', confidence: 1 }
        : judge(tail, head, context, false);
    if (verdict.form !== 'closed' && strange.test(mark)) result.edits.push(written(line));
    if (verdict.form === 'suspended') return ' ';
    if (verdict.confidence < 0.8 && mark !== '\u00ad')
      result.doubtful.push({
        line,
        next,
        a: tail,
        b: head,
        closed: verdict.form === 'closed',
        evidence: verdict.evidence,
        doubt: 1 - verdict.confidence,
      });
    else if (verdict.form === 'closed') result.edits.push(drop(line, verdict.evidence, verdict.confidence));
    return '';
  }
  if (/\d–$/.test(line.text) && /^\d/.test(next.text)) return '';
  if (/\S\/$/.test(line.text) || (/^\/\S/.test(next.text) && /\S$/.test(line.text))) return '';
  if (closedDashes && (/\S—$/.test(line.text) || /^—\S/.test(next.text))) return '';
  return ' ';
}

/** The word at the end of a text, with the hyphens and apostrophes inside it; '' where it ends in none. */
function lastWord(text: string): string {
  let from = text.length;
  for (let at = text.length; at > 0; ) {
    const length = /[\udc00-\udfff]/.test(text[at - 1]!) && at > 1 ? 2 : 1;
    const sign = text.slice(at - length, at);
    if (/^[\p{L}\p{M}\p{N}]$/u.test(sign)) from = at - length;
    else if (!/^[-’']$/.test(sign) || from !== at || at === text.length) break;
    at -= length;
  }
  return text.slice(from);
}

/** Takes the hyphen at a line's end out. */
export function drop(line: TextLine, evidence: string, confidence: number): Edit {
  return { from: line.to - 1, to: line.to, now: '', rule: 'line-end-hyphen', evidence, confidence };
}

/** Writes the hyphen at a line's end as hyphens are written. */
function written(line: TextLine): Edit {
  return { from: line.to - 1, to: line.to, now: '-', rule: 'hyphen-sign' };
}

/** Whether the book sets its long dashes without spaces. */
function prefersClosedDashes(blocks: Block[]): boolean {
  let closed = 0;
  let open = 0;
  for (const block of blocks)
    for (const line of block.lines) {
      closed += line.text.match(/\S—\S/g)?.length ?? 0;
      open += line.text.match(/\s—\s/g)?.length ?? 0;
    }
  return closed > open;
}
