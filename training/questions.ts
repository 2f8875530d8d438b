import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOnPage } from '../src/extraction/extraction.ts';
import { readExtraction } from '../src/extraction/index.ts';
import { recover } from '../src/recovery/index.ts';
import { sightsOf } from './books.ts';
import { labelLines, type Truth } from './label.ts';

/*
 * Whether what recovery asks of an editor is worth asking: of the questions whether a paragraph begins, or whether a run of lines is a
 * quotation, how many stand where the program would otherwise be wrong, and how many within a hair of it.
 * `[REISSUE_WEIGHTS=DIR/0] npx tsx training/questions.ts txt|pdf FOLDER …`; the weights should not have been learnt from these books.
 */

/** A choice so doubtful is within a hair of the other. */
const hair = 0.35;

const [kind, ...folders] = process.argv.slice(2);
const total = { pages: 0, asked: 0, wrong: 0, near: 0 };
for (const folder of folders)
  for (const name of readdirSync(folder).filter(n => n.endsWith('.truth.json'))) {
    const book = name.replace('.truth.json', '');
    const path = join(folder, `${book}.${kind}`);
    const truth = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Truth & { language?: string };
    let bytes: Buffer;
    try {
      bytes = readFileSync(path);
    } catch {
      continue;
    }
    const language = truth.language ?? 'en';
    const extraction = await readExtraction(new Uint8Array(bytes), path, language);
    const labels = labelLines(await sightsOf(path, truth), truth);
    const lines = extraction.pages.flatMap(p => p.lines.filter(isOnPage));
    if (lines.length !== labels.length) continue;
    const right = new Map(lines.map((line, i) => [line.number, labels[i]!]));
    const { questions } = recover(extraction, { language, title: truth.title, answers: {} });
    const own = { asked: 0, wrong: 0, near: 0 };
    for (const { kind, line, chosen, doubt } of questions) {
      const label = right.get(line);
      if (label === undefined || (kind !== 'paragraph' && kind !== 'quotation')) continue;
      own.asked++;
      const isRight =
        kind === 'paragraph'
          ? (chosen === 'paragraph') === !label.endsWith('-I')
          : (chosen === 'quotation') === /^[QV]/.test(label);
      if (!isRight) own.wrong++;
      else if (doubt >= hair) own.near++;
    }
    console.log(
      `${book.padEnd(16)} ${String(extraction.pages.length).padStart(5)} pages ${String(questions.length).padStart(4)} questions, ${own.asked} of these kinds: ${own.wrong} wrong, ${own.near} near`,
    );
    total.pages += extraction.pages.length;
    total.asked += own.asked;
    total.wrong += own.wrong;
    total.near += own.near;
  }
console.log(
  `${total.asked} questions in ${total.pages} pages (${((100 * total.asked) / total.pages).toFixed(1)} per 100): ` +
    `${((100 * total.wrong) / total.asked).toFixed(0)} % where the program is wrong, ${((100 * total.near) / total.asked).toFixed(0)} % within a hair`,
);
