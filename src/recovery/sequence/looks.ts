import type { Learnt } from './learning.ts';
import type { Sight, Starting } from './sight.ts';
import { inQuotation, type State } from './states.ts';
import { beliefs } from './weights.ts';

const log = Math.log;

/** Log probability of what is so, or is not so, with a probability. */
export const bit = (p: number, is: boolean): number => log(is ? p : 1 - p);

/** Log probabilities of how lines look at their ends and at their starts, by what ends and starts there. */
export interface Looks {
  ending(kind: keyof typeof beliefs.ending, line: Sight): number;
  starting(kind: keyof typeof beliefs.starting, line: Sight): number;
  blank(kind: keyof typeof beliefs.blank, line: Sight): number;
  /** The next paragraph of a quotation opens its quotation mark again where the book sets marks at all. */
  opensAgain(next: Sight): number;
  /** All that the last line of a block looks like. */
  leave(state: State, line: Sight, kind: 'block' | 'introduction'): number;
}

/** How lines look in a book, by what was learnt of it. */
export function looks(learnt: Learnt): Looks {
  const starts = startTable(learnt.quoteStart);
  const starting: Looks['starting'] = (kind, line) => starts[kind][line.starting];
  const ending: Looks['ending'] = (kind, line) => {
    if (kind !== 'within') return log(beliefs.ending[kind][line.ending]);
    const { sentence, colon, other } = beliefs.ending.within;
    if (line.ending === 'sentence') return log(learnt.sentence);
    return log(((line.ending === 'colon' ? colon : other) / (1 - sentence)) * (1 - learnt.sentence));
  };
  const blank: Looks['blank'] = (kind, line) => {
    if (!learnt.hasBlanks || line.foot) return 0;
    return log(line.blankAfter ? beliefs.blank[kind] : 1 - beliefs.blank[kind]);
  };
  const opensAgain: Looks['opensAgain'] = next => {
    const again = learnt.quoteStart * beliefs.opensAgain;
    return next.starting === 'quote'
      ? log(again + (1 - again) * 0.1)
      : log((1 - again) * 0.9) + starting('block', next);
  };
  const leave: Looks['leave'] = (state, line, kind) => {
    if (inQuotation(state))
      return (
        ending('quotation', line) +
        bit(learnt.citation, line.citation) +
        bit(learnt.closingMark, line.closingMark) +
        bit(beliefs.open.quotation, line.open) +
        blank('quotation', line)
      );
    if (state === 'verse') return ending('verse', line) + blank('verse', line);
    return (
      ending(kind, line) +
      bit(beliefs.citation.block, line.citation) +
      bit(beliefs.closingMark.block, line.closingMark) +
      bit(beliefs.open.block, line.open) +
      blank(kind, line)
    );
  };
  return { ending, starting, blank, opensAgain, leave };
}

type StartTable = Record<keyof typeof beliefs.starting, Record<Starting, number>>;

/** Log probabilities of how lines start, with the book's own share of opening quotation marks in its quotations. */
function startTable(quoteStart: number): StartTable {
  const { quote, ...others } = beliefs.starting.quotation;
  const scale = (1 - quoteStart) / (1 - quote);
  const quotation = Object.fromEntries(Object.entries(others).map(([k, v]) => [k, v * scale]));
  const rows = { ...beliefs.starting, quotation: { ...quotation, quote: quoteStart } };
  return Object.fromEntries(
    Object.entries(rows).map(([kind, row]) => [
      kind,
      Object.fromEntries(Object.entries(row).map(([k, v]) => [k, log(v)])),
    ]),
  ) as StartTable;
}
