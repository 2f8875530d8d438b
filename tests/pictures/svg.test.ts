import fc from 'fast-check';
import { expect, it } from 'vitest';
import { flawOf } from '../../src/pictures/index.ts';
import { drawing, harmless } from './samples.ts';

const look = (svg: string | Uint8Array) =>
  flawOf(typeof svg === 'string' ? new TextEncoder().encode(svg) : svg, 'p.svg');

it.each(Object.keys(harmless))('lets %s through', name => {
  expect(look(harmless[name]!)).toBeUndefined();
});

const far = 'http://127.0.0.1:8099/x';
const entities = (inside: string, content = '') => drawing(content, '', `<!DOCTYPE svg [${inside}]>`);

it.each([
  ['a script', drawing('<script>1</script>')],
  ['a script in any prefix', drawing('<s:script xmlns:s="http://www.w3.org/2000/svg">1</s:script>')],
  ['a script among an editor’s notes', drawing('<x:a xmlns:x="urn:x"><script/></x:a>')],
  ['what happens on a click', drawing('<rect onclick="1"/>')],
  ['what happens on loading', drawing('', 'onload="1"')],
  ['a link that is a script', drawing('<a href=" java&#10;script:alert(1)"><rect/></a>')],
  ['a link to data', drawing('<a href="data:text/html,x"><rect/></a>')],
  ['a piece of a web page', drawing('<foreignObject/>')],
  ['a frame', drawing('<iframe xmlns="http://www.w3.org/1999/xhtml" src="x"/>')],
  [
    'HTML among the metadata',
    drawing('<metadata><h:img xmlns:h="http://www.w3.org/1999/xhtml" src="x"/></metadata>'),
  ],
  ['MathML', drawing('<math xmlns="http://www.w3.org/1998/Math/MathML"/>')],
  ['XML events', drawing('<g xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="x"/>')],
  ['an animation', drawing('<a href="#x"><animate attributeName="href" values="javascript:1"/></a>')],
  ['a setting', drawing('<set attributeName="href" to="x"/>')],
  ['a picture from elsewhere', drawing(`<image href="${far}"/>`)],
  ['a picture from the disk', drawing('<image xlink:href="file:///etc/passwd"/>')],
  ['a picture that is a drawing', drawing('<image href="data:image/svg+xml,%3Csvg/%3E"/>')],
  ['a picture of several', drawing('<image srcset="a.png 1x"/>')],
  ['a piece of another drawing', drawing('<use href="other.svg#a"/>')],
  ['a filter that loads', drawing(`<filter><feImage href="${far}"/></filter>`)],
  ['an attribute that fetches', drawing(`<rect fill="url(${far})"/>`)],
  ['a cursor that fetches', drawing(`<rect style="cursor:url(${far}),auto"/>`)],
  ['CSS that fetches', drawing(`<style>rect{fill:url(${far}#a)}</style>`)],
  ['CSS that fetches a neighbour', drawing('<style><![CDATA[rect{fill:url("a.svg#x")}]]></style>')],
  ['escaped CSS', drawing(`<style>rect{fill:u\\000072l('${far}')}</style>`)],
  ['escaped CSS in an attribute', drawing(`<rect style="fill:u\\72l(${far})"/>`)],
  ['CSS that imports', drawing(`<style>@import "${far}";</style>`)],
  ['CSS that imports, escaped', drawing(`<style>@\\69mport '${far}';</style>`)],
  ['a font from elsewhere', drawing(`<style>@font-face{font-family:a;src:url(${far})}</style>`)],
  ['a set of pictures in CSS', drawing(`<style>rect{background:image-set("${far}" 1x)}</style>`)],
  ['CSS between what looks like comments', drawing(`<style>a{x:"/*";fill:url(${far});y:"*/"}</style>`)],
  ['CSS that moves', drawing('<style>@keyframes a{}</style>')],
  ['a style sheet beside it', `<?xml-stylesheet href="x"?>${drawing('')}`],
  ['addresses taken from elsewhere', drawing(`<g xml:base="${far}"/>`)],
  ['entities', entities('<!ENTITY s "x">', '&s;')],
  ['entities that laugh', entities('<!ENTITY a "lol"><!ENTITY b "&a;&a;">', '&b;')],
  ['attributes by declaration', entities('<!ATTLIST svg onload CDATA "alert(1)">')],
  ['another document type', `<!DOCTYPE svg SYSTEM "${far}.dtd">${drawing('')}`],
  ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${drawing('')}`, 'utf16le'))],
  ['another encoding', `<?xml version="1.0" encoding="ISO-8859-1"?>${drawing('')}`],
  ['an element that nobody knows', drawing('<portal/>')],
])('refuses %s', (_, svg) => {
  expect(look(svg)?.code).toBe('image-unsafe');
});

it('names the line', () => {
  expect(look(drawing('\n\n<rect\n onclick="1"/>'))?.reason).toBe(
    'runs a script (onclick="…"), in line 3 of the drawing',
  );
});

const doubling = (count: number, one: (k: number) => string) =>
  Array.from({ length: count }, (_, k) => one(k)).join('');

it.each([
  [
    'pieces that double themselves',
    drawing(
      `<g id="a0"><rect/></g>${doubling(40, k => `<g id="a${k + 1}"><use href="#a${k}"/><use href="#a${k}"/></g>`)}`,
    ),
  ],
  ['a piece that uses itself', drawing('<g id="a"><use href="#a"/></g>')],
  [
    'patterns in patterns',
    drawing(
      `${doubling(
        30,
        k => `<pattern id="p${k}"><path fill="url(#p${k + 1})"/><path fill="url(#p${k + 1})"/></pattern>`,
      )}<rect fill="url(#p0)"/>`,
    ),
  ],
  [
    'blurs in blurs',
    drawing(
      `<filter id="f" width="9999" height="9999"><feGaussianBlur stdDeviation="9999"/></filter>${'<g filter="url(#f)">'.repeat(50)}<rect/>${'</g>'.repeat(50)}`,
    ),
  ],
  [
    'blurs by a style sheet',
    drawing(`<style>g{filter:blur(999px)}</style>${'<g>'.repeat(50)}<rect/>${'</g>'.repeat(50)}`),
  ],
  ['endless dashes', drawing('<path d="M0 0H100" stroke-dasharray=".0001"/>'.repeat(20))],
  ['a giant', drawing('', 'width="1e9" height="1e9"')],
  ['groups in groups', drawing('<g>'.repeat(5000) + '</g>'.repeat(5000))],
  ['very many elements', drawing('<g/>'.repeat(150_000))],
  ['a very long text', drawing(`<text>${'word '.repeat(60_000)}</text>`)],
  ['a very long path', drawing(`<path d="M0 0${'L1 1'.repeat(2_600_000)}"/>`)],
])('refuses what takes too long to draw: %s', (_, svg) => {
  expect(look(svg)?.code).toBe('image-too-large');
});

it.each([
  ['nothing', ''],
  ['no drawing', '\0\x01hello'],
  ['half a drawing', drawing('<rect/>').slice(0, -9)],
  ['elements that are not SVG', '<svg><rect/></svg>'],
  ['no width', drawing('', 'width="0" height="9"')],
  ['no area', drawing('', 'viewBox="0 0 0 10"')],
  ['a damaged picture in it', drawing('<image href="data:image/png;base64,AAAA"/>')],
])('finds broken: %s', (_, svg) => {
  expect(look(svg)?.code).toBe('image-broken');
});

/** What a careless eye sees in a drawing: no parser of the gate's own is trusted to judge it. */
function acts(svg: string): boolean {
  const text = svg.replace(/<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<!DOCTYPE[^>]*>/g, (_, inside = '') =>
    inside.replace(/</g, '&lt;'),
  );
  // No instruction but one that names a style sheet is obeyed by anybody.
  const tags = (text.match(/<(?!\?(?!xml-))[^>]*>/g) ?? []).map(tag =>
    tag.replace(/xmlns(:[\w-]+)?\s*=\s*("[^"]*"|'[^']*')/g, ''),
  );
  // A string in CSS is an address only behind `url(` and `@import`.
  const styles = [...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css]) =>
    css!
      .replace(/\/\*[\s\S]*?\*\//g, ' ')
      .replace(/(url\(\s*|@import\s*)?(?:"[^"\n]*"|'[^'\n]*')/gi, (whole, before) => (before ? whole : '""')),
  );
  const fetches = /(url\(\s*["']?\s*|@import\s*["']?|src\s*=\s*["'])http/i;
  return (
    [...tags, ...styles].some(piece => fetches.test(piece)) ||
    tags.some(
      tag =>
        /^<([\w-]+:)?(script|foreignObject|iframe|animate|set)\b/.test(tag) ||
        /[\s"']on\w+\s*=\s*["']/.test(tag) ||
        /^<(?!a\b)(?:svg:)?[a-z]+(?:\s[^>]*)?\shref\s*=\s*["']\s*http/i.test(tag),
    )
  );
}

it('lets nothing through that acts or fetches, however a drawing is changed', () => {
  const pieces = fc.constantFrom(
    '<script>1</script>',
    ' onload="1"',
    ` href="${far}"`,
    ` style="fill:url(${far})"`,
    `<image href="${far}"/>`,
    '<style>@import "http://a";</style>',
    '<foreignObject/>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '"',
    '<g>',
    '\0',
    '&#x3c;',
  );
  const base = fc.constantFrom(...Object.values(harmless).map(svg => svg.replace('/* a */', '')));
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat(12), pieces), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(base, edits, (svg, changes) => {
      let text = svg;
      for (const [at, gone, piece] of changes) {
        const from = at % text.length;
        text = text.slice(0, from) + piece + text.slice(from + gone);
      }
      if (!look(text)) expect(acts(text)).toBe(false);
    }),
    { numRuns: 3_000, seed: 9 },
  );
});
