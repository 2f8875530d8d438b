import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { digestOf } from './corrections/record/base.ts';
import { type EditionKind, editionKinds, editions, ofEach } from './edition.ts';
import type { Finding } from './inspection/finding.ts';
import { limits } from './limits.ts';
import { type Chapter, stringify } from './manuscript/index.ts';
import type { Publication } from './publication/index.ts';
import { readPlain } from './reading.ts';
import { pressStyleFiles } from './styles/index.ts';
import type { Title } from './title.ts';

/** Of each edition in an output folder: the state of the book it was made from, and the file, as SHA-256. */
export type EditionStates = Partial<Record<EditionKind, { state: string; file: string }>>;

const one = z.object({ state: z.string(), file: z.string() }).optional();
const schema = z.object(ofEach(() => one));

/** The state of a book: whatever its editions are made from. */
export function stateOf(
  { book, folder }: Title,
  chapters: readonly Chapter[],
  { images }: Publication,
): string {
  const texts = chapters.map(chapter => [chapter.file, stringify(chapter)]);
  const pictures = images.map(({ bytes, ...image }) => [image, digestOf(bytes)]);
  const styles = pressStyleFiles({ book, folder }).map(path => [
    path,
    digestOf(readPlain(folder, join(folder, path), limits.styles.files) ?? ''),
  ]);
  const { profile } = book.print;
  const press = profile && readPlain(folder, join(folder, profile), limits.profile.bytes);
  return digestOf(
    JSON.stringify([book, texts, pictures, press && digestOf(press), ...(styles.length > 0 ? [styles] : [])]),
  );
}

/** Whether a title may be another than its editions were made of: whether a file of it is younger than what is known of them. */
export function mayHaveChanged({ folder }: Title, states: string): boolean {
  const made = statSync(states, { throwIfNoEntry: false })?.mtimeMs;
  if (made === undefined) return true;
  const isYounger = (path: string) => (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > made;
  const places = [folder, join(folder, 'chapters')];
  return places.some(
    place =>
      !existsSync(place) ||
      readdirSync(place, { withFileTypes: true }).some(entry => isYounger(join(place, entry.name))),
  );
}

/** What is known of the editions in an output folder; nothing where that is lost or damaged. */
export function readStates(out: string, path: string): EditionStates {
  try {
    const read = schema.safeParse(
      JSON.parse(readPlain(out, path, limits.yaml.bytes)?.toString('utf8') ?? ''),
    );
    return read.success ? (read.data as EditionStates) : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

export const statesJson = (states: EditionStates): string => `${JSON.stringify(states, null, 2)}\n`;

/**
 * Editions that stand in the output folder and are of another state than the book is now, or not as they were written.
 *
 * @param made editions that are being made at this moment, and so are of this state
 */
export function olderEditions(
  states: EditionStates,
  state: string,
  out: string,
  places: Record<EditionKind, string>,
  made: readonly EditionKind[],
): Finding[] {
  return editionKinds.flatMap((kind): Finding[] => {
    if (made.includes(kind)) return [];
    const bytes = readPlain(out, places[kind], limits.epub.bytes);
    if (!bytes) return [];
    const known = states[kind];
    const { name } = editions[kind];
    if (known?.file !== digestOf(bytes)) {
      return [
        finding(
          'edition-unknown',
          `This ${name} was changed after it was built, or its build was interrupted. Build the title again.`,
        ),
      ];
    }
    if (known.state === state) return [];
    return [
      finding('edition-older', `The book was changed after this ${name} was made. Build the title again.`),
    ];
    function finding(code: string, message: string): Finding {
      return { code, severity: 'warning', message, file: places[kind] };
    }
  });
}
