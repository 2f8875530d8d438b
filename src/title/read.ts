import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { closestMatch } from 'leven';
import { type Document, isMap, isNode, isScalar } from 'yaml';
import type * as z from 'zod';
import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';
import { decodeUtf8, readPlain } from '../reading.ts';
import type { Book, Title } from '../title.ts';
import { readYaml } from '../yaml.ts';
import { pathInside } from './inside.ts';
import { bookSchema } from './schema.ts';

/**
 * The title in a folder that holds a `book.yaml`.
 *
 * @param looks.artwork whether the pictures of the cover must be there
 * @throws Complaint (with file and line) where `book.yaml` is missing, is no YAML, has an unknown key or a wrong
 *   value, or names a cover that is not there or lies elsewhere
 */
export function readTitle(folder: string, looks = { artwork: true }): Title {
  const absolute = resolve(folder);
  const file = join(absolute, 'book.yaml');
  const bytes = readPlain(absolute, file, limits.yaml.bytes);
  if (bytes === undefined) {
    throw new Complaint('There is no book.yaml in this folder.', {
      file: absolute,
      advice:
        'Start a title with `npx reissue new FOLDER --title TITLE --author NAME`, with `--from FILE` where there is a raw text.',
    });
  }
  const { book, lineOf } = parseBook(decodeUtf8(bytes, file), file);
  for (const picture of [book.cover, book.coverSettings.back, book.coverSettings.wrap])
    if (picture && looks.artwork) pathInside(absolute, picture, { file, line: lineOf(['cover']) });
  for (const [k, { file: sheet }] of book.styles.entries())
    pathInside(absolute, sheet, { file, line: lineOf(['styles', k]) });
  if (book.print.profile)
    pathInside(absolute, book.print.profile, { file, line: lineOf(['print', 'profile']) });
  if (book.extraction && existsSync(resolve(absolute, book.extraction))) {
    pathInside(absolute, book.extraction, { file, line: lineOf(['extraction']) });
  }
  return {
    name: basename(absolute),
    folder: absolute,
    book: { ...book, modified: epoch() ?? book.modified },
  };
}

/**
 * `book.yaml` from its text.
 *
 * @param file named in messages
 * @returns the book, and where in the text a value stands (line from 1)
 * @throws Complaint naming the line of the first fault; further faults stand in its advice
 */
export function parseBook(text: string, file: string): { book: Book; lineOf: LineOf } {
  const { document, data, lineAt } = readYaml(text, { file });
  const lineOf = (path: Path) => lineIn(document, lineAt, path);
  const result = bookSchema.safeParse(data || {}, { error: words });
  if (result.success) return { book: result.data, lineOf };
  const faults = result.error.issues
    .flatMap(faultsOf)
    .map(({ message, path }) => ({ message, line: lineOf(path) }))
    .sort((a, b) => a.line - b.line);
  const [first, ...more] = faults;
  throw new Complaint(first!.message, {
    file,
    line: first!.line,
    advice: more.length ? furtherFaults(more) : undefined,
  });
}

/** Of many faults the first few: whoever corrects those sees the rest the next time. */
function furtherFaults(faults: { message: string; line: number }[]): string {
  const shown = faults.slice(0, 20).map(({ line, message }) => `Line ${line}: ${message}`);
  if (faults.length > shown.length) shown.push(`And ${faults.length - shown.length} more.`);
  return shown.join('\n');
}

type Path = readonly PropertyKey[];
type LineOf = (path: Path) => number;

/** Line of the key (or list item) that a path leads to, or of the nearest thing above it that is there. */
function lineIn(document: Document, lineAt: (offset: number) => number, path: Path): number {
  for (let depth = path.length; depth > 0; depth--) {
    const key = path[depth - 1];
    const parent = depth > 1 ? document.getIn(path.slice(0, depth - 1), true) : document.contents;
    const pair = isMap(parent) && parent.items.find(item => isScalar(item.key) && item.key.value === key);
    const node = pair ? pair.key : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lineAt(node.range[0]);
  }
  return 1;
}

/** One fault for each thing to correct; zod reports all unknown keys of a group in one issue. */
function faultsOf(issue: z.core.$ZodIssue): { message: string; path: Path }[] {
  if (issue.code === 'unrecognized_keys') {
    const messages = issue.message.split('\n');
    return issue.keys.map((key, at) => ({ message: messages[at]!, path: [...issue.path, key] }));
  }
  const name = issue.path.filter(step => typeof step === 'string').join('.');
  const subject = name ? `“${name}”` : 'The file';
  return [{ message: `${subject} ${issue.message}.`, path: issue.path }];
}

/** What zod finds, in an editor's words; what follows the key's name in a sentence. */
function words(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = Object.keys((issue.inst as z.ZodObject | undefined)?.shape ?? {});
      return issue.keys.map((key: string) => unknownKey(key, known)).join('\n');
    }
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing';
      if (issue.expected === 'string') return 'must be plain text';
      return issue.expected === 'object' ? 'must be a group of “key: value” lines' : undefined;
    case 'invalid_value':
      return issue.input === undefined ? 'is missing' : `must be ${issue.values.join(' or ')}`;
    case 'too_small':
      return issue.origin === 'string' ? 'is empty' : `must be at least ${issue.minimum}`;
    case 'too_big':
      if (issue.origin === 'string') return `is longer than ${issue.maximum} characters (see docs/limits.md)`;
      return issue.origin === 'array'
        ? `has more than ${issue.maximum} entries (see docs/limits.md)`
        : `must be at most ${issue.maximum}`;
    default:
      return undefined;
  }
}

function unknownKey(key: string, known: string[]): string {
  const nearest = closestMatch(key.toLowerCase(), known, { maxDistance: Math.ceil(key.length / 2) });
  const hint = nearest ? `did you mean “${nearest}”?` : `the keys here are ${known.join(', ')}.`;
  return `Unknown key “${key}”; ${hint}`;
}

/** SOURCE_DATE_EPOCH as ISO 8601, where it is set (https://reproducible-builds.org/specs/source-date-epoch/). */
function epoch(): string | undefined {
  const seconds = process.env.SOURCE_DATE_EPOCH;
  if (!seconds) return undefined;
  if (!/^\d{1,12}$/.test(seconds)) {
    throw new Complaint(`SOURCE_DATE_EPOCH is “${seconds}”, which is not a number of seconds.`);
  }
  return new Date(Number(seconds) * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}
