import { inspectEpub } from '../inspection/epub/index.ts';
import type { Rendering } from '../renderer.ts';
import { editionOf } from '../title.ts';
import { makeEpub } from './index.ts';

/** Makes the EPUB. */
export const make: Rendering['make'] = async work => {
  const { publication, title, meter, cache } = work;
  const bytes = await meter.run('epub', () => makeEpub(publication, editionOf(title, 'epub'), cache));
  return [
    {
      kind: 'epub',
      bytes,
      inspect: () =>
        meter.run('epub inspection', () => inspect('epub', bytes, { ...work, beside: () => undefined })),
    },
  ];
};

/** Holds the EPUB against the manuscript. */
export const inspect: Rendering['inspect'] = (_, bytes, { chapters, recovered }) =>
  inspectEpub(bytes, { manuscript: chapters, recovered });
