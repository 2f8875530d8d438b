import type { Browser, Page } from 'puppeteer';
import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';

/** Looks after work that is done in a page: none is waited for that will not end. */
export interface Watch {
  /**
   * Does a piece of work in the page. Several may be asked for at once; the page does them one after another.
   * @param doing what it is, as it follows “while”: `setting “The Press”`; where the page says what it is at, that is told
   * @param more seconds that it may take beyond the usual silence
   * @throws Complaint where the page gives no sign of life for too long, crashes, or ends
   */
  run: <T>(doing: string, work: () => Promise<T>, more?: number) => Promise<T>;
}

/** What the page says of itself: that it lives, and what it is at from now on. */
const sign = 'tellAlive';

/**
 * Begins to watch a page. It gets a function `tellAlive(doing)`, for the program's own scripts; an empty text says only that
 * it lives.
 * @param silence seconds without a sign after which it counts as hung
 */
export async function startWatch(
  browser: Browser,
  page: Page,
  silence: number = limits.work.silence,
): Promise<Watch> {
  let quiet = 0;
  let at = '';
  let end: (complaint: Complaint) => void = () => {};
  const broken = new Promise<never>((_, reject) => {
    end = reject;
  });
  broken.catch(() => {});

  const session = await page.createCDPSession();
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name !== sign) return;
    quiet = 0;
    if (payload) at = payload;
  });
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: sign });

  page.on('error', () => end(crashed(at)));
  page.on('close', () => end(gone(at)));
  browser.on('disconnected', () => end(gone(at)));

  let running = 0;
  let patience = silence;
  let clock: NodeJS.Timeout | undefined;
  // Seconds are counted one by one: those in which this program itself was too busy to listen are not the page's.
  const tick = () => {
    quiet += 1;
    if (quiet > patience) end(hung(at, patience));
  };
  const begin = (doing: string, more: number) => {
    running += 1;
    if (running > 1) return;
    [quiet, at, patience] = [0, doing, silence + more];
    clock = setInterval(tick, 1000);
  };
  const done = () => {
    quiet = 0;
    running -= 1;
    if (running === 0) clearInterval(clock);
  };
  return {
    run: async (doing, work, more = 0) => {
      begin(doing, more);
      try {
        return await Promise.race([work(), broken]);
      } catch (error) {
        // A call also fails by itself when the page breaks, and may be heard of before the reason is.
        if (!(error instanceof Complaint)) await Promise.race([broken, pause(200)]);
        throw error;
      } finally {
        done();
      }
    },
  };
}

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

const advice =
  'Look there for a very large picture or table, or many inside one another. Take it out, and build again.';

const hung = (doing: string, seconds: number) =>
  new Complaint(`The browser gave no sign of life for ${seconds} s while ${doing}; it was ended.`, {
    advice,
    exit: 1,
  });

const crashed = (doing: string) =>
  new Complaint(`The browser ran out of memory or crashed while ${doing}.`, { advice, exit: 1 });

const gone = (doing: string) =>
  new Complaint(`The browser ended while ${doing}.`, {
    advice:
      'Build again. If it ends again, set PUPPETEER_EXECUTABLE_PATH to another Chrome, Chromium or Edge.',
    exit: 1,
  });
