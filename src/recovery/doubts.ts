import type { Taken } from './anatomy/taken.ts';
import type { TextLine } from './lines.ts';
import { type Ask, around, type Choice } from './questions.ts';
import type { Read, Role } from './read.ts';

/** Between these probabilities a place is worth a question; of all such places the most doubtful are asked. */
const asked = { from: 0.1, to: 0.9 };

const running: ReadonlySet<Role> = new Set(['paragraph', 'quotation']);

/**
 * What each line of text is, with the editor's answers where there are any: whether a paragraph begins, and whether a run of lines
 * is a quotation set off from the text, is asked where the anatomy is in doubt.
 */
export function settle(lines: readonly TextLine[], anatomy: ReadonlyMap<number, Taken>, ask: Ask): Read[] {
  const read = lines.map((line): Read => {
    const { role, begins, sign } = anatomy.get(line.from)!;
    return { line, role: role as Role, begins, ...(sign !== undefined && { sign }) };
  });
  const quotations = quotationsIn(read, anatomy, ask);
  return quotations.map((one, i) => {
    const before = quotations[i - 1];
    const { boundary } = anatomy.get(one.line.from)!;
    const within = before !== undefined && before.role === one.role && running.has(one.role);
    if (!within || boundary <= asked.from || boundary >= asked.to) return one;
    const answer = ask(one.line, {
      kind: 'paragraph',
      ask: 'Does a new paragraph begin here?',
      context: around(before.line.text, one.line.text),
      choices: likeliestFirst(
        [
          { value: 'paragraph', meaning: 'yes, a new paragraph' },
          { value: 'continues', meaning: 'no, the paragraph goes on' },
        ],
        one.begins ? 'paragraph' : 'continues',
      ),
      likeliest: one.begins ? 'paragraph' : 'continues',
      doubt: one.begins ? 1 - boundary : boundary,
    });
    return { ...one, begins: answer === 'paragraph' };
  });
}

/** Asks of runs of lines that may be quotations. */
function quotationsIn(read: readonly Read[], anatomy: ReadonlyMap<number, Taken>, ask: Ask): Read[] {
  const result = [...read];
  for (let i = 0; i < read.length; ) {
    let end = i;
    while (end < read.length && read[end]!.role === 'quotation') end++;
    if (end === i) {
      i++;
      continue;
    }
    const run = read.slice(i, end);
    const chance = run.reduce((sum, { line }) => sum + anatomy.get(line.from)!.chance, 0) / run.length;
    if (chance < asked.to) {
      const answer = ask(run[0]!.line, {
        kind: 'quotation',
        ask: `Is this a quotation set off from the text (${run.length === 1 ? 'one line' : `${run.length} lines`})?`,
        context: around(read[i - 1]?.line.text ?? '', run[0]!.line.text),
        choices: [
          { value: 'quotation', meaning: 'yes, a quotation' },
          { value: 'text', meaning: 'no, it is text like any other' },
        ],
        likeliest: 'quotation',
        doubt: 1 - chance,
      });
      if (answer === 'text') for (let k = i; k < end; k++) result[k] = { ...read[k]!, role: 'paragraph' };
    }
    i = end;
  }
  return result;
}

const likeliestFirst = (choices: Choice[], first: string): Choice[] =>
  [...choices].sort((a, b) => Number(b.value === first) - Number(a.value === first));
