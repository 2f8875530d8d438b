/** A file of the EPUB that is not a content document; its path is relative to the package document. */
export interface Resource {
  id: string;
  path: string;
  mediaType: string;
  bytes: Uint8Array;
  /** Properties of its manifest item: `cover-image`. */
  properties?: string;
}
