import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm } from '@resvg/resvg-wasm';

const { resolve } = createRequire(import.meta.url);

let ready: Promise<void> | undefined;

/** Makes the renderer of SVG ready; it may be asked again and again. */
export function readyToDraw(): Promise<void> {
  ready ??= readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')).then(bytes => initWasm(bytes));
  return ready;
}
