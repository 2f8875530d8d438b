import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import { filesIn, source } from '../bin/compiled.js';

/**
 * Packages that stay files of their own: native ones, and those that read files or start threads from where they lie (WebAssembly,
 * word lists, workers) or are loaded by name.
 */
const apart = [
  ...[
    '@likecoin/epubcheck-ts',
    '@resvg/resvg-wasm',
    '@sparticuz/chromium',
    'dictionary-en',
    'dictionary-en-gb',
  ],
  ...['fontverter', 'harfbuzzjs', 'hyphen', 'pdfjs-dist', 'puppeteer', 'sharp', 'subset-font', 'tinypool'],
];

/** Packages that speak of their own place where it does not matter: in a comment, for commands in files of their own. */
const placeless = ['commander', 'ejs'];

/** Modules of `src` by which threads begin: those that have a door (src/doors.ts). */
const threads = () =>
  filesIn(source).flatMap(file => (file.endsWith('.node.js') ? [file.replace(/\.node\.js$/, '.ts')] : []));

/**
 * Makes few files of many: those that a program and its threads need of `src`, and the packages these stand on. So Node opens some
 * ten files at a start and not a thousand. What only some commands need stays in files of its own.
 *
 * @param entry path of the TypeScript file by which the program begins; it becomes `main.js`
 * @param folder to make anew, absolute, right in the program’s folder, where `..` leads to what `src` finds there
 * @param more packages that stay apart
 */
export async function bundle(entry, folder, more = []) {
  rmSync(folder, { recursive: true, force: true });
  for (const file of filesIn(source).filter(name => !name.endsWith('.ts'))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(source, file), join(folder, file));
  }
  const entryPoints = [
    { in: entry, out: 'main' },
    ...threads().map(file => ({ in: join(source, file), out: file.replace(/\.ts$/, '') })),
  ];
  await build({
    ...{ entryPoints, outdir: folder, chunkNames: 'parts/[name]-[hash]', logLevel: 'warning' },
    ...{
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      external: [...apart, ...more],
    },
    ...{ banner: { js: banner(basename(folder)) }, plugins: [{ name: 'places', setup }] },
  });
}

/** What each file begins with: `require` for packages in CommonJS, and where the folder is. */
const banner = folder => `import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(import.meta.url);
const bundled = import.meta.url.slice(0, import.meta.url.lastIndexOf('/${folder}/') + ${folder.length + 2});`;

/** Has each module find what lies beside it (templates, styles, threads), in whatever file it is put; leaves out what nothing uses. */
function setup({ onLoad, onResolve }) {
  // epub-gen-memory would load it to fetch pictures, which it is given.
  onResolve({ filter: /^node-fetch$/ }, () => ({ path: 'node-fetch', namespace: 'nothing' }));
  onLoad({ filter: /./, namespace: 'nothing' }, () => ({ contents: '' }));
  onLoad({ filter: /\.ts$/ }, ({ path }) => {
    const place = relative(source, path).split(sep).join('/').replace(/ts$/, 'js');
    const contents = readFileSync(path, 'utf8').replaceAll('import.meta.url', `(bundled + '${place}')`);
    return { contents, loader: 'ts' };
  });
  onLoad({ filter: /node_modules.*js$/ }, ({ path }) => {
    const name = /.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(path)[1];
    if (
      placeless.includes(name) ||
      !/\b(?:import\.meta|__dirname|__filename)\b/.test(readFileSync(path, 'utf8'))
    )
      return;
    return {
      errors: [{ text: `${name} looks for files beside it, and is to stay apart (scripts/bundle.js).` }],
    };
  });
}
