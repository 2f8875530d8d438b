import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Complaint } from '../../complaint.ts';
import { type Change, changesIn, type Stay } from '../../corrections/edits/changes.ts';
import { type Translation, translate } from '../../corrections/edits/entries.ts';
import { addEntries } from '../../corrections/errata/entry.ts';
import {
  type Correction,
  correctionsFile,
  kinds,
  parseCorrections,
  readCorrections,
} from '../../corrections/errata/errata.ts';
import { overlay } from '../../corrections/errata/overlay.ts';
import { readBase } from '../../corrections/record/base.ts';
import { stateOf } from '../../corrections/record/former-states.ts';
import { readRecord, recordFile } from '../../corrections/record/record.ts';
import type { ChapterText } from '../../manuscript/files.ts';
import type { Title } from '../../title.ts';
import { writeTogether } from '../../writing.ts';
import { place, type Voice } from '../voice.ts';
import { asking, isYes } from './asking.ts';
import { aloneIn, command, isAsked, listOf, listText, type Options, run, textsOf, today } from './title.ts';
import { counted, shown } from './words.ts';

interface EditsOptions extends Options {
  yes?: boolean;
  kind: Correction['kind'];
  by?: string;
}

export const fromEdits = command('from-edits')
  .description(
    'make corrections of the few words here and there that were changed by hand in the chapters since recovery wrote them; in these places the chapters are as recovery wrote them again, and the editions stay the same',
  )
  .option('--yes', 'write it without asking; without a terminal, nothing is written else')
  .option('--kind <kind>', kinds.join(', '), 'misprint')
  .option('--by <name>', 'who reported it')
  .action((name: string, options: EditsOptions) =>
    run(name, options, (title, speaker) => aloneIn(title, speaker, () => takeEdits(title, options, speaker))),
  );

async function takeEdits(title: Title, options: EditsOptions, speaker: Voice) {
  const texts = textsOf(title);
  const existing = readCorrections(title.folder);
  refuseUnfit(title, texts, existing);
  const { few, more } = changesOf(title, texts);
  const common = { kind: kindOf(options.kind), date: today(), ...(options.by && { by: options.by }) };
  const translation = translate(texts, few, existing, common);
  const stays = [...more, ...translation.stays];
  const { yaml, ids } = addEntries(listText(title), translation.entries, listOf(title));
  const own = parseCorrections(yaml, listOf(title)).filter(({ id }) => ids.includes(id));
  for (const made of overlay(translation.chapters, own).made) speaker.show(shown(made, title));
  for (const stay of stays) tellStay(stay, title, speaker);
  if (own.length + translation.known === 0) {
    speaker.say(`${title.name}: no change in the chapters can become a correction`);
    return { entered: [], stays, written: false };
  }
  const written = await isWanted(own.length + translation.known, options);
  if (written) await write(title, texts, translation, yaml);
  speaker.say(summary(title, { count: own.length, known: translation.known, stays: stays.length }, written));
  return { entered: own, stays, written };
}

function kindOf(kind: string): Correction['kind'] {
  const found = kinds.find(one => one === kind);
  if (!found)
    throw new Complaint(`There is no kind “${kind}”.`, { advice: `Choose one of ${kinds.join(', ')}.` });
  return found;
}

/** Refuses where it cannot be told what the editions are made of. */
function refuseUnfit(
  { folder }: Title,
  texts: readonly ChapterText[],
  existing: readonly Correction[],
): void {
  const [fault] = overlay(texts, existing).findings.filter(({ severity }) => severity === 'error');
  if (fault)
    throw new Complaint(fault.message, {
      ...(fault.file && { file: join(folder, fault.file) }),
      ...(fault.line && { line: fault.line }),
      advice: 'Put this correction right first; nothing was done.',
    });
}

/** What was changed by hand in the chapters since recovery wrote them. */
function changesOf({ folder }: Title, texts: readonly ChapterText[]): { few: Change[]; more: Stay[] } {
  const record = readRecord(folder);
  const base = record && readBase(folder, record.written);
  if (!base || record.unfinished === 'chapters')
    throw new Complaint('It is not known what recovery wrote in these chapters.', {
      file: join(folder, recordFile),
      advice: record?.unfinished
        ? 'A recovery was interrupted here. Run it again: npx reissue recover, and the title’s name.'
        : 'Only what was changed in recovered chapters can become corrections.',
    });
  const all = texts.map(({ file, text }) => {
    const before = base.chapters.get(file);
    const why = 'recovery wrote no chapter of this name';
    return before === undefined
      ? { few: [], more: [{ file, line: 1, why, was: '', now: '' }] }
      : before === text
        ? { few: [], more: [] }
        : changesIn(file, before, text);
  });
  return { few: all.flatMap(({ few }) => few), more: all.flatMap(({ more }) => more) };
}

/** So much of a passage is shown. */
const mostShown = 60;

function tellStay({ file, line, why, was, now }: Stay, { folder }: Title, speaker: Voice): void {
  const short = (text: string) => {
    const one = text.replace(/\s+/g, ' ').trim();
    return one.length > mostShown ? `${one.slice(0, mostShown)}…` : one;
  };
  speaker.show([
    { text: `${place(join(folder, 'chapters', file), line)}: stays in the chapter, for ${why}`, as: 'faint' },
    ...(was.trim() || now.trim() ? [{ text: '\n  ' }] : []),
    ...(was.trim() ? [{ text: short(was), as: 'old' } as const] : []),
    ...(now.trim() ? [{ text: short(now), as: 'new' } as const] : []),
  ]);
}

async function isWanted(count: number, options: EditsOptions): Promise<boolean> {
  if (options.yes) return true;
  if (!isAsked(options)) return false;
  return isYes(
    await asking(ask =>
      ask(`Enter ${counted(count, 'correction')}, and take the words in the chapters back? (y/n) `),
    ),
  );
}

/** Writes the corrections and the chapters together; the chapters as they were are kept with the other former states. */
async function write(
  { folder }: Title,
  before: readonly ChapterText[],
  { chapters }: Translation,
  yaml: string,
): Promise<void> {
  const changed = chapters.filter(({ text }, i) => text !== before[i]!.text);
  const state = stateOf(folder, new Map(changed.map(({ file, text }) => [`chapters/${file}`, text])));
  await writeTogether(folder, [
    ...state.files,
    { path: join(folder, correctionsFile), data: yaml },
    ...changed.map(({ file, text }) => ({ path: join(folder, 'chapters', file), data: text })),
  ]);
  for (const old of state.outdated) await rm(old, { recursive: true, force: true }).catch(() => {});
}

function summary(
  title: Title,
  { count, known, stays }: { count: number; known: number; stays: number },
  written: boolean,
): string {
  const rest = [
    known > 0 && `; ${counted(known, 'change')} that ${known === 1 ? 'is' : 'are'} in the list already`,
    stays > 0 && `; ${counted(stays, 'change')} left in the chapters`,
  ]
    .filter(Boolean)
    .join('');
  return written
    ? `${title.name}: ${counted(count, 'correction')} entered in ${place(listOf(title))}${rest}`
    : `${title.name}: ${counted(count, 'change')} can become corrections${rest}. Nothing was written; to write it, add --yes`;
}
