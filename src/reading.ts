import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { Complaint } from './complaint.ts';

/** Windows knows neither; there links are resolved before, and there are no pipes in folders. */
const careful = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Whether a path leads out of a folder; both absolute. */
export function leaves(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}

/**
 * Reads a plain file that lies within a folder. A link is followed only where it ends within the folder too: a title comes
 * from anybody, and may not make us read another file of the user's. A pipe or a device would never end.
 *
 * @param root the folder, absolute; everything in it is the title's own
 * @param path of the file, absolute
 * @param most the bytes that are taken
 * @returns the bytes; undefined where there is no such file
 * @throws Complaint where the path leads out, is no plain file, is too large or cannot be read
 */
export function readPlain(root: string, path: string, most: number): Buffer | undefined {
  const real = realPath(root, path);
  return real === undefined ? undefined : readWhole(real, path, most);
}

/** Whether a folder stands at a path. Never throws. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/**
 * Bytes of a file, or of all files in a folder, as far as anybody can tell; 0 where there is none, or where links lead in a
 * circle. Never throws.
 */
export function sizeOf(path: string): number {
  try {
    const about = statSync(path);
    if (!about.isDirectory()) return about.size;
    return readdirSync(path).reduce(
      (sum, name) => sum + (statSync(join(path, name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
  } catch {
    return 0;
  }
}

/**
 * Reads a file that a person named on the command line, wherever it lies.
 *
 * @returns the bytes; undefined where there is no such file
 * @throws Complaint where it is no plain file, is too large or cannot be read
 */
export function readNamed(path: string, most: number): Buffer | undefined {
  try {
    return readWhole(realpathSync(path), path, most);
  } catch (error) {
    if (error instanceof Complaint) throw error;
    if (isAbsent(error)) return undefined;
    throw unreadable(error, path);
  }
}

/**
 * The first bytes of a plain file in a folder, whatever its size; nothing of what is no plain file, or leads out of the folder.
 */
export function startOfPlain(folder: string, name: string, most: number): Buffer {
  let file: number | undefined;
  try {
    const real = realPath(folder, join(folder, name));
    if (real === undefined) return Buffer.alloc(0);
    file = openSync(real, careful);
    if (!fstatSync(file).isFile()) return Buffer.alloc(0);
    const start = Buffer.alloc(most);
    return start.subarray(0, readSync(file, start, 0, most, 0));
  } catch {
    return Buffer.alloc(0);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Where a path really leads, within the root; undefined where there is nothing. */
function realPath(root: string, path: string): string | undefined {
  let real: string;
  try {
    real = realpathSync(path);
  } catch (error) {
    if (isAbsent(error) && !isLink(path)) return undefined;
    throw isAbsent(error) ? leadsNowhere(path) : unreadable(error, path);
  }
  if (leaves(realpathSync(root), real)) throw leadsOut(path);
  return real;
}

function readWhole(real: string, path: string, most: number): Buffer {
  let file: number | undefined;
  try {
    file = openSync(real, careful);
    const about = fstatSync(file);
    if (!about.isFile()) throw notPlain(path);
    if (about.size > most) throw tooLarge(path, about.size, most);
    return readAll(file, about.size, path, most);
  } catch (error) {
    throw error instanceof Complaint ? error : unreadable(error, path);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** All of a file, which may have grown since its size was asked. */
function readAll(file: number, size: number, path: string, most: number): Buffer {
  const pieces: Buffer[] = [];
  let total = 0;
  for (let room = size + 1; ; room = 65_536) {
    const piece = Buffer.allocUnsafe(room);
    const read = readSync(file, piece, 0, room, null);
    if (read === 0) return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
    total += read;
    if (total > most) throw tooLarge(path, total, most);
    pieces.push(piece.subarray(0, read));
  }
}

/**
 * The names in a folder within a root, sorted; an absent folder has none.
 *
 * @throws Complaint where the folder leads out of the root, or is a file
 */
export function namesIn(root: string, folder: string): string[] {
  const real = realPath(root, folder);
  if (real === undefined) return [];
  try {
    return readdirSync(real).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOTDIR') throw unreadable(error, folder);
    throw new Complaint('This is a file, where a folder should be.', {
      file: folder,
      advice: 'Move it away: there should be a folder of this name.',
    });
  }
}

/**
 * The text of bytes in UTF-8, without the byte order mark that some editors put before it.
 *
 * @param file named in the message
 * @throws Complaint naming the first line that is not UTF-8
 */
export function decodeUtf8(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const whole = Buffer.from(bytes);
    const read = whole.toString('utf8');
    const line = read.slice(0, Math.max(0, read.indexOf('\uFFFD'))).split('\n').length;
    throw new Complaint('This is not UTF-8 text.', {
      file,
      line,
      advice: 'Open the file in your editor and save it with the encoding UTF-8.',
    });
  }
}

const isAbsent = (error: unknown): boolean => codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | undefined)?.code;

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

const leadsOut = (file: string) =>
  new Complaint('This is a link that leads out of the folder, so it was not followed.', {
    file,
    advice: 'Copy the file itself to this place.',
  });

const leadsNowhere = (file: string) =>
  new Complaint('This is a link that leads nowhere.', {
    file,
    advice: 'Delete it, or put the file itself in its place.',
  });

const notPlain = (file: string) =>
  new Complaint('This is not an ordinary file.', {
    file,
    advice: 'Move it away, and put the file itself here.',
  });

/** Sizes in megabytes, as file managers show them. */
const tooLarge = (file: string, size: number, most: number) =>
  new Complaint(
    `This file is too large: ${megabytes(size)} MB; at most ${megabytes(most)} MB are taken (see docs/limits.md).`,
    { file },
  );

const megabytes = (bytes: number): string => (bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 1 });

/** A failed reading in words for people; what is no matter of the file system comes back as it is. */
function unreadable(error: unknown, file: string): unknown {
  if (codeOf(error) === undefined) return error;
  const why =
    {
      EACCES: 'permission is denied',
      EPERM: 'permission is denied',
      ELOOP: 'links lead in a circle',
      EISDIR: 'it is a folder',
      EMFILE: 'too many files are open',
      ENAMETOOLONG: 'its name is too long',
    }[codeOf(error) ?? ''] ??
    (codeOf(error) || String(error));
  return new Complaint(`This cannot be read: ${why}.`, {
    file,
    advice: 'Look at what lies there, and at its permissions.',
  });
}
