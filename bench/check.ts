import { readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { checkEpub } from '../src/check.ts';
import { isUnpacked } from '../src/inspection/epub/folder.ts';

/** What the name of a file in a suite says of it, as those of EPUBCheck’s suite do: `content-css-font-error`. */
type Stated = 'valid' | 'invalid' | 'unsaid';

/**
 * Checks every EPUB of a folder, packed or not, and tells how many valid ones got an error and how many invalid ones got
 * none: by their names. Books that were published have other names, and stand by themselves.
 */
export async function benchCheck(folder: string): Promise<void> {
  // What is measured is what everybody has.
  process.env.REISSUE_EPUBCHECK ??= 'no';
  process.env.REISSUE_ACE ??= 'no';
  const counts: Record<Stated, { all: number; wrong: string[] }> = {
    valid: { all: 0, wrong: [] },
    invalid: { all: 0, wrong: [] },
    unsaid: { all: 0, wrong: [] },
  };
  let slowest = { seconds: 0, path: '' };
  for (const path of epubsIn(folder)) {
    const began = performance.now();
    const { findings } = await checkEpub(path, () => {});
    const seconds = (performance.now() - began) / 1e3;
    if (seconds > slowest.seconds) slowest = { seconds, path };
    const stated = statedBy(path);
    const errors = findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    counts[stated].all++;
    if (errors.length > 0 !== (stated === 'invalid'))
      counts[stated].wrong.push([relative(folder, path), ...new Set(errors)].join(' '));
  }
  const { valid, invalid, unsaid } = counts;
  console.log(`valid: ${valid.wrong.length} of ${valid.all} got an error`);
  console.log(`invalid: ${invalid.wrong.length} of ${invalid.all} got none`);
  if (unsaid.all > 0) console.log(`others: ${unsaid.wrong.length} of ${unsaid.all} got an error`);
  console.log(`slowest: ${slowest.seconds.toFixed(1)} s, ${relative(folder, slowest.path)}`);
  for (const [stated, { wrong }] of Object.entries(counts))
    for (const line of wrong) console.log(`  ${stated}: ${line}`);
}

function statedBy(path: string): Stated {
  const name = basename(path).replace(/\.epub$/i, '');
  if (/-(?:error|fatal)$/.test(name)) return 'invalid';
  return /-(?:valid|warning|usage)$/.test(name) ? 'valid' : 'unsaid';
}

/** All EPUBs in a folder, those in an unpacked one left out. */
function epubsIn(folder: string): string[] {
  if (isUnpacked(folder)) return [folder];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return epubsIn(path);
      return entry.isFile() && /\.epub$/i.test(entry.name) ? [path] : [];
    });
}
