import type { Element, ElementContent, Text } from 'hast';
import type { Document, Note } from '../../publication/publication.ts';

/** A word of the book, and where it stands. */
export interface Word {
  /** Its letters, without case and accents. */
  letters: string;
  /** The text it is part of, and the offset in it where the run of characters around the word begins. */
  node: Text;
  at: number;
  /** Number of the paragraph. */
  block: number;
}

/** What stood on pages of the former edition. */
export interface Stretch {
  words: Word[];
  /** Notes that begin in it, or are referred to in it. */
  notes: Note[];
  /** Words of the notes referred to, where notes had no pages of their own. */
  noteWords: Word[];
}

/** The book as one sequence of words, divided where pages of the former edition began. */
interface Flow {
  words: Word[];
  marks: { label: string; at: number }[];
  notes: { note: Note; at: number }[];
  /** Where documents end. */
  ends: number[];
}

/** What stood on a page of the former edition; undefined where its beginning is not marked. */
export type StretchFinder = (label: string) => Stretch | undefined;

/** The form in which words are compared. */
export const lettersOf = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Reads a book by the pages of its former edition. Text and notes are read apart, because notes that stood after their
 * chapter or at the end of the book have pages of their own.
 */
export function readStretches(documents: Document[]): StretchFinder {
  const known = new Map(documents.flatMap(({ notes }) => notes.map(note => [note.id, note] as const)));
  const text: Flow = { words: [], marks: [], notes: [], ends: [] };
  const apart: Flow = { words: [], marks: [], notes: [], ends: [] };
  const ofNotes = new Map<Note, Word[]>();
  for (const { tree, notes, type } of documents) {
    // The index speaks of everything: its words are no places to lead to.
    read(tree, text, known, type !== 'index');
    text.ends.push(text.words.length);
    for (const note of notes) {
      const from = apart.words.length;
      apart.notes.push({ note, at: from });
      for (const node of note.content) read(node, apart, known, true);
      ofNotes.set(note, apart.words.slice(from));
    }
    apart.ends.push(apart.words.length);
  }
  const marks = new Map(
    [apart, text].flatMap(flow =>
      flow.marks.map((mark, k) => [mark.label.toLowerCase(), { flow, k, ...mark }] as const),
    ),
  );

  const find: StretchFinder = label => {
    const mark = marks.get(label.toLowerCase());
    if (!mark) return undefined;
    const { flow, k, at } = mark;
    const next = flow.marks[k + 1]?.at ?? flow.words.length;
    const following = marks.get(String(Number(label) + 1));
    // Where the next page is one of notes, or of text again, this one ended with its chapter.
    const turns = following !== undefined && following.flow !== flow;
    const end = turns ? Math.min(next, flow.ends.find(end => end > at) ?? next) : next;
    const to = Math.max(end, at + 1);
    const notes = flow.notes.filter(note => note.at >= at && note.at < to).map(({ note }) => note);
    const noteWords =
      flow === text && apart.marks.length === 0 ? notes.flatMap(note => ofNotes.get(note) ?? []) : [];
    return { words: flow.words.slice(at, to), notes, noteWords };
  };
  const found = new Map<string, Stretch | undefined>();
  return label => {
    if (!found.has(label)) found.set(label, find(label));
    return found.get(label);
  };
}

const blocks = /^(p|h[1-6]|li|td|th|pre|figcaption)$/;

function read(node: ElementContent, flow: Flow, notes: Map<string, Note>, searched: boolean): void {
  let block = (flow.words.at(-1)?.block ?? 0) + 1;
  const look = (child: ElementContent) => {
    if (child.type === 'text') {
      if (searched) for (const word of wordsOf(child, block)) flow.words.push(word);
    } else if (child.type === 'element') {
      // The mark of an opening page stands in the title, below the label: that is on the new page already.
      if (hasClass(child, 'label')) return;
      if (blocks.test(child.tagName)) block += 1;
      const note = hasClass(child, 'noteref') && notes.get(String(child.properties.href).slice(1));
      if (note) flow.notes.push({ note, at: flow.words.length });
      else if (hasClass(child, 'pagebreak')) {
        flow.marks.push({ label: String(child.properties.ariaLabel), at: flow.words.length });
      } else child.children.forEach(look);
    }
  };
  look(node);
}

function wordsOf(node: Text, block: number): Word[] {
  return [...node.value.matchAll(/\S+/g)].flatMap(({ 0: run, index: at }) =>
    (run.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(word => ({ letters: lettersOf(word), node, at, block })),
  );
}

const hasClass = ({ properties }: Element, name: string): boolean =>
  Array.isArray(properties.className) && properties.className.includes(name);
