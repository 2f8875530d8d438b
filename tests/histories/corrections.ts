import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { add } from '../../src/cli/correction/add.ts';
import { fromEdits } from '../../src/cli/correction/from-edits.ts';
import { fromProof } from '../../src/cli/correction/from-proof.ts';
import { importing } from '../../src/cli/correction/import.ts';
import { Complaint } from '../../src/complaint.ts';
import type { Dice } from '../extraction/harm.ts';
import { type Desk, plainFile, read } from './editor.ts';
import { someWord } from './errata.ts';

/** Commands on corrections. */
export const onCorrections = { add, 'from-edits': fromEdits, 'from-proof': fromProof, import: importing };
export type OnCorrections = keyof typeof onCorrections;

/** What an editor types behind a command. */
export function wordsFor(name: OnCorrections, desk: Desk, d: Dice, table: string): string[] {
  const found = someWord(desk, d) ?? { file: '01.md', word: 'nothing', around: '' };
  switch (name) {
    case 'add':
      return [
        ...(d.chance(0.7) ? ['--chapter', found.file] : []),
        ...['--for', d.chance(0.9) ? found.word : desk.mark(), '--read', d.chance(0.9) ? desk.mark() : ''],
        ...(d.chance(0.3) ? ['--words', found.around] : []),
        ...(d.chance(0.2) ? ['--status', 'open'] : []),
        ...(d.chance(0.3) ? ['--note', desk.mark()] : []),
      ];
    case 'from-edits':
      return ['--yes'];
    case 'from-proof':
      return [...findingsOf(desk, d), ...(d.chance(0.7) ? ['--accept'] : [])];
    case 'import': {
      const rows = Array.from({ length: 1 + d.int(3) }, () => {
        const { file, word } = someWord(desk, d) ?? found;
        return `${file},${d.chance(0.9) ? word : desk.mark()},${desk.mark()},a note`;
      });
      const head = d.chance(0.9) ? 'chapter,for,read,note' : `chapter,for,read,${desk.mark()}`;
      writeFileSync(table, `${[head, ...rows].join('\n')}\n`);
      return [table];
    }
  }
}

/** Ids of some entries of the proofreading list, and at times one that is none. */
function findingsOf({ title }: Desk, d: Dice): string[] {
  const file = join(title, 'recovery/proofreading.yaml');
  const text = plainFile(file) ? read(file) : '';
  const ids = [...text.matchAll(/^- id: "?(\w+)"?$/gm)].map(one => one[1]!);
  return ids.length === 0 || d.chance(0.1) ? ['deadbeef'] : [d.pick(ids), d.pick(ids)];
}

/**
 * Runs a command on corrections in this process, as `reissue correction NAME TITLE …` does.
 * @returns what it complained of or, where it failed, threw
 */
export async function correct(name: OnCorrections, words: readonly string[]): Promise<{ error?: unknown }> {
  const said: string[] = [];
  const { stdout, stderr, env, exitCode } = process;
  const writes = [stdout.write, stderr.write] as const;
  const hear = ((text: string) => said.push(text) > 0) as typeof stdout.write;
  Object.assign(stdout, { write: hear });
  Object.assign(stderr, { write: hear });
  env.REISSUE_DEBUG = '1';
  try {
    const command: Command = onCorrections[name];
    await command.parseAsync([...words], { from: 'user' });
    if (process.exitCode !== 2) return {};
    const all = said.join('');
    return { error: /^ +at .*:\d+:\d+/m.test(all) ? new Error(all) : new Complaint(all) };
  } finally {
    Object.assign(stdout, { write: writes[0] });
    Object.assign(stderr, { write: writes[1] });
    delete env.REISSUE_DEBUG;
    process.exitCode = exitCode;
  }
}
