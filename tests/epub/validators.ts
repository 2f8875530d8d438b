import { askCheckers } from '../../src/inspection/checkers/index.ts';
import { inspectOpened, openEpub } from '../../src/inspection/epub/index.ts';

/**
 * What our own checks, epubcheck-ts and, where it is installed, EPUBCheck have against an EPUB: errors and warnings, as
 * `code: message`. Ace has tests of its own.
 */
export async function complaintsOf(bytes: Uint8Array): Promise<string[]> {
  const ace = process.env.REISSUE_ACE;
  process.env.REISSUE_ACE = 'no';
  try {
    const epub = await openEpub(bytes);
    const inspect = () => inspectOpened(epub);
    const findBrowser = () => Promise.reject(new Error('Ace is off'));
    const { findings } = await askCheckers({ epub, name: 'book.epub', inspect, findBrowser }, () => {});
    return findings
      .filter(({ severity }) => severity !== 'info')
      .map(({ code, message }) => `${code}: ${message}`);
  } finally {
    if (ace === undefined) delete process.env.REISSUE_ACE;
    else process.env.REISSUE_ACE = ace;
  }
}
