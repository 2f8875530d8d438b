import { describe, expect, it } from 'vitest';
import { codesOf, findingsOf } from './hostile.ts';

const names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const svg = (inside: string, attributes = '') =>
  `<svg ${names} viewBox="0 0 1 1" ${attributes}>${inside}</svg>`;
const item = '<item id="d" href="d.svg" media-type="image/svg+xml"/>';

/** The codes found in a book with a drawing in a file of its own. */
async function inDrawing(drawing: string | Uint8Array, items = item): Promise<string[]> {
  const findings = await findingsOf({ items, files: { 'd.svg': drawing } });
  expect(findings.every(({ within }) => within === 'OEBPS/d.svg' || within === undefined)).toBe(true);
  return codesOf(findings);
}

const shape = '<path d="M0 0h1v1z" fill="url(#g)"/><a href="https://example.org/"><text>x</text></a>';

it('a drawing that only draws is left alone', async () => {
  expect(
    await inDrawing(svg(`${shape}<image href="data:image/png;base64,AAAA"/><use xlink:href="#g"/>`)),
  ).toEqual([]);
  const doctype =
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">';
  expect(await inDrawing(`<?xml version="1.0" encoding="UTF-8"?>${doctype}${svg(shape)}`)).toEqual([]);
});

const acting: [string, string][] = [
  ['a script', svg('<script>1</script>')],
  ['a script under another prefix', svg('<s:script xmlns:s="http://www.w3.org/2000/svg">1</s:script>')],
  ['a script of HTML', svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml">1</h:script>')],
  ['a handler', svg(shape, 'onload="x()"')],
  ['a link that runs a script', svg('<a href="javascript:x()"><text>x</text></a>')],
  ['a link that hides that it does', svg('<a xlink:href=" &#10;java&#9;script:x()"><text>x</text></a>')],
  [
    'an animation that makes a link run a script',
    svg('<a><set attributeName="href" to="javascript:x()"/></a>'),
  ],
  [
    'a page in a frame',
    svg('<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="page.xhtml"/></foreignObject>'),
  ],
  ['a page in an address', svg('<a href="data:text/html,&lt;script>1&lt;/script>"/>')],
];

const loading: [string, string][] = [
  ['an image', svg('<image href="https://example.org/a.png"/>')],
  [
    'an image under a prefix',
    svg('<image x:href="//example.org/a.png" xmlns:x="http://www.w3.org/1999/xlink"/>'),
  ],
  ['a fill', svg('<path fill="url(https://example.org/a.svg#g)"/>')],
  ['a style', svg('<path style="filter:u\\72l(https://example.org/a.svg#g)"/>')],
  ['a style sheet', svg('<style>@import "https://example.org/a.css";</style>')],
  ['a font', svg('<style>@font-face { src: url("http://example.org/a.woff") }</style>')],
];

describe.each([
  ['script', acting],
  ['remote', loading],
])('%s', (code, cases) => {
  it.each(cases)('%s in a drawing of its own', async (_, drawing) => {
    expect(await inDrawing(drawing)).toEqual([code]);
  });

  it.each(cases)('%s in a drawing of a page', async (_, drawing) => {
    expect(codesOf(await findingsOf({ body: drawing }))).toContain(code);
  });
});

describe('a drawing is inspected', () => {
  const script = svg('<script>1</script>');

  it('whatever the manifest calls it, and where it does not name it', async () => {
    expect(await inDrawing(script, '<item id="d" href="d.svg" media-type="image/png"/>')).toEqual(['script']);
    expect(await inDrawing(script, '')).toEqual(['file-unlisted', 'script']);
  });

  it('in UTF-16', async () => {
    expect(await inDrawing(Buffer.from(`\ufeff${script}`, 'utf16le'))).toEqual(['script']);
    expect(await inDrawing(Buffer.from(script, 'utf16le').swap16())).toEqual(['script']);
  });

  it('with what names in its DOCTYPE stand for', async () => {
    const names = '<!DOCTYPE svg [<!ENTITY s "<script>1</script>">]>';
    expect(await inDrawing(names + svg('&s;'))).toEqual(['doctype-subset', 'script']);
  });
});

it('names of its own in a DOCTYPE are a warning, attributes and files an error', async () => {
  const severity = async (subset: string) =>
    (await findingsOf({ items: item, files: { 'd.svg': `<!DOCTYPE svg [${subset}]>${svg(shape)}` } })).map(
      finding => `${finding.code} ${finding.severity}`,
    );
  expect(await severity('<!ENTITY ns "http://www.w3.org/2000/svg">')).toEqual(['doctype-subset warning']);
  expect(await severity('<!ATTLIST svg onload CDATA "x()">')).toEqual(['doctype-subset error']);
  expect(await severity('<!ENTITY x SYSTEM "x.xml">')).toEqual(['doctype-subset error']);
});

it('a file that a transformation changes, or that has a style sheet from the network', async () => {
  const before = (instruction: string) => inDrawing(`<?xml-stylesheet ${instruction}?>${svg(shape)}`);
  expect(await before('type="text/xsl" href="a.xsl"')).toEqual(['script']);
  expect(await before('type="text/css" href="https://example.org/a.css"')).toEqual(['remote']);
});
