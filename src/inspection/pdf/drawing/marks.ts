import type { PDFDict } from '@cantoo/pdf-lib';
import type { Box } from '../reading/objects.ts';
import type { Space } from './spaces.ts';

/** A colour that something is painted in. */
export interface Colour {
  space: Space;
  values: readonly number[];
}

/** How something stands to the tags of the document. */
export type Tagging = 'tagged' | 'artifact' | 'untagged';

/** One thing that a page shows. */
export interface Mark {
  kind: 'text' | 'fill' | 'stroke' | 'image' | 'shading';
  /** Position of the page, from 1. */
  page: number;
  /** What it covers, in points of the page, within the clip. */
  box: Box;
  /** What it is painted in; an image has its own space and no values. */
  colour: Colour;
  tagging: Tagging;
  /** Whether it overprints what is below it. */
  overprint: boolean;
  /** Of text: its size on the page in points; whether it is set and not seen (mode 3). */
  size?: number;
  invisible?: boolean;
  font?: PDFDict;
  /** Of a stroke: its width on the page in points. */
  width?: number;
  image?: DrawnImage;
  /** Whether it stands in a pattern, a soft mask or an annotation, not in the page itself. */
  aside?: 'pattern' | 'mask' | 'annotation';
}

/** A picture where it is drawn. */
export interface DrawnImage {
  /** Undefined for an inline one. */
  dict: PDFDict | undefined;
  pixels: [width: number, height: number];
  /** Bits of a part of a colour; 1 for a stencil. */
  bits: number;
  stencil: boolean;
  filters: string[];
  /** Pixels per inch, across and down, as large as it is drawn. */
  ppi: [number, number];
}

/** Anything that uses a resource, and on which page first: a blend mode, a soft mask, a form. */
export interface Use {
  page: number;
  what: string;
}

/** Something that content does with marked content or tags that cannot be. */
export interface TagFault {
  page: number;
  what: 'artifact-in-tagged' | 'tagged-in-artifact';
}

/** What is drawn in a PDF, read once. */
export interface Drawing {
  marks: Mark[];
  /** Transparency: `soft mask`, `blend mode Multiply`, `opacity 0.5`, `group`. */
  transparency: Use[];
  /** Colour spaces that transparent groups blend in. */
  blending: { page: number; space: Space }[];
  /** Entries of graphics states that printing forbids: `TR`, `TR2`, `HTP`, `HT`. */
  devices: Use[];
  /** Rendering intents that are asked for. */
  intents: Use[];
  /** Operators that are none. */
  unknown: Use[];
  /** XObjects that are neither picture nor form: `PostScript`, `reference`. */
  foreign: Use[];
  tagFaults: TagFault[];
  /** Forms with tags in them, and how often each is drawn. */
  taggedForms: Map<PDFDict, { page: number; count: number }>;
  /** Content that is marked and has a number: `page object or stream` → numbers, for the structure tree. */
  numbered: { page: number; owner: PDFDict; id: number }[];
  /** Languages of marked content. */
  spans: { page: number; language: string }[];
  /** Layers that content belongs to. */
  layers: Use[];
  /** Codes that each font shows, with the page where each stands first; those in unseen text apart. */
  codes: Map<PDFDict, Map<number, { page: number; seen: boolean }>>;
  /** Whether there was too much to read it all. */
  cut: boolean;
}
