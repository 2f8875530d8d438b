import { parentPort, workerData } from 'node:worker_threads';
import { type EPUBProfile, EpubCheck, VERSION } from '@likecoin/epubcheck-ts';

/** What the thread is given: a whole EPUB, its file's name, and what kind of book its rules are for. */
export interface PortOrder {
  bytes: Uint8Array;
  name: string;
  profile: EPUBProfile;
}

/** What it tells at last; first, that it begins. */
export type PortAnswer = Pick<Awaited<ReturnType<typeof EpubCheck.validate>>, 'messages'> & {
  version: string;
};

// Its time is counted from here, without that of loading.
parentPort!.postMessage('ready');
const { bytes, name, profile } = workerData as PortOrder;
const { messages } = await EpubCheck.validate(bytes, { profile }, name);
parentPort!.postMessage({ messages, version: VERSION } satisfies PortAnswer);
