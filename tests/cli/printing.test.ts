import { afterAll, beforeAll, expect, it } from 'vitest';
import { bookYaml, desk, reissue } from './run.ts';

const chapter = (title: string, text: string) => `---\ntype: chapter\n---\n\n# ${title}\n\n${text}\n`;
const own = desk({
  'manuscript/ink/book.yaml': bookYaml(),
  'manuscript/ink/chapters/01-ink.md': chapter(
    'Ink',
    '⟦7⟧The oil was well boyled before the day was done.[^1] Nobody saw it.\n\n[^1]: The oil was cold in the cellar.',
  ),
  'manuscript/ink/chapters/02-paper.md': chapter(
    'Paper',
    `⟦8⟧The oil was *cold* here too, and nobody saw it. ${'The rags were sorted, boiled, beaten and laid out to dry. '.repeat(60)}The oil was gone.`,
  ),
  'manuscript/ink/corrections.yaml':
    '# Letters of this year\n- id: c1 # the first\n  for: boyled\n  read: boiled\n- id: c2\n  for: Nobody\n  status: open\n',
});
afterAll(own.clear);
const run = (...args: string[]) => reissue(own.folder, ['correction', ...args]);

beforeAll(async () => {
  const released = await reissue(own.folder, ['release', 'ink', '--name', 'First', '--date', '2026-11-23']);
  expect(released).toMatchObject({ code: 0 });
}, 60_000);

it('a release is written into the corrections that it is the first to have; their list stays as it is else', async () => {
  const list =
    '# Letters of this year\n- id: c1 # the first\n  printing: 1\n  for: boyled\n  read: boiled\n- id: c2\n  for: Nobody\n  status: open\n';
  expect(own.read('manuscript/ink/corrections.yaml')).toBe(list);
  expect(own.read('manuscript/ink/editions/1/inputs/corrections.yaml')).toBe(list);
  expect((await run('list', 'ink')).stdout).toMatch(/c1 .*misprint, printing 1\nc2 +open .*to be decided/);
});

it('a place is found by the page of a printing, and entered by that of the old print', async () => {
  const pages = JSON.parse(own.read('manuscript/ink/editions/1/pages.json')) as {
    label: string;
    lines: string[];
  }[];
  const pageOf = (words: string) => pages.find(({ lines }) => lines.join(' ').includes(words))!.label;
  const add = (page: string, ...more: string[]) =>
    run('add', 'ink', '--printing', '1', '--page', page, '--read', 'The tar', '--for', 'The oil', ...more);
  const there = pageOf('cold here too');
  const here = pageOf('boiled before');
  expect(here).not.toBe(there);

  const added = await add(there);
  expect(added.stderr).toBe('');
  expect(added.stdout).toContain('[-oil-]{+tar+} was *cold* here');
  expect(own.read('manuscript/ink/corrections.yaml')).toMatch(
    new RegExp(`- id: c3\\n {2}page: 8\\n(?:.*\\n)*? {2}note: On page ${there} of “First”.\\n`),
  );
  expect((await add(here)).stdout).toContain('[-oil-]{+tar+} was well');
  expect(await add(pageOf('cold in the cellar'))).toMatchObject({
    stderr: '',
    stdout: expect.stringContaining('[-oil-]{+tar+} was cold in the'),
  });
  expect((await add(pageOf('The oil was gone'))).stdout).toContain('[-oil-]{+tar+} was gone');
});

it('printings and pages that are none are told', async () => {
  const add = (printing: string, ...more: string[]) =>
    run('add', 'ink', '--printing', printing, '--for', 'rags', '--read', 'linen', ...more);
  expect((await add('2', '--page', '1')).stderr).toContain('There is no printing 2 of this title.');
  expect((await add('x', '--page', '1')).stderr).toContain('“x” is not the number of a printing.');
  expect((await add('1')).stderr).toContain('It does not say which page.');
  expect((await add('1', '--page', '999')).stderr).toContain('This printing has no page “999”.');
  expect((await add('1', '--page', '1')).stderr).toContain('“rags” does not stand on page 1 of “First”.');
});
