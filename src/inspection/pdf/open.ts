import { ParseSpeeds, type PDFContext, PDFDict, PDFDocument } from '@cantoo/pdf-lib';
import { limits } from '../../limits.ts';
import type { Pdf } from './document.ts';
import { drawingOf } from './drawing/index.ts';
import { fontReader } from './reading/fonts.ts';
import { dictAt, nameAt, streamAt } from './reading/objects.ts';
import { pagesOf } from './reading/pages.ts';
import { parentsIn } from './reading/parents.ts';
import { unpacker } from './reading/streams.ts';
import { structureOf } from './reading/structure.ts';
import { readXmp } from './reading/xmp.ts';

/** Why a PDF cannot be inspected. */
export type Unopened = 'empty' | 'no-pdf' | 'locked' | 'damaged';

/**
 * Opens a PDF, however broken or large, and reads what the checks ask for. One that is encrypted with an empty password, as
 * those are that only forbid printing, is read too.
 * @param onPage told before each page
 */
export async function openPdf(bytes: Uint8Array, onPage?: (page: number) => void): Promise<Pdf | Unopened> {
  if (bytes.length === 0) return 'empty';
  if (!hasHeader(bytes)) return 'no-pdf';
  const opened = await contextOf(bytes);
  if (typeof opened === 'string') return opened;
  const { context, encryption } = opened;
  const catalog = context.lookup(context.trailerInfo.Root);
  if (!(catalog instanceof PDFDict)) return 'damaged';
  const info = context.lookup(context.trailerInfo.Info);
  const bounds = limits.preflight;
  const unpack = unpacker({ stream: bounds.stream, all: bounds.unpacked });
  const { pages, fault } = pagesOf(catalog, limits.pdf.pages);
  const fontOf = fontReader(unpack);
  const room = { operators: bounds.operators, marks: bounds.marks, forms: bounds.forms };
  const drawing = drawingOf({ pages, unpack, fontOf, room, ...(onPage && { onPage }) });
  const metadata = streamAt(catalog, 'Metadata');
  const packet = metadata && unpack(metadata);
  return {
    ...{ bytes, context, catalog, pages, drawing, unpack, encryption },
    version: versionOf(bytes, catalog),
    info: info instanceof PDFDict ? info : undefined,
    treeFault: fault,
    fonts: [...drawing.codes].map(([dict, codes]) => ({
      font: fontOf(dict),
      page: Math.min(...[...codes.values()].map(({ page }) => page)),
    })),
    structure: structureOf(catalog, bounds.tags),
    parents: parentsIn(dictAt(catalog, 'StructTreeRoot')),
    xmp: packet ? (readXmp(packet) ?? 'broken') : metadata && 'broken',
  };
}

/** The version that the header gives, or a later one that the catalogue does (ISO 32000-2, 7.5.2). */
function versionOf(bytes: Uint8Array, catalog: PDFDict): string {
  const header = /%PDF-(\d\.\d)/.exec(Buffer.from(bytes.subarray(0, 1_024)).toString('latin1'))?.[1] ?? '';
  const later = /^\d\.\d$/.exec(nameAt(catalog, 'Version') ?? '')?.[0] ?? '';
  return [header, later].sort().at(-1)!;
}

const hasHeader = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1_024)).includes('%PDF-');

/** A PDF whose objects were read. */
export type Opened = { context: PDFContext; encryption: PDFDict | undefined };

/** The objects of a PDF; one that is encrypted with an empty password is opened with that. */
export async function contextOf(bytes: Uint8Array): Promise<Opened | Unopened> {
  const load = async (password?: string) => {
    const options = { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest, ignoreEncryption: true };
    const { context } = await PDFDocument.load(bytes, {
      ...options,
      ...(password !== undefined && { password }),
    });
    return context;
  };
  let encryption: PDFDict | undefined;
  try {
    const context = await load();
    const found = context.lookup(context.trailerInfo.Encrypt);
    if (!(found instanceof PDFDict)) return { context, encryption };
    encryption = found;
  } catch {
    return 'damaged';
  }
  try {
    return { context: await load(''), encryption };
  } catch {
    return 'locked';
  }
}
