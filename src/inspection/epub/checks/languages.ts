import type { Element } from 'xast';
import type { Finding } from '../../finding.ts';
import { type Check, found } from '../check.ts';
import { metadata } from '../open.ts';
import { attribute, localName } from '../tree.ts';

/** Scripts, with the languages that are written in them (primary subtags). */
const scripts: { name: string; letters: RegExp; languages: RegExp }[] = [
  { name: 'Greek', letters: /\p{Script=Greek}[\p{Script=Greek}\p{M}]*/u, languages: /^(el|grc|cop)\b/i },
  {
    name: 'Cyrillic',
    letters: /\p{Script=Cyrillic}[\p{Script=Cyrillic}\p{M}]*/u,
    languages: /^(ru|uk|be|bg|sr|mk|cu|kk|ky|mn|tg|tt|rue|ab|ba|cv|os|ce)\b/i,
  },
  {
    name: 'Hebrew',
    letters: /\p{Script=Hebrew}[\p{Script=Hebrew}\p{M}]*/u,
    languages: /^(he|yi|lad|arc|jrb)\b/i,
  },
  {
    name: 'Arabic',
    letters: /\p{Script=Arabic}[\p{Script=Arabic}\p{M}]*/u,
    languages: /^(ar|fa|ur|ps|ug|ckb|sd|ota|ms|az)\b/i,
  },
  { name: 'Chinese', letters: /\p{Script=Han}+/u, languages: /^(zh|ja|ko|yue|lzh|vi)\b/i },
];

/** Every document says its language, and every run of another script its own: a voice cannot read it otherwise. */
export const languages: Check = function* (epub) {
  const book = metadata(epub, 'language');
  if (epub.package && !book)
    yield found('error', 'language-missing', 'The package does not say the book’s language.', epub.opf);
  for (const [path, tree] of epub.documents) {
    const language = languageOf(tree);
    if (!language) {
      yield found('error', 'language-missing', 'The page does not say its language.', path, tree);
    }
    yield* unmarked(tree, language ?? book ?? '', path);
  }
};

function languageOf(element: Element): string | undefined {
  return attribute(element, 'xml:lang') ?? attribute(element, 'lang');
}

function* unmarked(root: Element, language: string, path: string): Generator<Finding> {
  const stack: { element: Element; language: string }[] = [{ element: root, language }];
  while (stack.length > 0) {
    const { element, language: inherited } = stack.pop()!;
    // A title can hold no mark, and letters of mathematics are in no language.
    if (/^(?:title|math)$/.test(localName(element))) continue;
    const own = languageOf(element) ?? inherited;
    for (const child of [...element.children].reverse()) {
      // The letters of a formula are signs, not words.
      if (child.type === 'element' && localName(child) !== 'math')
        stack.push({ element: child, language: own });
      if (child.type !== 'text' || !/[\u0370-\u{10ffff}]/u.test(child.value)) continue;
      for (const { name, letters, languages } of scripts) {
        const run = letters.exec(child.value);
        if (!run || languages.test(own)) continue;
        const message = `“${run[0]}” is ${name} but marked as “${own}”; give it its own language.`;
        yield found('error', 'language-unmarked', message, path, element);
      }
    }
  }
}
