import type { PDFContext, PDFDict } from '@cantoo/pdf-lib';
import type { Drawing } from './drawing/marks.ts';
import type { Font } from './reading/fonts.ts';
import type { Page, TreeFault } from './reading/pages.ts';
import type { Parents } from './reading/parents.ts';
import type { Unpacker } from './reading/streams.ts';
import type { Structure } from './reading/structure.ts';
import type { Xmp } from './reading/xmp.ts';

/** A PDF as the checks see it: all that is read of it, read once. */
export interface Pdf {
  bytes: Uint8Array;
  /** As the header says: `1.7`. */
  version: string;
  context: PDFContext;
  catalog: PDFDict;
  info: PDFDict | undefined;
  /** How it is encrypted; undefined where it is not. */
  encryption: PDFDict | undefined;
  pages: Page[];
  treeFault: TreeFault | undefined;
  drawing: Drawing;
  /** The fonts that show something, and the page on which each does so first. */
  fonts: { font: Font; page: number }[];
  structure: Structure | undefined;
  /** Which element content and annotations are in. */
  parents: Parents;
  /** Undefined where there is none; `broken` where it cannot be read. */
  xmp: Xmp | 'broken' | undefined;
  unpack: Unpacker;
}
