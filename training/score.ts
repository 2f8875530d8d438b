import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/*
 * Recovers every book as a user would, with weights that were learnt without it, and prints a table of figures.
 * `npx tsx training/score.ts --weights DIR [--source text|pdf|ocr] [--only NAME,…] FOLDER …`
 * DIR is what `training/main.ts --out DIR` wrote; FOLDER has the books.
 */

const { values, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    weights: { type: 'string' },
    source: { type: 'string', default: 'text' },
    only: { type: 'string' },
    jobs: { type: 'string', default: '2' },
    out: { type: 'string', default: join(tmpdir(), 'reissue-scores') },
  },
});

type Figures = Record<string, number | string | null>;
const columns: [key: string, title: string, worst: 'most' | 'least'][] = [
  ['missing_per_10k', 'missing', 'most'],
  ['extra_per_10k', 'extra', 'most'],
  ['boundary_f1', 'boundary', 'least'],
  ['heading_f1', 'headings', 'least'],
  ['heading_level_ok', 'levels', 'least'],
  ['quote_word_f1', 'quotes', 'least'],
  ['verse_word_f1', 'verse', 'least'],
  ['notes', 'notes', 'least'],
  ['pages', 'pages', 'least'],
  ['italics_recall', 'italics', 'least'],
];

/** The figures of the books named, by name, recovered with these weights. */
function scored(folder: string, names: string, weights: string | null): Record<string, Figures> {
  const scratch = mkdtempSync(join(tmpdir(), 'score-'));
  const json = join(scratch, 'figures.json');
  try {
    execFileSync(
      '../shared/corpus/score-all',
      [
        ...['--books', folder, '--source', values.source!, '--only', names, '--jobs', values.jobs!],
        ...['--json', json, '--out', values.out!],
      ],
      {
        env: { ...process.env, ...(weights ? { REISSUE_WEIGHTS: weights } : {}) },
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    return JSON.parse(readFileSync(json, 'utf8')) as Record<string, Figures>;
  } catch (error) {
    // no book of this fold stands in this folder
    if (!existsSync(json)) return {};
    throw error;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const wanted = values.only?.split(',');
const kind = values.source === 'pdf' ? 'pdf' : 'text';
const folds = [0, 1, 2, 3, 4, 5, 6, 7].filter(
  k => values.weights && existsSync(join(values.weights, `${k}.${kind}.books`)),
);
const results: Record<string, Figures> = {};
for (const folder of folders)
  for (const k of folds) {
    const names = readFileSync(join(values.weights!, `${k}.${kind}.books`), 'utf8')
      .trim()
      .split(',');
    const own = wanted ? names.filter(n => wanted.includes(n)) : names;
    if (own.some(n => existsSync(join(folder, `${n}.truth.json`))))
      Object.assign(results, scored(folder, own.join(','), join(values.weights!, String(k))));
  }

const cell = (v: unknown) => String(v === null || v === undefined ? '–' : v).padStart(10);
console.log(`${'book'.padEnd(16)}${columns.map(([, title]) => cell(title)).join('')}`);
for (const [name, figures] of Object.entries(results).sort())
  console.log(
    name.padEnd(16) +
      ('failed' in figures ? figures.failed : columns.map(([key]) => cell(figures[key])).join('')),
  );
const all = (key: string) =>
  Object.values(results)
    .map(f => f[key])
    .filter((v): v is number => typeof v === 'number')
    .sort((a, b) => a - b);
const middle = (list: number[]) =>
  list.length === 0 ? null : (list[(list.length - 1) >> 1]! + list[list.length >> 1]!) / 2;
console.log(`${'median'.padEnd(16)}${columns.map(([key]) => cell(middle(all(key))?.toFixed(3))).join('')}`);
console.log(
  `${'worst'.padEnd(16)}${columns.map(([key, , worst]) => cell(worst === 'most' ? all(key).at(-1) : all(key)[0])).join('')}`,
);
