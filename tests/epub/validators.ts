import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { askEpubcheck } from '../../src/inspection/checkers/epubcheck.ts';
import { isFalseAlarm } from '../../src/inspection/checkers/false-alarms.ts';
import { inspectOpened, openEpub } from '../../src/inspection/epub/index.ts';

/** Seconds that EPUBCheck may take on a machine that has much else to do. */
const patience = 120;

/**
 * What our own checks, epubcheck-ts and, where it is installed, EPUBCheck have against an EPUB: errors and warnings, as
 * `code: message`. They have all the time they need. Ace has a test of its own.
 */
export async function complaintsOf(bytes: Uint8Array): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'validators-'));
  try {
    const file = join(folder, 'book.epub');
    writeFileSync(file, bytes);
    const epub = await openEpub(bytes);
    const own = inspectOpened(epub).filter(({ severity }) => severity !== 'info');
    const port = (await EpubCheck.validate(bytes)).messages
      .filter(({ severity }) => ['fatal', 'error', 'warning'].includes(severity))
      .filter(
        ({ id, message, location }) =>
          !isFalseAlarm(epub, {
            ...{ checker: 'epubcheck-ts', rule: id, severity: 'error', message },
            ...(location && { path: location.path }),
          }),
      );
    const { asked, said } = await askEpubcheck(file, folder, patience);
    const java = said.filter(({ severity }) => severity !== 'info');
    return [
      ...own.map(({ code, message }) => `${code}: ${message}`),
      ...port.map(({ id, message }) => `epubcheck-ts ${id}: ${message}`),
      ...java.map(({ rule, message }) => `EPUBCheck ${rule}: ${message}`),
      ...(['stopped', 'failed'].includes(asked.outcome) ? [`EPUBCheck: ${asked.why}`] : []),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
