import { PDFString } from '@cantoo/pdf-lib';
import { isNumber } from './elements.ts';
import { type Content, elementOf, isElement, type Kid, referenceOf, type StructureElement } from './tree.ts';

/**
 * How the structure of pages is put right, element by element from the innermost: what the browser makes of HTML is not
 * always what ISO 32000-1, 14.8.4, and the rules of PDF/UA ask for.
 *
 * @returns what stands in the element's place; content that is decoration goes to `decoration`
 */
type Rule = (element: StructureElement, decoration: Content[]) => Kid[];

/** An item of a list has a label, and all else in its body. */
const itemsHaveBodies: Rule = element => {
  if (element.type !== 'LI') return [element];
  const isLabel = (kid: Kid) => isElement(kid, 'Lbl');
  const labels = element.kids.filter(isLabel);
  const body = element.kids.filter(kid => !isLabel(kid));
  if (body.length === 1 && isElement(body[0]!, 'LBody')) return [element];
  return [{ ...element, kids: [...labels, ...(body.length > 0 ? [bodyOf(element, body)] : [])] }];
};

/** The body of an item, which goes on overleaf as the item does. */
const bodyOf = ({ from }: StructureElement, kids: Kid[]): StructureElement => ({
  ...elementOf('LBody', kids),
  ...(from && { from: { ...from, ids: [] } }),
});

/** Terms of a list, each with what it means, are its items. One that began overleaf goes on with its meaning. */
const termsAreItems: Rule = element => {
  if (element.type !== 'L' || element.from?.tag !== 'dl') return [element];
  const items: StructureElement[] = [];
  element.kids.forEach((kid, k, all) => {
    const opens = isElement(kid, 'Lbl') ? !(k > 0 && isElement(all[k - 1]!, 'Lbl')) : items.length === 0;
    if (opens && isElement(kid)) items.push({ ...elementOf('LI', [kid]), ...fromOf(kid) });
    else items.at(-1)?.kids.push(kid);
  });
  return [{ ...element, kids: items.map(({ kids, ...item }) => ({ ...item, kids: withOneBody(kids) })) }];
};

const fromOf = ({ from }: StructureElement) => (from ? { from: { ...from, ids: [] } } : {});

/** The meanings of a term are one body. */
function withOneBody(kids: readonly Kid[]): Kid[] {
  const bodies = kids.filter(kid => isElement(kid, 'LBody')) as StructureElement[];
  if (bodies.length < 2) return [...kids];
  return [...kids.filter(kid => !isElement(kid, 'LBody')), bodies.reduce(join)];
}

/** A list whose items have labels says how they are numbered; one without says that they are not. */
const listsAreNumbered: Rule = element => {
  if (element.type !== 'L') return [element];
  const labelled = element.kids.some(item => isElement(item) && item.kids.some(kid => isElement(kid, 'Lbl')));
  if (!labelled)
    return [{ ...element, entries: new Map([...element.entries].filter(([key]) => key !== 'A')) }];
  const counted = numberings.find(([name]) => element.from?.classes.includes(name))?.[1];
  if (element.entries.has('A') && !counted) return [element];
  const numbering = counted ?? (element.from?.tag === 'ol' ? 'Decimal' : 'Disc');
  return [{ ...element, attributes: { O: 'List', ListNumbering: numbering } }];
};

/** How lists are numbered (ISO 32000-1, table 347), by the class of a list. */
const numberings = [
  ['lower-alpha', 'LowerAlpha'],
  ['upper-alpha', 'UpperAlpha'],
  ['lower-roman', 'LowerRoman'],
  ['upper-roman', 'UpperRoman'],
] as const;

/** Rules and grounds of a table, of its rows and of a list are decoration. */
const rulesAreDecoration: Rule = (element, decoration) => {
  if (!/^(Table|TR|L|TOC)$/.test(element.type)) return [element];
  decoration.push(...element.kids.filter(kid => kid.kind === 'content'));
  return [{ ...element, kids: element.kids.filter(kid => kid.kind !== 'content') }];
};

/** A picture and its caption are one figure; a table has its caption in itself, and is no figure. */
const figuresAreWhole: Rule = (element, decoration) => {
  if (element.type !== 'Figure' || element.from?.tag !== 'figure') return [element];
  const inner = element.kids.filter(kid => isElement(kid, 'Figure') || isElement(kid, 'Table'));
  if (inner.length === 0) return [{ ...element, type: 'Div' }];
  decoration.push(...element.kids.filter(kid => kid.kind === 'content'));
  const kids = element.kids.filter(kid => isElement(kid));
  const ids = [...(element.ids ?? []), ...(inner[0]!.ids ?? [])];
  const [only] = inner;
  const captions = kids.filter(kid => kid !== only);
  if (inner.length > 1 || captions.some(({ type }) => type !== 'Caption'))
    return [
      {
        ...element,
        type: 'Div',
        kids: kids.map(kid => (kid.type === 'Caption' ? { ...kid, type: 'P' } : kid)),
      },
    ];
  const first = kids[0] !== only;
  // It goes on overleaf as the figure does.
  const from = only!.from && { ...only!.from, continued: element.from.continued };
  return [
    {
      ...only!,
      ...(from && { from }),
      ids,
      kids: first ? [...captions, ...only!.kids] : [...only!.kids, ...captions],
    },
  ];
};

/** The number of a note is its label. */
const notesAreLabelled: Rule = element => {
  const [first, ...rest] = element.kids;
  if (element.type !== 'FENote' || !first || !isElement(first)) return [element];
  const [number, ...text] = first.kids;
  if (!number || !isElement(number, 'Link') || !number.from || !isNumber(number.from)) return [element];
  const body = text.length > 0 ? [{ ...first, kids: text }] : [];
  const refers = number.from.href?.slice(1);
  return [{ ...element, ...(refers && { refers }), kids: [elementOf('Lbl', [number]), ...body, ...rest] }];
};

/** What stands among blocks is a block: code, for one, of which the browser takes only the inner element. */
const blocksHoldBlocks: Rule = element =>
  /^(BlockQuote|Div)$/.test(element.type) ? [{ ...element, kids: inParagraphs(element.kids) }] : [element];

/** A cell holds no quotation (ISO/TS 32005, table 5): one in it is blocks that belong together. */
const cellsHoldNoQuotations: Rule = element =>
  /^T[DH]$/.test(element.type)
    ? [
        {
          ...element,
          kids: element.kids.map(kid => (isElement(kid, 'BlockQuote') ? { ...kid, type: 'Div' } : kid)),
        },
      ]
    : [element];

/** An entry of the contents refers to what it names. */
const entriesRefer: Rule = element => {
  if (element.type !== 'TOCI') return [element];
  const kids = element.kids.map(kid => (isElement(kid, 'Link') ? referenceOf(kid) : kid));
  return [{ ...element, kids }];
};

/** A note has a name of its own (ISO 14289-1, 7.9). */
const notesAreNamed: Rule = element =>
  element.type === 'FENote'
    ? [{ ...element, entries: new Map([...element.entries, ['ID', PDFString.of(element.ids?.[0] ?? '')]]) }]
    : [element];

const rules: readonly Rule[] = [
  blocksHoldBlocks,
  cellsHoldNoQuotations,
  termsAreItems,
  itemsHaveBodies,
  listsAreNumbered,
  rulesAreDecoration,
  figuresAreWhole,
  notesAreLabelled,
  notesAreNamed,
  entriesRefer,
];

/**
 * Puts a structure right.
 *
 * @returns its elements, and the content that is decoration
 */
export function putRight(kids: readonly Kid[]): { elements: StructureElement[]; decoration: Content[] } {
  const decoration: Content[] = [];
  const right = (kid: Kid): Kid[] => {
    if (kid.kind !== 'element') return [kid];
    const inner: Kid[] = [{ ...kid, kids: gathered(kid.kids.flatMap(right)) }];
    return rules.reduce<Kid[]>(
      (kids, rule) => kids.flatMap(one => (one.kind === 'element' ? rule(one, decoration) : [one])),
      inner,
    );
  };
  const top = inParagraphs(gathered(kids.flatMap(right)));
  return { elements: top, decoration };
}

/** Elements of a line, not of a page. */
const inline = /^(Span|Em|Strong|Code|Link|Reference|Formula|Ruby)$/;

/** Blocks, with what stands between them in paragraphs of its own. */
function inParagraphs(kids: readonly Kid[]): StructureElement[] {
  return kids.map(kid => (isElement(kid) && !inline.test(kid.type) ? kid : elementOf('P', [kid])));
}

/** Siblings: without empty ones, those that go on joined to what they go on from, entries of the contents in their list. */
function gathered(kids: readonly Kid[]): Kid[] {
  return inContents(joined(filled(kids)));
}

/** Takes out elements in which nothing stands; places in them are found at what comes after them, or else before. */
function filled(kids: readonly Kid[]): Kid[] {
  const all: Kid[] = [];
  let ids: string[] = [];
  for (const kid of kids) {
    if (kid.kind !== 'element') all.push(kid);
    else if (kid.kids.length === 0 && !/^T[DH]$/.test(kid.type)) ids.push(...(kid.ids ?? []));
    else {
      all.push(ids.length > 0 ? { ...kid, ids: [...ids, ...(kid.ids ?? [])] } : kid);
      ids = [];
    }
  }
  const last = all.findLastIndex(kid => kid.kind === 'element');
  const element = all[last];
  if (ids.length === 0 || element?.kind !== 'element') return all;
  return all.with(last, { ...element, ids: [...(element.ids ?? []), ...ids] });
}

/** Joins what goes on over a page end: to the last of its kind before it, among the text or at the foot. */
function joined(kids: readonly Kid[]): Kid[] {
  const all: Kid[] = [];
  for (const kid of kids) {
    const before =
      isElement(kid) && kid.from?.continued
        ? all.findLastIndex(one => isElement(one, kid.type) && one.from?.foot === kid.from!.foot)
        : -1;
    if (before < 0) all.push(kid);
    else all[before] = join(all[before] as StructureElement, kid as StructureElement);
  }
  return all;
}

const join = (one: StructureElement, other: StructureElement): StructureElement => ({
  ...one,
  ids: [...(one.ids ?? []), ...(other.ids ?? [])],
  kids: joined([...one.kids, ...other.kids]),
});

/** Entries of the contents one after another are a list of contents. */
function inContents(kids: readonly Kid[]): Kid[] {
  const all: Kid[] = [];
  for (const kid of kids) {
    const last = all.at(-1);
    if (!isElement(kid, 'TOCI')) all.push(kid);
    else if (last && isElement(last, 'TOC')) all[all.length - 1] = { ...last, kids: [...last.kids, kid] };
    else all.push(elementOf('TOC', [kid]));
  }
  return all;
}
