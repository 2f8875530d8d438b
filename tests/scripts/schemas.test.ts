import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { schemaFiles } from '../../scripts/schemas.ts';

const folder = new URL('../../schemas/', import.meta.url);

it('the JSON Schemas are those of the program: npx tsx scripts/schemas.ts writes them anew', () => {
  expect(readdirSync(folder).sort()).toEqual([...schemaFiles.keys()].sort());
  for (const [name, text] of schemaFiles)
    expect(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))).toEqual(JSON.parse(text));
});

it('a list of what was dismissed is taken by its schema, and one with a mistyped key is not', () => {
  const isTaken = new Ajv2020({ strict: false }).compile(
    JSON.parse(schemaFiles.get('dismissed.schema.json')!),
  );
  expect(
    isTaken(parse('proofreading:\n- 3fa9c1d2 # he stammers\n- 12345678\nspellings: Lenn\nitalics:\n')),
  ).toBe(true);
  expect(isTaken(parse('proofreadin:\n- 3fa9c1d2\n'))).toBe(false);
});
