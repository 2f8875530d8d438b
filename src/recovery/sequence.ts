import { beliefs } from './blocks.weights.ts';
import type { TextLine } from './lines.ts';

/** What begins (or goes on) on a line. */
export type State =
  /** An indented paragraph begins. */
  | 'paragraph'
  /** The text resumes without an indent: after a heading, after a quotation. */
  | 'resumed'
  /** A paragraph goes on. */
  | 'text'
  /** A set-off quotation begins; another of its paragraphs begins; it goes on. */
  | 'quotation'
  | 'quotation-paragraph'
  | 'quotation-text'
  /** A line of verse. */
  | 'verse';

export const states: State[] = [
  'paragraph',
  'resumed',
  'text',
  'quotation',
  'quotation-paragraph',
  'quotation-text',
  'verse',
];
const begins = new Set<State>(['paragraph', 'resumed', 'quotation', 'quotation-paragraph']);
const inQuotation = (s: State) => s.startsWith('quotation');

/** A line's state and how sure the model is of it. */
export interface Labelled {
  state: State;
  /** Probability that a block (or line of verse) begins here. */
  boundary: number;
  /** Probability that the line belongs to a quotation or to verse. */
  quoted: number;
}

type Ending = 'sentence' | 'colon' | 'other';
type Starting = 'capital' | 'quote' | 'lower' | 'other';

/** What the model sees of a line and of the step from it to the next. */
interface Sight {
  first: number;
  last: number;
  single: boolean;
  ending: Ending;
  starting: Starting;
  citation: boolean;
  closingMark: boolean;
  /** A double quotation mark is open at the line's end. */
  open: boolean;
  blankAfter: boolean;
  /** Last text line of its page: a blank line would not show. */
  foot: boolean;
  /** Width of what would have to fit at the end of this line for it to be no last line: the next line's first part. */
  nextPart: number;
}

const sentenceEnd = /[.!?…](?:[’”"'»)\]]|\d{1,3}(?!\d))*$|[.!?…][’”"')\]]*\d{1,3}$/;
const colonEnd = /[:：][—–-]?$/;
const opening = /^[“‘"'«„]/;

/** How a line ends, note marks and closing quotation marks aside. */
export function endingOf(text: string): Ending {
  if (sentenceEnd.test(text)) return 'sentence';
  if (/\)\d{0,3}$/.test(text) && /[.!?][’”"']*\s\([^()]*\)\d{0,3}$/.test(text)) return 'sentence';
  return colonEnd.test(text) ? 'colon' : 'other';
}

export function startingOf(text: string): Starting {
  const bare = text.replace(/^[[(]+/, '');
  if (opening.test(bare)) return /^[“‘"'«„][\s]*\p{Ll}/u.test(bare) ? 'lower' : 'quote';
  if (/^\p{Lu}/u.test(bare)) return 'capital';
  if (/^\p{Ll}/u.test(bare)) return 'lower';
  return 'other';
}

/** Whether a parenthesis that opened on this line or the one before is still open at its end. */
function inParentheses(before: string, text: string): boolean {
  const both = `${before} ${text}`;
  return both.lastIndexOf('(') > both.lastIndexOf(')') && /\([^()]{0,120}$/.test(both);
}

/** For each line, whether a double quotation mark is open at its end. */
function openMarks(lines: TextLine[]): boolean[] {
  let open = false;
  return lines.map(line => {
    for (const c of line.text)
      if (c === '“' || c === '„') open = true;
      else if (c === '”') open = false;
    return open;
  });
}

/** A citation in parentheses after a closing stop, at the end of a line or of it and the line before. */
export function endsInCitation(text: string, before: string): boolean {
  const two = `${before.slice(-80)} ${text}`;
  return (
    /[.!?…][’”"']*\s?\((?=[^()]*(?:\d|\p{Ll}{2}\.?|\p{Lu}))[^()]{2,160}\)\.?$/u.test(two) &&
    /\)\.?$/.test(text)
  );
}

/** The width model as far as the sequence needs it. */
export interface Measuring {
  width(text: string): number;
  spread: number;
  /** The shortest beginning of a word that could stand on a line of its own, with its hyphen. */
  firstPart(text: string): string;
}

interface Learnt {
  paragraph: number;
  quotation: number;
  indent: number;
  indentedAfterQuotation: number;
  quotationGoesOn: number;
  quoteStart: number;
  citation: number;
  closingMark: number;
  /** Mean width of full lines of quotations. */
  quotationMeasure: number;
  hasBlanks: boolean;
}

/**
 * Labels the lines of the body: paragraphs, quotations, verse. A hidden Markov model over the lines, its states what a line
 * begins; Viterbi gives the path, forward–backward the doubt. What differs from book to book (indent, length of paragraphs,
 * marks and citations of quotations, their measure) is learnt from the book itself, by a few rounds of the same model.
 * @param segments runs of lines between headings; a block begins at the start of each
 */
export function label(segments: TextLine[][], measuring: Measuring): Labelled[][] {
  const seen = segments.map(lines => {
    const open = openMarks(lines);
    return lines.map((line, i) => look(line, lines[i - 1], lines[i + 1], open[i]!, measuring));
  });
  let learnt: Learnt = {
    paragraph: beliefs.paragraph,
    quotation: beliefs.quotation,
    indent: beliefs.indent,
    indentedAfterQuotation: beliefs.indentedAfterQuotation,
    quotationGoesOn: beliefs.quotationGoesOn,
    quoteStart: beliefs.starting.quotation.quote,
    citation: beliefs.citation.quotation,
    closingMark: beliefs.closingMark.quotation,
    quotationMeasure: 1,
    hasBlanks: seen.flat().filter(s => s.blankAfter).length >= 3,
  };
  let labelled: Labelled[][] = [];
  for (let round = 0; round < 5; round++) {
    const score = scorer(learnt, measuring.spread);
    labelled = seen.map(lines => decode(lines, score, round === 4));
    learnt = learn(seen, labelled, learnt);
  }
  return labelled;
}

function look(
  line: TextLine,
  before: TextLine | undefined,
  next: TextLine | undefined,
  open: boolean,
  m: Measuring,
): Sight {
  const part = next ? m.firstPart(next.text) : '';
  return {
    first: line.first,
    last: line.last,
    single: line.joins.length === 0,
    ending:
      inParentheses(before?.text ?? '', line.text) ||
      (/^[\d(–-]/.test(next?.text ?? '') && /:$/.test(line.text))
        ? 'other'
        : endingOf(line.text),
    open,
    starting: startingOf(line.text),
    citation: endsInCitation(line.text, before && before.joins.length >= 0 ? before.text : ''),
    closingMark: /[”’"'»]\d{0,3}$/.test(line.text),
    blankAfter: line.blankAfter && !line.foot,
    foot: line.foot,
    nextPart: part === '' ? 0 : m.width(` ${part}`),
  };
}

const log = Math.log;
const normal = (x: number, mean: number, sd: number) =>
  Math.exp(-(((x - mean) / sd) ** 2) / 2) / (sd * 2.5066);

interface Score {
  /** Log probability of the first line of a segment in a state. */
  begin(state: State, line: Sight): number;
  /** Log probability of going from a line in one state to the next in another, with what `line` looks like as left. */
  step(from: State, to: State, line: Sight, next: Sight): number;
  end(state: State, line: Sight): number;
}

function scorer(learnt: Learnt, spread: number): Score {
  const indentOf = (s: State) => (s === 'paragraph' || s === 'quotation-paragraph' ? learnt.indent : 0);
  const full = (x: number, mean: number) =>
    log(0.96 * normal(x, mean, spread) + 0.04 * normal(x, mean, 3 * spread));
  const measureOf = (s: State) => (inQuotation(s) ? learnt.quotationMeasure : 1);
  /** The first of several printed lines is full. */
  const firstWidth = (s: State, line: Sight) =>
    line.single ? 0 : s === 'verse' ? log(0.3) : full(line.first, measureOf(s) - indentOf(s));
  /** The last printed line: full where the block goes on, of any width where it ends. */
  const lastWidth = (s: State, line: Sight, ends: boolean) => {
    const mean = measureOf(s) - (line.single ? indentOf(s) : 0);
    if (s === 'verse') return line.last < 0.9 ? log(1.1) : line.last < 1.06 ? log(0.35) : log(0.02);
    const whole = full(line.last, mean);
    if (!ends) {
      // a line may fall short when the next word could not be divided
      const short = mean - line.last;
      const allowed = Math.max(0, line.nextPart - spread);
      return short > 0 && allowed > 0 && short < allowed
        ? log(Math.exp(whole) * 0.97 + 0.03 * normal(short, allowed / 2, Math.max(spread, allowed / 2)))
        : whole;
    }
    return log(
      beliefs.fullLastLine * Math.exp(whole) +
        (1 - beliefs.fullLastLine) * (line.last < mean + 2 * spread ? 1 : 1e-4),
    );
  };
  const ending = (kind: keyof typeof beliefs.ending, line: Sight) => log(beliefs.ending[kind][line.ending]);
  const starting = (kind: keyof typeof beliefs.starting, line: Sight) => {
    const row: Record<Starting, number> = { ...beliefs.starting[kind] };
    if (kind === 'quotation') {
      const rest = 1 - learnt.quoteStart;
      for (const k of ['capital', 'lower', 'other'] as const) row[k] = (row[k] / 0.8) * rest;
      row.quote = learnt.quoteStart;
    }
    return log(row[line.starting]);
  };
  const blank = (kind: keyof typeof beliefs.blank, line: Sight) => {
    if (!learnt.hasBlanks || line.foot) return 0;
    return log(line.blankAfter ? beliefs.blank[kind] : 1 - beliefs.blank[kind]);
  };
  const bit = (p: number, is: boolean) => log(is ? p : 1 - p);
  /** The next paragraph of a quotation opens its quotation mark again where the book sets marks at all. */
  const opensAgain = (next: Sight) => {
    const again = learnt.quoteStart * beliefs.opensAgain;
    return next.starting === 'quote'
      ? log(again + (1 - again) * 0.1)
      : log((1 - again) * 0.9) + starting('block', next);
  };
  const leave = (state: State, line: Sight, kind: 'block' | 'introduction'): number => {
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
  const p = learnt.paragraph;
  return {
    begin(state, line) {
      const prior: Partial<Record<State, number>> = {
        resumed: 0.9,
        paragraph: 0.05,
        quotation: 0.004,
        verse: 0.001,
      };
      const value = prior[state];
      return value === undefined ? Number.NEGATIVE_INFINITY : log(value) + firstWidth(state, line);
    },
    end(state, line) {
      return lastWidth(state, line, true) + leave(state, line, 'block');
    },
    step(from, to, line, next) {
      const first = firstWidth(to, next);
      const quoted = inQuotation(from);
      // a block goes on
      if (to === 'text' || to === 'quotation-text') {
        if (from === 'verse' || quoted !== inQuotation(to)) return Number.NEGATIVE_INFINITY;
        return (
          log(1 - p) +
          lastWidth(from, line, false) +
          ending('within', line) +
          starting(line.ending === 'sentence' ? 'afterSentence' : 'within', next) +
          bit(beliefs.citation.within, line.citation) +
          bit(beliefs.open.within, line.open) +
          blank('within', line) +
          first
        );
      }
      const last = lastWidth(from, line, true);
      if (from === 'verse') {
        if (to === 'verse')
          return log(beliefs.verseGoesOn) + last + ending('verse', line) + starting('verse', next) + first;
        if (to === 'quotation-paragraph') return Number.NEGATIVE_INFINITY;
        const share = to === 'resumed' ? 0.7 : to === 'paragraph' ? 0.28 : 0.02;
        return (
          log((1 - beliefs.verseGoesOn) * share) +
          last +
          leave(from, line, 'block') +
          starting(to === 'resumed' ? 'resumed' : 'block', next) +
          first
        );
      }
      if (to === 'verse')
        return (
          log(p * beliefs.verse) + last + leave(from, line, 'introduction') + starting('verse', next) + first
        );
      if (quoted) {
        if (to === 'quotation-paragraph')
          return (
            log(p * learnt.quotationGoesOn) +
            last +
            ending('block', line) +
            blank('block', line) +
            bit(beliefs.citation.block, line.citation) +
            bit(learnt.closingMark / 4, line.closingMark) +
            bit(learnt.quoteStart * beliefs.open.quotationGoesOn, line.open) +
            opensAgain(next) +
            first
          );
        const rest = 1 - learnt.quotationGoesOn;
        const share =
          to === 'quotation'
            ? beliefs.quotationFollows
            : to === 'paragraph'
              ? learnt.indentedAfterQuotation
              : 1 - learnt.indentedAfterQuotation - beliefs.quotationFollows;
        const kind = to === 'quotation' ? 'quotation' : to === 'paragraph' ? 'block' : 'resumed';
        return log(p * rest * share) + last + leave(from, line, 'block') + starting(kind, next) + first;
      }
      if (to === 'quotation')
        return (
          log(p * learnt.quotation) +
          last +
          leave(from, line, 'introduction') +
          starting('quotation', next) +
          first
        );
      if (to === 'paragraph')
        return (
          log(p * (1 - learnt.quotation)) +
          last +
          leave(from, line, 'block') +
          starting('block', next) +
          first
        );
      // text resumes without an indent only after a quotation
      return to === 'resumed'
        ? log(p * 0.004) + last + leave(from, line, 'block') + starting('block', next) + first
        : Number.NEGATIVE_INFINITY;
    },
  };
}

/** Viterbi path and, where wanted, the posterior probabilities. */
function decode(lines: Sight[], score: Score, doubt: boolean): Labelled[] {
  const n = lines.length;
  if (n === 0) return [];
  const S = states.length;
  const steps: Float64Array[] = [];
  for (let i = 0; i + 1 < n; i++) {
    const m = new Float64Array(S * S);
    for (let a = 0; a < S; a++)
      for (let b = 0; b < S; b++) m[a * S + b] = score.step(states[a]!, states[b]!, lines[i]!, lines[i + 1]!);
    steps.push(m);
  }
  const begin = states.map(s => score.begin(s, lines[0]!));
  const end = states.map(s => score.end(s, lines[n - 1]!));
  let best = begin;
  const back: number[][] = [];
  for (const m of steps) {
    const from: number[] = [];
    const row: number[] = [];
    for (let b = 0; b < S; b++) {
      let top = Number.NEGATIVE_INFINITY;
      let source = 0;
      for (let a = 0; a < S; a++) {
        const v = best[a]! + m[a * S + b]!;
        if (v > top) {
          top = v;
          source = a;
        }
      }
      row.push(top);
      from.push(source);
    }
    best = row;
    back.push(from);
  }
  let k = argmax(best.map((v, s) => v + end[s]!));
  const path: number[] = new Array(n);
  for (let i = n - 1; i >= 0; i--) {
    path[i] = k;
    if (i > 0) k = back[i - 1]![k]!;
  }
  if (!doubt) return path.map(s => ({ state: states[s]!, boundary: 0, quoted: 0 }));
  const posterior = marginals(begin, end, steps, S);
  return path.map((s, i) => {
    const row = posterior[i]!;
    const sum = (test: (state: State) => boolean) =>
      states.reduce((total, state, k) => total + (test(state) ? row[k]! : 0), 0);
    return {
      state: states[s]!,
      boundary: sum(state => begins.has(state) || state === 'verse'),
      quoted: sum(state => inQuotation(state) || state === 'verse'),
    };
  });
}

function marginals(begin: number[], end: number[], steps: Float64Array[], S: number): number[][] {
  const n = steps.length + 1;
  const forward: number[][] = [begin];
  for (const m of steps) {
    const previous = forward.at(-1)!;
    forward.push(Array.from({ length: S }, (_, b) => logSum(previous.map((v, a) => v + m[a * S + b]!))));
  }
  const backward: number[][] = new Array(n);
  backward[n - 1] = end;
  for (let i = n - 2; i >= 0; i--) {
    const m = steps[i]!;
    const next = backward[i + 1]!;
    backward[i] = Array.from({ length: S }, (_, a) => logSum(next.map((v, b) => v + m[a * S + b]!)));
  }
  return forward.map((row, i) => {
    const joint = row.map((v, s) => v + backward[i]![s]!);
    const total = logSum(joint);
    return joint.map(v => Math.exp(v - total));
  });
}

function logSum(values: number[]): number {
  const top = Math.max(...values);
  if (top === Number.NEGATIVE_INFINITY) return top;
  return top + log(values.reduce((sum, v) => sum + Math.exp(v - top), 0));
}

const argmax = (values: number[]) => values.reduce((m, v, i) => (v > values[m]! ? i : m), 0);

/** Estimates from a labelled book, each drawn towards what was believed before by a few imagined cases. */
function learn(seen: Sight[][], labelled: Labelled[][], before: Learnt): Learnt {
  let lines = 0;
  let starts = 0;
  let quotations = 0;
  let quotationStarts = 0;
  let pending = 0;
  let goesOnCount = 0;
  let start: Sight | null = null;
  let blocks = 0;
  let afterQuotation = 0;
  let indentedAfter = 0;
  let quoteStarts = 0;
  let citations = 0;
  let closing = 0;
  let ends = 0;
  const indents: number[] = [];
  const quotationWidths: number[] = [];
  seen.forEach((sights, k) => {
    sights.forEach((sight, i) => {
      const state = labelled[k]![i]!.state;
      const next = labelled[k]![i + 1]?.state;
      const previous = labelled[k]![i - 1]?.state;
      lines++;
      if (begins.has(state)) starts++;
      if (state === 'paragraph' || state === 'quotation' || state === 'resumed') blocks++;
      if (state === 'quotation-paragraph') pending++;
      if (state === 'quotation') {
        pending = 0;
        start = sight;
        quoteStarts += sight.starting === 'quote' ? 1 : 0;
        quotationStarts++;
      }
      if (previous && inQuotation(previous) && (state === 'paragraph' || state === 'resumed')) {
        afterQuotation++;
        if (state === 'paragraph') indentedAfter++;
      }
      const goesOn = next === 'text' || next === 'quotation-text';
      if (state === 'paragraph' && (goesOn || !sight.single)) indents.push(1 - sight.first);
      if (state === 'quotation-text' && goesOn && sight.single) quotationWidths.push(sight.last);
      if (inQuotation(state) && next !== 'quotation-text' && next !== 'quotation-paragraph') {
        if (sight.blankAfter || !before.hasBlanks) {
          ends++;
          if (sight.citation) citations++;
          if (sight.closingMark) closing++;
        }
        // only what shows its end speaks for how often the book quotes
        if (sight.blankAfter || sight.citation || (start?.starting === 'quote' && sight.closingMark)) {
          quotations++;
          goesOnCount += pending;
        }
      }
    });
  });
  const rate = (hits: number, of: number, prior: number, weight: number) =>
    (hits + prior * weight) / (of + weight);
  const mean = (values: number[], prior: number, weight: number) =>
    (values.reduce((a, b) => a + b, 0) + prior * weight) / (values.length + weight);
  const result = {
    paragraph: rate(starts, lines, beliefs.paragraph, 50),
    quotation: Math.min(0.4, rate(quotations, blocks, beliefs.quotation, 20)),
    indent: Math.min(0.12, Math.max(0.015, mean(indents, beliefs.indent, 5))),
    indentedAfterQuotation: rate(indentedAfter, afterQuotation, beliefs.indentedAfterQuotation, 10),
    quotationGoesOn: Math.min(0.5, rate(goesOnCount, goesOnCount + quotations, beliefs.quotationGoesOn, 4)),
    quoteStart: Math.min(0.95, rate(quoteStarts, quotationStarts, beliefs.starting.quotation.quote, 4)),
    citation: Math.min(0.97, rate(citations, ends, beliefs.citation.quotation, 4)),
    closingMark: Math.min(0.95, rate(closing, ends, beliefs.closingMark.quotation, 4)),
    quotationMeasure: mean(quotationWidths, 1, 40),
    hasBlanks: before.hasBlanks,
  };
  return result;
}
