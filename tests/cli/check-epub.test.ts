import { chmodSync, existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesOf, packed } from '../inspection/hostile.ts';
import { desk, reissue } from './run.ts';

let at: ReturnType<typeof desk>;
beforeEach(() => {
  at = desk();
});
afterEach(() => at.clear());

/** Puts a small EPUB on the desk, as it is before it is packed. */
function unpacked(folder: string, body?: string): void {
  at.put(`${folder}/mimetype`, 'application/epub+zip');
  for (const [path, content] of Object.entries(filesOf(body ? { body } : {})))
    at.put(`${folder}/${path}`, content);
}

describe('reissue check', () => {
  it('takes capitals, folders and several at once, says who checked, and sums up', async () => {
    at.put('BOOK.EPUB', await packed(filesOf({})));
    unpacked('book', '<p><a href="none.xhtml">there</a></p>');
    const { code, stdout } = await reissue(at.folder, ['check', 'BOOK.EPUB', 'book']);
    expect(code).toBe(1);
    expect(stdout).toContain('book:OEBPS/page.xhtml:1:');
    expect(stdout).toMatch(
      /^BOOK\.EPUB: .*checked by Reissue, epubcheck-ts 0\.7\.0; EPUBCheck is turned off/m,
    );
    expect(stdout).toMatch(/^2 checked: 1 without an error, 1 with errors, in all 1 error, .*remarks\.\n$/m);
  });

  it('goes on after a file that is not there, and tells it as data too', async () => {
    at.put('a.epub', await packed(filesOf({})));
    const { code, stdout } = await reissue(at.folder, ['check', 'none.epub', 'a.epub', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([
      { outcome: 'failed', failed: { message: 'There is no such file.' } },
      { outcome: 'done', errors: 0, asked: [{ checker: 'epubcheck-ts', outcome: 'ran' }, {}, {}] },
    ]);
  });

  it('takes titles beside files, and goes on where there is no such title', async () => {
    at.put('a.epub', await packed(filesOf({})));
    const { code, stdout, stderr } = await reissue(at.folder, ['check', 'a.epub', 'no-title']);
    expect(code).toBe(2);
    expect(stdout).toContain('a.epub: ');
    expect(stderr).toContain('no-title');
  });

  it.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM'] as const)(
    'ends at once at %s, and a checker that it started with it',
    async signal => {
      at.put('a.epub', await packed(filesOf({})));
      at.put('slow', '#!/bin/sh\necho $$ > started\nsleep 60\n');
      chmodSync(at.path('slow'), 0o755);
      let stopped = 0;
      const { code } = await reissue(at.folder, ['check', 'a.epub'], {
        env: { REISSUE_EPUBCHECK: at.path('slow') },
        watch: (child, stderr) => {
          if (stopped || !stderr.includes('checking with EPUBCheck') || !existsSync(at.path('started')))
            return;
          stopped = performance.now();
          child.kill(signal);
        },
      });
      expect(code).toBe({ SIGINT: 130, SIGTERM: 143 }[signal]);
      expect(performance.now() - stopped).toBeLessThan(5_000);
      const pid = Number(at.read('started'));
      await expect.poll(() => existsSync(`/proc/${pid}`), { timeout: 5_000 }).toBe(false);
    },
  );
});
