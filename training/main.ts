import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { attributesOf } from '../src/recovery/anatomy/attributes.ts';
import { type Reading, read } from '../src/recovery/anatomy/model.ts';
import type { Sight } from '../src/recovery/anatomy/sight.ts';
import { sightsOf } from './books.ts';
import { tableOf, tallyOf } from './calibration.ts';
import { labelLines } from './label.ts';
import { train, usual } from './trainer.ts';

const { values, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    folds: { type: 'string', default: '4' },
    only: { type: 'string' },
    source: { type: 'string', default: 'text' },
    cache: { type: 'string' },
    out: { type: 'string' },
  },
});
const folds = Number(values.folds);
const end = '.truth.json';

/** A book with truth: what the model sees of its lines, and what they are. */
interface Book {
  name: string;
  /** The text it has: books of one text are left out together. */
  group: string;
  /** Made by the generator for training: it is learnt from, and not judged. */
  made: boolean;
  attributes: string[][];
  roles: string[];
}

/** A truth that covers a few chapters of its book alone would teach that text is none. */
const isWhole = ({ roles }: Book) => roles.filter(role => /^[FCX]/.test(role)).length < roles.length / 2;

const source = values.source === 'pdf' ? 'pdf' : 'text';
const ending = source === 'pdf' ? '.pdf' : '.txt';

/** What is seen of a book and what its lines are; kept in the cache's folder, where there is one. */
async function lessonOf(folder: string, name: string): Promise<{ sights: Sight[]; roles: string[] }> {
  const kept = values.cache && join(values.cache, `${name}.${source}.json`);
  if (kept && existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8'));
  const truth = JSON.parse(readFileSync(join(folder, name + end), 'utf8'));
  const sights = await sightsOf(join(folder, name + ending), truth);
  const lesson = { sights, roles: labelLines(sights, truth) };
  if (kept) writeFileSync(kept, JSON.stringify(lesson));
  return lesson;
}

const known = new Map<string, string>();

/** One string for all that are equal: millions of attributes have a few thousand names. */
function shared(name: string): string {
  const own = known.get(name);
  if (own !== undefined) return own;
  known.set(name, name);
  return name;
}

/** All books of a folder whose truth is whole, with the groups that a file `groups.json` beside it tells. */
async function booksOf(folder: string): Promise<Book[]> {
  const path = join(dirname(folder), 'groups.json');
  const groups: Record<string, string> = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const books: Book[] = [];
  for (const file of readdirSync(folder).sort()) {
    const name = basename(file, end);
    if (!file.endsWith(end) || !existsSync(join(folder, name + ending))) continue;
    const { sights, roles } = await lessonOf(folder, name);
    const group = groups[name] ?? name.replace(/2$/, '');
    const attributes = [...attributesOf(sights)].map(list => list.map(shared));
    books.push({ name, group, made: name in groups, attributes, roles });
  }
  return books.filter(isWhole);
}

/** F1 of the lines that a test holds for, as three decimals; what was found where there is nothing, with a plus. */
function f1(right: readonly string[], found: readonly string[], is: (role: string) => boolean): string {
  let both = 0;
  let wrong = 0;
  let missed = 0;
  right.forEach((role, i) => {
    if (is(role) && is(found[i]!)) both++;
    else if (is(found[i]!)) wrong++;
    else if (is(role)) missed++;
  });
  if (both + missed === 0) return wrong === 0 ? '–' : `+${wrong}`;
  return ((2 * both) / (2 * both + wrong + missed)).toFixed(3);
}

const judged: [string, (role: string) => boolean][] = [
  ['text', role => !/^[FCX]/.test(role)],
  ['boundaries', role => /^(?:P|Q|V|LI|IX|BI|A|CA|S|N|M)-B$|^SP|^T/.test(role)],
  ['headings', role => role.startsWith('H')],
  ['labels', role => role.startsWith('L-')],
  ['notes', role => /^[NM]-/.test(role)],
  ['quotations', role => role.startsWith('Q')],
  ['verse', role => role.startsWith('V')],
];

function judge(book: Book, reading: Reading): string {
  const { best, roles, chance } = reading;
  const found = [...best].map(k => roles[k]!);
  const unlikely = book.roles.reduce(
    (sum, role, i) => sum - Math.log(Math.max(1e-6, chance[i * roles.length + roles.indexOf(role)] ?? 0)),
    0,
  );
  return [
    book.name.padEnd(16),
    ...judged.map(([, is]) => f1(book.roles, found, is).padStart(11)),
    (unlikely / book.roles.length).toFixed(4).padStart(11),
  ].join('');
}

const books = (await Promise.all(folders.map(booksOf))).flat();
console.error(`${books.length} books, ${books.reduce((n, b) => n + b.roles.length, 0)} lines`);
const groups = [...new Set(books.map(b => b.group))].sort();
console.log(
  `${''.padEnd(16)}${[...judged.map(([name]) => name), 'unlikely'].map(name => name.padStart(11)).join('')}`,
);
const tally = tallyOf([]);
for (let k = 0; k < folds; k++) {
  if (values.only && Number(values.only) !== k) continue;
  const out = new Set(folds === 1 ? [] : groups.filter((_, i) => i % folds === k));
  const weights = train(
    books.filter(b => !out.has(b.group)),
    { ...usual, ...JSON.parse(process.env.TRAIN ?? '{}') },
  );
  const file =
    folds === 1
      ? `src/recovery/anatomy/weights.${source}.json`
      : values.out
        ? join(values.out, `${k}.${source}.json`)
        : null;
  if (file) writeFileSync(file, `${JSON.stringify(weights)}\n`);
  const held = books.filter(b => out.has(b.group) && !b.made);
  const readings = held.map(book => ({
    reading: read(book.attributes, book.attributes.length, weights),
    roles: book.roles,
  }));
  held.forEach((book, i) => {
    console.log(judge(book, readings[i]!.reading));
  });
  tallyOf(readings, tally);
  if (values.out)
    writeFileSync(join(values.out, `${k}.${source}.books`), `${held.map(b => b.name).join(',')}\n`);
}
if (folds > 1) console.log(tableOf(tally));
