import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { chapterFile, matter } from '../chapter-file.ts';
import type { Dice } from '../extraction/harm.ts';
import { standingIn } from './folder.ts';

/** A title on an editor's disk, and a folder beside it that is nobody's business. */
export interface Desk {
  title: string;
  victim: string;
  /** `book.yaml` and the raw text as they were in the beginning. */
  good: Readonly<Record<string, string>>;
  /** A word that stands nowhere else, to know again what was written now. */
  mark(): string;
}

/** Something that an editor does to the files of a title; tells in words what it was, undefined where it could not be done. */
export type Step = (desk: Desk, d: Dice) => string | undefined;

/** Bytes as one sign each, so that an edit touches nothing but what it means to. */
export const read = (path: string) => readFileSync(path, 'latin1');
export const write = (path: string, data: string) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, data, 'latin1');
};
export const utf8 = (text: string) => Buffer.from(text).toString('latin1');

/** What stands at a path; undefined where nothing does, or a link on the way leads round in a circle. */
export function about(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
export const plainFile = (path: string) => about(path)?.isFile() ?? false;
const plainFolder = (path: string) => about(path)?.isDirectory() ?? false;

export function chaptersOf({ title }: Desk): string[] {
  const folder = join(title, 'chapters');
  if (!plainFolder(folder)) return [];
  const names = readdirSync(folder).filter(name => name.endsWith('.md'));
  return names.map(name => join(folder, name)).filter(plainFile);
}

/** Where the words of a text begin, past its front matter. */
export const wordsOf = (text: string) =>
  [...text.matchAll(/[A-Za-z]{4,}/g)]
    .filter(({ index }) => index > 40)
    .map(({ index, 0: word }) => ({ index, word }));

const editChapter: Step = (desk, d) => {
  const chapters = chaptersOf(desk);
  if (chapters.length === 0) return undefined;
  const path = d.pick(chapters);
  const text = read(path);
  const words = wordsOf(text);
  if (words.length === 0) return undefined;
  const { index, word } = d.pick(words);
  const kind = d.pick(['insert', 'replace', 'delete', 'append', 'break'] as const);
  const mark = desk.mark();
  const edited = {
    insert: () => `${text.slice(0, index)}${mark} ${text.slice(index)}`,
    replace: () => text.slice(0, index) + mark + text.slice(index + word.length),
    delete: () => text.slice(0, index) + text.slice(index + d.pick([5, 40, 400])),
    append: () => `${text}\n${mark} was added by hand.\n`,
    // A slip of the hand after which nothing can be built.
    break: () => (d.chance(0.2) ? text.replace('type:', `typ${mark}:`) : `${text}\n:::verse ${mark}\n`),
  }[kind]();
  write(path, edited);
  return `${kind} in ${path}`;
};

const replaceInAll: Step = (desk, d) => {
  const chapters = chaptersOf(desk);
  if (chapters.length === 0) return undefined;
  const words = wordsOf(read(d.pick(chapters)));
  if (words.length === 0) return undefined;
  const { word } = d.pick(words);
  const mark = desk.mark();
  const spared = [
    ...(d.chance(0.5) ? ['recovery/recovery.json'] : []),
    ...(d.chance(0.8) ? ['extraction.txt'] : []),
    ...(d.chance(0.8) ? ['book.yaml', 'answers.yaml', 'corrections.yaml'] : []),
  ];
  for (const [path, thing] of standingIn(desk.title)) {
    // A printing is kept as it is: whoever changes it is told so by `verify`.
    if (path.startsWith('editions/')) continue;
    if (thing.kind !== 'file' || spared.includes(path) || !thing.data.includes(word)) continue;
    write(join(desk.title, path), thing.data.replaceAll(word, mark));
  }
  return `replace ${word} in all files but ${spared.join(', ') || 'none'}`;
};

const moveChapter: Step = (desk, d) => {
  const chapters = chaptersOf(desk);
  if (chapters.length === 0) return undefined;
  const path = d.pick(chapters);
  const kind = d.pick([
    ...(['delete', 'rename', 'rename', 'copy', 'add', 'conflict', 'delete all', 'move all'] as const),
    ...(['split', 'split', 'join', 'join', 'swap'] as const),
  ]);
  const second = d.pick(chapters);
  const bodyOf = (text: string) => text.replace(/^---\n[\s\S]*?\n---\n/, '');
  const other = join(dirname(path), `${d.int(90) + 10}-${desk.mark()}.md`);
  const acts = {
    delete: () => rmSync(path),
    rename: () => renameSync(path, other),
    copy: () => copyFileSync(path, other),
    add: () => write(other, chapterFile(`# ${desk.mark()}`, 'Written by hand.')),
    split: () => {
      const text = read(path);
      const parts = text.split('\n\n');
      const at = Math.max(2, d.int(parts.length));
      if (parts.length < 3 || !text.startsWith('---\n')) return;
      write(path, `${parts.slice(0, at).join('\n\n')}\n`);
      write(path.replace('.md', '-b.md'), `${matter()}${parts.slice(at).join('\n\n')}`);
    },
    join: () => {
      if (second === path) return;
      write(path, `${read(path).trimEnd()}\n\n${bodyOf(read(second)).trimStart()}`);
      rmSync(second);
    },
    swap: () => {
      if (second === path) return;
      const text = read(path);
      write(path, read(second));
      write(second, text);
    },
    conflict: () => copyFileSync(path, path.replace('.md', ` (conflicted copy ${desk.mark()}).md`)),
    'delete all': () => rmSync(dirname(path), { recursive: true }),
    'move all': () => renameSync(dirname(path), join(desk.title, `chapters-${desk.mark()}`)),
  };
  acts[kind]();
  return `${kind} ${path}`;
};

/** What may be a link: all that the program reads or writes. */
const linked = [
  'chapters',
  'recovery',
  'recovery/chapters',
  'recovery/states',
  'recovery/recovery.json',
  'recovery/italics.yaml',
  'recovery/proofreading.yaml',
  'recovery/questions.yaml',
  'recovery/ledger.jsonl',
  'answers.yaml',
  'corrections.yaml',
  'book.yaml',
  'extraction.txt',
];

const link: Step = (desk, d) => {
  const path = d.chance(0.4)
    ? d.pick([...chaptersOf(desk), join(desk.title, 'chapters')])
    : join(desk.title, d.pick(linked));
  const there = about(path);
  if (!there || there.isSymbolicLink()) return undefined;
  const kind = d.pick(['inside', 'inside', 'outside', 'outside', 'nowhere', 'circle'] as const);
  const aside = join(kind === 'outside' ? desk.victim : desk.title, `aside-${desk.mark()}`);
  renameSync(path, aside);
  symlinkSync({ inside: aside, outside: aside, nowhere: `${aside}-not-there`, circle: path }[kind], path);
  return `${path} is a link: ${kind}`;
};

/** Ends what keeps every command from its work: links, a broken `book.yaml`, answers that cannot be read, a chapter broken by hand. */
export const mend: Step = desk => {
  const { title } = desk;
  for (const [path, thing] of standingIn(title)) {
    if (thing.kind !== 'link') continue;
    const place = join(title, path);
    rmSync(place);
    if (thing.to !== place && existsSync(thing.to)) renameSync(thing.to, place);
  }
  for (const path of linked) {
    const place = join(title, path);
    if (/\.\w+$/.test(path) && plainFolder(place)) rmSync(place, { recursive: true });
  }
  rmSync(join(title, 'answers.yaml'), { force: true });
  for (const path of chaptersOf(desk)) {
    const text = read(path);
    const mended = text.replace(/^typ\w*:/m, 'type:').replace(/^:::verse mark\w+\n/gm, '');
    if (mended !== text) write(path, mended);
  }
  for (const [name, good] of Object.entries(desk.good)) {
    const path = join(title, name);
    if (!existsSync(path)) write(path, utf8(good));
    else if (name === 'book.yaml') write(path, read(path).replace(/^pubisher:.*\n/gm, ''));
  }
  return 'mend all';
};

const answer: Step = (desk, d) => {
  const file = join(desk.title, 'answers.yaml');
  if (about(file) && !plainFile(file)) return undefined;
  const list = join(desk.title, 'recovery/questions.yaml');
  const text = plainFile(list) ? readFileSync(list, 'utf8') : '';
  const asked = [...text.matchAll(/^- id: (\S+)[\s\S]*?(?=^- id|$(?![\s\S]))/gm)].map(
    ({ 0: all, 1: id }) => ({
      id: id!.replaceAll('"', ''),
      values: [...all.matchAll(/- value: (.*)/g)].map(one => one[1]!),
    }),
  );
  const { id, values } = asked.length > 0 ? d.pick(asked) : { id: 'deadbeef', values: ['yes'] };
  const kind = d.pick([
    ...([
      'right',
      'right',
      'right',
      'wrong',
      'blank',
      'mistyped',
      'latin-1',
      'no yaml',
      'twice',
      'other',
      'none',
    ] as const),
  ]);
  const right = `"${id}": ${d.pick(values.length > 0 ? values : ['yes'])}\n`;
  const lines = {
    right,
    wrong: `"${id}": ${desk.mark()}\n`,
    blank: `"${id}":\n`,
    mistyped: `"${id.slice(0, -1)}x": ${values[0] ?? 'yes'}\n`,
    'latin-1': `# caf\u00e9 ${desk.mark()}\n${right}`,
    'no yaml': `${right.trim()}: [${desk.mark()}\n`,
    twice: right + right,
    other: `${utf8(`# Réponse ${desk.mark()}\n`)}${right}`,
    none: '',
  };
  write(file, (existsSync(file) && d.chance(0.5) ? read(file) : '') + lines[kind]);
  return `answer: ${kind}`;
};

const strike: Step = (desk, d) => {
  const file = join(
    desk.title,
    'recovery',
    d.pick(['italics.yaml', 'proofreading.yaml', 'questions.yaml', 'italics.new.yaml']),
  );
  if (!plainFile(file)) return undefined;
  const lines = read(file).split('\n');
  const items = lines.flatMap((line, k) => (/^\s*- /.test(line) ? [k] : []));
  if (items.length > 0) lines.splice(d.pick(items), d.pick([1, 1, 1, 3]));
  write(file, `# ${desk.mark()}\n${lines.join('\n')}`);
  return `strike in ${file}`;
};

const setBook: Step = (desk, d) => {
  const file = join(desk.title, 'book.yaml');
  if (!plainFile(file)) return undefined;
  const text = read(file);
  const kind = d.pick([
    'title',
    'language',
    'language',
    'theme',
    'notes',
    'comment',
    'wrong',
    'no extraction',
  ] as const);
  const without = (key: string) => text.replace(new RegExp(`^${key}:.*\\n( .*\\n)*`, 'm'), '');
  const changed = {
    title: () => `${without('title')}title: A Book of ${desk.mark()}\n`,
    language: () => `${without('language')}language: ${d.pick(['en-US', 'de', 'fr', 'en-GB'])}\n`,
    theme: () => `${without('print')}print:\n  theme: ${d.pick(['essay', 'novel', 'monograph'])}\n`,
    notes: () => `${without('notes')}notes:\n  epub: chapter\n`,
    comment: () => `# ${desk.mark()}\n${text}`,
    wrong: () => `${text}pubisher: ${desk.mark()}\n`,
    'no extraction': () => without('extraction'),
  }[kind]();
  write(file, changed);
  return `book.yaml: ${kind}`;
};

const setSource: Step = (desk, d) => {
  const file = join(desk.title, 'extraction.txt');
  if (!plainFile(file)) return undefined;
  const text = read(file);
  const words = wordsOf(text);
  const kind = d.pick(['word', 'more', 'less', 'gone', 'latin-1'] as const);
  if (words.length === 0) return undefined;
  const { index, word } = d.pick(words);
  if (kind === 'gone') renameSync(file, join(desk.title, `extraction-${desk.mark()}.txt`));
  else
    write(
      file,
      {
        word: () => text.slice(0, index) + desk.mark() + text.slice(index + word.length),
        more: () => `${text}\nA last sentence came to light, of ${desk.mark()}.\n`,
        less: () => text.slice(0, Math.max(2000, index)),
        'latin-1': () => `${text}\nCaf\u00e9 ${desk.mark()}.\n`,
      }[kind](),
    );
  return `raw text: ${kind}`;
};

const breakRecovery: Step = (desk, d) => {
  const folder = join(desk.title, 'recovery');
  if (!plainFolder(folder)) return undefined;
  const files = [...standingIn(folder)].flatMap(([path, { kind }]) =>
    kind === 'file' ? [join(folder, path)] : [],
  );
  // What stands in one folder with many must not hide what stands alone.
  const own = files.filter(file => dirname(file) === folder);
  const file = d.pick(own.length > 0 && d.chance(0.7) ? own : files);
  if (file === undefined) return undefined;
  const kind = d.pick(['empty', 'cut', 'garbage', 'delete', 'folder', 'write', 'delete all'] as const);
  const acts = {
    empty: () => write(file, ''),
    cut: () => write(file, read(file).slice(0, d.int(1000))),
    garbage: () => write(file, `{"${desk.mark()}": [\u0000\u00ff`),
    delete: () => rmSync(file),
    folder: () => {
      rmSync(file);
      mkdirSync(file);
    },
    write: () => write(file, `${read(file)}\n# ${desk.mark()}\n`),
    'delete all': () => rmSync(folder, { recursive: true }),
  };
  acts[kind]();
  return `${kind} ${file}`;
};

/** What an editor does, the commoner things more often. */
export const steps: readonly Step[] = [
  ...[editChapter, editChapter, editChapter, replaceInAll, replaceInAll, moveChapter, moveChapter],
  ...[
    answer,
    answer,
    answer,
    strike,
    strike,
    setBook,
    setBook,
    setSource,
    breakRecovery,
    breakRecovery,
    link,
  ],
];
