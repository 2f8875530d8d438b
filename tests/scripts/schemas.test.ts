import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { schemaFiles } from '../../scripts/schemas.ts';

const folder = new URL('../../schemas/', import.meta.url);

it('the JSON Schemas are those of the program: npx tsx scripts/schemas.ts writes them anew', () => {
  expect(readdirSync(folder).sort()).toEqual([...schemaFiles.keys()].sort());
  for (const [name, text] of schemaFiles)
    expect(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))).toEqual(JSON.parse(text));
});
