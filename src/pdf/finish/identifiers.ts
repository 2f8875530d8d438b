import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject, PDFString } from '@cantoo/pdf-lib';

const idKey = PDFName.of('ID');
const headersKey = PDFName.of('Headers');

/**
 * Names the elements that have a name (notes, and what cells of tables name as their headings) by their gathering and their
 * order in it. The browser numbers all that it ever made, which differs from one run to the next.
 */
export function nameHeadings(document: PDFDocument, part: string): void {
  const names = new Map<string, string>();
  const objects = document.context.enumerateIndirectObjects();
  for (const [, object] of objects) {
    const id = object instanceof PDFDict && object.get(idKey);
    if (!(id instanceof PDFString)) continue;
    const name = `${part}-element-${String(names.size + 1).padStart(6, '0')}`;
    names.set(id.asString(), name);
    (object as PDFDict).set(idKey, PDFString.of(name));
  }
  if (names.size === 0) return;
  const rename = (object: PDFObject) => {
    if (object instanceof PDFArray) object.asArray().forEach(rename);
    if (!(object instanceof PDFDict)) return;
    const headers = object.get(headersKey);
    if (headers instanceof PDFArray) {
      headers.asArray().forEach((header, k) => {
        const name = header instanceof PDFString && names.get(header.asString());
        if (name) headers.set(k, PDFString.of(name));
      });
    }
    for (const value of object.values()) rename(value);
  };
  for (const [, object] of objects) rename(object);
}
