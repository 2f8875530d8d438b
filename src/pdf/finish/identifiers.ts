import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

const idKey = PDFName.of('ID');
const headersKey = PDFName.of('Headers');

/**
 * Numbers the elements that cells of tables name as their headings by their order in the book. The browser numbers all that
 * it ever made, which differs from one run to the next.
 */
export function numberHeadings(document: PDFDocument): void {
  const { context, catalog } = document;
  const root = catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  if (!root?.has(PDFName.of('IDTree'))) return;
  const names = new Map<string, string>();
  const tree: PDFObject[] = [];
  const objects = context.enumerateIndirectObjects();
  for (const [ref, object] of objects) {
    const id = object instanceof PDFDict && object.get(idKey);
    if (!(id instanceof PDFString)) continue;
    const name = `heading-${String(names.size + 1).padStart(6, '0')}`;
    names.set(id.asString(), name);
    (object as PDFDict).set(idKey, PDFString.of(name));
    tree.push(PDFString.of(name), ref);
  }
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
  remove(root.get(PDFName.of('IDTree')), context);
  root.set(PDFName.of('IDTree'), context.register(context.obj({ Names: context.obj(tree as never) })));
}

/** Takes a name tree out of the file. */
function remove(node: PDFObject | undefined, context: PDFContext): void {
  if (!(node instanceof PDFRef)) return;
  const kids = context.lookup(node, PDFDict).lookupMaybe(PDFName.of('Kids'), PDFArray);
  for (const kid of kids?.asArray() ?? []) remove(kid, context);
  context.delete(node);
}
