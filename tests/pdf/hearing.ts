import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import type { SerializedAXNode } from 'puppeteer';
import { openBrowser } from '../watching/browser.ts';

const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** A reader of PDFs in a browser: pdf.js's own viewer, one page at a time. */
const reader = `<!doctype html><html lang="en"><title>Reader</title><main></main><script type="module">
globalThis.pdfjsLib = await import('/legacy/build/pdf.mjs');
const { EventBus, PDFPageView } = await import('/legacy/web/pdf_viewer.mjs');
pdfjsLib.GlobalWorkerOptions.workerSrc = '/legacy/build/pdf.worker.mjs';
const book = await pdfjsLib.getDocument('/book.pdf').promise;
const eventBus = new EventBus();
window.turnTo = async number => {
  const container = document.querySelector('main');
  container.replaceChildren();
  const page = await book.getPage(number);
  const defaultViewport = page.getViewport({ scale: 1 });
  const view = new PDFPageView({ container, id: number, scale: 1, defaultViewport, eventBus, annotationMode: 1, textLayerMode: 1 });
  view.setPdfPage(page);
  const shown = new Promise(resolve => eventBus.on('textlayerrendered', resolve, { once: true }));
  await view.draw();
  await shown;
  if (!container.querySelector('.structTree')) throw new Error('The page has no structure.');
};
window.pages = book.numPages;
</script></html>`;

/** What a screen reader comes to: what it is, what it is called, and the text in it. */
export interface Heard {
  /** As ARIA has it: `heading`, `link`, `listitem`; `text` is a stretch of text. */
  role: string;
  name: string;
  level?: number;
  /** From 1. */
  page: number;
}

/** Reads a PDF in a browser, and tells what its accessibility tree has, in the order in which a screen reader goes through it. */
export async function hear(pdf: Uint8Array): Promise<Heard[]> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://localhost');
    if (pathname === '/') response.setHeader('content-type', 'text/html').end(reader);
    else if (pathname === '/book.pdf') response.end(pdf);
    else if (/^\/legacy\/[\w/.]+\.mjs$/.test(pathname))
      response.setHeader('content-type', 'text/javascript').end(readFileSync(join(pdfjs, pathname)));
    else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction('window.pages', { timeout: 30_000 });
    const pages = Number(await page.evaluate('window.pages'));
    const heard: Heard[] = [];
    for (let number = 1; number <= pages; number++) {
      await page.evaluate(`turnTo(${number})`);
      const tree = await page.accessibility.snapshot({ interestingOnly: false });
      heard.push(...flat(tree!, number));
    }
    return heard;
  } finally {
    await browser.close();
    server.close();
  }
}

/** What says nothing by itself: boxes, and the browser's own lines. */
const silent = /^(?:none|generic|InlineTextBox|RootWebArea|main|region)$/;

function flat({ role, name = '', level, children = [] }: SerializedAXNode, page: number): Heard[] {
  if (role === 'StaticText') return [{ role: 'text', name, page }];
  const inside = children.flatMap(child => flat(child, page));
  return silent.test(role) ? inside : [{ role, name, page, ...(level && { level }) }, ...inside];
}
