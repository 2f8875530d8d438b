import type { Book } from '../../title.ts';

/** Paths of the font files that `faces` in `book.yaml` names, in the title’s folder. */
export const fontFiles = ({ faces }: Pick<Book, 'faces'>): string[] =>
  [faces.text, faces.headings, faces.code, ...faces.fallbacks].flatMap(family =>
    family
      ? [family.regular, family.italic, family.bold, family.boldItalic].filter(path => path !== undefined)
      : [],
  );
