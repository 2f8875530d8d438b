import { join } from 'node:path';
import { Document, isMap, type Scalar, stringify, type YAMLMap, type YAMLSeq } from 'yaml';
import * as z from 'zod';
import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';
import { readPlain } from '../reading.ts';
import type { Book } from '../title.ts';
import { readYaml } from '../yaml.ts';
import { mergeDrafts } from './drafts.ts';
import { type Fault, identifyByContext } from './fault.ts';
import type { ItalicsDraft } from './italics.ts';
import { times } from './spellings.ts';

/** A fault as it stands in the list: with an id that does not age as lines do, made from its kind and the words around. */
export type ListedFault = Fault & { id: string };

/** What copy-editing leaves an editor in a title's folder `recovery/`. */
export interface EditingLists {
  /** `italics.yaml`: the drafted lists, in the form that `book.yaml` takes them. */
  italics: Book['italics'];
  /** `proofreading.yaml`: what may be a fault, the likeliest first. */
  proofreading: ListedFault[];
}

const italicsFile = 'recovery/italics.yaml';
const proofreadingFile = 'recovery/proofreading.yaml';

/** The lists by their paths in a title's folder. */
export const listFiles = [italicsFile, proofreadingFile] as const;

/** An editor strikes lines out, and may strike out the last one. */
const listOf = <T extends z.ZodType>(item: T) => z.preprocess(value => value || [], z.array(item));
const italicsSchema = z.object({
  italics: z.preprocess(
    value => value || {},
    z.object({
      titles: listOf(z.string()),
      foreign: listOf(
        z.union([
          z.string().transform(text => ({ text })),
          z.object({ text: z.string(), language: z.string().optional() }),
        ]),
      ),
    }),
  ),
});
const proofreadingSchema = listOf(
  z.looseObject({
    // Lists of older versions have none.
    id: z.string().optional(),
    code: z.string(),
    message: z.string(),
    file: z.string(),
    line: z.coerce.number(),
    context: z.string(),
    likelihood: z.coerce.number(),
  }),
);

/** The lists of a title as they stand, an editor's changes too; undefined where one is missing or damaged. */
export function readLists(folder: string): EditingLists | undefined {
  const italics = italicsSchema.safeParse(dataOf(folder, italicsFile));
  const proofreading = proofreadingSchema.safeParse(dataOf(folder, proofreadingFile));
  if (!italics.success || !proofreading.success) return undefined;
  return {
    italics: italics.data.italics as Book['italics'],
    proofreading: withIds(proofreading.data as unknown as Fault[]),
  };
}

/** Faults with the ids that they are known by, each its own. */
function withIds(faults: readonly Fault[]): ListedFault[] {
  const seen = new Map<string, number>();
  return faults.map(fault => {
    const id = fault.id ?? identifyByContext(fault);
    const n = (seen.get(id) ?? 0) + 1;
    seen.set(id, n);
    return { ...fault, id: n === 1 ? id : `${id}-${n}` };
  });
}

/** Whether one of {@link listFiles} is there and can be read. */
export const canBeRead = (folder: string, path: string): boolean =>
  (path === italicsFile ? italicsSchema : proofreadingSchema).safeParse(dataOf(folder, path)).success;

/** Whether a text is one of {@link listFiles}. */
export const reads = (path: string, text: string): boolean => {
  const schema = path === italicsFile ? italicsSchema : proofreadingSchema;
  return schema.safeParse(dataIn(Buffer.from(text), path)).success;
};

/**
 * A new draft of one of {@link listFiles}, brought into the one that a person works in.
 *
 * @returns undefined where what comes of it is no such list
 */
export function mergeList(
  path: string,
  texts: { base: string; theirs: string; ours: string },
): string | undefined {
  const places = path === italicsFile ? [titlesAt, foreignAt] : [[]];
  try {
    const merged = mergeDrafts(places, texts);
    return reads(path, merged) ? merged : undefined;
  } catch (error) {
    if (error instanceof Complaint) return undefined;
    throw error;
  }
}

const titlesAt = ['italics', 'titles'];
const foreignAt = ['italics', 'foreign'];

/** What a list holds; a string that no schema takes where it is missing, empty or no YAML. */
function dataOf(folder: string, path: string): unknown {
  return dataIn(readPlain(folder, join(folder, path), limits.yaml.bytes), path);
}

function dataIn(bytes: Buffer | undefined, path: string): unknown {
  if (!bytes || bytes.length === 0) return 'absent';
  try {
    return readYaml(bytes.toString('utf8'), { file: path }).data ?? [];
  } catch (error) {
    if (error instanceof Complaint) return 'damaged';
    throw error;
  }
}

/** The texts of the lists, by their paths in a title's folder. */
export function draftLists(draft: ItalicsDraft, proofreading: Fault[]): Map<string, string> {
  return new Map([
    [italicsFile, italicsYaml(draft)],
    [proofreadingFile, `${proofreadingHead}\n${stringify(identified(proofreading), { lineWidth: 0 })}`],
  ]);
}

/** The id first, as it is what an editor copies. */
const identified = (faults: readonly Fault[]) =>
  withIds(faults).map(({ id, ...fault }) => ({ id, ...fault }));

const proofreadingHead = `# What may be a fault, the likeliest first. Reissue has changed none of it: look at each place, and decide.
# If one is no fault, put a line with its id into dismissed.yaml; the handbook says how.`;
const italicsHead = ` Titles of works and foreign words that may have been in italics in the printed book. The raw text has lost them.
 Copy what is right into book.yaml: both editions then set it in italics wherever it stands. Strike out what is wrong
 here, or put it into dismissed.yaml.`;
const emphasisHead =
  ' These places say that emphasis was added, but none is marked there. Mark it in the chapters: *so*.';

/** The drafted lists as a part of `book.yaml`, with counts, evidence and places as comments. */
function italicsYaml({ titles, foreign, emphasis }: ItalicsDraft): string {
  const document = new Document({
    italics: {
      titles: titles.map(({ text }) => text),
      foreign: foreign.map(({ text, language }) => (language ? { text, language } : text)),
    },
  });
  const comment = (key: string, lines: ItalicsDraft['titles'] | ItalicsDraft['foreign']) => {
    const list = document.getIn(['italics', key]) as YAMLSeq<Scalar | YAMLMap<Scalar, Scalar>>;
    list.items.forEach((item, i) => {
      const { count, evidence } = lines[i]!;
      const words = ` found ${times(count)}: ${evidence.join('; ')}`;
      if (isMap(item)) item.items[0]!.value!.comment = words;
      else item.comment = words;
    });
  };
  comment('titles', titles);
  comment('foreign', foreign);
  document.commentBefore = italicsHead;
  if (emphasis.length > 0)
    document.comment = [
      emphasisHead,
      ...emphasis.map(({ file, line, context }) => ` chapters/${file}, line ${line}: ${context}`),
    ].join('\n');
  return document.toString({ lineWidth: 0 });
}
