import { audiences } from '../title/record.ts';
import type { Book } from '../title.ts';
import { contributors } from './contributors.ts';
import { languageCode } from './languages.ts';
import type { Product } from './products.ts';
import { type Element, element, maybe } from './xml.ts';

/** What a product is, how it is called, who made it and what it is about (block 1). */
export function descriptiveDetail(
  { edition }: Product,
  book: Book,
  { access, words, pages }: { access: Element[]; words: number; pages: number },
): Element {
  return element('DescriptiveDetail', [
    element('ProductComposition', '00'),
    ...formOf(edition, book, access),
    ...(book.series ? [collection(book.series)] : []),
    titleDetail('01', [element('TitleText', book.title), ...maybe('Subtitle', book.subtitle)]),
    ...(book.original.title ? [titleDetail('03', [element('TitleText', book.original.title)])] : []),
    ...contributors(book, languageCode),
    element('NoEdition', ''),
    ...languages(book),
    ...(edition === 'print' || words === 0 ? [] : [extent('02', words, '02')]),
    ...(pages === 0 ? [] : [extent(edition === 'epub' ? '08' : '05', pages, '03')]),
    ...subjects(book),
    ...readers(book),
  ]);
}

/** Of an EPUB of ours it is known that it flows and that nothing protects it; of a book, its trimmed size. */
function formOf(edition: Product['edition'], book: Book, access: Element[]): Element[] {
  const text = element('PrimaryContentType', '10');
  if (edition === 'print') {
    const { width, height } = book.print.trim;
    const form = { paperback: 'BC', hardback: 'BB' }[book.onix.binding as 'paperback'] ?? 'BA';
    return [element('ProductForm', form), text, measure('01', height), measure('02', width)];
  }
  const details = edition === 'epub' ? ['E101', 'E200'] : ['E107'];
  return [
    element('ProductForm', 'ED'),
    ...details.map(code => element('ProductFormDetail', code)),
    ...(edition === 'epub' ? access : []),
    text,
    element('EpubTechnicalProtection', '00'),
  ];
}

const measure = (type: string, millimetres: number): Element =>
  element('Measure', [
    element('MeasureType', type),
    element('Measurement', String(millimetres)),
    element('MeasureUnitCode', 'mm'),
  ]);

const titleDetail = (type: string, texts: Element[], level = '01'): Element =>
  element('TitleDetail', [
    element('TitleType', type),
    element('TitleElement', [element('TitleElementLevel', level), ...texts]),
  ]);

function collection({ name, number }: NonNullable<Book['series']>): Element {
  const part = number ? [element('PartNumber', number)] : [];
  return element('Collection', [
    element('CollectionType', '10'),
    titleDetail('01', [...part, element('TitleText', name)], '02'),
  ]);
}

function languages({ language, languages: further, original }: Book): Element[] {
  const of = (role: string, tags: (string | undefined)[]) =>
    [...new Set(tags.map(tag => tag && languageCode(tag)))]
      .filter(code => code !== undefined && code !== '')
      .map(code => element('Language', [element('LanguageRole', role), element('LanguageCode', code!)]));
  return [...of('01', [language, ...further]), ...of('02', [original.language])];
}

/**
 * How long it is (lists 23 and 24): in words of the text; in numbered pages, or for an EPUB in those of the print edition beside it.
 */
const extent = (type: string, value: number, unit: string): Element =>
  element('Extent', [
    element('ExtentType', type),
    element('ExtentValue', String(value)),
    element('ExtentUnit', unit),
  ]);

/** Schemes of Thema’s qualifiers by their first digit (list 27). */
const qualifiers = ['94', '95', '96', '97', '98', '99'];

/** Subjects by their codes, the first of each scheme as the main one; and headings without a code as keywords. */
function subjects({ subjects }: Book): Element[] {
  const seen = new Set<string>();
  const subject = (scheme: string, code: string, text: string) => {
    const isMain = ['10', '93'].includes(scheme) && !seen.has(scheme);
    seen.add(scheme);
    return element('Subject', [
      ...(isMain ? [element('MainSubject', '')] : []),
      element('SubjectSchemeIdentifier', scheme),
      element('SubjectCode', code),
      element('SubjectHeadingText', text),
    ]);
  };
  const keywords = subjects.filter(({ bisac, thema }) => !bisac && !thema).map(({ text }) => text);
  return [
    ...subjects.flatMap(({ text, bisac }) => (bisac ? [subject('10', bisac, text)] : [])),
    ...subjects.flatMap(({ text, thema }) =>
      thema ? [subject(qualifiers[Number(thema[0]) - 1] ?? '93', thema, text)] : [],
    ),
    ...(keywords.length > 0
      ? [
          element('Subject', [
            element('SubjectSchemeIdentifier', '20'),
            element('SubjectHeadingText', keywords.join('; ')),
          ]),
        ]
      : []),
  ];
}

function readers({ audience, ages }: Book): Element[] {
  const bound = (precision: string, age: number | undefined) =>
    age === undefined
      ? []
      : [element('AudienceRangePrecision', precision), element('AudienceRangeValue', String(age))];
  const range = [...bound('03', ages.from), ...bound('04', ages.to)];
  return [
    ...(audience
      ? [
          element('Audience', [
            element('AudienceCodeType', '01'),
            element('AudienceCodeValue', audiences[audience]),
          ]),
        ]
      : []),
    ...(range.length > 0
      ? [element('AudienceRange', [element('AudienceRangeQualifier', '17'), ...range])]
      : []),
  ];
}
