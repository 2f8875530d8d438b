import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseCorrections } from '../../src/corrections/errata/errata.ts';
import type { Dice } from '../extraction/harm.ts';
import { about, chaptersOf, type Desk, plainFile, read, type Step, utf8, wordsOf, write } from './editor.ts';

const listOf = ({ title }: Desk) => join(title, 'corrections.yaml');

/** A word of a chapter that stands in it once, the chapter’s file, and a few words around it. */
export function someWord(desk: Desk, d: Dice): { file: string; word: string; around: string } | undefined {
  const chapters = chaptersOf(desk);
  if (chapters.length === 0) return undefined;
  const path = d.pick(chapters);
  const text = read(path);
  const words = wordsOf(text).filter(({ word }) => text.split(word).length === 2);
  if (words.length === 0) return undefined;
  const { word, index } = d.pick(words);
  const line = text.slice(text.lastIndexOf('\n', index) + 1).split('\n')[0]!;
  return { file: basename(path), word, around: line.slice(0, 60) };
}

/** Writes in `corrections.yaml` by hand: an entry that fits or does not, a decision, a slip that makes the list no list. */
export const enterByHand: Step = (desk, d) => {
  const file = listOf(desk);
  if (about(file) && !plainFile(file)) return undefined;
  const there = existsSync(file) ? read(file) : utf8(`# Épreuves, ${desk.mark()}\n`);
  const found = someWord(desk, d);
  if (!found) return undefined;
  const mark = desk.mark();
  const entry = (...lines: string[]) => `- id: ${mark}\n${lines.map(line => `  ${line}\n`).join('')}`;
  const fits = [`chapter: ${found.file}`, `for: ${found.word}`, `read: ${desk.mark()}`];
  const kind = d.pick([
    ...(['fits', 'fits', 'fits', 'fits', 'two words', 'misfit', 'open', 'everywhere', 'refuse'] as const),
    ...(['take out', 'comment', 'two of a name', 'unknown key', 'no yaml', 'latin-1'] as const),
  ]);
  const entries = there.split(/\n(?=- id)/);
  const changed = {
    fits: () => there + entry(...fits, `note: ${desk.mark()}`),
    'two words': () => there + entry(`for: ${found.word}`, `read: ${desk.mark()} ${found.word}`, fits[0]!),
    misfit: () => there + entry(`for: ${mark}`, `read: ${found.word}`),
    open: () => there + entry(`for: ${found.word}`, 'status: open', `note: ${desk.mark()}`),
    everywhere: () => there + entry('for: the', `read: ${desk.mark()}`, `all: ${1 + d.int(9)}`),
    refuse: () => there.replace(/^ {2}note:/m, '  status: refused\n  note:'),
    'take out': () => entries.filter((_, k) => k === 0 || k !== entries.length - 1).join('\n'),
    comment: () => `${there}# ${mark}\n`,
    'two of a name': () => there + entry(...fits) + entry(...fits),
    'unknown key': () => there + entry(...fits, `raed: ${mark}`),
    'no yaml': () => `${there}- id: [${mark}\n`,
    'latin-1': () => `${there}# caf\u00e9 ${mark}\n`,
  }[kind]();
  write(file, changed.endsWith('\n') ? changed : `${changed}\n`);
  return `corrections.yaml: ${kind}`;
};

/** Takes away a list of corrections that cannot be read. */
export function mendCorrections(desk: Desk): void {
  const file = listOf(desk);
  try {
    const text = new TextDecoder('utf8', { fatal: true }).decode(readFileSync(file));
    parseCorrections(text, file);
  } catch {
    rmSync(file, { recursive: true, force: true });
  }
}
