import type { Element } from 'xast';
import type { Finding } from '../../finding.ts';
import { actingIn, addressOf, declaresMore, drawnIn, isTransformation } from '../acting.ts';
import { type Check, found } from '../check.ts';
import { remoteInCss } from '../css.ts';
import { isRemote, remoteAddresses } from '../loading.ts';
import type { Epub } from '../open.ts';
import { attribute, elementsOf } from '../tree.ts';

/** Nothing acts, and nothing comes from elsewhere, in pages and drawings: no script, no remote image, font, style or sound. */
export const resources: Check = function* (epub) {
  const { documents, drawings, items, sheets, opf } = epub;
  for (const [path, tree] of documents) yield* elementFaults(tree, path, drawnIn(elementsOf(tree)), 'page');
  for (const [path, tree] of drawings) yield* elementFaults(tree, path, new Set(elementsOf(tree)), 'drawing');
  for (const path of [...documents.keys(), ...drawings.keys()]) yield* prologFaults(path, epub);
  for (const { element } of items)
    if (/^https?:/i.test(attribute(element, 'href') ?? ''))
      yield found('error', 'remote', 'The manifest names a file on the network.', opf, element);
  for (const [path, css] of sheets) {
    if (!path.endsWith('.css')) continue;
    for (const address of remoteInCss(css)) {
      const message = `The stylesheet loads “${address}”; a book has to be whole without the network.`;
      yield found('error', 'remote', message, path);
    }
  }
};

function* elementFaults(tree: Element, path: string, drawn: Set<Element>, what: string): Generator<Finding> {
  for (const element of elementsOf(tree)) {
    const acting = actingIn(element, drawn.has(element));
    if (acting) yield found('error', 'script', acting, path, element);
    for (const address of remoteAddresses(element)) yield remote(address, path, what, element);
  }
}

/** What acts or loads before the root of a file. */
function* prologFaults(path: string, { pages }: Epub): Generator<Finding> {
  const { instructions, subset, foreign } = pages.get(path)!;
  for (const instruction of instructions) {
    const address = addressOf(instruction);
    if (address && isRemote(address)) yield remote(address, path, 'file');
    if (isTransformation(instruction)) {
      const message =
        'The file is changed by a transformation (XSLT) before it is shown, which is a program.';
      yield found('error', 'script', message, path);
    }
  }
  if (subset !== undefined) {
    const more = declaresMore(subset);
    const what = more ? 'attributes or files' : 'names';
    const message = `The file declares ${what} of its own in its DOCTYPE, which some reading programs do not understand; write them out.`;
    yield found(more ? 'error' : 'warning', 'doctype-subset', message, path);
  }
  if (foreign !== undefined) {
    const message = `The file says that it is in “${foreign}”; an EPUB’s files have to be in UTF-8 or UTF-16.`;
    yield found('error', 'encoding', message, path);
  }
}

function remote(address: string, path: string, what: string, element?: Element): Finding {
  const message = `The ${what} loads “${address}”; a book has to be whole without the network.`;
  return found('error', 'remote', message, path, element);
}
