import { join } from 'node:path';
import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';
import { namesIn, readPlain, startOfPlain } from '../reading.ts';
import { byPage, type SourceFile } from './given.ts';
import { beginning, type OcrForm, ocrFormOf } from './ocr.ts';

/** The hOCR or ALTO files of a folder in the order of their names, and the names of what else lies there. */
export interface OcrFolder {
  files: SourceFile[];
  others: string[];
}

/**
 * Reads the files of a folder that a character recognition made, whatever they are called: pictures, lists and folders that lie
 * beside them are passed over.
 * @param folder its path, absolute
 * @throws Complaint where there is no such file, files of both forms, or more than `limits.ocr` allows
 */
export function readOcrFolder(folder: string): OcrFolder {
  const names = namesIn(folder, folder)
    .filter(name => !name.startsWith('.'))
    .sort(byPage);
  const likely = names.filter(name => mayBeOcr(startOfPlain(folder, name, beginning)));
  if (likely.length > limits.ocr.files)
    throw new Complaint(`There are ${likely.length.toLocaleString('en')} files in this folder.`, {
      file: folder,
      advice: `At most ${limits.ocr.files.toLocaleString('en')} are read: make a title of each volume.`,
    });
  const files: SourceFile[] = [];
  const forms = new Set<OcrForm>();
  let room: number = limits.ocr.bytes;
  for (const name of likely) {
    const path = join(folder, name);
    const bytes = readPlain(folder, path, room);
    const form = bytes && ocrFormOf(bytes);
    if (!form) continue;
    room -= bytes.length;
    forms.add(form);
    files.push({ name, path, bytes: new Uint8Array(bytes) });
  }
  if (files.length === 0)
    throw new Complaint('There are no hOCR or ALTO files in this folder.', {
      file: folder,
      advice:
        'Give the folder in which they lie, one file a page or more; or give one file: raw text, PDF, hOCR or ALTO.',
    });
  if (forms.size > 1)
    throw new Complaint('This folder holds both hOCR and ALTO files; the book would be read twice.', {
      file: folder,
      advice: 'Give a folder that holds those of one kind only.',
    });
  const taken = new Set(files.map(file => file.name));
  return { files, others: names.filter(name => !taken.has(name)) };
}

/** Whether a file begins as hOCR or ALTO does; of hOCR only the whole file tells. */
const mayBeOcr = (start: Uint8Array) =>
  ocrFormOf(start) !== null ||
  /^\W{0,9}<(?:\?xml|!DOCTYPE|!--|html)/i.test(Buffer.from(start.subarray(0, 100)).toString('latin1'));
