#!/usr/bin/env node
// The program is TypeScript. It runs compiled where it was compiled and is still the same; otherwise tsx, found beside it
// wherever the program is installed, lets Node run the source.
import module from 'node:module';
import { isCurrent } from './compiled.js';
import { tuneEngine } from './engine.js';

tuneEngine();
module.enableCompileCache?.();
if (isCurrent()) {
  await import('../dist/main.js');
} else {
  const { register } = await import('tsx/esm/api');
  register();
  await import('../src/cli/main.ts');
}
