import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { dismissedSchema } from '../src/corrections/dismissed.ts';
import { correctionsSchema } from '../src/corrections/errata/errata.ts';
import { bookKeys } from '../src/title/schema.ts';

/*
 * Writes the JSON Schemas of the YAML files that a person writes, for editors that complete and check them: `npx tsx scripts/schemas.ts`.
 * They are drawn from the schemas that the program itself reads the files by.
 */

const sources: Record<string, z.ZodType> = {
  answers: z.record(z.string(), z.string()),
  book: bookKeys,
  corrections: correctionsSchema,
  dismissed: dismissedSchema,
};

type Json = Record<string, unknown>;

/**
 * A schema of what the program makes of a file, as one of what a person may write: every value is read as text, so that a number or a
 * date may stand without quotation marks; what has a default may be left out; one item may stand for a list, and a text for its group.
 */
function asWritten(schema: unknown, isRoot = false): unknown {
  if (Array.isArray(schema)) return schema.map(one => asWritten(one));
  if (schema === null || typeof schema !== 'object') return schema;
  const { required, ...own } = schema as Json;
  const json: Json = Object.fromEntries(
    Object.entries(own).map(([key, value]) => [
      key,
      key === 'properties' ? propertiesOf(value as Json) : asWritten(value),
    ]),
  );
  const needed = (required as string[] | undefined)?.filter(key => {
    const property = ((own.properties ?? {}) as Record<string, Json>)[key];
    return property?.default === undefined && property?.type !== 'array' && property?.type !== 'object';
  });
  if (needed?.length) json.required = needed;
  if (json.type === 'string' && !json.enum) return { ...json, type: ['string', 'number', 'boolean', 'null'] };
  if (json.type === 'number' || json.type === 'integer')
    return { ...json, type: [json.type, 'string', 'null'] };
  if (json.type === 'boolean') return { ...json, type: ['boolean', 'string', 'null'] };
  if (isRoot) return json;
  if (json.type === 'array') return { anyOf: [json, json.items, { type: 'null' }] };
  if (json.type === 'object') return { anyOf: [json, { type: ['string', 'null'] }] };
  return json;
}

const propertiesOf = (properties: Json): Json =>
  Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, asWritten(value)]));

/** A schema as JSON. A group whose values are worked upon when they are read has the keys that are written. */
const jsonOf = (schema: z.core.$ZodType): Json =>
  z.toJSONSchema(schema, {
    io: 'output',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod;
      if (def.type !== 'pipe' || def.out._zod.def.type !== 'transform') return;
      const { $schema: _, ...written } = jsonOf(def.in);
      if (written.type === 'object') Object.assign(jsonSchema, written);
    },
  }) as Json;

/** The schemas as JSON, by the names of their files. */
export const schemaFiles: ReadonlyMap<string, string> = new Map(
  Object.entries(sources).map(([name, schema]) => {
    const json = jsonOf(schema);
    return [`${name}.schema.json`, `${JSON.stringify(asWritten(json, true), null, 2)}\n`];
  }),
);

const folder = new URL('../schemas/', import.meta.url);
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of schemaFiles) writeFileSync(new URL(name, folder), text);
}
