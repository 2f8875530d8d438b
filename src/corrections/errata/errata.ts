import { join } from 'node:path';
import { isSeq } from 'yaml';
import * as z from 'zod';
import { Complaint } from '../../complaint.ts';
import { limits } from '../../limits.ts';
import { decodeUtf8, readPlain } from '../../reading.ts';
import { readYaml } from '../../yaml.ts';

/** Where a title's corrections stand, in its folder. */
export const correctionsFile = 'corrections.yaml';

/** What was wrong: the setting of a word, a statement, an expression, or what recovery made of the page. */
export const kinds = ['misprint', 'fact', 'style', 'recovery'] as const;
/** `open` waits for a decision, `accepted` is made in the editions, `refused` is kept and not made. */
export const statuses = ['open', 'accepted', 'refused'] as const;

const text = z.string().trim().min(1).max(limits.metadata.characters);
const whole = text.regex(/^[1-9]\d{0,5}$/, 'must be a whole number').transform(Number);
const day = text.regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date like 2026-11-30');

/** One correction as it stands in `corrections.yaml`; each key's `describe` is what the handbook says of it. */
export const correctionSchema = z.strictObject({
  id: text.regex(/^[\p{L}\p{N}._-]+$/u, 'must be one word').describe('What it is called: one word.'),
  page: text.optional().describe('The page of the printed book on which it stands, by its printed number.'),
  chapter: text.optional().describe('The chapter’s file, or the number that the file’s name begins with.'),
  words: text
    .optional()
    .describe('A few words around it, as they stand in the chapter, where “for” alone stands twice.'),
  for: text.transform(words => words.replace(/\s+/g, ' ')).describe('What stands there.'),
  read: z
    .string()
    .trim()
    .max(limits.metadata.characters)
    .optional()
    .describe(
      'What should stand there; nothing takes the words out. Only what is not accepted may lack the key.',
    ),
  all: whole.optional().describe('In how many places it is to be corrected, where it is more than one.'),
  kind: z.enum(kinds).default('misprint').describe('What was wrong: misprint, fact, style or recovery.'),
  by: text.optional().describe('Who reported it.'),
  date: day.optional().describe('When it was reported.'),
  status: z
    .enum(statuses)
    .default('accepted')
    .describe('open, accepted or refused; only what is accepted is made.'),
  printing: whole.optional().describe('The printing it went into.'),
  finding: text.optional().describe('The id of the entry of the proofreading list that it was made from.'),
  note: text.optional().describe('Whatever else is to be known of it.'),
});

/** A correction, and the line of `corrections.yaml` on which it begins. */
export type Correction = z.infer<typeof correctionSchema> & { line: number };

/** The whole file: a list of corrections. */
export const correctionsSchema = z.array(correctionSchema);

/**
 * A title's corrections, in the order of the file.
 * @param folder the title's folder, absolute
 * @returns none where there is no such file
 * @throws Complaint with file and line where an entry is not one
 */
export function readCorrections(folder: string): Correction[] {
  const file = join(folder, correctionsFile);
  const bytes = readPlain(folder, file, limits.yaml.bytes);
  return bytes ? parseCorrections(decodeUtf8(bytes, file), file) : [];
}

/** {@link readCorrections} of the file's text. */
export function parseCorrections(yaml: string, file: string): Correction[] {
  const { document, data, lineAt } = readYaml(yaml, { file });
  if (data === undefined || data === null || data === '') return [];
  if (!isSeq(document.contents) || !Array.isArray(data))
    throw new Complaint('This is not a list of corrections.', { file, line: 1, advice: form });
  const items = document.contents.items as unknown as { range?: [number] }[];
  const seen = new Map<string, number>();
  return data.map((entry: unknown, i): Correction => {
    const line = lineAt(items[i]?.range?.[0] ?? 0);
    const result = correctionSchema.safeParse(filled(entry), { error: inWords });
    if (!result.success) {
      const [issue] = result.error.issues;
      throw new Complaint(faultOf(issue!), { file, line, advice: form });
    }
    if (result.data.status === 'accepted' && result.data.read === undefined)
      throw new Complaint('“read” is missing.', { file, line, advice: form });
    const first = seen.get(result.data.id);
    if (first !== undefined)
      throw new Complaint(`The correction in line ${first} is called “${result.data.id}” too.`, {
        ...{ file, line, advice: 'Give one of the two another id.' },
      });
    seen.set(result.data.id, line);
    return { ...result.data, line };
  });
}

const form =
  'Each correction has at least “id”, “for” (what stands there) and “read” (what should); one that is open may lack “read”.';

/** An entry without the keys that have nothing behind their colon; an empty `read` takes words out. */
const filled = (entry: unknown): unknown =>
  entry !== null && typeof entry === 'object' && !Array.isArray(entry)
    ? Object.fromEntries(Object.entries(entry).filter(([key, value]) => key === 'read' || value !== ''))
    : entry;

const inWords = (issue: z.core.$ZodRawIssue): string | undefined => {
  if (issue.code === 'unrecognized_keys')
    return `is unknown; the keys are ${Object.keys(correctionSchema.shape).join(', ')}`;
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'is missing' : 'must be plain text';
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  return undefined;
};

function faultOf(issue: z.core.$ZodIssue): string {
  const key = issue.code === 'unrecognized_keys' ? issue.keys[0] : issue.path[0];
  return `${key === undefined ? 'The entry' : `“${String(key)}”`} ${issue.message}.`;
}
