import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { attributesOf } from '../src/recovery/anatomy/features.ts';
import { read, type Weights } from '../src/recovery/anatomy/model.ts';
import { sightsOfText } from './books.ts';
import { labelLines } from './label.ts';
import { train } from './trainer.ts';

const [folds = 4, ...folders] = process.argv.slice(2).map((a, i) => (i === 0 ? Number(a) : a)) as [
  number,
  ...string[],
];
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

/** All books of a folder whose truth is whole, with the groups that a file `groups.json` beside it tells. */
function booksOf(folder: string): Book[] {
  const path = join(dirname(folder), 'groups.json');
  const groups: Record<string, string> = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  return readdirSync(folder)
    .filter(file => file.endsWith(end) && existsSync(join(folder, file.replace(end, '.txt'))))
    .sort()
    .map(file => {
      const name = basename(file, end);
      const truth = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      const sights = sightsOfText(join(folder, `${name}.txt`), truth);
      return {
        ...{ name, group: groups[name] ?? name.replace(/2$/, ''), made: name in groups },
        attributes: attributesOf(sights),
        roles: labelLines(sights, truth),
      };
    })
    .filter(isWhole);
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

function judge(book: Book, weights: Weights): string {
  const { best, roles } = read(book.attributes, weights);
  const found = [...best].map(k => roles[k]!);
  return [book.name.padEnd(16), ...judged.map(([, is]) => f1(book.roles, found, is).padStart(11))].join('');
}

const books = folders.flatMap(booksOf);
console.error(`${books.length} books, ${books.reduce((n, b) => n + b.roles.length, 0)} lines`);
const groups = [...new Set(books.map(b => b.group))].sort();
console.log(`${''.padEnd(16)}${judged.map(([name]) => name.padStart(11)).join('')}`);
for (let k = 0; k < folds; k++) {
  const out = new Set(folds === 1 ? [] : groups.filter((_, i) => i % folds === k));
  const weights = train(books.filter(b => !out.has(b.group)));
  if (folds === 1) writeFileSync('src/recovery/anatomy/weights.json', `${JSON.stringify(weights)}\n`);
  for (const book of books) if (out.has(book.group) && !book.made) console.log(judge(book, weights));
}
