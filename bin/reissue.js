#!/usr/bin/env node
// The program is TypeScript; tsx, found beside it wherever the program is installed, lets Node run it.
import { register } from 'tsx/esm/api';

register();
await import('../src/cli/main.ts');
