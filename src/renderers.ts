import type { EditionKind } from './edition.ts';
import type { Renderer } from './renderer.ts';

/** What makes the editions. A new edition is a line here, a line in `edition.ts`, and a folder with a `renderer.ts`. */
const renderers: readonly Renderer[] = [
  { makes: ['epub', 'onix'], listsPages: true, load: () => import('./epub/renderer.ts') },
  {
    makes: ['print', 'screen', 'cover'],
    load: () => import('./print/renderer.ts'),
    prepare: async () => (await import('./press/ready.ts')).prepareBrowser(),
  },
];

/** The renderers of which any of these editions come. */
export const renderersFor = (kinds: readonly EditionKind[]): Renderer[] =>
  renderers.filter(({ makes }) => makes.some(kind => kinds.includes(kind)));
