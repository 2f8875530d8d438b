import { type Check, found } from '../check.ts';
import { attribute, elementsOf, kindsOf, localName } from '../tree.ts';

/** Roles that ARIA has withdrawn. */
const withdrawn = new Set(['doc-endnote', 'doc-biblioentry']);

/** Marks that readers and voices go by: descriptions of images, order of headings, roles in force. */
export const markup: Check = function* ({ documents, nav }) {
  for (const [path, tree] of documents) {
    let last = 0;
    for (const element of elementsOf(tree)) {
      const name = localName(element);
      const role = attribute(element, 'role') ?? '';
      if (name === 'img' && attribute(element, 'alt') === undefined) {
        yield found(
          'error',
          'image-without-alt',
          'The picture has no description. Say what it shows, or that it is an ornament (`alt=""`).',
          path,
          element,
        );
      }
      if (withdrawn.has(role)) {
        yield found('warning', 'role-withdrawn', `The role “${role}” is out of date.`, path, element);
      }
      if (name === 'li' && role === 'doc-footnote') {
        yield found(
          'error',
          'role-wrong',
          'A list item cannot have the role “doc-footnote”; put a `div` into it.',
          path,
          element,
        );
      }
      if (kindsOf(element).has('noteref') && element.children.some(child => child.type === 'element')) {
        yield found(
          'warning',
          'noteref-markup',
          'A note reference holds other elements; some reading programs then show no pop-up note.',
          path,
          element,
        );
      }
      const level = /^h([1-6])$/.exec(name)?.[1];
      if (level && path !== nav?.path) {
        if (last > 0 && Number(level) > last + 1) {
          yield found(
            'warning',
            'heading-level',
            `A heading of level ${level} follows one of level ${last}.`,
            path,
            element,
          );
        }
        last = Number(level);
      }
    }
  }
};
