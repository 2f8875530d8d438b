import type { Link } from 'mdast';
import { unescaped, webAddress } from './addresses.ts';
import { slug } from './ids.ts';
import { beginningFrom, pageName } from './page-marks.ts';
import type { Report } from './report.ts';
import type { Workshop } from './workshop.ts';

/** `#section` in this chapter, `03-name.md#section` in another, `#page-37` in this volume or another (or in the chapter named), or an address of the web. */
export function target(
  node: Link,
  from: { id: string; file: string },
  workshop: Workshop,
  report: Report,
): string | undefined {
  const { url } = node;
  if (/^(https?|mailto):/i.test(url)) {
    const address = webAddress(url);
    if (address === undefined) {
      const message = `The link to “${url}” is no address that a browser can open. Look it up, and correct it.`;
      report('link-unsafe', 'error', message, node);
    }
    return address;
  }
  const inside = /^(?:\.\/)?([^/#:]+\.md)?(?:#(.+))?$/.exec(url);
  if (!inside || url === '') {
    report(
      'link-unsafe',
      'error',
      `The link to “${url}” leads nowhere. Link to \`#section\`, \`chapter.md\`, or an address that begins with https.`,
      node,
    );
    return undefined;
  }
  const file = inside[1] && unescaped(inside[1]).normalize();
  const section = inside[2];
  const name = pageName(section?.replace(/^page-/, '') ?? '');
  const page = section?.startsWith('page-') && beginningFrom(workshop.marks, file ?? from.file, name);
  if (page && (!file || file === page.file.normalize())) return `#${page.id}`;
  const document = file ? workshop.ids.get(file) : from.id;
  if (document === undefined) {
    reportBroken(node, report);
    return undefined;
  }
  const href = `#${[document, section && slug(unescaped(section))].filter(Boolean).join('-')}`;
  workshop.links.push({ href, from: node, report });
  return href;
}

/** Reports a link that finds nothing where it leads. */
export function reportBroken(link: Link, report: Report): void {
  const message = `The link to “${link.url}” finds nothing there. Name a section by its heading, as in \`#the-index\` or \`07-print.md#the-index\`, and a printed page by its number alone, \`#page-37\`.`;
  report('link-broken', 'error', message, link);
}
