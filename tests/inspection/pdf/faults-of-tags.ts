import { text, xmp } from './bed.ts';
import type { Fault } from './faults.ts';
import { readerFontFaults } from './faults-of-fonts.ts';
import type { Tagged } from './screen.ts';

/** A fault of a PDF for readers of a screen, and the rules of veraPDF that find it. */
interface TagFault extends Omit<Fault<'pdf-ua'>, 'plant'> {
  plant: (book: Tagged) => void | Promise<void>;
  /** Clauses and tests of veraPDF’s profile; none where it looks otherwise at it. */
  vera: string[];
}

const fault = (
  code: TagFault['code'],
  what: string,
  vera: string,
  plant: TagFault['plant'],
  more: Pick<TagFault, 'page' | 'also'> = {},
): TagFault => ({ code, whom: 'pdf-ua', what, vera: vera.split(' ').filter(Boolean), plant, ...more });

const role = (book: Tagged, map: Record<string, string>) =>
  book.set(book.at(book.catalog, 'StructTreeRoot'), 'RoleMap', map as never);
const packet = (book: Tagged, whole: string) =>
  book.set(
    book.catalog,
    'Metadata',
    book.stream(Buffer.from(whole), { Type: 'Metadata', Subtype: 'XML' }) as never,
  );
const words = (book: Tagged, content: string, y = 300) => book.line(content, 72, y);
const annotated = (kind: string, more: Record<string, unknown> = {}) => ({
  Subtype: kind,
  Rect: [72, 300, 90, 318],
  ...more,
});

export const tagFaults: TagFault[] = [
  fault('file-header', 'something before the header', '', book => {
    book.late.push(bytes => Buffer.concat([Buffer.from('\n'), bytes]));
  }),
  fault('ua-identification', 'no identification', '5-1', book => packet(book, xmp(''))),
  fault('ua-identification', 'another part of PDF/UA', '5-2', book =>
    packet(book, xmp('<pdfuaid:part>2</pdfuaid:part>')),
  ),
  fault('ua-identification', 'another prefix', '5-3', book =>
    packet(book, xmp('<pdfuaid:part>1</pdfuaid:part>').replaceAll('pdfuaid', 'ua')),
  ),
  fault('marked', 'a file that does not say that it is tagged', '6.2-1', book =>
    book.set(book.catalog, 'MarkInfo', {} as never),
  ),
  fault('suspects', 'a file that doubts its tags', '7.1-4', book =>
    book.set(book.catalog, 'MarkInfo', { Marked: true, Suspects: true } as never),
  ),
  fault('xmp', 'no XMP', '7.1-8', book => book.set(book.catalog, 'Metadata', undefined), {
    also: ['ua-identification'],
  }),
  fault('title-xmp', 'no title', '7.1-9', book =>
    packet(book, xmp('<pdfuaid:part>1</pdfuaid:part>').replace(/<dc:title>.*?<\/dc:title>/, '')),
  ),
  fault('title-shown', 'windows that show the name of the file', '7.1-10', book =>
    book.set(book.catalog, 'ViewerPreferences', undefined),
  ),
  fault(
    'structure-missing',
    'no tags',
    '7.1-11',
    book => book.set(book.catalog, 'StructTreeRoot', undefined),
    { also: ['content-untagged', 'link-tag'] },
  ),
  fault('content-untagged', 'a line in no tag', '7.1-3', book => book.draw(4, words(book, 'Untold')), {
    page: 4,
  }),
  fault(
    'content-untagged',
    'a number that no tag has',
    '7.1-3',
    book => book.draw(4, `/P <</MCID 77>> BDC ${words(book, 'Lost')} EMC\n`),
    { page: 4 },
  ),
  fault(
    'artifact-in-tag',
    'an artifact within a paragraph',
    '7.1-1',
    book => {
      book.add('P', 'document', { page: 4, content: `/Artifact BMC ${words(book, 'Head')} EMC` });
    },
    { page: 4 },
  ),
  fault(
    'tag-in-artifact',
    'a paragraph within an artifact',
    '7.1-2',
    book => {
      book.draw(4, '/Artifact BMC\n');
      book.add('P', 'document', { page: 4, content: words(book, 'Text') });
      book.draw(4, 'EMC\n');
    },
    { page: 4 },
  ),
  fault(
    'tag-parent',
    'a tag that does not name the one above it',
    '7.1-3',
    book => book.set(book.element('note'), 'P', undefined),
    { page: 5 },
  ),
  fault(
    'tag-unknown',
    'a tag of one’s own that stands for nothing',
    '7.1-5',
    book => book.set(book.element('paragraph-4'), 'S', 'Ferry'),
    { page: 4 },
  ),
  fault(
    'tag-circular',
    'two tags that stand for each other',
    '7.1-6',
    book => {
      role(book, { Ferry: 'Boat', Boat: 'Ferry' });
      book.set(book.element('paragraph-4'), 'S', 'Ferry');
    },
    { page: 4 },
  ),
  fault('tag-remapped', 'P that stands for H1', '7.1-7', book => role(book, { P: 'Span' }), {}),
  fault('language', 'no language', '7.2-34', book => book.set(book.catalog, 'Lang', undefined)),
  fault('language-form', 'a language that is none', '7.2-29', book =>
    book.set(book.catalog, 'Lang', text('British English') as never),
  ),
  fault(
    'language-form',
    'a tag in a language that is none',
    '7.2-29',
    book => book.set(book.element('paragraph-4'), 'Lang', text('en_GB') as never),
    { page: 4 },
  ),
  fault(
    'table-structure',
    'a cell that is no cell',
    '7.2-10',
    book => book.set(book.element('row-1'), 'S', 'P'),
    { page: 3, also: ['table-regular'] },
  ),
  fault(
    'table-structure',
    'a row outside of a table',
    '7.2-4',
    book => book.set(book.element('table'), 'S', 'Sect'),
    { page: 3 },
  ),
  fault(
    'table-structure',
    'a head without a body',
    '7.2-14',
    book => book.set(book.element('head'), 'S', 'THead'),
    { page: 3, also: ['table-headers'] },
  ),
  fault(
    'table-regular',
    'a cell over two columns in a row of two',
    '7.2-42',
    book => book.set(book.element('row-1'), 'A', { O: 'Table', ColSpan: 2 } as never),
    { page: 3 },
  ),
  fault(
    'table-headers',
    'headings that do not say what they head',
    '7.5-1',
    book => {
      for (const k of [0, 1]) book.set(book.element(`head-${k}`), 'A', undefined);
    },
    { page: 3 },
  ),
  fault(
    'table-headers',
    'a cell that names a heading that is not there',
    '',
    book => book.set(book.element('row-1'), 'A', { O: 'Table', Headers: [text('nobody')] } as never),
    { page: 3 },
  ),
  fault(
    'list-structure',
    'a paragraph directly in a list',
    '7.2-19',
    book => {
      book.add('P', 'list', { page: 2, content: words(book, 'No item') });
    },
    { page: 2 },
  ),
  fault(
    'list-structure',
    'an item whose body is a paragraph',
    '7.2-20',
    book => book.set(book.element('body'), 'S', 'P'),
    { page: 2 },
  ),
  fault(
    'contents-structure',
    'a paragraph directly in a table of contents',
    '7.2-27',
    book => {
      book.add('TOC', 'document', { name: 'contents', page: 2 });
      book.add('P', 'contents', { page: 2, content: words(book, 'No entry') });
    },
    { page: 2 },
  ),
  fault(
    'figure-alt',
    'a figure without words',
    '7.3-1',
    book => book.set(book.element('figure'), 'Alt', undefined),
    { page: 4 },
  ),
  fault(
    'formula-alt',
    'a formula without words',
    '7.7-1',
    book => book.set(book.element('formula'), 'Alt', undefined),
    { page: 4 },
  ),
  fault(
    'heading-order',
    'a level that is skipped',
    '7.4.2-1',
    book => book.set(book.element('heading'), 'S', 'H3'),
    { page: 2 },
  ),
  fault(
    'heading-order',
    'a first heading of level 2',
    '7.4.2-1',
    book => book.set(book.element('title'), 'S', 'H2'),
    { page: 1 },
  ),
  fault(
    'heading-mixed',
    'headings with levels and without',
    '7.4.4-2 7.4.4-3',
    book => book.set(book.element('heading'), 'S', 'H'),
    { page: 2 },
  ),
  fault(
    'heading-several',
    'two headings in one part',
    '7.4.4-1',
    book => {
      book.set(book.element('title'), 'S', 'H');
      book.set(book.element('heading'), 'S', 'H');
    },
    { page: 1 },
  ),
  fault('note-id', 'a note without an ID', '7.9-1', book => book.set(book.element('note'), 'ID', undefined), {
    page: 5,
  }),
  fault(
    'note-id',
    'two notes with one ID',
    '7.9-2',
    book => {
      book.add('Note', 'document', {
        page: 5,
        content: words(book, '2 Again.'),
        entries: { ID: text('n1') },
      });
    },
    { page: 5 },
  ),
  fault('layers-unsettled', 'layers without a name', '7.10-1', book =>
    book.set(book.catalog, 'OCProperties', { OCGs: [], D: {} } as never),
  ),
  fault('attachment-names', 'an attached file without its name', '7.11-1', book => {
    const file = book.register(
      book.object({ Type: 'Filespec', F: text('a.txt'), EF: { F: book.stream('words') } } as never),
    );
    book.set(book.catalog, 'Names', { EmbeddedFiles: { Names: [text('a'), file] } } as never);
  }),
  fault('xfa-dynamic', 'a form that is drawn while it is read', '7.15-1', book => {
    const form = book.stream(
      '<config xmlns="http://www.xfa.org/schema/xci/3.1/"><acrobat><acrobat7><dynamicRender>required</dynamicRender></acrobat7></acrobat></config>',
    );
    book.set(book.catalog, 'AcroForm', { Fields: [], XFA: [text('config'), form] } as never);
  }),
  fault(
    'annotation-tag',
    'a comment in a paragraph',
    '7.18.1-1',
    book => {
      book.add('P', 'document', { page: 6, annotation: annotated('Square', { Contents: text('Look') }) });
    },
    { page: 6 },
  ),
  fault(
    'annotation-contents',
    'a comment without words',
    '7.18.1-2',
    book => {
      book.add('Annot', 'document', { page: 6, annotation: annotated('Square') });
    },
    { page: 6 },
  ),
  fault(
    'field-name',
    'a field that does not say what it is for',
    '7.18.1-3',
    book => {
      book.add('Form', 'document', {
        page: 6,
        annotation: annotated('Widget', { FT: 'Btn', Ff: 65536, T: text('a') }),
      });
    },
    { page: 6 },
  ),
  fault(
    'field-tag',
    'a field in a paragraph',
    '7.18.4-1',
    book => {
      book.add('P', 'document', {
        page: 6,
        annotation: annotated('Widget', { FT: 'Btn', Ff: 65536, T: text('a'), TU: text('Send') }),
      });
    },
    { page: 6 },
  ),
  fault(
    'trap-network',
    'a trap network',
    '7.18.2-1',
    book => {
      book.set(book.page(6), 'Annots', [annotated('TrapNet')] as never);
      book.set(book.page(6), 'Tabs', 'S');
    },
    { page: 6 },
  ),
  fault(
    'tab-order',
    'a page with a link and no order of tabs',
    '7.18.3-1',
    book => book.set(book.page(5), 'Tabs', undefined),
    { page: 5 },
  ),
  fault('link-tag', 'a link in a paragraph', '7.18.5-1', book => book.set(book.element('link'), 'S', 'P'), {
    page: 5,
  }),
  fault(
    'link-contents',
    'a link that does not say where it leads',
    '7.18.5-2 7.18.1-2',
    book => {
      book.set(book.at(book.page(5), 'Annots', 0), 'Contents', undefined);
    },
    { page: 5 },
  ),
  fault('media-words', 'a film without words', '7.18.6.2-1 7.18.6.2-2', book => {
    const film = {
      S: 'Rendition',
      R: { S: 'MR', C: { S: 'MCD', D: { Type: 'Filespec', F: text('a.mp4') } } },
    };
    book.add('Annot', 'document', {
      page: 6,
      annotation: annotated('Screen', { Contents: text('A film'), A: film }),
    });
  }),
  fault(
    'printer-mark-tag',
    'a printer’s mark in a tag',
    '7.18.8-1',
    book => {
      book.add('Annot', 'document', {
        page: 6,
        annotation: annotated('PrinterMark', { Contents: text('A bar') }),
      });
    },
    { page: 6 },
  ),
  fault(
    'reference-object',
    'a form that shows another file',
    '7.20-1',
    book => {
      book.resource(
        'XObject',
        'X1',
        book.stream('', {
          Type: 'XObject',
          Subtype: 'Form',
          BBox: [0, 0, 9, 9],
          Ref: { F: text('a.pdf'), Page: 0 } as never,
        }),
      );
      book.draw(4, '/Artifact BMC /X1 Do EMC\n');
    },
    { page: 4 },
  ),
  fault(
    'form-shared',
    'a tagged form that is drawn twice',
    '7.20-2',
    book => {
      const paragraph = book.add('P', 'document', { page: 4 });
      const form = book.stream(`/P <</MCID 0>> BDC ${words(book, 'Twice')} EMC`, {
        ...{ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 432, 648], StructParents: 40 },
        Resources: book.page(4).get(book.document.context.obj('Resources') as never) as never,
      });
      book.resource('XObject', 'X1', form as never);
      const { context } = book.document;
      const page = book.document.getPage(3).ref;
      book.set(paragraph, 'K', [{ Type: 'MCR', Pg: page, Stm: form, MCID: 0 }] as never);
      const nums = book.at(book.catalog, 'StructTreeRoot', 'ParentTree', 'Nums') as never as {
        push: (item: unknown) => void;
      };
      nums.push(context.obj(40));
      nums.push(context.obj([context.getObjectRef(paragraph)!]));
      book.draw(4, '/X1 Do\nq 1 0 0 1 0 -50 cm /X1 Do Q\n');
    },
    { page: 4 },
  ),
];

/** The same faults of fonts, in a tagged book: what is added is an artifact. */
export const tagFontFaults = readerFontFaults;
