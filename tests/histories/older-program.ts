import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Base, baseFile, digestOf, packBase, readBase } from '../../src/corrections/record/base.ts';
import { readRecord, recordFile } from '../../src/corrections/record/record.ts';
import { plainFile, read, type Step, utf8, wordsOf, write } from './editor.ts';

/**
 * Makes a title one that an older version of the program has recovered, by whose rules a word was another: in what it wrote last, and
 * in the chapter, whatever a person has done to it since. The next recovery has a changed rule.
 */
export const olderProgram: Step = ({ title, mark }, d) => {
  const base = lastOf(title);
  if (!base || base.chapters.size === 0) return undefined;
  const [name, text] = d.pick([...base.chapters]);
  const path = join(title, 'chapters', name);
  const words = wordsOf(text).filter(({ word }) => text.split(word).length === 2);
  if (!plainFile(path) || words.length === 0) return undefined;
  const { word } = d.pick(words);
  const chapter = read(path);
  if (chapter.split(word).length !== 2) return undefined;
  const other = mark().replace('mark', 'rule');
  const chapters = new Map(base.chapters).set(name, text.replace(word, other));
  const packed = packBase({ ...base, chapters });
  const { ground, written, ...rest } = JSON.parse(readFileSync(join(title, recordFile), 'utf8'));
  written[baseFile] = [digestOf(packed)];
  written[`chapters/${name}`] = [digestOf(chapters.get(name)!)];
  write(path, chapter.replace(word, utf8(other)));
  write(join(title, baseFile), packed.toString('latin1'));
  write(
    join(title, recordFile),
    JSON.stringify({ ground: { ...ground, program: '0.0.1' }, ...rest, written }, null, 2),
  );
  return `recovered by an older program, which read ${other} for ${word} in ${name}`;
};

/** What recovery wrote last, where all of it is known. */
function lastOf(title: string): Base | undefined {
  if (!plainFile(join(title, recordFile)) || !plainFile(join(title, baseFile))) return undefined;
  try {
    const record = readRecord(title);
    return record && !record.unfinished ? readBase(title, record.written) : undefined;
  } catch {
    // The folder is a link that leads elsewhere.
    return undefined;
  }
}
