import { changesIn } from '../../src/corrections/edits/changes.ts';
import { translate } from '../../src/corrections/edits/entries.ts';
import { enterInto } from '../../src/corrections/errata/entering.ts';
import { addEntries } from '../../src/corrections/errata/entry.ts';
import { parseCorrections } from '../../src/corrections/errata/errata.ts';
import { overlay } from '../../src/corrections/errata/overlay.ts';
import { withPrintingOf } from '../../src/corrections/errata/printing.ts';
import { propose } from '../../src/corrections/errata/proposal.ts';
import type { ChapterText } from '../../src/manuscript/files.ts';
import type { Dice } from '../extraction/harm.ts';

/** A list of corrections as its file has it, and the printings that were released. */
export interface Errata {
  yaml: string;
  printings: string[];
}

/** What was done to a list, the chapters after it, and what must not have come of it. */
interface Did {
  told: string;
  errata: Errata;
  chapters: ReadonlyMap<string, string>;
  faults: string[];
}

type Texts = ReadonlyMap<string, string>;
const file = '/corrections.yaml';
const chaptersOf = (texts: Texts): ChapterText[] => [...texts].map(([name, text]) => ({ file: name, text }));
const listOf = ({ yaml }: Errata) => parseCorrections(yaml, file);

/** The text of the editions, and what was found on the way. */
const printed = (texts: Texts, errata: Errata) => {
  const { chapters, made, findings } = overlay(chaptersOf(texts), listOf(errata));
  return { text: chapters.map(one => one.text).join('\n'), made, findings };
};

/** Enters a correction of a word that stands in the book once, as `correction add` does. */
function add(texts: Texts, errata: Errata, d: Dice, own: string): Did | undefined {
  const all = [...texts.values()].join('\n');
  const words = (all.match(/\bword\w+e\b/g) ?? []).filter(word => all.split(word).length === 2);
  if (words.length === 0) return undefined;
  const word = d.pick(words);
  const before = printed(texts, errata);
  if (!before.text.includes(word)) return undefined;
  const { entry } = propose(chaptersOf(texts), {
    ...{ for: word, read: own },
    ...(d.chance(0.2) && { status: 'open' as const }),
  });
  const { yaml, left } = enterInto(errata.yaml, [entry], chaptersOf(texts), file);
  const next = { ...errata, yaml };
  const after = printed(texts, next);
  const expected = entry.status === 'open' || left.size > 0 ? before.text : before.text.replace(word, own);
  return {
    ...{ told: `add ${word} → ${own}`, errata: next, chapters: texts },
    faults: after.text === expected ? [] : [`the correction of ${word} changed something else, or nothing`],
  };
}

/** Makes corrections of what a person has edited, as `correction from-edits` does. */
function fromEdits(texts: Texts, errata: Errata, base: Texts): Did | undefined {
  const before = printed(texts, errata);
  if (before.findings.some(({ severity }) => severity === 'error')) return undefined;
  const few = [...texts].flatMap(([name, text]) => {
    const was = base.get(name);
    return was === undefined || was === text ? [] : changesIn(name, was, text).few;
  });
  const { chapters, entries } = translate(chaptersOf(texts), few, listOf(errata), {});
  const next = { ...errata, yaml: addEntries(errata.yaml, entries, file).yaml };
  const after = new Map(chapters.map(one => [one.file, one.text]));
  const now = printed(after, next);
  return {
    ...{ told: `from-edits: ${entries.length} of ${few.length}`, errata: next, chapters: after },
    faults: [
      ...(now.text === before.text ? [] : ['from-edits made another text of the editions']),
      ...(now.findings.length > before.findings.length ? ['what fitted does not any more'] : []),
      ...(next.yaml.startsWith(errata.yaml) ? [] : ['the list was written over']),
      ...lost('mine', all(texts) + errata.yaml, all(after) + next.yaml),
    ],
  };
}

/** Decides otherwise in the list, by hand. */
function byHand(texts: Texts, errata: Errata, d: Dice): Did {
  const kind = d.pick(['refuse', 'accept', 'comment', 'take out'] as const);
  const entries = errata.yaml.split(/\n(?=- id)/);
  const yaml = {
    refuse: () => errata.yaml.replace(/\n {2}kind: misprint|$/, '\n  status: refused'),
    accept: () => errata.yaml.replace(/\n {2}status: open/, ''),
    comment: () => `${errata.yaml}# looked through\n`,
    'take out': () => (entries.length > 2 ? `${entries.slice(0, -1).join('\n')}\n` : errata.yaml),
  }[kind]();
  const isList = yaml === errata.yaml || canBeRead(yaml);
  return {
    told: `corrections: ${kind}`,
    ...{ errata: { ...errata, yaml: isList ? yaml : errata.yaml }, chapters: texts, faults: [] },
  };
}

function canBeRead(yaml: string): boolean {
  try {
    return parseCorrections(yaml, file).length >= 0;
  } catch {
    return false;
  }
}

/** Releases a printing: what was made first in it is marked, and nothing else is changed in the list. */
function release(texts: Texts, errata: Errata): Did | undefined {
  const { text, findings } = printed(texts, errata);
  if (findings.some(({ severity }) => severity === 'error')) return undefined;
  const number = errata.printings.length + 1;
  const yaml = withPrintingOf(errata.yaml, number, file);
  const next = { yaml, printings: [...errata.printings, text] };
  const was = listOf(errata);
  const faults = listOf(next).flatMap((one, at) => {
    const { printing, ...rest } = one;
    const { printing: before, ...old } = was[at]!;
    const right = before ?? (one.status === 'accepted' ? number : undefined);
    const isSame = JSON.stringify({ ...rest, line: 0 }) === JSON.stringify({ ...old, line: 0 });
    return printing === right && isSame ? [] : [`${one.id} is not as it was, or has another printing`];
  });
  if (yaml.replace(/^ *printing: \d+\n/gm, '') !== errata.yaml.replace(/^ *printing: \d+\n/gm, ''))
    faults.push('the release changed the list');
  return { told: `release ${number}`, errata: next, chapters: texts, faults };
}

/** Something that an editor does with corrections. */
export function correctOnce(
  texts: Texts,
  errata: Errata,
  base: Texts,
  { d, own }: { d: Dice; own: string },
): Did | undefined {
  switch (d.pick(['add', 'add', 'add', 'from-edits', 'by hand', 'release'] as const)) {
    case 'add':
      return add(texts, errata, d, own);
    case 'from-edits':
      return fromEdits(texts, errata, base);
    case 'by hand':
      return byHand(texts, errata, d);
    case 'release':
      return release(texts, errata);
  }
}

const all = (texts: Texts) => [...texts].flat().join('\n');

function lost(kind: string, before: string, after: string): string[] {
  const words = new Set(before.match(new RegExp(`${kind}\\d+e`, 'g')));
  return [...words].filter(word => !after.includes(word)).map(word => `${word} is lost`);
}

/** Corrections that fit the chapters of a merge, and were not made. */
export function keptFrom(texts: Texts, errata: Errata): string[] {
  const book = all(texts);
  const { made, findings } = printed(texts, errata);
  return listOf(errata).flatMap(one => {
    if (one.status !== 'accepted' || made.some(({ id }) => id === one.id)) return [];
    const isFit =
      /^word\w+e$/.test(one.for) &&
      one.page === undefined &&
      book.split(one.for).length === 2 &&
      (one.chapter === undefined ? book : (texts.get(one.chapter) ?? '')).includes(one.for);
    const isSaid = findings.some(({ message }) => message.startsWith(`Correction ${one.id} `));
    return [
      ...(isFit && !findings.some(({ code }) => code === 'correction-twice')
        ? [`${one.id} fits, and is not made`]
        : []),
      ...(isSaid ? [] : [`nothing is said of ${one.id}`]),
    ];
  });
}
