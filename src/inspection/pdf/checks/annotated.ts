import type { PDFDict } from '@cantoo/pdf-lib';
import { check, on, type Spot } from '../check.ts';
import type { Pdf } from '../document.ts';
import { common } from '../drawing/state.ts';
import { boxAt, dictAt, has, nameAt, numberAt, textAt } from '../reading/objects.ts';

interface Annotated {
  kind: string;
  annotation: PDFDict;
  /** The type of the element that it is in. */
  type: string | undefined;
  /** Words that this element gives for it. */
  alt: string | undefined;
}

/** Annotations that a reader meets: neither hidden nor outside of what is shown. */
function* judged(pdf: Pdf, judge: (given: Annotated) => string | undefined): Generator<Spot> {
  for (const page of pdf.pages)
    for (const annotation of page.annotations) {
      const box = boxAt(annotation, 'Rect');
      const isHidden = ((numberAt(annotation, 'F') ?? 0) & 2) !== 0;
      if (isHidden || (box && !common(box, page.boxes.crop ?? page.boxes.media))) continue;
      const parent = pdf.parents.ofObject(annotation);
      const type = nameAt(parent, 'S');
      const message = judge({
        kind: nameAt(annotation, 'Subtype') ?? '',
        annotation,
        type: type && pdf.structure?.standardOf(type),
        alt: textAt(parent, 'Alt'),
      });
      if (message) yield on(page, message, box);
    }
}

/** The description of a form field: its own, or that of the field it belongs to. */
function nameOfField(annotation: PDFDict): string | undefined {
  let at: PDFDict | undefined = annotation;
  for (let hop = 0; at && hop < 16; hop++, at = dictAt(at, 'Parent')) {
    const name = textAt(at, 'TU');
    if (name) return name;
  }
  return undefined;
}

/** Rules on annotations for readers of a screen (ISO 14289-1, 7.18). */
export const annotated = {
  'link-tag': check('Every link is in a Link tag.', pdf =>
    judged(pdf, ({ kind, type }) =>
      kind === 'Link' && type !== 'Link'
        ? 'A link is not in a Link tag, so a screen reader does not tell of it.'
        : undefined,
    ),
  ),

  'link-contents': check('Every link says where it leads.', pdf =>
    judged(pdf, ({ kind, annotation }) =>
      kind === 'Link' && !textAt(annotation, 'Contents')
        ? 'A link does not say where it leads (Contents).'
        : undefined,
    ),
  ),

  'annotation-tag': check('Every other annotation is in an Annot tag.', pdf =>
    judged(pdf, ({ kind, type }) =>
      !/^(?:Widget|PrinterMark|Link|Popup|TrapNet)$/.test(kind) && type !== 'Annot'
        ? `An annotation (${kind}) is not in an Annot tag.`
        : undefined,
    ),
  ),

  'annotation-contents': check('Every annotation has words that stand for it.', pdf =>
    judged(pdf, ({ kind, annotation, alt }) =>
      !/^(?:Widget|Link|Popup|PrinterMark|TrapNet)$/.test(kind) && !textAt(annotation, 'Contents') && !alt
        ? `An annotation (${kind}) has no words that stand for it (Contents).`
        : undefined,
    ),
  ),

  'field-tag': check('Every form field is in a Form tag.', pdf =>
    judged(pdf, ({ kind, type }) =>
      kind === 'Widget' && type !== 'Form' ? 'A form field is not in a Form tag.' : undefined,
    ),
  ),

  'field-name': check('Every form field says what it is for.', pdf =>
    judged(pdf, ({ kind, annotation, alt }) =>
      kind === 'Widget' && !nameOfField(annotation) && !alt
        ? 'A form field does not say what it is for (TU).'
        : undefined,
    ),
  ),

  'trap-network': check('There is no trap network.', pdf =>
    judged(pdf, ({ kind }) => (kind === 'TrapNet' ? 'The page has a trap network annotation.' : undefined)),
  ),

  'printer-mark-tag': check('Printer’s marks are in no tag.', pdf =>
    judged(pdf, ({ kind, type }) =>
      kind === 'PrinterMark' && type !== undefined
        ? 'A printer’s mark is in a tag, and would be read aloud.'
        : undefined,
    ),
  ),

  'tab-order': check('The tab key goes through a page in the order of its tags.', function* ({ pages }) {
    for (const page of pages)
      if (page.annotations.length > 0 && nameAt(page.dict, 'Tabs') !== 'S')
        yield on(
          page,
          'The tab key does not follow the order of the tags on a page with links (Tabs must be S).',
        );
  }),

  'media-words': check('Film and sound have words that stand for them.', pdf =>
    judged(pdf, ({ annotation }) => {
      const clip = dictAt(dictAt(dictAt(annotation, 'A'), 'R'), 'C');
      return clip && !(has(clip, 'CT') && has(clip, 'Alt'))
        ? 'A film or sound has no type, or no words that stand for it (CT, Alt).'
        : undefined;
    }),
  ),
} as const;
