import { PDFDict, PDFRawStream } from '@cantoo/pdf-lib';
import type { FontReader } from '../reading/fonts.ts';
import {
  type Box,
  boxAt,
  dictAt,
  entriesOf,
  entry,
  nameAt,
  numberAt,
  numbersAt,
} from '../reading/objects.ts';
import type { Page } from '../reading/pages.ts';
import type { Unpacker } from '../reading/streams.ts';
import { colouring } from './colouring.ts';
import type { Drawing } from './marks.ts';
import { paths } from './paths.ts';
import { placing } from './placing.ts';
import { spaceFinder } from './spaces.ts';
import { asMatrix, common, identity, initialState, type Matrix, moved, times } from './state.ts';
import { tagging } from './tagging.ts';
import { texts } from './texts.ts';
import { readOperators } from './tokens.ts';
import type { Inside, Operator, Shared, Walker } from './walker.ts';

export type { Colour, Drawing, Mark, Use } from './marks.ts';
export type { ShownText } from './walker.ts';

const operators = new Map<string, Operator>(
  Object.entries({ ...colouring, ...paths, ...texts, ...placing, ...tagging }),
);
/** Forms, patterns and masks within each other. */
const deepest = 12;

/** What a PDF is drawn with, and how much of it is read. */
export interface DrawingGiven {
  pages: readonly Page[];
  unpack: Unpacker;
  fontOf: FontReader;
  room: { operators: number; marks: number; forms: number };
  /** Told before each page. */
  onPage?: (page: number) => void;
  /** Told of each string that the pages themselves show. */
  onText?: Shared['onText'];
}

/**
 * Reads what the pages show, with all that they draw inside: forms, patterns, soft masks, appearances of annotations. What
 * is in Type 3 glyphs is not looked into. Takes time and space in proportion to the operators, of which `room` bounds how
 * many are read.
 */
export function drawingOf({ pages, unpack, fontOf, room, onPage, onText }: DrawingGiven): Drawing {
  const out: Drawing = {
    ...{ marks: [], transparency: [], blending: [], devices: [], intents: [], unknown: [], foreign: [] },
    ...{ tagFaults: [], taggedForms: new Map(), numbered: [], spans: [], layers: [], codes: new Map() },
    cut: false,
  };
  const shared: Shared = {
    out,
    unpack,
    fontOf,
    spaceOf: spaceFinder(unpack),
    room,
    draw: drawInside,
    onText,
  };
  for (const page of pages) {
    if (out.cut) break;
    onPage?.(page.number);
    drawPage(page, shared);
  }
  return out;
}

function drawPage(page: Page, shared: Shared): void {
  const { out, spaceOf, unpack } = shared;
  const space = entry(dictAt(page.dict, 'Group'), 'CS');
  if (space) out.blending.push({ page: page.number, space: spaceOf(space, page.resources) });
  // Streams of a page are one stream, broken between any two tokens.
  const parts = page.contents.flatMap(stream => [unpack(stream) ?? new Uint8Array(), Buffer.from('\n')]);
  const walker = walkerOn(page, shared);
  run(Buffer.concat(parts), walker);
  for (const annotation of page.annotations) drawAppearance(annotation, walkerOn(page, shared));
}

function walkerOn(page: Page, shared: Shared): Walker {
  return {
    ...{ shared, page, resources: page.resources, owner: page.dict, depth: 0, aside: undefined },
    ...{ state: initialState(page.boxes.media, identity), stack: [], open: [], base: identity },
    path: { box: undefined, at: [0, 0], pieces: 0, clips: false },
    text: { matrix: identity, line: identity },
  };
}

function run(bytes: Uint8Array, walker: Walker): void {
  const { room, out } = walker.shared;
  readOperators(bytes, (name, operands) => {
    if (room.operators-- <= 0) out.cut = true;
    if (out.cut) return false;
    const operator = operators.get(name);
    if (operator) operator(walker, operands);
    else out.unknown.push({ page: walker.page.number, what: name });
    return true;
  });
}

/** Draws what is inside a stream: in the state of whoever draws it, and within its box. */
function drawInside({ stream, walker, matrix, aside }: Inside): void {
  const { shared, page, depth, state } = walker;
  if (shared.room.forms-- <= 0) shared.out.cut = true;
  if (depth >= deepest || shared.out.cut) return;
  const bytes = shared.unpack(stream);
  if (!bytes) return;
  const bounds = boxAt(stream, 'BBox');
  const outer = aside === 'pattern' ? page.boxes.media : state.clip;
  const clip = outer && bounds && aside !== 'pattern' ? common(moved(bounds, matrix), outer) : outer;
  const before = shared.out.numbered.length;
  run(bytes, {
    ...{ shared, page, owner: stream.dict, depth: depth + 1, aside: aside ?? walker.aside },
    resources: dictAt(stream, 'Resources') ?? walker.resources,
    state: { ...(aside === 'pattern' ? initialState(page.boxes.media, matrix) : state), matrix, clip },
    ...{ stack: [], open: walker.open, base: matrix },
    path: { box: undefined, at: [0, 0], pieces: 0, clips: false },
    text: { matrix: identity, line: identity },
  });
  if (shared.out.numbered.length > before) {
    const known = shared.out.taggedForms.get(stream.dict);
    shared.out.taggedForms.set(stream.dict, { page: page.number, count: (known?.count ?? 0) + 1 });
  }
}

/** Hidden, and not to be shown: bits of an annotation's flags (ISO 32000-2, 12.5.3). */
const unseen = 2 | 32;

/** Draws how an annotation looks (ISO 32000-2, 12.5.5): its appearance is fitted into its rectangle. */
function drawAppearance(annotation: PDFDict, walker: Walker): void {
  const rectangle = boxAt(annotation, 'Rect');
  const normal = entry(dictAt(annotation, 'AP'), 'N');
  const state = nameAt(annotation, 'AS');
  const chosen =
    normal instanceof PDFDict ? (state ? entry(normal, state) : entriesOf(normal)[0]?.[1]) : normal;
  if (!rectangle || !(chosen instanceof PDFRawStream)) return;
  if (((numberAt(annotation, 'F') ?? 0) & unseen) !== 0) return;
  const own = asMatrix(numbersAt(chosen, 'Matrix')) ?? identity;
  const box = moved(boxAt(chosen, 'BBox') ?? [0, 0, 1, 1], own);
  drawInside({ stream: chosen, walker, matrix: times(own, fitted(box, rectangle)), aside: 'annotation' });
}

function fitted(box: Box, into: Box): Matrix {
  const scale = (from: number, to: number) => (from === 0 ? 1 : to / from);
  const x = scale(box[2] - box[0], into[2] - into[0]);
  const y = scale(box[3] - box[1], into[3] - into[1]);
  return [x, 0, 0, y, into[0] - box[0] * x, into[1] - box[1] * y];
}
