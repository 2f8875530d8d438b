import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import parse from 'spdx-expression-parse';

/** Licences under which anybody may use, change and pass on what is in the production tree. */
const permissive = new Set([
  ...['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'BlueOak-1.0.0'],
  ...['CC0-1.0', 'Unlicense', 'Python-2.0', 'Zlib'],
]);

/** Licences that are right for some packages only, each with the reason. */
const exceptions: { licence: string; packages: RegExp; reason: string }[] = [
  {
    licence: 'OFL-1.1',
    packages: /^@(?:expo-google-fonts|fontsource|fontsource-variable)\//,
    reason: 'fonts; books made with them are free of it',
  },
  {
    licence: 'Bitstream-Vera',
    packages: /^dejavu-fonts-ttf$/,
    reason: 'fonts; books made with them are free of it',
  },
  {
    licence: 'MPL-2.0',
    packages: /^@resvg\/resvg-wasm$/,
    reason: 'taken as it is, as a file of its own; its source is public',
  },
  {
    licence: 'LGPL-3.0-or-later',
    packages: /^@img\/sharp-libvips-/,
    reason: 'a shared library, taken as it is, as a file of its own; its source is public',
  },
];

/** What packages write in place of an SPDX expression, as their licence texts are: the word lists have Ispell's BSD licence. */
const misspelt: { packages: RegExp; written: string; meant: string }[] = [
  {
    packages: /^dejavu-fonts-ttf$/,
    written: 'SEE LICENSE IN README.md AND LICENSE',
    meant: 'Bitstream-Vera',
  },
  { packages: /^dictionary-en(-gb)?$/, written: '(MIT AND BSD)', meant: 'MIT AND BSD-3-Clause' },
];

/** A package of the production tree. */
export interface Licensed {
  name: string;
  version: string;
  /** SPDX expression as the package has it; empty where it says nothing. */
  licence: string;
  /** Why it may be in the tree; undefined where it may not. */
  why?: string;
}

type Expression = ReturnType<typeof parse>;

function isAllowed(expression: Expression, name: string): boolean {
  if ('conjunction' in expression) {
    const sides = [expression.left, expression.right].map(side => isAllowed(side, name));
    return expression.conjunction === 'or' ? sides.some(Boolean) : sides.every(Boolean);
  }
  if (permissive.has(expression.license)) return true;
  return exceptions.some(({ licence, packages }) => licence === expression.license && packages.test(name));
}

/** Why a package under this licence may be in the tree; undefined where it may not, or where nobody can tell. */
export function allowed(name: string, licence: string): string | undefined {
  const known = misspelt.find(one => one.written === licence && one.packages.test(name));
  try {
    if (!isAllowed(parse(known?.meant ?? licence), name)) return undefined;
  } catch {
    return undefined;
  }
  return exceptions.find(one => licence === one.licence && one.packages.test(name))?.reason ?? 'permissive';
}

/** The licence a `package.json` tells, in today's form or the older ones. */
function licenceOf(manifest: { license?: string | { type: string }; licenses?: { type: string }[] }): string {
  const { license, licenses } = manifest;
  if (typeof license === 'string') return license;
  if (license) return license.type;
  return licenses?.map(({ type }) => type).join(' OR ') ?? '';
}

/**
 * Lists every package of the production tree with its licence: what `package-lock.json` has, optional ones for other
 * machines apart, which are not installed here.
 * @param root folder of the package
 */
export function listLicences(root: string): Licensed[] {
  const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'));
  const { packages } = read('package-lock.json') as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean; optional?: boolean; version: string }>;
  };
  const listed = Object.entries(packages).flatMap(([place, entry]) => {
    if (!place || entry.dev || entry.devOptional) return [];
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    try {
      const licence = licenceOf(read(`${place}/package.json`));
      return [{ name, version: entry.version, licence, why: allowed(name, licence) }];
    } catch (error) {
      if (entry.optional) return [];
      throw error;
    }
  });
  return listed.sort((a, b) => (a.name < b.name ? -1 : 1));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const listed = listLicences(fileURLToPath(new URL('..', import.meta.url)));
  for (const { name, version, licence, why } of listed) {
    console.log(
      `${licence || '(none)'}\t${name} ${version}${why === 'permissive' ? '' : `\t${why ?? 'NOT ALLOWED'}`}`,
    );
  }
  const refused = listed.filter(({ why }) => !why);
  console.log(`${listed.length} packages, ${refused.length} with a licence that is not allowed`);
  if (refused.length > 0) process.exitCode = 1;
}
