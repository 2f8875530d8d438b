import { type Fault, faultAt } from './fault.ts';
import type { Passage } from './passages.ts';
import type { LanguageWords } from './strangeness.ts';

/** Words that stand twice in a row: `of of`. */
export function doubledWords(
  text: readonly Passage[],
  { vocabulary, editing, known }: LanguageWords,
): Fault[] {
  return text.flatMap(passage =>
    [...passage.text.matchAll(/(?<![\p{L}\p{N}’'-])(\p{L}+) (\1)(?![\p{L}\p{N}’'-])/giu)]
      .filter(
        ([, one, other]) =>
          !editing.doubled.has(one!.toLowerCase()) && !/^\p{Lu}.*\p{Lu}/u.test(one! + other!),
      )
      .map(match =>
        faultAt(passage, match.index, match.index + match[0].length, {
          code: 'doubled-word',
          message: `The word “${match[1]}” is repeated.`,
          right: match[1],
          // verbs end in a particle where the next phrase begins with it: `believed in in spite of`
          likelihood:
            !known(match[1]!) || passage.kind === 'verse'
              ? 0.3
              : vocabulary.hyphenParticles.includes(match[1]!)
                ? 0.5
                : 0.9,
        }),
      ),
  );
}

const withoutSpace = (found: string): string => found.trim();

/** Faults of punctuation by their looks; what each says, how likely it is one, and what should stand there, where that can be guessed. */
const punctuation: {
  pattern: RegExp;
  message: string;
  likelihood: number;
  right(found: string): string | undefined;
}[] = [
  {
    pattern: / [,;.](?=[ \p{L}]|$)(?! ?\.)/gu,
    message: 'A space before a punctuation mark.',
    likelihood: 0.85,
    right: withoutSpace,
  },
  {
    pattern: /(?<=\p{L}) [!?:](?= |$)/gu,
    message: 'A space before a punctuation mark.',
    likelihood: 0.5,
    right: withoutSpace,
  },
  {
    pattern: /,,|;;|::|(?<!\.)\.\.(?!\.)|,\.|;,|,;|\.,(?= \p{Lu}\p{Ll}+ \p{Ll})/gu,
    message: 'Two punctuation marks together.',
    likelihood: 0.7,
    right: found => (found[0] === found[1] ? found[0] : undefined),
  },
  {
    pattern: /(?<=\p{Ll}{2})[.?!](?=\p{Lu}\p{Ll})/gu,
    message: 'No space after the end of a sentence.',
    likelihood: 0.8,
    right: found => `${found} `,
  },
  {
    pattern: /(?<=\p{Ll}),(?=\p{L})/gu,
    message: 'No space after a comma.',
    likelihood: 0.85,
    right: found => `${found} `,
  },
  {
    pattern: /(?<=\p{L})[;:](?=\p{Ll}{2})/gu,
    message: 'No space after a punctuation mark.',
    likelihood: 0.6,
    right: found => `${found} `,
  },
  {
    pattern: /[([‘“] (?=\p{L})|(?<=\p{L}) [)\]”]/gu,
    message: 'A space on the inner side of a bracket or quotation mark.',
    likelihood: 0.75,
    right: withoutSpace,
  },
  {
    pattern: /(?<=\p{L})[([“](?=\p{L}{4})(?!s\))|(?<![([][\p{L}-]{1,8})[)\]](?=\p{L}{3})/gu,
    message: 'No space on the outer side of a bracket or quotation mark.',
    likelihood: 0.3,
    right: found => (/[([“]/.test(found) ? ` ${found}` : `${found} `),
  },
];

/** Faults of punctuation: a space before a comma, none after a full stop, two commas. */
export function punctuationFaults(text: readonly Passage[]): Fault[] {
  return text.flatMap(passage => {
    // dots that stand for words left out, and addresses, are no punctuation
    const line = passage.text.replace(/ ?\.(?: ?\.)+|(?<!\S)\S*(?:\/\/|www\.|@)\S*/gu, left =>
      '…'.repeat(left.length),
    );
    return punctuation.flatMap(({ pattern, message, likelihood, right }) =>
      [...line.matchAll(pattern)].map(match =>
        faultAt(passage, match.index, match.index + match[0].length, {
          ...{ code: 'punctuation', message, likelihood },
          right: right(match[0]),
        }),
      ),
    );
  });
}

const closers: Record<string, string> = { '(': ')', '[': ']', '“': '”', '‘': '’', '«': '»' };
/** `“` → `An opening quotation mark without a closing one.` */
function loneMark(mark: string): string {
  const kind = /[()[\]]/.test(mark) ? 'bracket' : 'quotation mark';
  return closers[mark]
    ? `An opening ${kind} without a closing one.`
    : `A closing ${kind} without an opening one.`;
}
const openers = new Map(Object.entries(closers).map(([open, close]) => [close, open]));

/**
 * Quotation marks and brackets without their other half in the same paragraph. A quotation over several paragraphs
 * opens again in each and closes in the last. An apostrophe is no closing mark: within a word, and after a letter
 * where nothing is open.
 */
export function unpairedMarks(text: readonly Passage[]): Fault[] {
  return text.flatMap((passage, i) => {
    if (passage.kind === 'verse') return [];
    const next = text[i + 1];
    const line = passage.text;
    const open: { mark: string; at: number }[] = [];
    const alone: { mark: string; at: number }[] = [];
    /** How many of each mark are open: it is not looked for where there is none. */
    const waiting = new Map<string, number>();
    for (const { 0: mark, index: at } of line.matchAll(/[()[\]“”‘’«»]/gu)) {
      if (closers[mark]) {
        open.push({ mark, at });
        waiting.set(mark, (waiting.get(mark) ?? 0) + 1);
        continue;
      }
      const before = line[at - 1] ?? ' ';
      const after = line[at + 1] ?? ' ';
      if (mark === '’' && /\p{L}|\p{N}/u.test(after)) continue;
      // `1)` and `a)` number the items of a list
      if (
        mark === ')' &&
        open.at(-1)?.mark !== '(' &&
        /(?:^|\s)[\p{L}\d]{1,3}$/u.test(line.slice(Math.max(0, at - 4), at))
      )
        continue;
      const wanted = openers.get(mark)!;
      const k = (waiting.get(wanted) ?? 0) > 0 ? open.findLastIndex(one => one.mark === wanted) : -1;
      if (k >= 0) {
        for (const [depth, one] of open.splice(k).entries()) {
          waiting.set(one.mark, waiting.get(one.mark)! - 1);
          if (depth > 0 && one.mark !== '‘') alone.push(one);
        }
      } else if (mark !== '’' || /[.,;:?!)\]]/u.test(before)) alone.push({ mark, at });
    }
    const goesOn = (mark: string) =>
      /[“‘«]/u.test(mark) && next?.file === passage.file && next.text.trimStart().startsWith(mark);
    return alone.concat(open.filter(({ mark }) => !goesOn(mark))).map(({ mark, at }) =>
      faultAt(passage, at, at + 1, {
        code: 'mark-without-its-pair',
        message: loneMark(mark),
        likelihood: mark === '’' ? 0.35 : mark === '‘' ? 0.5 : /[()[\]]/.test(mark) ? 0.85 : 0.65,
      }),
    );
  });
}
