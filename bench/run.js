// Runs the bench on the compiled program, which is what everybody runs who installs it.
import { fileURLToPath } from 'node:url';
import { bundle } from '../scripts/bundle.js';

await import('../scripts/compile.js');
const folder = fileURLToPath(new URL('../dist-bench', import.meta.url));
const main = fileURLToPath(new URL('main.ts', import.meta.url));
await bundle(main, folder, ['@myriaddreamin/typst-ts-node-compiler']);
await import('../dist-bench/main.js');
