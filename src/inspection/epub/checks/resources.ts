import { type Check, found } from '../check.ts';
import { remoteAddresses, remoteInCss } from '../loading.ts';
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
      for (const address of remoteAddresses(element)) {
        const message = `The page loads “${address}”; a book has to be whole without the network.`;
        result.push(found('error', 'remote', message, path, element));
      }
    }
  }
  for (const { path, element } of items) {
    if (/^https?:/i.test(attribute(element, 'href') ?? ''))
      result.push(found('error', 'remote', 'The manifest names a file on the network.', opf, element));
    if (!path.endsWith('.css')) continue;
    for (const address of remoteInCss(text(files.get(path)))) {
      const message = `The stylesheet loads “${address}”; a book has to be whole without the network.`;
      result.push(found('error', 'remote', message, path));
    }
  }
  return result;
};

function text(bytes: Uint8Array | undefined): string {
  return bytes ? new TextDecoder().decode(bytes) : '';
}
