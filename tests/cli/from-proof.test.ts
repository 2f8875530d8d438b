import { afterAll, expect, it } from 'vitest';
import { bookYaml, desk, rawText, reissue } from './run.ts';

const own = desk({
  'manuscript/ink/book.yaml': bookYaml('extraction: extraction.txt'),
  'manuscript/ink/extraction.txt': rawText
    .replace('and the hour was long', 'and the the hour was long')
    .replace('inked and pulled', 'inked , and (pulled'),
});
afterAll(own.clear);
const run = (...args: string[]) => reissue(own.folder, ['correction', ...args]);
interface Told {
  id: string;
  for: string;
  ready: boolean;
}
const told = async (): Promise<Told[]> =>
  JSON.parse((await run('from-proof', 'ink', '--json')).stdout) as Told[];

it('findings of the proofreading list become corrections, once each', async () => {
  expect((await run('from-proof', 'ink')).stderr).toContain('This title has no proofreading list.');
  await reissue(own.folder, ['recover', 'ink']);
  const listed = await run('from-proof', 'ink');
  expect(listed.stdout).toMatch(/[0-9a-f]{8} +manuscript\/ink\/chapters\/.*\.md:\d+ +“the the” → “the”/);
  expect(listed.stdout).toContain('1 more do not say what should stand there');

  const findings = await told();
  const idOf = (words: string) => findings.find(one => one.for === words)!.id;
  const taken = await run('from-proof', 'ink', idOf('the the'), '--accept');
  expect(taken.stderr).toBe('');
  expect(taken.stdout).toContain('ink: 1 correction entered');
  expect(own.read('manuscript/ink/corrections.yaml')).toMatch(
    /for: the the\n {2}read: the\n(.*\n)*? {2}finding: [0-9a-f]{8}\n {2}note: The word “the” is repeated\.\n$/,
  );
  await run('from-proof', 'ink', idOf('inked ,'));
  expect((await run('list', 'ink')).stdout).toMatch(/c2 +open .*“inked ,” → “inked,”/);

  const again = await run('from-proof', 'ink', idOf('the the'));
  expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('c1 was made already')]);
  expect((await told()).map(one => one.for)).toEqual(['(pulled,']);

  const lacking = await run('from-proof', 'ink', idOf('(pulled,'));
  expect(lacking.stderr).toContain('--should "…" for “(pulled,”');
  await run('from-proof', 'ink', idOf('(pulled,'), '--should', 'pulled,');
  expect(await told()).toEqual([]);
});

it('nothing is accepted that nobody has named, and one reading is for one finding', async () => {
  expect((await run('from-proof', 'ink', '--accept')).code).toBe(2);
  expect((await run('from-proof', 'ink', 'a', 'b', '--should', 'x')).code).toBe(2);
});
