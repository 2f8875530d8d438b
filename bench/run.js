// Runs the bench on the compiled program, which is what everybody runs who installs it.
import module from 'node:module';
import { register } from 'tsx/esm/api';

await import('../scripts/compile.js');
register();
module.register('./compiled.js', import.meta.url);
await import('./main.ts');
