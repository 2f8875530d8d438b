import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { desk, reissue } from './cli/run.ts';

/**
 * The whole way of real books: every `NAME.txt` of the folder that REISSUE_BOOKS names, started with title and author
 * only. Where a truth and a scorer lie beside them, the EPUB is measured, and must not fall below the floor.
 */
const folder = process.env.REISSUE_BOOKS;
const books = folder
  ? readdirSync(folder)
      .filter(name => name.endsWith('.txt'))
      .map(name => name.slice(0, -'.txt'.length))
  : [];
const scorer = folder ? resolve(folder, '../score/score.py') : '';

/** What the scorer reports, as far as a floor rests on it. */
interface Score {
  missing_per_10k: number;
  extra_per_10k: number;
  boundary_f1: number;
  heading_f1: number;
  furniture_left?: Record<string, number>;
  refs?: number;
  refs_linked_right?: number;
  pages?: number;
  pages_right?: number;
}

// without books the suite stands there as passed over, so that the file is never empty
describe.runIf(books.length > 0).each(books.length > 0 ? books : ['books, which REISSUE_BOOKS would name'])(
  '%s',
  { timeout: 240_000 },
  name => {
    const at = desk();
    afterAll(at.clear);
    const truth = join(folder ?? '', `${name}.truth.json`);
    const epub = at.path(`out/${name}/${name}.epub`);

    it('goes the whole way with title and author only', async () => {
      const source = join(folder!, `${name}.txt`);
      const title = existsSync(truth) ? JSON.parse(readFileSync(truth, 'utf8')).title : name;
      const started = await reissue(at.folder, [
        ...['new', `manuscript/${name}`, '--from', source, '--title', title, '--author', 'An Author'],
      ]);
      expect(started).toMatchObject({ code: 0, stderr: '' });
      const built = await reissue(at.folder, ['build', '--only', 'epub', '--json']);
      expect(built.code, built.stderr).toBe(0);
      expect(existsSync(epub)).toBe(true);
    });

    it.runIf(existsSync(scorer))('is what the book says', context => {
      if (!existsSync(truth)) return context.skip(`there is no truth of ${name}`);
      const score: Score = JSON.parse(
        execFileSync('python3', [scorer, epub, truth, '--json'], { encoding: 'utf8' }),
      );
      console.log(name, JSON.stringify(score));
      expect(score.missing_per_10k).toBeLessThanOrEqual(5);
      expect(score.extra_per_10k).toBeLessThanOrEqual(5);
      expect(score.boundary_f1).toBeGreaterThanOrEqual(0.9);
      expect(score.heading_f1).toBeGreaterThanOrEqual(0.95);
      expect(score.furniture_left ?? {}).toEqual({});
      if (score.refs) expect(score.refs_linked_right! / score.refs).toBeGreaterThanOrEqual(0.9);
      if (score.pages) expect(score.pages_right! / score.pages).toBeGreaterThanOrEqual(0.95);
    });
  },
);
