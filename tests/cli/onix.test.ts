import { afterEach, describe, expect, it } from 'vitest';
import { bookYaml, desk, reissue } from './run.ts';

const chapter = '---\ntype: chapter\n---\n\n# The Road\n\nSalt went north, and silver south.\n';
const files = (...lines: string[]) => ({
  'manuscript/book/book.yaml': bookYaml(...lines),
  'manuscript/book/chapters/01.md': chapter,
});

describe('the ONIX record', () => {
  let at: ReturnType<typeof desk>;
  afterEach(() => at.clear());

  it('is made alone where it is asked for, and the same each time', async () => {
    at = desk(files());
    const outcome = await reissue(at.folder, ['build', 'book', '--only', 'onix']);
    expect(outcome).toMatchObject({ code: 0 });
    expect(outcome.stderr + outcome.stdout).toContain('onix-incomplete: The ONIX record lacks an ISBN');
    expect(at.list('out/book')).toEqual(['book.onix.xml', 'report.html', 'states.json']);
    const record = at.read('out/book/book.onix.xml');
    expect(record).toContain('<TitleText>');
    expect(record).toContain('The Road</Text>');
    await reissue(at.folder, ['build', 'book', '--only', 'onix', '--no-cache']);
    expect(at.read('out/book/book.onix.xml')).toBe(record);
  }, 60_000);

  it('is checked with the rest, and told to be old where the book was changed', async () => {
    at = desk(files());
    await reissue(at.folder, ['build', 'book', '--only', 'onix']);
    at.put('manuscript/book/book.yaml', bookYaml('publisher: Harrow & Vane'));
    const { stdout, stderr } = await reissue(at.folder, ['build', 'book', '--only', 'epub']);
    expect(stdout + stderr).toMatch(/book\.onix\.xml: warning edition-older/);
    const checked = await reissue(at.folder, ['check', 'book']);
    expect(checked.stdout + checked.stderr).toContain('onix-incomplete');
  }, 60_000);
});
