import { type Check, found } from '../check.ts';
import { attribute, elementsOf, localName } from '../tree.ts';

/** Nothing acts, and nothing comes from elsewhere: no script, no remote image, font, style or sound. */
export const resources: Check = ({ documents, items, files, opf }) => {
  const result = [];
  for (const [path, tree] of documents) {
    for (const element of elementsOf(tree)) {
      const name = localName(element);
      const handler = Object.keys(element.attributes).find(key => /^on[a-z]+$/i.test(key));
      if (name === 'script' || handler) {
        result.push(
          found(
            'error',
            'script',
            'The page holds a script; many readers will not run it, and none has to.',
            path,
            element,
          ),
        );
      }
      if (/^javascript:/i.test(attribute(element, 'href') ?? '')) {
        result.push(found('error', 'script', 'A link runs a script.', path, element));
      }
      for (const key of [
        'src',
        'poster',
        'data',
        ...(name === 'link' || name === 'image' || name === 'use' ? ['href', 'xlink:href'] : []),
      ]) {
        const value = attribute(element, key);
        if (value !== undefined && /^(https?:)?\/\//i.test(value)) {
          result.push(
            found(
              'error',
              'remote',
              `The page loads “${value}”; a book has to be whole without the network.`,
              path,
              element,
            ),
          );
        }
      }
    }
  }
  for (const { path, element } of items) {
    if (/^https?:/i.test(attribute(element, 'href') ?? ''))
      result.push(found('error', 'remote', 'The manifest names a file on the network.', opf, element));
    if (!path.endsWith('.css')) continue;
    const css = text(files.get(path));
    for (const match of css.matchAll(/(?:url\(\s*["']?|@import\s+["'])((?:https?:)?\/\/[^"')\s]+)/gi)) {
      result.push(
        found(
          'error',
          'remote',
          `The stylesheet loads “${match[1]}”; a book has to be whole without the network.`,
          path,
        ),
      );
    }
  }
  return result;
};

function text(bytes: Uint8Array | undefined): string {
  return bytes ? new TextDecoder().decode(bytes) : '';
}
