import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestOf } from '../corrections/record/base.ts';
import { cutsOf } from '../faces/faces.ts';
import { facesOf } from '../faces/own/read.ts';
import { findBrowser, launchBrowser } from '../press/browser.ts';
import type { Title } from '../title.ts';
import type { Manifest } from './manifest.ts';

export type Made = Manifest['made'];

/** What says of a title which typefaces it is set in. */
type Owner = Pick<Title, 'book' | 'folder'>;

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * With what editions are made on this machine, now: the program, Node, each package, the browser, the typefaces.
 *
 * @throws Complaint where there is no browser, or no such typeface
 */
export async function inventoryOf(title: Owner): Promise<Made> {
  const own = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    version: string;
    dependencies: Record<string, string>;
  };
  const packages = await Promise.all(
    Object.entries(own.dependencies).map(
      async ([name, wanted]) => [name, await versionOf(name, wanted)] as const,
    ),
  );
  return {
    program: own.version,
    node: process.version,
    system: `${process.platform} ${process.arch}`,
    browser: await browserVersion(),
    packages: Object.fromEntries(packages),
    fonts: await fontsOf(title),
  };
}

/** The version of a package that is installed: `package.json` says which is wanted. */
async function versionOf(name: string, wanted: string): Promise<string> {
  for (let folder = root; ; folder = dirname(folder)) {
    try {
      const read = await readFile(join(folder, 'node_modules', name, 'package.json'), 'utf8');
      return (JSON.parse(read) as { version: string }).version;
    } catch {
      if (dirname(folder) === folder) return wanted;
    }
  }
}

/** `HeadlessChrome/147.0.7727.0 (bundled)`: what the browser calls itself, and how it was found. */
async function browserVersion(): Promise<string> {
  const found = await findBrowser();
  const browser = await launchBrowser(found);
  try {
    return `${await browser.version()} (${found.found})`;
  } finally {
    await browser.close();
  }
}

async function fontsOf({ book, folder }: Owner): Promise<Record<string, string>> {
  const cuts = cutsOf(await facesOf(book, folder));
  const files = await Promise.all(
    cuts.map(async ({ path }) => [basename(path), digestOf(await readFile(path))] as const),
  );
  return Object.fromEntries(files);
}

/** A thing that is another now than it was. */
export interface Other {
  what: string;
  was: string;
  is: string;
}

/** What of two inventories differs: each a reason to expect other bytes. */
export function othersOf(then: Made, now: Made): Other[] {
  const keys = (record: string) => [
    ...new Set([...Object.keys(then[record as 'packages']), ...Object.keys(now[record as 'packages'])]),
  ];
  const named = {
    'the program': [then.program, now.program],
    Node: [then.node, now.node],
    'the system': [then.system, now.system],
    'the browser': [then.browser, now.browser],
    ...Object.fromEntries(keys('packages').map(name => [name, [then.packages[name], now.packages[name]]])),
    ...Object.fromEntries(keys('fonts').map(name => [name, [then.fonts[name], now.fonts[name]]])),
  } satisfies Record<string, (string | undefined)[]>;
  return Object.entries(named).flatMap(([what, [before, after]]) =>
    before === after ? [] : [{ what, was: before ?? 'not there', is: after ?? 'not there' }],
  );
}
