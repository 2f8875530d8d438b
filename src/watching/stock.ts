import { digestOf } from '../cache.ts';
import type { Served } from './server.ts';
import type { ChangedPlace, Former, Made, Shown } from './shown.ts';

/** The editions that are shown: the last good ones. */
export interface Stock {
  files: Map<string, Served>;
  pdf: Served | undefined;
  /** What has changed since the PDF that is shown. */
  waiting: ChangedPlace[];
  former: () => Former;
}

/** Nothing is shown yet. */
export function emptyStock(): Stock & { documents: Map<string, string> } {
  const files: Stock['files'] = new Map();
  const documents = new Map<string, string>();
  return {
    ...{ files, documents, pdf: undefined, waiting: [] },
    former: () => ({
      digests: new Map([...files].map(([path, { digest }]) => [path, digest])),
      documents: new Map(
        [...documents].map(([path, title]) => [path, { title, bytes: files.get(path)!.bytes }]),
      ),
    }),
  };
}

/** Takes in what a round has made, and says so. */
export function take(stock: ReturnType<typeof emptyStock>, shown: Shown, made: Made): void {
  if (made.kind === 'screen') {
    const { bytes } = made;
    const digest = digestOf(bytes);
    // The same bytes need not be loaded again.
    const version = (shown.pdf?.version ?? 0) + (stock.pdf?.digest === digest ? 0 : 1);
    stock.pdf = { bytes, digest, mediaType: 'application/pdf' };
    shown.pdf = { version, changes: stock.waiting };
    stock.waiting = [];
    shown.behind = false;
    return;
  }
  const { files, documents, changes } = made;
  const former = new Map(stock.files);
  stock.files.clear();
  for (const { path, mediaType, digest, bytes } of files)
    stock.files.set(path, { mediaType, digest, bytes: bytes ?? former.get(path)!.bytes });
  stock.documents.clear();
  for (const { path, title } of documents) stock.documents.set(path, title);
  stock.waiting = [...stock.waiting, ...changes];
  const dressed = files.filter(({ path }) => !stock.documents.has(path) && !/\.(?:opf|ncx|xml)$/.test(path));
  const isSame = files.length === former.size && files.every(({ bytes }) => !bytes);
  shown.behind ||= !isSame && shown.pdf !== undefined;
  shown.epub = {
    version: (shown.epub?.version ?? 0) + (isSame ? 0 : 1),
    ...{ documents, changes },
    dress: digestOf(dressed.map(({ path, digest }) => [path, digest])),
  };
}
