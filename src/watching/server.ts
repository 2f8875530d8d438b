import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';
import { ownFile } from './files.ts';

/** The one address that is listened at: nobody outside this machine can ask. */
const host = '127.0.0.1';
/** So many ports are tried from the one that was wished for. */
const tries = 20;

/** What is served: bytes, and what they are. */
export interface Served {
  bytes: Uint8Array;
  mediaType: string;
  digest: string;
}

/** Where the server finds what was built. */
export interface Shelf {
  /** A file of the EPUB by its path. */
  file: (path: string) => Served | undefined;
  pdf: () => Served | undefined;
  /** What a page is told that begins to listen, as JSON. */
  shown: () => string;
}

export interface Serving {
  address: string;
  /** Tells all pages that listen; data is JSON. */
  tell: (event: 'shown' | 'doing', data: string) => void;
  close: () => void;
}

const everywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-cache',
};

/** Our own page: its scripts and styles are files of the program, and it shows nothing but what this server has. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The book: styled, with its own fonts and pictures, without any script and any way out, also in a tab of its own. */
const bookPolicy = [
  "default-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin',
].join('; ');

/**
 * Serves what is shown to browsers of this machine.
 *
 * @param port the port that is wished for; those after it are tried where it is taken. 0 for any
 * @throws Complaint where no port is free
 */
export async function serve(shelf: Shelf, port: number): Promise<Serving> {
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500, everywhere);
      response.end();
    });
  });
  const bound = await listenFrom(server, port);
  const names = new Set([`${host}:${bound}`, `localhost:${bound}`]);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const send = (status: number, headers: Record<string, string>, body?: Uint8Array | string) => {
      response.writeHead(status, { ...everywhere, ...headers });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    const refuse = (status: number, why: string) =>
      send(
        status,
        { 'content-type': 'text/plain; charset=utf-8', 'content-security-policy': pagePolicy },
        why,
      );
    // A page from elsewhere may have its own name lead to this machine (DNS rebinding): it still asks by that name.
    if (!names.has(request.headers.host ?? ''))
      return refuse(403, 'Ask by the address that reissue watch printed.\n');
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refuse(405, 'Nothing can be sent here.\n');
    const path = pathOf(request.url ?? '/');
    if (path === '/events') return listenTo(response);
    const ofBook = path.startsWith('/epub/');
    const served = ofBook
      ? shelf.file(path.slice('/epub/'.length))
      : path === '/book.pdf'
        ? shelf.pdf()
        : await ownFile(path);
    if (!served) return refuse(404, 'There is nothing here.\n');
    const headers = {
      'content-type': served.mediaType,
      'content-security-policy': ofBook ? bookPolicy : pagePolicy,
      etag: `"${served.digest}"`,
    };
    if (request.headers['if-none-match'] === headers.etag) return send(304, headers);
    send(200, { ...headers, 'content-length': String(served.bytes.length) }, served.bytes);
  }

  function listenTo(response: ServerResponse): void {
    if (listeners.size >= limits.watch.listeners) {
      response.writeHead(503, everywhere);
      response.end();
      return;
    }
    response.writeHead(200, { ...everywhere, 'content-type': 'text/event-stream' });
    response.write(`retry: 500\n\n${eventOf('shown', shelf.shown())}`);
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
  }

  return {
    address: `http://${host}:${bound}/`,
    tell: (event, data) => {
      for (const listener of listeners) listener.write(eventOf(event, data));
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const eventOf = (event: string, data: string): string => `event: ${event}\ndata: ${data}\n\n`;

/** The path that is asked for; empty, and so nothing, where it cannot be read. */
function pathOf(url: string): string {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/s, ''));
  } catch {
    return '';
  }
}

async function listenFrom(server: Server, port: number): Promise<number> {
  const last = Math.min(port + tries - 1, 65_535);
  for (let next = port; ; next++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(next, host, () => {
          server.off('error', reject);
          resolve();
        });
      });
      return (server.address() as AddressInfo).port;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (port === 0 || !['EADDRINUSE', 'EACCES'].includes(code ?? '')) throw error;
      if (next >= last)
        throw new Complaint(`The ports ${port} to ${last} are taken.`, {
          advice: 'Name another with --port, or leave it out: then any that is free is used.',
        });
    }
  }
}
