import v8 from 'node:v8';

/**
 * Sets the engine for what the program does. A book is made in seconds, in several threads: what the engine compiles once more
 * for each of them takes the time of those that set pages. Functions are to be busy for longer before that (V8's own measure is
 * 66 kB of what was run).
 */
export function tuneEngine() {
  v8.setFlagsFromString('--interrupt-budget=400000');
}
