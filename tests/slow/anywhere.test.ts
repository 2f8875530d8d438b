import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editionKinds, fileOf } from '../../src/edition.ts';
import { desk, reissue } from '../cli/run.ts';

/**
 * A book is made twice: here, and in another folder, time zone and language of the machine, with nothing of what the first build
 * kept.
 */
const title = 'specimen';
const source = fileURLToPath(new URL(`../../manuscript/${title}`, import.meta.url));
const at = desk();
const here = at.path('here');
const away = at.path('A folder – elsewhere, à côté/of the first');

/** Builds the book in a folder, and says what the program told. */
async function build(folder: string, env: NodeJS.ProcessEnv) {
  const own = join(folder, 'manuscript', title);
  mkdirSync(join(folder, 'temporary'), { recursive: true });
  cpSync(source, own, { recursive: true });
  const given = {
    ...{ LC_ALL: undefined, LANGUAGE: undefined },
    ...{ XDG_CACHE_HOME: join(folder, 'cache'), TMPDIR: join(folder, 'temporary') },
    ...env,
  };
  const built = await reissue(folder, ['build', title], { env: given });
  const record = await reissue(folder, ['build', title, '--only', 'onix'], { env: given });
  return built.code === 0 ? record : built;
}
const file = (folder: string, name: string) => readFileSync(join(folder, 'out', title, name));

beforeAll(async () => {
  for (const built of [
    await build(here, { TZ: 'UTC', LANG: 'C' }),
    await build(away, { TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8' }),
  ])
    expect(built.code, built.stdout + built.stderr).toBe(0);
});
afterAll(at.clear);

it.each(editionKinds)('has the same bytes anywhere: %s', kind => {
  const name = fileOf(title, kind);
  const once = file(here, name);
  expect(once.length).toBeGreaterThan(4_000);
  expect(once.equals(file(away, name))).toBe(true);
});

function ghostscript(): boolean {
  try {
    execFileSync('gs', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe.runIf(ghostscript())('Ghostscript', () => {
  it('finds black ink alone on all pages of the file for the printer', () => {
    const print = join(here, 'out', title, fileOf(title, 'print'));
    const told = execFileSync('gs', ['-q', '-o', '-', '-sDEVICE=inkcov', print], { encoding: 'utf8' });
    const pages = [...told.matchAll(/^\s*([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+CMYK OK$/gm)].map(
      ([, ...inks]) => inks.map(Number),
    );
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.filter(([cyan, magenta, yellow]) => cyan! + magenta! + yellow! > 0)).toEqual([]);
    expect(pages.filter(([, , , black]) => black! > 0.01).length).toBeGreaterThan(20);
  });
});
