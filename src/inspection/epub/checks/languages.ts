import type { Element } from 'xast';
import type { Finding } from '../../finding.ts';
import { type Check, found } from '../check.ts';
import { metadata } from '../open.ts';
import { attribute, localName } from '../tree.ts';

/** A script: its letters, its ISO 15924 codes, and languages that are written in it beside the one they mostly are written in. */
interface Script {
  name: string;
  letters: RegExp;
  codes: readonly string[];
  also: RegExp;
}

const scripts: readonly Script[] = [
  {
    name: 'Greek',
    // The sign of the ohm is a letter by its script only.
    letters: /(?!\u2126)\p{Script=Greek}[\p{Script=Greek}\p{M}]*/u,
    codes: ['Grek'],
    also: /^cop$/,
  },
  {
    name: 'Cyrillic',
    letters: /\p{Script=Cyrillic}[\p{Script=Cyrillic}\p{M}]*/u,
    codes: ['Cyrl', 'Cyrs'],
    also: /^(?:az|bs|hbs|ku|mo|ro|sh|tk|uz)$/,
  },
  {
    name: 'Hebrew',
    letters: /\p{Script=Hebrew}[\p{Script=Hebrew}\p{M}]*/u,
    codes: ['Hebr'],
    also: /^(?:arc|jpr|tmr)$/,
  },
  {
    name: 'Arabic',
    letters: /\p{Script=Arabic}[\p{Script=Arabic}\p{M}]*/u,
    codes: ['Arab', 'Aran'],
    also: /^(?:az|bs|ha|kk|ku|ky|ms|pa|so|sq|tk|tr|tt|uz)$/,
  },
  {
    name: 'Chinese',
    letters: /\p{Script=Han}+/u,
    codes: ['Hani', 'Hans', 'Hant', 'Jpan', 'Kore'],
    also: /^vi$/,
  },
];

/** No language, several, or one that has no tag: nothing is said that could be wrong. */
const unsaid = /^(?:mis|mul|und|zxx)$/;

/** Whether a language is written in a script, by its tag or by what Unicode’s CLDR knows of it (“likely subtags”). */
function isWrittenIn(tag: string, { codes, also }: Script): boolean {
  let locale: Intl.Locale;
  try {
    locale = new Intl.Locale(tag);
  } catch {
    return false;
  }
  const [language = ''] = tag.toLowerCase().split('-');
  if (unsaid.test(language)) return true;
  if (codes.includes(locale.maximize().script ?? '')) return true;
  return !locale.script && also.test(language);
}

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
      for (const script of scripts) {
        const run = script.letters.exec(child.value);
        if (!run || isWrittenIn(own, script)) continue;
        const message = `“${run[0]}” is ${script.name} but marked as “${own}”; give it its own language.`;
        yield found('error', 'language-unmarked', message, path, element);
      }
    }
  }
}
