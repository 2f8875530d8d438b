import { benchAgain } from './again.ts';
import { books } from './books.ts';
import { benchEpub } from './epub.ts';
import { benchLines } from './lines.ts';
import { benchPrint } from './print.ts';
import { benchRebuild } from './rebuild.ts';
import { benchRecovery } from './recovery.ts';

/** `npm run bench [-- recovery|epub|lines|print|again|rebuild]`: what each stage takes, on the specimen or on the books of REISSUE_BOOKS. */
const benches = {
  recovery: benchRecovery,
  epub: benchEpub,
  lines: benchLines,
  print: benchPrint,
  again: benchAgain,
  rebuild: benchRebuild,
};

const wanted = process.argv.slice(2);
const unknown = wanted.find(name => !(name in benches));
if (unknown) {
  console.error(`There is no bench “${unknown}”; there are ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(name);
  for (const [k, book] of books().entries()) await bench(book, k === 0);
}
