import { plainLetter, raisedLetter } from '../anatomy/marks.ts';
import type { TextLine } from '../lines.ts';

/** The mark of a note in the running text. */
export interface Call {
  line: TextLine;
  /** Offsets of the mark in the line's text, brackets included. */
  at: number;
  length: number;
}

/** A note that looks for its mark: what it is called by, and between which lines of the text the mark must stand. */
export interface Wanted {
  /** Its number in figures, its letter, or its sign. */
  sign: string;
  /** Its mark is printed with a closing bracket and no opening one, and so may be the one in the text. */
  closes?: boolean;
  /** Indices into the lines of text: the first and the last that may have the mark. */
  from: number;
  to: number;
  /** From this line on the mark is where it is expected: at a note's own page. */
  home: number;
}

type Form = 'glued' | 'spaced' | 'closed' | 'round' | 'square' | 'sign' | 'superior' | 'letter';

interface Candidate extends Call {
  sign: string;
  form: Form;
  quality: number;
  /** Index of its line. */
  row: number;
}

const superiors = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** What a mark of the form that most marks of the book have is worth more, and one of another form less. */
const habit = 0.8;
/** A mark away from its note's page is worth so much less. */
const away = 0.7;

/**
 * Finds the marks of notes in the text: of all numbers and signs that may be marks, the chain that rises with the notes and looks
 * most like marks. Years, pages and `note 19` look alike one by one; the sequence tells them apart. The form that most marks
 * have (raised and glued to a word, in brackets) is learnt from a first chain and helps the second.
 * @param lines the text, in order; @param notes the notes, in order
 * @returns for each note its mark, or null
 */
export function findCalls(lines: readonly TextLine[], notes: readonly Wanted[]): (Call | null)[] {
  const signs = new Set(notes.map(n => n.sign));
  const shown = lines.filter(l => l.evidence?.styles.some(s => s.raised)).length >= 3;
  const closing = notes.filter(n => n.closes).length * 2 > notes.length;
  const candidates = lines.flatMap((line, row) => {
    const found = candidatesIn(line, row, signs, shown);
    return closing ? found.map(c => withBracket(c, lines[row - 1]?.text ?? '')) : found;
  });
  const first = chain(candidates, notes, () => 0);
  const forms = new Map<Form, number>();
  for (const c of first) if (c) forms.set(c.form, (forms.get(c.form) ?? 0) + 1);
  const usual = [...forms].sort((a, b) => b[1] - a[1])[0];
  const found =
    usual && usual[1] >= 3 ? chain(candidates, notes, f => (f === usual[0] ? habit : -habit)) : first;
  return found.map(c => c && { line: c.line, at: c.at, length: c.length });
}

/** The heaviest chain of pairs of mark and note that rises in both (a Fenwick tree over the notes keeps the best so far). */
function chain(
  candidates: Candidate[],
  notes: readonly Wanted[],
  bonus: (form: Form) => number,
): (Candidate | null)[] {
  const bySign = new Map<string, number[]>();
  notes.forEach((n, i) => {
    const list = bySign.get(n.sign);
    if (list) list.push(i);
    else bySign.set(n.sign, [i]);
  });
  const nodes: { candidate: Candidate; note: number; value: number; before: number }[] = [];
  const best = new Int32Array(notes.length + 1).fill(-1);
  const ask = (note: number) => {
    let top = -1;
    for (let i = note; i > 0; i -= i & -i)
      if (best[i]! >= 0 && (top < 0 || nodes[best[i]!]!.value > nodes[top]!.value)) top = best[i]!;
    return top;
  };
  const put = (note: number, node: number) => {
    for (let i = note + 1; i <= notes.length; i += i & -i)
      if (best[i]! < 0 || nodes[node]!.value > nodes[best[i]!]!.value) best[i] = node;
  };
  for (const candidate of candidates) {
    const own = (bySign.get(candidate.sign) ?? []).filter(
      i => candidate.row >= notes[i]!.from && candidate.row <= notes[i]!.to,
    );
    const added = own.flatMap(note => {
      const worth =
        candidate.quality + bonus(candidate.form) - (candidate.row < notes[note]!.home ? away : 0);
      if (worth <= 0) return [];
      const before = ask(note);
      nodes.push({ candidate, note, value: worth + (before < 0 ? 0 : nodes[before]!.value), before });
      return [nodes.length - 1];
    });
    // one mark is of one note: its own nodes do not follow each other
    for (const node of added) put(nodes[node]!.note, node);
  }
  const found: (Candidate | null)[] = notes.map(() => null);
  for (let k = ask(notes.length); k >= 0; k = nodes[k]!.before) found[nodes[k]!.note] = nodes[k]!.candidate;
  return found;
}

/** A mark with the closing bracket behind it, where that closes nothing opened before. @param above the line before */
function withBracket(candidate: Candidate, above: string): Candidate {
  const { line, at, length, form } = candidate;
  if (!/^(?:glued|spaced|sign|superior)$/.test(form) || line.text[at + length] !== ')') return candidate;
  const before = `${above} ${line.text.slice(0, at)}`;
  const isOpen = before.lastIndexOf('(') > before.lastIndexOf(')');
  return isOpen ? candidate : { ...candidate, length: length + 1, form: 'closed' };
}

const pattern = new RegExp(
  [
    /\[(?<square>\d{1,3})\]/,
    /\((?<round>\d{1,3})\)/,
    /\((?<letter>[a-z])\)/,
    /\((?<signs>[*∗†‡§¶‖]{1,4})\)/,
    /(?<![\d*∗†‡§¶‖])(?<sign>[*∗†‡§¶‖]{1,4})(?![*∗†‡§¶‖])/,
    /(?<superior>[⁰¹²³⁴-⁹]{1,3})/,
    new RegExp(`(?<!${raisedLetter})(?<raised>${raisedLetter})(?!${raisedLetter})`),
    /(?<!\d)(?<figure>\d{1,3})(?!\d)/,
  ]
    .map(form => form.source)
    .join('|'),
  'gu',
);

/** Where the source shows raised marks, a figure that is not raised is hardly one. */
const notRaised = 0.1;

/** @param shown the source shows what is raised */
function candidatesIn(line: TextLine, row: number, signs: ReadonlySet<string>, shown: boolean): Candidate[] {
  const found: Candidate[] = [];
  for (const match of line.text.matchAll(pattern)) {
    const [whole] = match;
    const { square, round, letter, signs: bracketed, sign, superior, raised, figure } = match.groups!;
    const before = line.text.slice(Math.max(0, match.index - 24), match.index);
    const after = line.text.slice(match.index + whole.length);
    const add = (name: string, form: Form, quality: number) => {
      if (quality > 0 && signs.has(name))
        found.push({ line, row, at: match.index, length: whole.length, sign: name, form, quality });
    };
    if (square) add(String(Number(square)), 'square', before === '' ? 0.5 : 2);
    else if (round) add(String(Number(round)), 'round', roundQuality(before, after));
    else if (letter) add(letter, 'letter', roundQuality(before, after));
    else if (bracketed) add(bracketed.replaceAll('∗', '*'), 'round', before === '' ? 0.2 : 2);
    else if (raised) add(plainLetter(raised), 'superior', /[\p{Ll}\p{P}]$/u.test(before) ? 2.5 : 0.2);
    else if (sign)
      add(
        sign.replaceAll('∗', '*'),
        'sign',
        /\S$/.test(before) ? 2 : /^\s|^$/.test(after) && before !== '' ? 0.8 : 0.2,
      );
    else if (superior) add([...superior].map(c => superiors.indexOf(c)).join(''), 'superior', 2.5);
    else if (figure && !figure.startsWith('0')) {
      const isRaised =
        shown && line.evidence?.styles.some(s => s.raised && s.from <= match.index && s.to > match.index);
      if (isRaised && before !== '') {
        add(figure, 'superior', 2.5);
        continue;
      }
      const share = shown ? notRaised : 1;
      if (/\s$/.test(before)) add(figure, 'spaced', share * spacedQuality(before, after));
      else add(figure, 'glued', share * gluedQuality(before, after));
    }
  }
  return found;
}

/** A number in round brackets: a mark, or a date, a verse, an item of a list. */
function roundQuality(before: string, after: string): number {
  if (before === '') return 0.1;
  if (/\p{L}[.,;:!?’”"')\]]*$/u.test(before)) return 1.5;
  return /^\s*\p{Ll}/u.test(after) ? 0.4 : 1;
}

/** A number that stands apart, as some extractions leave raised figures: only after the end of a clause. */
function spacedQuality(before: string, after: string): number {
  if (!/^(?:\s|$)/.test(after)) return 0;
  if (/[.!?’”"'»)\]]\s$/.test(before) && /^\s*(?:[\p{Lu}“‘"'«„]|$)/u.test(after)) return 0.7;
  return /[,;:]\s$/.test(before) ? 0.25 : 0.05;
}

/** How much a number glued to what stands before it looks like a mark; 0 where it cannot be one. */
function gluedQuality(before: string, after: string): number {
  if (before === '') return 0;
  if (/^[–-]?\d|^[.,:]\d|^[–-]\p{L}|^\p{Ll}|^[%°]/u.test(after)) return 0;
  if (/[–—-]$/.test(before) && !/\p{L}—$/u.test(before)) return 0;
  if (/[“‘([/§#]$/.test(before)) return 0;
  if (/\d:$/.test(before)) return 0.2;
  if (/\d[.,;]$/.test(before)) return 0.9;
  if (/\b(?:pp?|vol|no|nos|ch|fig|n|nn|v|ll?)\.$/i.test(before)) return 0.1;
  if (/[.,;:!?’”"')\]…»]$/.test(before)) return 2;
  if (/\p{Ll}$/u.test(before)) return 1.6;
  if (/\p{Lu}$/u.test(before)) return /\p{Lu}{2}$/u.test(before) ? 0.8 : 0.2;
  return 0.3;
}
