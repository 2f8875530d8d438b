// Runs the bench on the compiled program, in an engine set as for it: that is what everybody runs who installs it.
import { fileURLToPath } from 'node:url';
import { tuneEngine } from '../bin/engine.js';
import { bundle } from '../scripts/bundle.js';

tuneEngine();
await import('../scripts/compile.js');
const folder = fileURLToPath(new URL('../dist-bench', import.meta.url));
const main = fileURLToPath(new URL('main.ts', import.meta.url));
await bundle(main, folder, ['@myriaddreamin/typst-ts-node-compiler']);
await import('../dist-bench/main.js');
