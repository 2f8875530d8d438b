import { join } from 'node:path';
import { Complaint } from '../../complaint.ts';
import { type ListedFault, readLists } from '../../copyediting/lists.ts';
import { addDismissals, readDismissed, withoutDismissed } from '../../corrections/dismissed.ts';
import type { Entry } from '../../corrections/errata/entry.ts';
import { readCorrections } from '../../corrections/errata/errata.ts';
import { madeFrom, proposeFrom, withoutCorrected } from '../../corrections/errata/from-findings.ts';
import { overlay } from '../../corrections/errata/overlay.ts';
import type { Proposal } from '../../corrections/errata/proposal.ts';
import type { ChapterText } from '../../manuscript/files.ts';
import type { Title } from '../../title.ts';
import { place, type Voice } from '../voice.ts';
import { type Ask, asking } from './asking.ts';
import {
  aloneIn,
  command,
  enter,
  isAsked,
  listOf,
  madeOf,
  type Options,
  run,
  textsOf,
  today,
} from './title.ts';
import { counted, reading, shown } from './words.ts';

interface ProofOptions extends Options {
  accept?: boolean;
  should?: string;
}

export const fromProof = command('from-proof')
  .description(
    'make corrections of what the proofreading list has found: of the entries that are named, or of each that you are asked about; without a terminal, list what can be made',
  )
  .argument('[ids...]', 'ids of the list’s entries, as the report has them')
  .option('--should <words>', 'what should stand there, for the one entry that is named')
  .option('--accept', 'enter them as accepted; without it they wait for your decision')
  .action((name: string, ids: string[], options: ProofOptions) =>
    run(name, options, async (title, speaker) => {
      refuseUnfit(ids, options);
      const open = openFindings(title);
      if (ids.length > 0) return aloneIn(title, speaker, () => takeNamed(title, open, ids, options, speaker));
      return isAsked(options) ? takeAsked(title, open, speaker) : tell(title, open, speaker);
    }),
  );

function refuseUnfit(ids: readonly string[], { accept, should }: ProofOptions): void {
  if (should !== undefined && ids.length !== 1)
    throw new Complaint('It does not say of which entry this should stand there.', {
      advice: 'Name one entry of the list with --should.',
    });
  if (accept && ids.length === 0)
    throw new Complaint('It does not say which entries are accepted.', {
      advice: 'Name the entries that you have looked at: their ids stand in the report.',
    });
}

/** The proofreading list as far as nobody has decided on it. */
function openFindings({ folder }: Title): ListedFault[] {
  const lists = readLists(folder);
  if (!lists)
    throw new Complaint('This title has no proofreading list.', {
      file: join(folder, 'recovery/proofreading.yaml'),
      advice: 'Recovery drafts it: npx reissue recover, and the title’s name.',
    });
  return withoutCorrected(withoutDismissed(lists, readDismissed(folder)), readCorrections(folder))
    .proofreading;
}

/** Makes corrections of the entries that are named, as far as that can be done; what cannot is told. */
async function takeNamed(
  title: Title,
  open: readonly ListedFault[],
  ids: readonly string[],
  { should, accept }: ProofOptions,
  speaker: Voice,
) {
  const texts = textsOf(title);
  const proposals: Proposal[] = [];
  const left: { id: string; message: string }[] = [];
  for (const id of new Set(ids)) {
    try {
      proposals.push(proposeFrom(texts, findingOf(title, open, id), should));
    } catch (error) {
      if (!(error instanceof Complaint)) throw error;
      left.push({ id, message: error.message });
      speaker.complain(error, title.folder);
    }
  }
  const entries = proposals.map(({ entry }): Entry => {
    return { ...entry, ...madeNow(), status: accept ? 'accepted' : 'open' };
  });
  const { entered, left: unfit } = await enter(title, entries);
  for (const [{ finding }, complaint] of unfit) {
    left.push({ id: finding!, message: complaint.message });
    speaker.complain(complaint, title.folder);
  }
  for (const made of madeOf(title, entered).made) speaker.show(shown(made, title));
  const without = left.length > 0 ? `, ${left.length} left out` : ` in ${place(listOf(title))}`;
  speaker.say(`${title.name}: ${counted(entered.length, 'correction')} entered${without}`);
  if (left.length > 0) process.exitCode = 1;
  return { entered, left };
}

const madeNow = () => ({ by: 'proofreading list', date: today() });

/** The finding of an id. @throws Complaint where there is none, or it was decided on */
function findingOf({ folder }: Title, open: readonly ListedFault[], id: string): ListedFault {
  const found = open.find(one => one.id === id);
  if (found) return found;
  const [made] = madeFrom(readCorrections(folder), id);
  if (made) throw new Complaint(`Of the finding ${id} the correction ${made.id} was made already.`);
  if (readDismissed(folder).proofreading.some(({ what }) => what === id))
    throw new Complaint(`You have dismissed the finding ${id}.`, {
      file: join(folder, 'dismissed.yaml'),
      advice: 'Strike it out there, if it is a fault after all.',
    });
  throw new Complaint(`No entry of the proofreading list has the id “${id}”.`, {
    file: join(folder, 'recovery/proofreading.yaml'),
    advice: 'The report has the id under each entry.',
  });
}

/** A correction as it would be made in its first place. */
function sample(texts: readonly ChapterText[], { entry }: Proposal) {
  const correction = { kind: 'misprint', ...entry, id: '', status: 'accepted', line: 0 } as const;
  return overlay(texts, [correction]).made;
}

/** Lists what corrections can be made of. */
function tell(title: Title, open: readonly ListedFault[], speaker: Voice) {
  const texts = textsOf(title);
  const told = open.map(finding => {
    const { id, file, line, message, read } = finding;
    const words = finding.for ?? finding.word;
    try {
      const { places, entry } = proposeFrom(texts, finding);
      return { id, ready: true, file, line: places[0]!.line, page: entry.page, for: words, read, message };
    } catch (error) {
      if (!(error instanceof Complaint)) throw error;
      return { id, ready: false, file, line, for: words, read, message };
    }
  });
  const ready = told.filter(one => one.ready);
  for (const one of ready)
    speaker.say(
      `${one.id}  ${place(join(title.folder, 'chapters', one.file), one.line)}  “${one.for}” → ${reading(one.read)}  ${one.message}`,
    );
  const others = told.length - ready.length;
  speaker.say(
    `${title.name}: of ${counted(ready.length, 'entry').replace('entrys', 'entries')} of the proofreading list a correction can be made${others > 0 ? `; ${others} more do not say what should stand there` : ''}`,
  );
  return told;
}

/** Asks of one finding after the other, and enters each at once: whoever leaves loses nothing. */
async function takeAsked(title: Title, open: readonly ListedFault[], speaker: Voice) {
  const ids: string[] = [];
  const dismissed: string[] = [];
  await asking(async ask => {
    for (const [at, finding] of open.entries()) {
      const answer = await decide(title, finding, `${at + 1} of ${open.length}`, ask, speaker);
      if (answer === 'end') return;
      if (answer === 'pass') continue;
      await aloneIn(title, speaker, async () => {
        if (answer === 'dismiss') {
          await addDismissals(title.folder, [finding.id]);
          dismissed.push(finding.id);
          return;
        }
        const { entered, left } = await enter(title, [answer]);
        for (const complaint of left.values()) speaker.complain(complaint, title.folder);
        ids.push(...entered.map(({ id }) => id));
      });
    }
  });
  speaker.say(
    `${title.name}: ${counted(ids.length, 'correction')} entered, ${counted(dismissed.length, 'finding')} dismissed`,
  );
  return { entered: ids, dismissed };
}

type Decision = 'end' | 'pass' | 'dismiss' | Proposal['entry'];

/** What a person says of a finding. */
async function decide(
  title: Title,
  finding: ListedFault,
  which: string,
  ask: Ask,
  speaker: Voice,
): Promise<Decision> {
  const texts = textsOf(title);
  speaker.show([
    { text: `\n${which}  ${finding.id}  ${finding.message}\n`, as: 'heading' },
    {
      text: `${place(join(title.folder, 'chapters', finding.file), finding.line)}: ${finding.context}`,
      as: 'faint',
    },
  ]);
  let read = finding.read;
  for (;;) {
    const proposal =
      read === undefined ? undefined : proposedOr(() => proposeFrom(texts, finding, read), speaker);
    if (proposal) for (const made of sample(texts, proposal)) speaker.show(shown(made, title));
    const choices = [
      ...(proposal ? ['y enter it, open', 'a accept it'] : []),
      ...(finding.for === undefined ? [] : ['e type what should stand there']),
      'd no fault, dismiss it',
      'n pass on',
      'q end',
    ];
    const answer = await ask(`${choices.join(' · ')}: `);
    if (answer === undefined || answer === 'q') return 'end';
    if (answer === 'd') return 'dismiss';
    if (answer === 'n' || answer === '') return 'pass';
    if (answer === 'e' && finding.for !== undefined)
      read = (await ask(`In place of “${finding.for}”: `)) || read;
    else if (proposal && (answer === 'y' || answer === 'a'))
      return { ...proposal.entry, ...madeNow(), status: answer === 'a' ? 'accepted' : 'open' };
  }
}

/** What comes of a proposal; where nothing does, it is said. */
function proposedOr(make: () => Proposal, speaker: Voice): Proposal | undefined {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    speaker.complain(error);
    return undefined;
  }
}
