import { rm } from 'node:fs/promises';
import { makeTemporary } from '../temporary.ts';

/** Makes a folder for what a browser keeps of itself while it runs. */
export const makeProfile = (): Promise<string> => makeTemporary('browser');

/** Removes a profile whose browser has ended. What cannot be removed now is swept later. */
export async function removeProfile(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(() => {});
}
