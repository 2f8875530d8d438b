import type { Root, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Report } from './report.ts';

/** Signs of other kinds of Markdown, which ours prints as they are typed. */
const signs: readonly { sign: RegExp; opens?: true; is: string; advice: string }[] = [
  { sign: /~~(?=\S)[^~]+~~/, is: 'strikes words out', advice: 'Take the signs out, or the words.' },
  { sign: /^\[[ xX]\] /, opens: true, is: 'makes a box to be ticked', advice: 'Write ☐ or ☑.' },
  {
    sign: /\n: +\S/,
    is: 'explains the line above it',
    advice: 'Write a list, with what is explained in italics.',
  },
  { sign: /\{[.#][\w-]+\}/, is: 'names a class', advice: 'Take it out.' },
];

/** Reports signs that mean something in other kinds of Markdown: nothing is printed as it is typed in silence. */
export function reportUnknownSigns(tree: Root, report: Report): void {
  visit(tree, 'text', (text: Text, at, parent) => {
    for (const { sign, opens, is, advice } of signs) {
      if (opens && (at !== 0 || parent?.type !== 'paragraph')) continue;
      const found = sign.exec(text.value);
      if (!found) continue;
      const words = found[0].trim().slice(0, 40);
      report(
        'sign-unknown',
        'warning',
        `“${words}” is printed as it is typed: here it is no sign that ${is}. ${advice}`,
        text,
      );
    }
  });
}
