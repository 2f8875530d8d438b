// Compiles `src` to `dist` when the program is installed (`npm ci`). Without TypeScript, as in an installation that leaves
// out what only development needs, nothing is compiled, and the program runs from its source.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compiled, filesIn, source, stamp, stateOfSource } from '../bin/compiled.js';

const typescript = await import('typescript').catch(() => undefined);
rmSync(compiled, { recursive: true, force: true });
if (typescript) compile(typescript.default);

function compile(ts) {
  const state = stateOfSource();
  const compilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
    rewriteRelativeImportExtensions: true,
  };
  for (const file of filesIn(source)) {
    const from = join(source, file);
    const to = join(compiled, file);
    mkdirSync(dirname(to), { recursive: true });
    if (file.endsWith('.d.ts')) continue;
    if (!file.endsWith('.ts')) copyFileSync(from, to);
    else {
      const { outputText } = ts.transpileModule(readFileSync(from, 'utf8'), {
        compilerOptions,
        fileName: from,
      });
      writeFileSync(to.replace(/\.ts$/, '.js'), outputText);
    }
  }
  writeFileSync(stamp, state);
}
