import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recoverTitle } from '../../src/build.ts';
import { fromProof } from '../../src/cli/correction/from-proof.ts';
import { readDismissed } from '../../src/corrections/dismissed.ts';
import { readCorrections } from '../../src/corrections/errata/errata.ts';
import { readTitle } from '../../src/title.ts';
import { bookYaml, desk, rawText } from './run.ts';

const at = desk({
  'ink/book.yaml': bookYaml('extraction: extraction.txt'),
  'ink/extraction.txt': rawText
    .replace('and the hour was long', 'and the the hour was long')
    .replace('if the\ncopy was clean', 'if the\ncopy copy was clean')
    .replace('inked and pulled', 'inked , and (pulled')
    .replace('until the other side', 'until until the other side'),
});
const title = at.path('ink');
beforeAll(() => recoverTitle(readTitle(title), () => {}));
afterAll(at.clear);

/**
 * Somebody who sits before the command, and types an answer whenever it asks.
 * @returns what stands on the screen in the end
 */
async function sitting(answers: readonly string[], work: () => Promise<unknown>): Promise<string> {
  const { stdin, stdout, stderr } = process;
  const keyboard = Object.assign(new PassThrough(), { isTTY: true });
  const left = [...answers];
  let screen = '';
  const hear = (text: string) => {
    screen += text;
    if (!/: $/.test(text)) return true;
    const answer = left.shift();
    setImmediate(() => (answer === undefined ? keyboard.end() : keyboard.write(`${answer}\n`)));
    return true;
  };
  const writes = [stdout.write, stderr.write] as const;
  Object.defineProperty(process, 'stdin', { value: keyboard, configurable: true });
  Object.assign(stdout, { write: hear });
  Object.assign(stderr, { write: hear });
  try {
    await work();
  } finally {
    Object.defineProperty(process, 'stdin', { value: stdin, configurable: true });
    Object.assign(stdout, { write: writes[0] });
    Object.assign(stderr, { write: writes[1] });
  }
  return screen;
}

const ask = (...answers: string[]) => sitting(answers, () => fromProof.parseAsync([title], { from: 'user' }));
const entered = () => readCorrections(title).map(one => [one.for, one.read, one.status]);

it('asks of one finding after the other, and enters each at once', async () => {
  const screen = await ask('a', 'e', 'and that', 'y', 'd', 'q');
  expect(screen).toMatch(/1 of 5 {2}[0-9a-f]{8} {2}The word “copy” is repeated/);
  expect(screen).toContain('if the [-copy copy-]{+copy+} was clean');
  expect(screen).toContain('In place of “the the”: ');
  expect(screen).toContain('seldom was, and [-the the-]{+and that+} hour');
  // Where the list does not say what should stand there, nothing can be entered before it is typed.
  expect(screen).toMatch(/without a closing one\.\n.*\ne type what should stand there · d no fault/);
  expect(screen).toContain('2 corrections entered, 1 finding dismissed');
  expect(entered()).toEqual([
    ['copy copy', 'copy', 'accepted'],
    ['the the', 'and that', 'open'],
  ]);
  expect(readDismissed(title).proofreading).toHaveLength(1);
});

it('asks again only of what nobody has decided on, and who leaves loses nothing', async () => {
  const screen = await ask('n', 'a');
  expect(screen).toContain('1 of 2  ');
  expect(screen).not.toContain('is repeated');
  expect(screen).toContain('1 correction entered, 0 findings dismissed');
  expect(entered()).toHaveLength(3);
  expect(await ask()).toContain('0 corrections entered, 0 findings dismissed');
});

it('says so where another correction is made in the same words, and enters nothing', async () => {
  at.put('ink/corrections.yaml', '- id: own\n  for: copy copy was\n  read: proof was\n');
  const screen = await ask('a', 'q');
  expect(screen).toContain('It changes the same words as own (“copy copy was” → “proof was”).');
  expect(screen).toContain('0 corrections entered');
  expect(entered()).toEqual([['copy copy was', 'proof was', 'accepted']]);
});
