import { execFileSync } from 'node:child_process';
import type { Browser, Page } from 'puppeteer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser, launchBrowser } from '../../src/press/browser.ts';
import { openPage } from '../../src/press/shelf.ts';
import { startWatch } from '../../src/press/watch.ts';

let browser: Browser;
let page: Page;

beforeEach(async () => {
  browser = await launchBrowser(await findBrowser());
  ({ page } = await openPage(browser, { html: '<!doctype html><p>Text.</p>', files: new Map() }));
});

afterEach(() => browser.close());

/** Scripts of the program that work for so long, and tell that they do or not. */
const working = (seconds: number, telling: boolean) => `(() => {
  for (const began = performance.now(); performance.now() < began + ${seconds * 1000}; ) {
    ${telling ? "tellAlive('setting “The Press”');" : ''}
    for (const until = performance.now() + 300; performance.now() < until; );
  }
  return 'done';
})()`;

describe('a page at work', () => {
  it('is waited for as long as it tells that it lives, and ended when it tells nothing', async () => {
    const watch = await startWatch(browser, page, 2);
    expect(await watch.run('setting', () => page.evaluate(working(4, true)))).toBe('done');
    const hanging = watch.run('setting', () => page.evaluate("tellAlive('setting “Types”'); for (;;);"));
    await expect(hanging).rejects.toThrow(
      'The browser gave no sign of life for 2 s while setting “Types”; it was ended.',
    );
  });

  it('is granted more time where its work tells nothing', async () => {
    const watch = await startWatch(browser, page, 1);
    expect(await watch.run('printing 9 pages', () => page.evaluate(working(3, false)), 30)).toBe('done');
  });

  it('that crashes is said to have crashed', async () => {
    const watch = await startWatch(browser, page);
    const session = await page.createCDPSession();
    const waiting = watch.run('setting “The Press”', () => page.evaluate('new Promise(() => {})'));
    session.send('Page.crash').catch(() => {});
    await expect(waiting).rejects.toThrow(/ran out of memory or crashed while setting “The Press”/);
  });

  it.runIf(process.platform !== 'win32')('whose browser is killed is said to have ended', async () => {
    const watch = await startWatch(browser, page);
    const waiting = watch.run('setting “The Press”', () => page.evaluate('new Promise(() => {})'));
    const own = `reissue-browser-${process.pid}-`;
    const all = execFileSync('ps', ['-eo', 'pid,args', '-ww'], { encoding: 'utf8' }).split('\n');
    const pids = all.filter(line => line.includes(own) && !line.includes('/bin/sh')).map(Number.parseFloat);
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // ended with the one before
      }
    }
    await expect(waiting).rejects.toThrow(
      /ended while setting “The Press”|crashed while setting “The Press”/,
    );
  });
});
