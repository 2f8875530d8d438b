import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import { delimiter } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookYaml, desk, rawText } from '../cli/run.ts';
import { openBrowser } from './browser.ts';
import { becomes, becomesIn, pause, seenIn, type Watched, watchIn } from './watched.ts';

const lines = (count: number, word: string) =>
  Array.from(
    { length: count },
    (_, k) => `The ${word} went to the press for the ${k + 1}th time, and came back.`,
  ).join('\n\n');

const chapter = (title: string, text: string) => `---\ntype: chapter\n---\n\n# ${title}\n\n${text}\n`;

const files = () => ({
  'manuscript/small/book.yaml': bookYaml(),
  'manuscript/small/chapters/01-one.md': chapter('The Compositor', lines(30, 'forme')),
  'manuscript/small/chapters/02-two.md': chapter(
    'The Reader',
    `${lines(60, 'proof')}\n\nThe corrector read it once more by a poor light.\n\n${lines(5, 'sheet')}`,
  ),
});

/** Saves as most editors do: beside the file, then in its place. */
function save(work: ReturnType<typeof desk>, name: string, text: string): void {
  work.put(`${name}.new~`, text);
  renameSync(work.path(`${name}.new~`), work.path(name));
}

const axe = readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@daisy/ace-cli/package.json')).resolve(
    '@daisy/axe-core-for-ace/axe.min.js',
  ),
  'utf8',
);

const book = "document.getElementById('book').contentDocument";
const textOf = (id: string) => `document.getElementById('${id}').textContent`;
const atRest = "document.body.dataset.state === 'built'";

describe.runIf(process.platform !== 'win32')('reissue watch', () => {
  const work = desk(files());
  const two = 'manuscript/small/chapters/02-two.md';
  const text = work.read(two);
  let watched: Watched;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    [watched, browser] = await Promise.all([watchIn(work.folder, ['small']), openBrowser()]);
    page = await browser.newPage();
    page.on('console', message => complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(String(error)));
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(watched.address);
    await becomesIn(page, `${atRest} && document.querySelector('#leaves canvas')`);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await watched?.stop();
    work.clear();
  });

  it('shows both editions as they were built, at their beginning', async () => {
    expect(await becomesIn(page, `${book}.querySelector('body[*|type=cover], body')`)).toBe(true);
    expect(await page.evaluate(textOf('title'))).toBe('A Short Book');
    const pdf = Buffer.from(await (await fetch(`${watched.address}book.pdf`)).arrayBuffer());
    expect(pdf.equals(work.bytes('out/small/small-screen.pdf'))).toBe(true);
  });

  it('goes to the word that was saved, in both editions, and marks it', async () => {
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    save(work, two, text.replace('poor light', 'good light'));
    const inBook = `(() => {
      const marked = ${book}.querySelector('[data-reissue-changed]');
      if (!marked) return undefined;
      const { top, bottom } = marked.getBoundingClientRect();
      const inView = top >= 0 && bottom <= document.getElementById('book').clientHeight;
      return inView && marked.textContent;
    })()`;
    expect(await seenIn(page, inBook)).toBe('The corrector read it once more by a good light.');
    expect(await becomesIn(page, "document.querySelector('.marks > div')")).toBe(true);
    const label = /page (\d+)\.$/.exec(String(await page.evaluate(textOf('said'))))?.[1];
    expect(await page.evaluate(textOf('said'))).toBe(`Built again, page ${label}.`);
    expect(await page.evaluate(textOf('place-here'))).toBe(`Changed place, page ${label}`);
    expect(Number(label)).toBeGreaterThan(1);
    // The line that is marked is the line with the words; on a slow machine the mark may be gone before the page is drawn.
    const inPages = `(() => {
      const mark = document.querySelector('.marks > div');
      if (!mark) return void document.getElementById('place-here').click();
      const { top, bottom } = mark.getBoundingClientRect();
      const spans = [...mark.closest('li').querySelectorAll('.text span')].filter(span => {
        const box = span.getBoundingClientRect();
        return box.top + box.height / 2 > top && box.top + box.height / 2 < bottom;
      });
      return spans.length > 0 && [mark.closest('li').dataset.label, spans.map(span => span.textContent).join('')];
    })()`;
    expect(await seenIn(page, inPages)).toEqual([label, expect.stringContaining('good light')]);
  }, 120_000);

  it('takes the mark away after a moment', async () => {
    const gone = `!${book}.querySelector('[data-reissue-changed]') && !document.querySelector('.marks > div')`;
    expect(await becomesIn(page, gone)).toBe(true);
  }, 60_000);

  it('makes of quick saves one build or two', async () => {
    const before = watched.builds();
    for (const word of ['grey', 'dim', 'weak', 'faint']) {
      save(work, two, text.replace('poor light', `${word} light`));
      await pause(30);
    }
    expect(await becomesIn(page, `${book}.body.textContent.includes('faint light')`)).toBe(true);
    await becomesIn(page, atRest);
    await pause(1_000);
    expect(watched.builds() - before).toBeLessThanOrEqual(2);
  }, 60_000);

  it('shows an error with its place over the last good edition, until it is corrected', async () => {
    save(work, two, text.replace('poor light', 'poor light\n\n:::nonsense\nwords\n:::'));
    expect(await becomesIn(page, "!document.getElementById('errors').hidden")).toBe(true);
    const told = await page.evaluate(textOf('errors'));
    expect(told).toMatch(/1 error\. You see the last good edition\./);
    expect(told).toMatch(/manuscript\/small\/chapters\/02-two\.md:\d+/);
    expect(told).toMatch(/There is no :::nonsense/);
    expect(await page.evaluate(`${book}.body.textContent.includes('faint light')`)).toBe(true);
    expect(await page.evaluate(textOf('alarm'))).toMatch(/^Error, .*02-two\.md, line \d+: There is no/);
    save(work, two, text);
    expect(await becomesIn(page, "document.getElementById('errors').hidden")).toBe(true);
    expect(await becomesIn(page, `${book}.body.textContent.includes('poor light')`)).toBe(true);
  }, 60_000);

  it('shows what is wrong in book.yaml, and goes on', async () => {
    await becomesIn(page, atRest);
    work.put('manuscript/small/book.yaml', bookYaml('pubisher: A Press'));
    expect(await becomesIn(page, `${textOf('errors')}.includes('book.yaml:6')`)).toBe(true);
    work.put('manuscript/small/book.yaml', bookYaml('publisher: A Press'));
    expect(await becomesIn(page, `document.getElementById('errors').hidden && ${atRest}`)).toBe(true);
  }, 60_000);

  it('finds chapters again whose folder was taken away and put back', async () => {
    const folder = work.path('manuscript/small/chapters');
    renameSync(folder, work.path('elsewhere'));
    expect(await becomesIn(page, "!document.getElementById('errors').hidden")).toBe(true);
    renameSync(work.path('elsewhere'), folder);
    expect(await becomesIn(page, `document.getElementById('errors').hidden && ${atRest}`)).toBe(true);
    save(work, two, text.replace('poor light', 'new light'));
    expect(await becomesIn(page, `${book}.body.textContent.includes('new light')`)).toBe(true);
  }, 60_000);

  it.each(['light', 'dark'])(
    'has no fault that axe finds, when it is %s',
    async scheme => {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.evaluate(`${axe};undefined`);
      const faults = `axe.run(document, { iframes: false }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(', ')))`;
      expect(await page.evaluate(faults)).toEqual([]);
      // The order of the keyboard: the switch, the chapter, the book, the page, the pages.
      await page.evaluate('document.activeElement.blur()');
      const order: unknown[] = [];
      for (let k = 0; k < 7; k++) {
        await page.keyboard.press('Tab');
        order.push(await page.evaluate('document.activeElement.id || document.activeElement.name'));
      }
      for (const id of ['view', 'chapter', 'book', 'page', 'desk']) expect(order).toContain(id);
    },
    60_000,
  );

  it('says that another command works on the title, and waits for it', async () => {
    await becomesIn(page, atRest);
    const lock = work.path('manuscript/small/.reissue-lock');
    writeFileSync(lock, `${process.pid}\n`, { flag: 'wx' });
    save(work, two, text.replace('poor light', 'late light'));
    expect(await becomesIn(page, `${textOf('doing')}.includes('another command is working')`)).toBe(true);
    work.remove('manuscript/small/.reissue-lock');
    expect(await becomesIn(page, `${book}.body.textContent.includes('late light')`)).toBe(true);
  }, 60_000);

  it('never complains in the browser', () => {
    expect(complaints).toEqual([]);
  });

  it('answers nobody who asks by another name, and nothing that was not built', async () => {
    const { port, host } = new URL(watched.address);
    const ask = (path: string, { method = 'GET', name = host } = {}) =>
      new Promise((resolve, reject) => {
        const asked = request(
          { host: '127.0.0.1', port, path: `/${path}`, method, headers: { host: name } },
          answer => {
            answer.resume();
            resolve(answer.statusCode);
          },
        );
        asked.on('error', reject);
        asked.end();
      });
    expect(await ask('')).toBe(200);
    expect(await ask('epub/OEBPS/style.css')).toBe(200);
    for (const name of ['evil.example', `evil.example:${port}`, '127.0.0.1', '127.0.0.1.evil.example'])
      expect(await ask('', { name })).toBe(403);
    for (const path of [
      'package.json',
      'page/../../../package.json',
      'epub/../../../../etc/passwd',
      'epub/%2e%2e/%2e%2e/etc/passwd',
      'pdfjs/../package.json',
      'page/%00',
      'page/%zz',
    ])
      expect(await ask(path)).toBe(404);
    expect(await ask('', { method: 'POST' })).toBe(405);
  });

  it('lets no script run in the book, wherever it is opened, and no way out', async () => {
    const { headers } = await fetch(`${watched.address}epub/OEBPS/toc.xhtml`);
    expect(headers.get('content-type')).toBe('application/xhtml+xml');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox allow-same-origin/);
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    const frame = await page.evaluate("document.getElementById('book').getAttribute('sandbox')");
    expect(frame).toBe('allow-same-origin');
    const own = await fetch(watched.address);
    expect(own.headers.get('content-security-policy')).toMatch(/script-src 'self'.*frame-ancestors 'none'/);
  });
});

describe.runIf(process.platform !== 'win32')('a watch', () => {
  it('builds once what recovery writes, tries ports upward, and ends with all that it started', async () => {
    const work = desk({
      'manuscript/raw/book.yaml': bookYaml('extraction: extraction.txt'),
      'manuscript/raw/extraction.txt': rawText,
      'bin/xdg-open': '#!/bin/sh\necho "$1" > "$OPENED"\n',
    });
    chmodSync(work.path('bin/xdg-open'), 0o755);
    mkdirSync(work.path('tmp'));
    const env = {
      TMPDIR: work.path('tmp'),
      PATH: [work.path('bin'), process.env.PATH].join(delimiter),
      OPENED: work.path('opened'),
    };
    const port = String(20_000 + (process.pid % 20_000));
    const first = await watchIn(work.folder, ['raw', '--port', port, '--open'], env);
    const second = await watchIn(
      work.folder,
      ['raw', '--only', 'epub', '--out', 'other', '--port', port],
      env,
    );
    try {
      expect(Number(new URL(second.address).port)).toBeGreaterThan(Number(new URL(first.address).port));
      expect(await becomes(() => first.builds() > 0 && second.builds() > 0)).toBe(true);
      expect(work.list('manuscript/raw')).toContain('chapters');
      await pause(3_000);
      expect(first.builds()).toBe(1);
      // The other one may have seen the chapters come.
      expect(second.builds()).toBeLessThanOrEqual(2);
      expect(work.list('other/raw')).not.toContain('raw.pdf');
      if (process.platform === 'linux') expect(work.read('opened').trim()).toBe(first.address);
    } finally {
      // While it builds, so that a browser runs.
      work.put('manuscript/raw/chapters/02-more.md', chapter('More', lines(200, 'sheet')));
      await becomes(() => readdirSync(work.path('tmp')).some(name => name.startsWith('reissue-browser-')));
      expect(await first.stop()).toBe(130);
      expect(await second.stop('SIGTERM')).toBe(143);
    }
    const left = () => ({
      processes: execFileSync('ps', ['-eo', 'stat,args', '-ww'], { encoding: 'utf8', maxBuffer: 1 << 26 })
        .split('\n')
        .filter(line => line.includes(work.folder) && !line.startsWith('Z')),
      profiles: readdirSync(work.path('tmp')).filter(name => name.startsWith('reissue-browser-')),
      lock: existsSync(work.path('manuscript/raw/.reissue-lock')),
    });
    await becomes(() => left().processes.length + left().profiles.length === 0, 20);
    expect(left()).toEqual({ processes: [], profiles: [], lock: false });
    work.clear();
  }, 180_000);

  it('shows where a person and a new recovery have changed the same words, and goes on', async () => {
    const work = desk({
      'manuscript/raw/book.yaml': bookYaml('extraction: extraction.txt'),
      'manuscript/raw/extraction.txt': rawText,
    });
    const watched = await watchIn(work.folder, ['raw', '--only', 'epub']);
    try {
      await becomes(() => watched.builds() === 1);
      const [name] = work.list('manuscript/raw/chapters');
      const path = `manuscript/raw/chapters/${name}`;
      work.put(path, work.read(path).replace('They kept it.', 'They hid it.'));
      await becomes(() => watched.builds() === 2);
      work.put('manuscript/raw/extraction.txt', rawText.replace('They kept it.', 'They sold it.'));
      await becomes(() => watched.builds() === 3);
      expect(watched.said()).toMatch(
        /error both-changed: You have written “hid” here, and the new recovery has “sold”/,
      );
      work.put('manuscript/raw/extraction.txt', rawText);
      await becomes(() => watched.builds() === 4);
      expect(watched.said().split('\n').at(-2)).toMatch(/built EPUB in [\d.]+ s(?!.*error)/);
    } finally {
      await watched.stop();
      work.clear();
    }
  }, 120_000);

  it('that makes the PDF alone finds the place in it too', async () => {
    const work = desk(files());
    const [watched, browser] = await Promise.all([
      watchIn(work.folder, ['small', '--only', 'pdf']),
      openBrowser(),
    ]);
    try {
      const page = await browser.newPage();
      await page.goto(watched.address);
      await becomesIn(page, `${atRest} && document.querySelector('#leaves canvas')`);
      expect(await page.evaluate("document.getElementById('epub').hidden")).toBe(true);
      const two = 'manuscript/small/chapters/02-two.md';
      save(work, two, work.read(two).replace('poor light', 'good light'));
      expect(await becomesIn(page, "document.querySelector('.marks > div')")).toBe(true);
      expect(await page.evaluate(textOf('said'))).toMatch(/^Built again, page \d+\.$/);
      expect(work.list('out/small')).not.toContain('small.epub');
    } finally {
      await browser.close();
      await watched.stop();
      work.clear();
    }
  }, 120_000);

  it('is of one title, and says where a port is taken', async () => {
    const work = desk({ ...files(), 'manuscript/other/book.yaml': bookYaml() });
    await expect(watchIn(work.folder, [])).rejects.toThrow(/more than one title/);
    await expect(watchIn(work.folder, ['small', '--port', '70000'])).rejects.toThrow(/from 1 to 65535/);
    work.clear();
  }, 60_000);
});
