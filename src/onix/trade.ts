import { isbn13 } from '../title/identifiers.ts';
import type { Price } from '../title/record.ts';
import { type Book, isIsbn } from '../title.ts';
import { identifierOf, identifiersOf, type Product } from './products.ts';
import { type Element, element, maybe } from './xml.ts';

/** Texts about the book (block 2): its description, and its contents. */
export function collateralDetail({ description }: Book, contents: readonly string[]): Element[] {
  const text = (type: string, words: string) =>
    element('TextContent', [
      element('TextType', type),
      element('ContentAudience', '00'),
      element('Text', words, { textformat: '06' }),
    ]);
  const texts = [
    ...(description ? [text('03', description)] : []),
    ...(contents.length > 0 ? [text('04', contents.join('\n'))] : []),
  ];
  return texts.length > 0 ? [element('CollateralDetail', texts)] : [];
}

/** Whether the book was out when it was last changed: no clock is asked, or two builds would differ. */
export const isOut = ({ date, modified }: Pick<Book, 'date' | 'modified'>): boolean =>
  date !== undefined && modified.slice(0, date.length) >= date;

/** Who publishes the book, where and when, and where it may be sold (block 4): that nobody else may sell it there is not said. */
export function publishingDetail(book: Book): Element {
  const { publisher, place, date, onix } = book;
  const when = date?.replaceAll('-', '') ?? '';
  const format = { 4: '05', 6: '01', 8: '00' }[when.length];
  return element('PublishingDetail', [
    ...(publisher ? [element('Imprint', [element('ImprintName', publisher)])] : []),
    ...(publisher
      ? [element('Publisher', [element('PublishingRole', '01'), element('PublisherName', publisher)])]
      : []),
    ...maybe('CityOfPublication', place),
    element('PublishingStatus', isOut(book) ? '04' : date ? '02' : '09'),
    ...(format
      ? [
          element('PublishingDate', [
            element('PublishingDateRole', '01'),
            element('Date', when, { dateformat: format }),
          ]),
        ]
      : []),
    ...(onix.territory.length > 0
      ? [element('SalesRights', [element('SalesRightsType', '02'), territoryOf(onix.territory)])]
      : []),
  ]);
}

/** The other editions, and the printed book that an EPUB was made from (block 5). */
export function relatedMaterial(product: Product, products: readonly Product[], book: Book): Element[] {
  const related = (relation: string, identifiers: Element[]) =>
    element('RelatedProduct', [element('ProductRelationCode', relation), ...identifiers]);
  const source = book.source.isbn;
  const known = new Set(products.map(({ isbn }) => isbn));
  const isOld = source !== undefined && isIsbn(source) && !known.has(isbn13(source));
  const all = [
    ...products.filter(other => other !== product).map(other => related('06', identifiersOf(other, book))),
    ...(isOld && product.edition === 'epub' ? [related('13', [identifierOf('15', isbn13(source))])] : []),
  ];
  return all.length > 0 ? [element('RelatedMaterial', all)] : [];
}

/** Where, from whom and for how much it is to be had (block 6); nothing where no price is known. */
export function productSupply({ edition }: Product, book: Book): Element[] {
  const prices = book.prices.filter(price => price.edition === edition);
  const supplier = book.onix.supplier ?? book.publisher;
  if (prices.length === 0 || !supplier) return [];
  const { territory } = book.onix;
  const isPublisher = supplier === book.publisher;
  return [
    element('ProductSupply', [
      ...(territory.length > 0 ? [element('Market', [territoryOf(territory)])] : []),
      element('SupplyDetail', [
        element('Supplier', [
          element('SupplierRole', isPublisher ? '01' : '00'),
          element('SupplierName', supplier),
        ]),
        element('ProductAvailability', isOut(book) ? '20' : '10'),
        ...prices.map(priceOf),
      ]),
    ]),
  ];
}

function priceOf({ amount, currency, countries, tax }: Price): Element {
  const territory = countries.length > 0 ? [territoryOf(countries)] : [];
  const cost =
    Number(amount) === 0
      ? [element('UnpricedItemType', '01')]
      : [element('PriceAmount', amount), element('CurrencyCode', currency)];
  return element('Price', [element('PriceType', tax === 'included' ? '02' : '01'), ...cost, ...territory]);
}

function territoryOf(countries: readonly string[]): Element {
  return element(
    'Territory',
    countries.includes('WORLD')
      ? [element('RegionsIncluded', 'WORLD')]
      : [element('CountriesIncluded', countries.join(' '))],
  );
}
