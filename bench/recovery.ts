import { extract } from '../src/extraction/index.ts';
import { recover, replay } from '../src/recovery/index.ts';
import type { Book } from './books.ts';
import { line, measure } from './measure.ts';

/** Recovery of a book, and of 2, 4 and 8 copies of it one after the other: its time must grow with the length alone. */
export async function benchRecovery({ name, text }: Book): Promise<void> {
  const settings = { language: 'en-GB', title: name, answers: {} };
  for (const copies of [1, 2, 4, 8]) {
    const bytes = Buffer.from(Array(copies).fill(text).join('\f'));
    const figures = await measure(() => {
      const { ledger, chapters } = recover(extract(bytes, name, settings.language), settings);
      replay(ledger, chapters);
    });
    console.log(line(`${name} × ${copies}`, figures));
  }
}
