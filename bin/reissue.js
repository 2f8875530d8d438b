#!/usr/bin/env node
// The program is TypeScript. It runs compiled where it was compiled and is still the same; otherwise tsx, found beside it
// wherever the program is installed, lets Node run the source.
import module from 'node:module';
import v8 from 'node:v8';
import { isCurrent } from './compiled.js';

// A book is made in seconds, in several threads: what the engine compiles once more for each of them takes the time of those that
// set pages. Functions are to be busy for longer before that (V8's own measure is 66 kB of what was run).
v8.setFlagsFromString('--interrupt-budget=400000');
module.enableCompileCache?.();
if (isCurrent()) {
  await import('../dist/main.js');
} else {
  const { register } = await import('tsx/esm/api');
  register();
  await import('../src/cli/main.ts');
}
