import { type Check, found } from '../check.ts';
import type { Epub } from '../open.ts';
import { attribute, elementsOf, localName, plainText } from '../tree.ts';

/** One identifier that stays, the same everywhere, and the moment of the last change. */
export const identifiers: Check = epub => {
  const { package: opf, opf: file, ncx } = epub;
  if (!opf) return [];
  const wanted = attribute(opf, 'unique-identifier');
  const element = [...elementsOf(opf)].find(
    each => localName(each).toLowerCase() === 'identifier' && attribute(each, 'id') === wanted,
  );
  const identifier = element && plainText(element).trim();
  const result = [];
  if (!identifier) {
    result.push(found('error', 'identifier-missing', 'The book has no unique identifier.', file, opf));
  } else if (
    !/^urn:(isbn|doi|uuid|issn):|^https?:|^doi:|^97[89][\d-]{10,}$|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(
      identifier,
    )
  ) {
    result.push(
      found(
        'warning',
        'identifier-form',
        `The identifier “${identifier}” is not an ISBN, DOI or UUID, so another book may have it too.`,
        file,
        element,
      ),
    );
  }
  const meta = ncx && [...elementsOf(ncx.tree)].find(each => attribute(each, 'name') === 'dtb:uid');
  const repeated = meta && attribute(meta, 'content')?.trim();
  if (ncx && identifier && repeated !== identifier) {
    result.push(
      found(
        // An NCX that names none contradicts nothing.
        repeated ? 'error' : 'warning',
        'identifier-differs',
        `The NCX gives the identifier as “${repeated ?? ''}”, the package as “${identifier}”.`,
        ncx.path,
        meta,
      ),
    );
  }
  const version = attribute(opf, 'version') ?? '';
  const modified = modifiedOf(epub);
  if (version.startsWith('3') && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(modified ?? '')) {
    result.push(
      found(
        'error',
        'modified',
        'The package does not say, in UTC with seconds, when the book was last changed.',
        file,
        opf,
      ),
    );
  }
  return result;
};

function modifiedOf({ package: opf }: Epub): string | undefined {
  const meta = [...elementsOf(opf!)].find(each => attribute(each, 'property') === 'dcterms:modified');
  return meta && plainText(meta).trim();
}
