import { afterAll, expect, it } from 'vitest';
import { bookYaml, desk, rawText, reissue } from './run.ts';

const own = desk({
  'manuscript/ink/book.yaml': bookYaml('extraction: extraction.txt'),
  'manuscript/ink/extraction.txt': rawText,
});
afterAll(own.clear);
const run = (...args: string[]) => reissue(own.folder, ['correction', ...args]);
const chapter = () => `manuscript/ink/chapters/${own.list('manuscript/ink/chapters')[0]}`;

it('what was changed by hand becomes corrections, and the chapter is as recovery wrote it again', async () => {
  expect((await run('from-edits', 'ink')).stderr).toContain('It is not known what recovery wrote');
  await reissue(own.folder, ['recover', 'ink']);
  const recovered = own.read(chapter());
  const edited = recovered.replace('seldom to be had', 'never to be had').replace('hung up', 'hanged up');
  own.put(chapter(), `${edited}\nA paragraph of mine.\n`);

  const asked = await run('from-edits', 'ink');
  expect(asked.stdout).toContain('[-seldom-]{+never+}');
  expect(asked.stdout).toContain('stays in the chapter, for it is more than a part of a paragraph');
  expect(asked.stdout).toContain('2 changes can become corrections; 1 change left in the chapters.');
  expect(own.read(chapter())).toContain('never to be had');
  expect(own.list('manuscript/ink')).not.toContain('corrections.yaml');

  const written = await run('from-edits', 'ink', '--yes', '--kind', 'recovery');
  expect(written.stdout).toContain('ink: 2 corrections entered');
  expect(own.read(chapter())).toBe(`${recovered}\nA paragraph of mine.\n`);
  expect(own.read('manuscript/ink/corrections.yaml')).toContain(
    'for: seldom\n  read: never\n  kind: recovery\n',
  );
  // what was written over is kept
  const [state] = own.list('manuscript/ink/recovery/states');
  expect(
    own.read(`manuscript/ink/recovery/states/${state}/${chapter().slice('manuscript/ink/'.length)}`),
  ).toBe(`${edited}\nA paragraph of mine.\n`);
  expect((await run('preview', 'ink')).code).toBe(0);
  expect((await run('from-edits', 'ink')).stdout).toContain(
    'no change in the chapters can become a correction',
  );
});
