import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser, launchBrowser } from '../../src/press/browser.ts';
import { type Press, startPress } from '../../src/press/index.ts';
import { contentPolicy, openPage } from '../../src/press/shelf.ts';

const folder = mkdtempSync(join(tmpdir(), 'reissue-secret-'));
const secret = join(folder, 'secret.png');
writeFileSync(secret, 'secret');

/** Somebody who would like to hear of the reader. */
let server: Server;
const heard: string[] = [];
let press: Press;

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}"><title>Book</title></head><body></body></html>`;
const sheet = '@page { size: 100mm 150mm; margin: 10mm }';

beforeAll(async () => {
  server = createServer((request, response) => {
    heard.push(request.url ?? '');
    response.end('gotcha');
  });
  server.on('connection', () => heard.push('a connection'));
  server.on('upgrade', (_, socket) => socket.destroy());
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  press = await startPress({ html: page, files: new Map() }, sheet);
});

afterAll(async () => {
  await press.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A chapter as no sanitiser would let it pass; each try changes the text of the chapter or is heard by the server. */
function hostile(port: number): string {
  const host = `http://127.0.0.1:${port}`;
  const act = "document.title='ran';document.querySelector('h1').textContent='It ran'";
  return `<section id="one"><h1>It did not run</h1><p>Text.</p>
    <script>${act}</script><script src="${host}/script.js"></script>
    <img src="x" onerror="${act}"><img src="data:image/png;base64,AA==" onerror="${act}">
    <svg onload="${act}" width="9" height="9"><script>${act}</script><image href="${host}/svg.png" width="9" height="9"/>
      <use href="${host}/use.svg#a"/><foreignObject><body onload="${act}"></body></foreignObject></svg>
    <details open ontoggle="${act}"><summary>More</summary></details>
    <style>@import "${host}/import.css"; p { background: url(${host}/background.png) }
      @font-face { font-family: Spy; src: url(${host}/font.ttf) } p { font-family: Spy }
      h1 { animation: spy 1ms } @keyframes spy { to { opacity: 1 } }</style>
    <p onanimationstart="${act}" style="animation: spy 1ms; background: url('file://${secret}')">Styled.</p>
    <link rel="stylesheet" href="${host}/style.css"><link rel="prefetch" href="${host}/prefetch">
    <link rel="preload" as="image" href="${host}/preload.png"><link rel="dns-prefetch" href="//127.0.0.1:${port}">
    <link rel="preconnect" href="${host}"><link rel="modulepreload" href="${host}/module.js">
    <link rel="manifest" href="${host}/manifest"><link rel="icon" href="${host}/icon.png">
    <script type="speculationrules">{"prefetch":[{"source":"list","urls":["${host}/speculation"]}]}</script>
    <iframe src="data:text/html,<script>parent.${act}</script><img src='${host}/data-frame.png'>"></iframe>
    <iframe srcdoc="<script>parent.${act}</script><img src='${host}/srcdoc.png'>"></iframe>
    <iframe src="javascript:parent.${act}"></iframe><iframe src="file://${secret}"></iframe>
    <iframe src="blob:http://book.invalid/1"></iframe><iframe src="${host}/frame"></iframe>
    <object data="${host}/object.svg"></object><embed src="${host}/embed.svg">
    <video src="${host}/video.mp4" poster="${host}/poster.png" autoplay></video><audio src="${host}/a.mp3" autoplay></audio>
    <img src="file://${secret}"><img src="ws://127.0.0.1:${port}/ws"><img srcset="${host}/set.png 1x">
    <picture><source srcset="${host}/picture.png"><img src="blob:http://book.invalid/2"></picture>
    <base href="${host}/"><form action="${host}/form"><input autofocus onfocus="${act}"><button>Go</button></form>
    <meta http-equiv="refresh" content="0;url=${host}/refresh"><a href="javascript:${act}" ping="${host}/ping">Link</a>
  </section>`;
}

it('holds nothing against a page for what the browser itself asks for', async () => {
  const browser = await launchBrowser(await findBrowser());
  try {
    const { refused } = await openPage(browser, { html: page, files: new Map() });
    // A browser with tabs asks for the icon of each, once the page is there.
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(refused).toEqual([]);
  } finally {
    await browser.close();
  }
});

describe('what stands in a page', () => {
  it('runs no script and reaches neither network nor disk, even past the sanitiser', async () => {
    const { port } = server.address() as AddressInfo;
    await press.measureUnits([hostile(port)], 300);
    const { pages } = await press.setPart('one', hostile(port));
    expect(pages.length).toBeGreaterThan(0);
    // What was started has time to be heard of.
    await new Promise(resolve => setTimeout(resolve, 500));
    const two = await press.setPart('two', '<section id="two"><h1>Next</h1></section>');
    expect(two.pages).toHaveLength(1);
    const sheets = [{ part: 'one', page: 0, side: 'recto' as const, opener: true }];
    const failure = await press.printPart(sheets, []).then(
      () => '',
      (error: unknown) => String(error),
    );
    expect(heard).toEqual([]);
    // The press is still there, and refuses to print what tried.
    expect(failure).toMatch(/could not be set/);
    expect(failure).toMatch(/script-src/);
  });

  it('runs no script where it is the page itself, whatever policy that brings', async () => {
    const { port } = server.address() as AddressInfo;
    const browser = await launchBrowser(await findBrowser());
    try {
      const html = `<!doctype html><title>Book</title>${hostile(port)}`;
      const { page: opened } = await openPage(browser, { html, files: new Map() });
      await new Promise(resolve => setTimeout(resolve, 300));
      expect(await opened.evaluate('document.title + document.querySelector("h1").textContent')).toBe(
        'BookIt did not run',
      );
      expect(heard).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
