import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../bin/reissue.js', import.meta.url));

const noCheckers = { REISSUE_EPUBCHECK: 'no', REISSUE_ACE: 'no' };

/** A folder to work in, as an editor has one, with the files given. */
export function desk(files: Record<string, string | Uint8Array> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'reissue-desk-'));
  const path = (name: string) => join(folder, name);
  const put = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), content);
  };
  for (const [name, content] of Object.entries(files)) put(name, content);
  const read = (name: string) => readFileSync(path(name), 'utf8');
  const bytes = (name: string) => readFileSync(path(name));
  const remove = (name: string) => rmSync(path(name), { recursive: true });
  const list = (name: string) => readdirSync(path(name)).sort();
  return {
    folder,
    path,
    put,
    read,
    bytes,
    remove,
    list,
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `reissue` in a folder, as a person would, and tells what came of it. */
export function reissue(
  folder: string,
  args: string[],
  {
    env = {},
    watch,
  }: { env?: NodeJS.ProcessEnv; watch?: (child: ChildProcess, stderr: string) => void } = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: folder,
      // Other checkers, which may be on this machine, are asked only where a test is about them.
      env: { ...process.env, ...noCheckers, NO_COLOR: undefined, FORCE_COLOR: undefined, ...env },
    });
    const outcome: Outcome = { code: null, stdout: '', stderr: '' };
    child.stdout.on('data', data => {
      outcome.stdout += data;
    });
    child.stderr.on('data', data => {
      outcome.stderr += data;
      watch?.(child, outcome.stderr);
    });
    child.on('error', reject);
    child.on('close', code => resolve({ ...outcome, code }));
  });
}

/** A raw text of three pages, folios at their heads, as `pdftotext` leaves it. */
export const rawText = [
  [
    '1',
    'THE PRESS',
    '',
    'The first printers of the town cast their own type, and the letters of one',
    'fount were seldom to be had from another. They kept it.',
  ],
  [
    '2',
    'A SHORT BOOK',
    '',
    'A compositor could set some fifteen hundred letters in an hour, if the',
    'copy was clean; it seldom was, and the hour was long.',
  ],
  [
    '3',
    'THE PRESS',
    '',
    'The forme was locked, inked and pulled, and the sheets hung up to dry',
    'until the other side could be printed.',
  ],
]
  .map(([folio, head, ...lines]) => [`${folio} ${head}`, ...lines, ''].join('\n'))
  .join('\f');

export const bookYaml = (...more: string[]) =>
  [
    'title: A Short Book',
    'authors: Ann Author',
    'language: en-GB',
    'identifier: urn:uuid:9e107d9d-372b-4b6c-8a1f-0123456789ab',
    'modified: 2026-11-22',
    ...more,
    '',
  ].join('\n');
