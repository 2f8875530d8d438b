import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { findBrowser } from '../../src/press/browser.ts';
import { everything } from './everything.ts';
import { recordBook } from './record.ts';

it('Ace by DAISY finds nothing that keeps a reader out', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ace-'));
  const book = join(folder, 'everything.epub');
  writeFileSync(book, (await everything(recordBook())).bytes);
  const { path, libraries } = await findBrowser();
  const ace = createRequire(import.meta.url).resolve('@daisy/ace-cli/bin/ace.js');
  await promisify(execFile)(
    process.execPath,
    [ace, '--silent', '--force', '--outdir', join(folder, 'report'), book],
    {
      env: {
        ...process.env,
        PUPPETEER_EXECUTABLE_PATH: path,
        LD_LIBRARY_PATH: [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter),
      },
    },
  );
  const report = JSON.parse(readFileSync(join(folder, 'report/report.json'), 'utf8'));
  expect(report['earl:result']['earl:outcome'], JSON.stringify(report.assertions, null, 1)).toBe('pass');
  // Ace looked at every page, and had not merely nothing to look at.
  expect(report.assertions.length).toBeGreaterThan(5);
}, 180_000);
