import type { PDFDocumentProxy } from 'pdfjs-dist';

const { push } = Array.prototype;

/** Loads pdf.js, which takes half a second: for whoever knows that a PDF will have to be read soon. */
export async function loadPdfjs() {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // Named by a variable, for its package describes no types of it. It would load at the first document.
  const worker = 'pdfjs-dist/legacy/build/pdf.worker.mjs';
  await import(worker);
  // That build gives all arrays a push of its own, for the sake of an old fault with frozen ones; it is far slower.
  Object.defineProperty(Array.prototype, 'push', { value: push, writable: true, configurable: true });
  return pdfjs;
}

/** pdf.js asks here for fonts, character maps and WebAssembly that a PDF names: it gets nothing, from disk or from the net. */
class NothingElse {
  async fetch(): Promise<Uint8Array> {
    throw new Error('Only the PDF itself is read.');
  }
}

/**
 * Opens a PDF with pdf.js, in the build that runs in this Node, for as long as the work lasts. Nothing but the bytes given is
 * read, and no script of the PDF runs.
 * @throws what pdf.js throws where the file is damaged or locked
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  work: (document: PDFDocumentProxy) => Promise<T>,
): Promise<T> {
  const { getDocument, VerbosityLevel } = await loadPdfjs();
  const task = getDocument({
    // pdf.js takes the array for itself: give it a copy.
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    BinaryDataFactory: NothingElse,
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: false,
    useWorkerFetch: false,
    isEvalSupported: false,
    enableXfa: false,
    stopAtErrors: false,
  });
  try {
    return await work(await task.promise);
  } finally {
    await task.destroy();
  }
}
