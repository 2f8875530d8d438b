import { inspectEpub } from '../inspection/epub/index.ts';
import type { Finding } from '../inspection/finding.ts';
import { evidenceOf } from '../onix/evidence.ts';
import { makeOnix } from '../onix/index.ts';
import { lacksOf } from '../onix/lacks.ts';
import { contentsIn, wordsIn } from '../onix/texts.ts';
import { contributorsOf } from '../publication/people.ts';
import type { MadeEdition, Rendering, Work } from '../renderer.ts';
import { lastPrinted, type Printed } from '../title/printed.ts';
import { editionOf, type Title } from '../title.ts';
import { makeEpub } from './index.ts';
import type { EpubTitle } from './metadata.ts';

/** A title as its EPUB shows it: with the EPUB's ISBN, and what it is known by for good beside it. */
function titleOfEpub(title: Title, printed: Printed | undefined): EpubTitle {
  const { identifier } = title.book;
  const others = /^urn:isbn:/i.test(identifier) ? [] : [identifier];
  return { ...editionOf(title, 'epub'), others, printed };
}

/** Makes the EPUB and, where it is wanted, the ONIX record, which tells of the EPUB only what was found in it. */
export const make: Rendering['make'] = async work => {
  const { publication, title, meter, cache, wanted, chapters, recovered } = work;
  const { printed = lastPrinted(title) } = work;
  const bytes = await meter.run('epub', () => makeEpub(publication, titleOfEpub(title, printed), cache));
  let found: Promise<Finding[]> | undefined;
  const findings = () => {
    found ??= meter.run('epub inspection', () =>
      inspectEpub(bytes, { manuscript: chapters, recovered, printed }),
    );
    return found;
  };
  return [
    { kind: 'epub', bytes, inspect: findings },
    ...(wanted.includes('onix') ? [await recordOf({ ...work, printed }, bytes, await findings())] : []),
  ];
};

async function recordOf(
  { title, publication, printed }: Work,
  epub: Uint8Array,
  found: Finding[],
): Promise<MadeEdition> {
  const { book } = title;
  const creators = [...book.creators, ...contributorsOf(publication.documents, book.creators)];
  const record = makeOnix(
    { ...title, book: { ...book, creators } },
    {
      evidence: await evidenceOf(epub, found),
      contents: contentsIn(publication),
      words: wordsIn(publication),
      pages: printed?.sheets.length ?? 0,
    },
  );
  return {
    kind: 'onix',
    bytes: new TextEncoder().encode(record),
    inspect: async () => lacksOf(book),
  };
}

/** Holds the EPUB against the manuscript, and says what the record lacks. */
export const inspect: Rendering['inspect'] = async (kind, bytes, { chapters, recovered, title }) =>
  kind === 'onix'
    ? lacksOf(title.book)
    : inspectEpub(bytes, { manuscript: chapters, recovered, printed: lastPrinted(title) });
