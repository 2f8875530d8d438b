import { createHash } from 'node:crypto';
import type { Page } from '../extraction/extraction.ts';
import type { TextLine } from './lines.ts';

/** Something that recovery cannot settle: its choices, the likeliest first, and how doubtful it is. */
export interface Question {
  /** Stable: made from what is asked and the words around it, not from positions or rules. */
  id: string;
  kind: QuestionKind;
  /** One sentence for the editor. */
  ask: string;
  /** Source line, and label of the printed page. */
  line: number;
  page?: string;
  /** The words before and after the place, `|` between them. */
  context: string;
  choices: Choice[];
  /** What is used now: the editor's answer, or the likeliest choice. */
  chosen: string;
  answered: boolean;
  /** Probability that the choice is wrong, from 0 to 1. */
  doubt: number;
  /** An answer that is none of the choices, given when these were others; it was not applied. */
  outdated?: string;
}

export type QuestionKind =
  | 'paragraph'
  | 'quotation'
  | 'hyphen'
  | 'heading-lost'
  | 'note-number'
  | 'note-mark'
  | 'page-scrambled';

export interface Choice {
  /** What `answers.yaml` says to choose it. */
  value: string;
  meaning: string;
}

/** The editor's answers: question id → value. */
export type Answers = Readonly<Record<string, string>>;

/** What is asked, before it has a place, an id and an answer. */
export type Query = Omit<Question, 'id' | 'line' | 'page' | 'chosen' | 'answered' | 'outdated'> & {
  /** What stands without an answer. */
  likeliest: string;
  /** Values that are free text (a heading) rather than one of the choices. */
  free?: boolean;
};

/** The words around a place, whole words as far as they fit: some sixty characters on either side. */
export function around(before: string, after: string): string {
  const tail = before.length > 60 ? before.slice(-60).replace(/^\S*\s/, '') : before;
  const head = after.length > 60 ? after.slice(0, 60).replace(/\s\S*$/, '') : after;
  return `${tail} | ${head}`.trimStart();
}

/** Asks of a line and gives back what stands: the editor's answer or the likeliest choice. */
export type Ask = (at: TextLine, query: Query) => string;

/** The questions of a book, asked stage by stage. */
export interface Inquiry {
  ask: Ask;
  /** What to put to the editor: of the most doubtful those still open, then all that are answered. */
  questions(): Question[];
}

/** Questions of which a book has more than an editor can answer. */
const onlyDoubtful: ReadonlySet<QuestionKind> = new Set(['paragraph', 'quotation', 'hyphen']);

/** So many questions are put to the editor: the rest stand at their likeliest choice. */
const mostAsked = { perPage: 0.1, least: 5 };

/** An inquiry over an editor's answers, into a book of some pages. */
export function inquiry(answers: Answers, pages: readonly Page[]): Inquiry {
  const most = Math.max(mostAsked.least, Math.floor(pages.length * mostAsked.perPage));
  const seen = new Map<string, number>();
  const asked: Question[] = [];
  return {
    ask(at, { kind, ask, likeliest, free, ...rest }) {
      const id = identify({ kind, context: rest.context }, seen);
      const given = answers[id];
      const valid = given !== undefined && (free === true || rest.choices.some(c => c.value === given));
      const page = pages[at.page]!.label;
      const place = { line: at.number, ...(page === null ? {} : { page }) };
      const chosen = valid ? given : likeliest;
      const question: Question = { id, kind, ask, ...place, ...rest, chosen, answered: valid };
      if (given !== undefined && !valid) question.outdated = given;
      asked.push(question);
      return question.chosen;
    },
    questions: () => {
      const ranked = [...asked].sort((a, b) => b.doubt - a.doubt);
      // what was given back or is missing is always shown; of what is only doubtful, the most doubtful
      const certain = ranked.filter(q => !onlyDoubtful.has(q.kind));
      const doubtful = ranked.filter(q => onlyDoubtful.has(q.kind));
      // those answered count too, or every answer would bring up another question
      const within = new Set([...certain, ...doubtful.slice(0, Math.max(0, most - certain.length))]);
      const open = ranked.filter(q => !q.answered && (within.has(q) || q.outdated !== undefined));
      return [...open, ...ranked.filter(q => q.answered)];
    },
  };
}

/** The id that a query will have. */
function identify(query: Pick<Query, 'kind' | 'context'>, seen: Map<string, number>): string {
  const words = query.context.replace(/[^\p{L}\p{N}|]+/gu, ' ');
  const hash = createHash('sha256').update(`${query.kind}:${words}`).digest('hex').slice(0, 8);
  const n = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, n);
  return n === 1 ? hash : `${hash}-${n}`;
}
