import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar';
import { cacheFolder } from '../cache.ts';
import { Complaint } from '../complaint.ts';
import { unwritable } from '../writing.ts';

const require = createRequire(import.meta.url);

/**
 * Runs `make` on a folder that does not exist yet and puts it in its place when it is complete, so that nobody ever sees
 * half of it: not a second process, nor one that follows an interrupted one.
 */
async function makeFolder(folder: string, make: (beside: string) => Promise<void>): Promise<void> {
  if (existsSync(folder)) return;
  const beside = `${folder}.${randomUUID()}`;
  try {
    await mkdir(beside, { recursive: true });
    await make(beside);
    await rename(beside, folder).catch(error => {
      if (!existsSync(folder)) throw error; // another process was quicker
    });
  } catch (error) {
    throw new Complaint(`The browser cannot be unpacked into ${folder}: ${(error as Error).message}`, {
      advice: 'Make room there, or set XDG_CACHE_HOME to a folder that can be written.',
    });
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/**
 * Unpacks the headless shell that comes inside `@sparticuz/chromium` (x64 Linux) with the libraries it needs. The
 * package's own `executablePath()` is not used: it trusts any file of that name in the system's temporary folder and
 * leaves the libraries packed.
 * @returns path of the program and of the folder for LD_LIBRARY_PATH; undefined where the machine is another one.
 */
export async function unpackBundledBrowser(
  env: NodeJS.ProcessEnv,
): Promise<{ program: string; libraries: string } | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const manifest = join(dirname(require.resolve('@sparticuz/chromium')), '../../package.json');
  const { version } = require(manifest) as { version: string };
  const archives = join(dirname(manifest), 'bin');
  const folder = join(cacheFolder(env), `chromium-${version}`);
  await makeFolder(folder, async beside => {
    const program = join(beside, 'chromium');
    await pipeline(
      createReadStream(join(archives, 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(program),
    );
    await chmod(program, 0o755);
    for (const archive of ['al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']) {
      await pipeline(
        createReadStream(join(archives, archive)),
        createBrotliDecompress(),
        extract({ cwd: beside }),
      );
    }
  });
  return { program: join(folder, 'chromium'), libraries: join(folder, 'lib') };
}

/** Writes into the folder for caches. @throws Complaint in words for people where that cannot be */
async function inCache(cache: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw unwritable(error, cache);
  }
}

/**
 * Writes a fontconfig file that knows these folders of fonts and nothing else. Without any font at all Chromium drops ALL
 * text, web fonts included, without a word; and with the machine's fonts a missing letter would look different on every
 * machine.
 * @param family that is taken where another is asked for
 * @returns path of the file.
 */
export async function writeFontConfiguration(
  folders: readonly string[],
  family: string,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const cache = cacheFolder(env);
  const file = join(cache, 'fonts.conf');
  const escaped = (path: string) => path.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  await inCache(cache, async () => {
    await mkdir(cache, { recursive: true });
    // Threads have one number: two browsers may be started at once.
    const beside = `${file}.${randomUUID()}`;
    try {
      await writeFile(
        beside,
        `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map(folder => `  <dir>${escaped(folder)}</dir>`).join('\n')}
  <match target="pattern">
    <edit name="family" mode="append" binding="strong"><string>${escaped(family)}</string></edit>
  </match>
  <cachedir>${escaped(join(cache, 'fontconfig'))}</cachedir>
</fontconfig>
`,
      );
      await rename(beside, file);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  });
  return file;
}
