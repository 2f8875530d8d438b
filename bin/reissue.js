#!/usr/bin/env node
// The program is TypeScript; tsx, found beside it wherever the program is installed, lets Node run it.
import module from 'node:module';
import { register } from 'tsx/esm/api';

module.enableCompileCache?.();
register();
await import('../src/cli/main.ts');
