import { decodePDFRawStream, PDFDocument, type PDFRawStream } from '@cantoo/pdf-lib';
import type { ElementContent } from 'hast';
import { expect, it } from 'vitest';
import { makePdf } from '../../src/print/index.ts';
import { samplePublication, sampleTitle } from './sample.ts';

/** What is drawn on each page of a PDF. */
async function drawn(pdf: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  return document.getPages().map(({ node }) => {
    const stream = node.Contents() as PDFRawStream | undefined;
    return stream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : '';
  });
}

/** The sample with a word more in one of its paragraphs. */
function corrected() {
  const publication = samplePublication();
  const first = publication.documents.find(({ id }) => id === '02-lines')!;
  const look = (node: ElementContent): boolean => {
    if (node.type === 'text' && node.value.includes('The imposition of the sheets')) {
      node.value = node.value.replace('The imposition of the sheets', 'The careful imposition of the sheets');
      return true;
    }
    return node.type === 'element' && node.children.some(look);
  };
  expect(first.tree.children.some(node => look(node as ElementContent))).toBe(true);
  return publication;
}

it('a word more in the next printing changes nothing on any page but its own', async () => {
  const before = await makePdf(samplePublication(), sampleTitle);
  const now = await makePdf(corrected(), sampleTitle, { keep: before.record });
  expect(now.findings).toEqual([]);
  expect(now.pages.map(({ label }) => label)).toEqual(before.pages.map(({ label }) => label));
  const [old, own] = [await drawn(before.screen), await drawn(now.screen)];
  const changed = own.flatMap((page, k) => (page === old[k] ? [] : [now.pages[k]!.part]));
  expect(changed).toEqual(['02-lines']);
});
