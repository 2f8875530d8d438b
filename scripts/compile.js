// Compiles `src` to `dist` when the program is installed (`npm ci`).
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compiled, source, stamp, stateOfSource } from '../bin/compiled.js';
import { bundle } from './bundle.js';

const state = stateOfSource();
await bundle(join(source, 'cli/main.ts'), compiled);
writeFileSync(stamp, state);
