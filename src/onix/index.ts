import type { Title } from '../title.ts';
import { accessFeatures, type Evidence } from './accessibility.ts';
import { descriptiveDetail } from './descriptive.ts';
import { identifiersOf, type Product, productsOf } from './products.ts';
import { collateralDetail, isOut, productSupply, publishingDetail, relatedMaterial } from './trade.ts';
import { type Element, element, maybe, write } from './xml.ts';

export type { Evidence } from './accessibility.ts';

/** What a record tells of a book beside its `book.yaml`. */
export interface Contents {
  /** The EPUB as it was inspected. */
  evidence: Evidence;
  /** The contents, a line each. */
  contents: readonly string[];
  /** How many words the text has. */
  words: number;
  /** How many pages its last printing has; none where there was no printing. */
  pages: number;
}

/**
 * Makes the ONIX record of a title, in the order of elements of EDItEUR’s “ONIX for Books Product Information Message” (releases 3.0 and
 * 3.1, reference names): a product each for the EPUB, the printed book and the PDF for readers. The same title gives the same bytes; the
 * date of sending is that of the last change.
 */
export function makeOnix({ book }: Title, contents: Contents): string {
  const { release, sender } = book.onix;
  const products = productsOf(book);
  const message = element(
    'ONIXMessage',
    [
      element('Header', [
        element('Sender', [
          element('SenderName', sender?.name ?? book.publisher ?? book.title),
          ...maybe('EmailAddress', sender?.email),
        ]),
        element('SentDateTime', book.modified.replace(/[-:]/g, '')),
      ]),
      ...products.map(product => productElement(product, products, { book, ...contents })),
    ],
    { release, xmlns: `http://ns.editeur.org/onix/${release}/reference` },
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(message)}`;
}

function productElement(
  product: Product,
  products: readonly Product[],
  { book, evidence, contents, words, pages }: Contents & Pick<Title, 'book'>,
): Element {
  return element('Product', [
    element('RecordReference', `${book.identifier}.${product.edition}`),
    element('NotificationType', isOut(book) ? '03' : '02'),
    element('RecordSourceType', '01'),
    ...identifiersOf(product, book),
    descriptiveDetail(product, book, { access: accessFeatures(evidence, book), words, pages }),
    ...collateralDetail(book, contents),
    publishingDetail(book),
    ...relatedMaterial(product, products, book),
    ...productSupply(product, book),
  ]);
}
