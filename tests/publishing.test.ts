import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Cache, openCache } from '../src/cache.ts';
import { startMeter } from '../src/meter.ts';
import { publicationOf } from '../src/publishing.ts';
import { readTitle } from '../src/title.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'reissue-publishing-'));
  cpSync('manuscript/handbook', join(home, 'handbook'), { recursive: true });
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Publishes the title, and says how many chapters were read anew. */
async function published() {
  const real = openCache({ XDG_CACHE_HOME: join(home, 'cache') });
  let read = 0;
  const cache: Cache = {
    ...real,
    stage: (stage, made, make) =>
      real.stage(stage, made, () => {
        read += 1;
        return make();
      }),
  };
  const { publication } = await publicationOf(readTitle(join(home, 'handbook')), startMeter(), cache);
  await real.settle();
  return { publication, read };
}

it('reads again the chapter that changed alone, and comes to the same publication', async () => {
  const first = await published();
  expect(first.read).toBe(first.publication.documents.length);
  const again = await published();
  expect(again.read).toBe(0);
  expect(again.publication).toEqual(first.publication);
  const file = join(home, 'handbook/chapters/07-print.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('complete book', 'finished book'));
  const changed = await published();
  expect(changed.read).toBe(1);
  expect(JSON.stringify(changed.publication.documents)).toContain('finished book');
});
