import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { findBrowser } from '../../src/press/browser.ts';

/** What Ace by DAISY says of an EPUB: an outcome of the whole, and assertions page by page. */
export async function aceReport(
  bytes: Uint8Array,
): Promise<{ 'earl:result': { 'earl:outcome': string }; assertions: unknown[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'ace-'));
  try {
    const book = join(folder, 'book.epub');
    writeFileSync(book, bytes);
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
    return JSON.parse(readFileSync(join(folder, 'report/report.json'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
