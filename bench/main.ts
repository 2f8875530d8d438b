import { benchAgain } from './again.ts';
import { books } from './books.ts';
import { benchCheck } from './check.ts';
import { benchEpub } from './epub.ts';
import { benchLines } from './lines.ts';
import { benchPages, benchPrint } from './print.ts';
import { benchRebuild } from './rebuild.ts';
import { benchRecovery } from './recovery.ts';

/**
 * `npm run bench [-- recovery|epub|lines|print|pages|again|rebuild]`: what each stage takes, on the specimen or on the books of
 * REISSUE_BOOKS. `npm run bench -- check FOLDER`: how right the checks are about the EPUBs of a folder.
 */
const benches = {
  recovery: benchRecovery,
  epub: benchEpub,
  lines: benchLines,
  print: benchPrint,
  pages: benchPages,
  again: benchAgain,
  rebuild: benchRebuild,
};

const wanted = process.argv.slice(2);
if (wanted[0] === 'check') {
  if (wanted.length !== 2) complain('Name the folder of EPUBs: npm run bench -- check FOLDER');
  await benchCheck(wanted[1]!);
  process.exit();
}
const unknown = wanted.find(name => !(name in benches));
if (unknown) complain(`There is no bench “${unknown}”; there are check, ${Object.keys(benches).join(', ')}.`);
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(name);
  for (const [k, book] of books().entries()) await bench(book, k === 0);
}

function complain(words: string): void {
  console.error(words);
  process.exit(2);
}
