import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** A program with this one's doors, that says which of its forms runs. */
let program: string;

const write = (file: string, text: string) => writeFileSync(join(program, file), text);
const run = (file: string) =>
  execFileSync(process.execPath, [join(program, file)], { encoding: 'utf8' }).trim();

beforeEach(() => {
  program = mkdtempSync(join(tmpdir(), 'reissue-compiled-'));
  for (const folder of ['bin', 'scripts'])
    cpSync(resolve(folder), join(program, folder), { recursive: true });
  symlinkSync(resolve('node_modules'), join(program, 'node_modules'));
  mkdirSync(join(program, 'src/cli'), { recursive: true });
  write('package.json', '{ "type": "module" }');
  write('src/said.txt', 'beside the source');
  write('src/words.ts', "export const words: string = 'first';\n");
  write(
    'src/cli/main.ts',
    "import { words } from '../words.ts';\nconsole.log(words, import.meta.url.endsWith('.ts') ? 'source' : 'compiled');\n",
  );
});
afterEach(() => rmSync(program, { recursive: true }));

test('the program runs compiled where it was compiled, and from its source where it was not', () => {
  expect(run('bin/reissue.js')).toBe('first source');
  run('scripts/compile.js');
  expect(run('bin/reissue.js')).toBe('first compiled');
});

test('what was compiled from another source is not run', () => {
  run('scripts/compile.js');
  write('src/words.ts', "export const words: string = 'second';\n");
  expect(run('bin/reissue.js')).toBe('second source');
  run('scripts/compile.js');
  expect(run('bin/reissue.js')).toBe('second compiled');
  write('src/more.ts', '');
  expect(run('bin/reissue.js')).toBe('second source');
});

test('files that are not TypeScript are there as they are', () => {
  write(
    'src/cli/main.ts',
    "import { readFileSync } from 'node:fs';\nconsole.log(readFileSync(new URL('../said.txt', import.meta.url), 'utf8'));\n",
  );
  run('scripts/compile.js');
  expect(run('bin/reissue.js')).toBe('beside the source');
});
