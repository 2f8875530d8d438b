import { PDFCrossRefStream, type PDFRef } from '@cantoo/pdf-lib';

/** As much of the library's stream of cross-references as is mended here. */
interface CrossReferences {
  entries: { ref: PDFRef }[];
  appendEntry: (entry: { ref: PDFRef }) => void;
}

/**
 * Puts an entry in the order of the objects' numbers, as the library does, but finds its place by halving. The library
 * looks through all entries for each, and a book of 2,000 pages has some 200,000 of them.
 */
function appendEntry(this: CrossReferences, entry: { ref: PDFRef }): void {
  const { entries } = this;
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.ref.objectNumber > entry.ref.objectNumber) high = middle;
    else low = middle + 1;
  }
  entries.splice(low, 0, entry);
}

/** Has pdf-lib write the cross-references of a file in linear time. */
export function mendCrossReferences(): void {
  (PDFCrossRefStream.prototype as unknown as CrossReferences).appendEntry = appendEntry;
}
