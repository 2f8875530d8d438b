import { type Check, found } from '../check.ts';

/** The archive as the Open Container Format wants it: media type first and stored; no entries for folders. */
export const container: Check = ({ bytes, entries }) => {
  if (entries.length === 0) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const nameLength = bytes.length > 30 ? view.getUint16(26, true) : 0;
  const name = new TextDecoder().decode(bytes.subarray(30, 30 + nameLength));
  const isFirst = name === 'mimetype';
  const isStored = isFirst && view.getUint16(8, true) === 0;
  const isRight = isStored && new TextDecoder().decode(bytes.subarray(38, 58)) === 'application/epub+zip';
  return [
    ...(isRight
      ? []
      : [found('error', 'mimetype', 'The archive must begin with the file “mimetype”, not compressed.')]),
    ...entries
      .filter(entry => entry.endsWith('/'))
      .map(entry =>
        found(
          'info',
          'folder-entry',
          'The archive has an entry for a folder; no reading program needs it.',
          entry,
        ),
      ),
  ];
};
