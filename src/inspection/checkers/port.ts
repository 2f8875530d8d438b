import { Worker } from 'node:worker_threads';
import type { EPUBProfile } from '@likecoin/epubcheck-ts';
import { doorOf } from '../../doors.ts';
import { limits } from '../../limits.ts';
import type { Epub } from '../epub/open.ts';
import { elementsOf, localName, plainText } from '../epub/tree.ts';
import type { PortAnswer, PortOrder } from './port-thread.ts';
import type { Answer, Said } from './said.ts';

const door = doorOf('./port-thread', import.meta.url);

/**
 * Asks epubcheck-ts, the EPUBCheck that is a part of Reissue. It works in a thread of its own, for seconds that grow with the
 * book: some of what it does grows with the square.
 */
export function askPort(epub: Epub, name: string): Promise<Answer> {
  const { memory, seconds, secondsPerMegabyte } = limits.port;
  const patience = seconds + (secondsPerMegabyte * textSize(epub)) / 1e6;
  const thread = new Worker(door, {
    workerData: { bytes: epub.bytes, name, profile: profileOf(epub) } satisfies PortOrder,
    resourceLimits: { maxOldGenerationSizeMb: Math.ceil(memory / 1e6) },
    // Its XML library speaks of its own accord.
    stdout: true,
    stderr: true,
  });
  return new Promise(resolve => {
    const settle = (answer: Omit<Answer['asked'], 'checker'>, said: Said[] = []) => {
      clearTimeout(clock);
      thread.removeAllListeners();
      thread.on('error', () => {});
      thread.terminate().then(() => resolve({ asked: { checker: 'epubcheck-ts', ...answer }, said }));
    };
    const why = `it was not done after ${Math.round(patience)} seconds`;
    let clock: NodeJS.Timeout | undefined;
    thread.on('message', (answer: PortAnswer | 'ready') => {
      if (answer === 'ready') {
        clock = setTimeout(() => settle({ outcome: 'stopped', why }), patience * 1000);
        return;
      }
      const { messages, version } = answer;
      const failure = messages.find(({ message }) => isFailure(message));
      if (failure) settle({ outcome: 'failed', version, why: failure.message });
      else settle({ outcome: 'ran', version }, messages.flatMap(saidBy));
    });
    thread.on('error', error => {
      const tooMuch = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (tooMuch) settle({ outcome: 'stopped', why: 'it took too much memory' });
      else settle({ outcome: 'failed', why: error.message });
    });
  });
}

/** A fault of the checker, not of the book, that it tells as a message. */
const isFailure = (message: string) =>
  /call stack|out of memory|array buffer allocation|cannot read propert|is not (?:a function|iterable)/i.test(
    message,
  );

function saidBy({ id, severity, message, location }: PortAnswer['messages'][number]): Said[] {
  if (severity === 'usage') return [];
  return [
    {
      ...{ checker: 'epubcheck-ts', rule: id, message },
      severity: severity === 'fatal' ? 'error' : severity,
      ...{ path: location?.path, line: location?.line, column: location?.column },
    },
  ];
}

/** Bytes of what is read letter by letter; pictures and fonts take no time. */
function textSize({ pages, sheets, files }: Epub): number {
  let size = 0;
  for (const path of [...pages.keys(), ...sheets.keys()]) size += files.get(path)?.length ?? 0;
  return size;
}

const profiles: Record<string, EPUBProfile> = {
  dictionary: 'dict',
  edupub: 'edupub',
  index: 'idx',
  preview: 'preview',
};

/** By the rules for what kind of book an EPUB is to be judged: it says it itself (`dc:type`). */
function profileOf({ package: opf }: Epub): EPUBProfile {
  for (const element of opf ? elementsOf(opf) : []) {
    const profile = localName(element) === 'type' && profiles[plainText(element).trim()];
    if (profile) return profile;
  }
  return 'default';
}
