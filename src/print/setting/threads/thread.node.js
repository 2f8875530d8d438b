// The door through which a thread comes in: threads do not inherit the loader that lets Node run TypeScript.
import { register } from 'tsx/esm/api';

register();
export const { finishPart, layPart, readRuns, inspectFile } = await import('./thread.ts');
