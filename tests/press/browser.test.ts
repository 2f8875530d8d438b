import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findFace } from '../../src/faces/faces.ts';
import { readPdfText } from '../../src/pdf/text.ts';
import { findBrowser, launchBrowser } from '../../src/press/browser.ts';
import { unpackBundledBrowser } from '../../src/press/bundled.ts';
import { openPage } from '../../src/press/shelf.ts';

const home = mkdtempSync(join(tmpdir(), 'reissue-home-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A machine with nothing on it: no programs, no fonts, an empty home. */
const bare = { HOME: home, PATH: '', FONTCONFIG_PATH: home } satisfies NodeJS.ProcessEnv;

describe('finding the browser', () => {
  it('takes the one the environment names before any other', async () => {
    const program = join(home, 'my-browser');
    writeFileSync(program, '#!/bin/sh\n');
    chmodSync(program, 0o755);
    const found = await findBrowser({ ...process.env, PUPPETEER_EXECUTABLE_PATH: program });
    expect(found).toEqual({ path: program, found: 'environment' });
  });

  it('says so where the environment names nothing that can be run', async () => {
    await expect(findBrowser({ PUPPETEER_EXECUTABLE_PATH: '/nowhere/chrome' })).rejects.toThrow(
      /does not name a program: \/nowhere\/chrome/,
    );
  });

  it('takes an installed Chromium from the path', async () => {
    const program = join(home, 'chromium');
    writeFileSync(program, '#!/bin/sh\n');
    chmodSync(program, 0o755);
    const found = await findBrowser({ HOME: home, PATH: `/nowhere:${home}` });
    expect(found).toEqual({ path: program, found: 'installed' });
  });
});

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the bundled browser', () => {
  it('prints text and our font on a machine without fonts, and reads nothing it was not given', async () => {
    // Asked for by itself: a browser may also be installed at its usual path, which no environment hides.
    const bundled = await unpackBundledBrowser(bare);
    const found = { path: bundled!.program, found: 'bundled' as const, libraries: bundled!.libraries };
    const browser = await launchBrowser(found, bare);
    try {
      const regular = findFace('EB Garamond').cuts[0]!.path;
      const { page, refused } = await openPage(browser, {
        html: `<!doctype html><style>
          @font-face { font-family: Book; src: url(fonts/regular.ttf) }
          p { font-family: Book }
        </style><p>Gutenberg’s fine office: Ἀρχή, Пётр.</p><img src="file:///etc/hostname"><img src="secret.png">`,
        files: new Map([['fonts/regular.ttf', regular]]),
      });
      const { pages } = await readPdfText(await page.pdf());
      expect(pages.map(p => p.items.map(i => i.text).join('')).join('')).toContain(
        'Gutenberg’s fine office: Ἀρχή, Пётр.',
      );
      expect(refused).toContain('http://book.invalid/secret.png');
    } finally {
      await browser.close();
    }
  });
});
