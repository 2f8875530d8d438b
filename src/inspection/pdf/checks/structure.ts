import { check, type Spot } from '../check.ts';
import type { Pdf } from '../document.ts';
import { textAt } from '../reading/objects.ts';
import { replacementOf, type Tag } from '../reading/structure.ts';
import { pageOf, wrongTags } from './tagging.ts';

/** What may stand in an element, and in what it may stand; of a caption, at which end. */
interface Place {
  kids?: ReadonlySet<string>;
  parents?: ReadonlySet<string>;
}
const set = (types: string) => new Set(types.split(' '));

const lists: Record<string, Place> = {
  L: { kids: set('L LI Caption') },
  LI: { kids: set('Lbl LBody'), parents: set('L') },
  LBody: { parents: set('LI') },
};
const contents: Record<string, Place> = {
  TOC: { kids: set('TOC TOCI Caption') },
  TOCI: { parents: set('TOC') },
};
export const tables: Record<string, Place> = {
  Table: { kids: set('TR THead TBody TFoot Caption') },
  TR: { kids: set('TH TD'), parents: set('Table THead TBody TFoot') },
  THead: { kids: set('TR'), parents: set('Table') },
  TBody: { kids: set('TR'), parents: set('Table') },
  TFoot: { kids: set('TR'), parents: set('Table') },
  TH: { parents: set('TR') },
  TD: { parents: set('TR') },
};

/** Elements that are not where they may be. */
export function misplaced(pdf: Pdf, places: Record<string, Place>): Iterable<Spot> {
  return wrongTags(pdf, ({ standard, kids, parent }) => {
    const { kids: inside, parents } = places[standard] ?? {};
    const wrong = inside && kids.find(kid => !inside.has(kid.standard));
    if (wrong)
      return `The tag ${wrong.type} stands directly in ${standard}, which may have only ${[...inside].join(', ')}.`;
    if (parents && !parents.has(parent?.standard ?? ''))
      return `The tag ${standard} stands in ${parent?.type ?? 'the document'}; it must stand in ${[...parents].join(' or ')}.`;
    return undefined;
  });
}

/** A caption must be the first in its list. */
const captionLate = ({ kids }: Tag) => kids.slice(1).some(({ standard }) => standard === 'Caption');

const levelOf = ({ standard }: Tag): number | undefined => {
  const level = /^H([1-6])$/.exec(standard)?.[1];
  return level === undefined ? undefined : Number(level);
};

/** Rules on what the tags say (ISO 14289-1, 7.2 to 7.9), but for tables. */
export const structure = {
  'list-structure': check('Lists are made of items, and these of a label and a body.', function* (pdf) {
    yield* misplaced(pdf, lists);
    yield* wrongTags(pdf, tag =>
      tag.standard === 'L' && captionLate(tag) ? 'The caption of a list is not its first part.' : undefined,
    );
  }),

  'contents-structure': check('Tables of contents are made of entries.', function* (pdf) {
    yield* misplaced(pdf, contents);
    yield* wrongTags(pdf, tag =>
      tag.standard === 'TOC' && captionLate(tag)
        ? 'The caption of a table of contents is not its first part.'
        : undefined,
    );
  }),

  'figure-alt': check('Every figure has words that stand for it.', pdf =>
    wrongTags(pdf, tag =>
      tag.standard === 'Figure' && isWordless(tag)
        ? 'A figure has no description (Alt), so a blind reader learns nothing of it.'
        : undefined,
    ),
  ),

  'formula-alt': check('Every formula has words that stand for it.', pdf =>
    wrongTags(pdf, tag =>
      tag.standard === 'Formula' && isWordless(tag)
        ? 'A formula has no words that stand for it (Alt).'
        : undefined,
    ),
  ),

  'heading-order': check('Headings begin with level 1, and none skips a level.', function* (pdf) {
    let before = 0;
    for (const tag of pdf.structure?.tags ?? []) {
      const level = levelOf(tag);
      if (level === undefined) continue;
      if (level > before + 1)
        yield {
          page: pageOf(pdf, tag),
          message:
            before === 0
              ? `The first heading is of level ${level}; it must be of level 1.`
              : `A heading of level ${level} follows one of level ${before}: a level is skipped.`,
        };
      before = level;
    }
  }),

  'heading-mixed': check('Headings have levels, or none of them has.', function* (pdf) {
    const tags = pdf.structure?.tags ?? [];
    const plain = tags.find(({ standard }) => standard === 'H');
    if (plain && tags.some(tag => levelOf(tag) !== undefined))
      yield {
        page: pageOf(pdf, plain),
        message: 'Some headings have a level (H1, H2 …), and others have none (H).',
      };
  }),

  'heading-several': check('Nothing has two headings without a level.', pdf =>
    wrongTags(pdf, ({ kids, type }) =>
      kids.filter(({ standard }) => standard === 'H').length > 1
        ? `The tag ${type} has more than one heading (H) directly in it.`
        : undefined,
    ),
  ),

  'note-id': check('Every note has an ID of its own.', function* (pdf) {
    const known = new Set<string>();
    for (const tag of pdf.structure?.tags ?? []) {
      if (tag.standard !== 'Note') continue;
      const id = textAt(tag.dict, 'ID');
      if (!id) yield { page: pageOf(pdf, tag), message: 'A note has no ID.' };
      else if (known.has(id)) yield { page: pageOf(pdf, tag), message: `Two notes have the ID “${id}”.` };
      else known.add(id);
    }
  }),
} as const;

function isWordless(tag: Tag): boolean {
  const words = replacementOf(tag);
  return words === undefined || (words === '' && !tag.dict.has(tag.dict.context.obj('ActualText') as never));
}
