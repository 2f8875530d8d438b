import type { PrintSettings } from '../../title.ts';
import type { Design } from './design.ts';
import { essay } from './essay.ts';
import { monograph } from './monograph.ts';
import { novel } from './novel.ts';
import { textbook } from './textbook.ts';

/** How the themes look as covers. */
export const designs: Record<PrintSettings['theme'], Design> = { monograph, essay, novel, textbook };
