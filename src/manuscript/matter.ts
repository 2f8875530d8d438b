import { isMap, isScalar, stringify } from 'yaml';
import * as z from 'zod';
import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';
import { readYaml } from '../yaml.ts';
import { chapterTypes, type Matter } from './manuscript.ts';

const name = z.string().trim().min(1).max(limits.metadata.characters);
const person = z.union([name, z.strictObject({ name, sort: name })]);
/** One person, or a list of them. */
const names = z.union([person.transform(one => [one]), z.array(person).min(1).max(limits.metadata.people)]);

const schema = z.strictObject({
  type: z.enum(chapterTypes),
  label: z.string().min(1).optional(),
  subtitle: name.optional(),
  authors: names.optional(),
  translators: names.optional(),
  short: z.string().min(1).optional(),
  zone: z.enum(['front', 'body', 'back']).optional(),
});

const known = Object.keys(schema.shape);

/**
 * Reads a chapter's front matter.
 * @param yaml the text between the `---` lines
 * @param firstLine line of the file on which it begins
 * @throws Complaint naming the line of a key or value that cannot be
 */
export function parseMatter(file: string, yaml: string, firstLine: number): Matter {
  const { document, data, lineAt } = readYaml(yaml, { file, firstLine });
  const result = schema.safeParse(data ?? {});
  if (result.success) return withoutAbsent(result.data);

  const issue = result.error.issues[0]!;
  const key = String(issue.code === 'unrecognized_keys' ? issue.keys[0] : (issue.path[0] ?? ''));
  const pair = isMap(document.contents)
    ? document.contents.items.find(item => isScalar(item.key) && String(item.key.value) === key)
    : undefined;
  const offset = pair && isScalar(pair.key) ? pair.key.range?.[0] : undefined;
  const place = { file, line: offset === undefined ? firstLine : lineAt(offset) };
  if (issue.code === 'unrecognized_keys') {
    throw new Complaint(`The front matter has an unknown key \`${key}\`.`, {
      ...place,
      advice: `The keys are ${known.map(name => `\`${name}\``).join(', ')}.`,
    });
  }
  throw new Complaint(
    key === 'type'
      ? pair
        ? 'The front matter names a type that does not exist.'
        : 'The front matter does not say which type the chapter has.'
      : `The front matter's \`${key}\` is wrong: ${issue.message}.`,
    {
      ...place,
      advice: key === 'type' ? `Write \`type:\` with one of ${chapterTypes.join(', ')}.` : undefined,
    },
  );
}

/** Writes front matter as YAML, its keys always in the same order. */
export function stringifyMatter(matter: Matter): string {
  const entries = Object.entries(schema.shape).map(([key]) => {
    const value = matter[key as keyof Matter];
    return [key, Array.isArray(value) && value.length === 1 ? value[0] : value] as const;
  });
  return stringify(Object.fromEntries(entries.filter(([, value]) => value !== undefined)), { lineWidth: 0 });
}

function withoutAbsent(matter: z.infer<typeof schema>): Matter {
  return Object.fromEntries(
    Object.entries(matter).filter(([, value]) => value !== undefined),
  ) as unknown as Matter;
}
