import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';
import { readNamed } from '../reading.ts';
import type { Remark } from './remark.ts';

export type { Remark } from './remark.ts';

/**
 * The remarks that readers have written into a file: comments and changes of a DOCX, annotations of a PDF.
 * @param file its path
 * @throws Complaint where there is no such file, or it is neither of these
 */
export async function readRemarks(
  file: string,
  progress: (page: number, pages: number) => void,
): Promise<Remark[]> {
  const bytes = readNamed(file, limits.pdf.bytes);
  if (!bytes) throw new Complaint('There is no such file.', { file });
  const data = new Uint8Array(bytes);
  const head = bytes.subarray(0, 1024).toString('latin1');
  if (head.startsWith('PK')) return (await import('./docx.ts')).remarksInDocx(data, file);
  if (head.includes('%PDF-')) return (await import('./pdf.ts')).remarksInPdf(data, file, progress);
  throw new Complaint('This is neither a DOCX nor a PDF.', {
    file,
    advice: 'A table of corrections must be called .csv.',
  });
}
