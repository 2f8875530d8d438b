/** A picture of 24 × 16 pixels in each kind, as a browser saves it. */
const base64 = {
  'p.jpg':
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAEF/8QAFxABAQEBAAAAAAAAAAAAAAAAAAERAv/EABUBAQEAAAAAAAAAAAAAAAAAAAQF/8QAIBEAAQMCBwAAAAAAAAAAAAAAAQACBBGBExQiIzFRkf/aAAwDAQACEQMRAD8Ay7cJ1tWzSTBWmLgUI13VZzZeZqDt2695QAFUF//Z',
  'p.webp':
    'UklGRnIAAABXRUJQVlA4IGYAAAAQBACdASoYABAAPtFUo0uoJKMhsAgBABoJbACxCMBMAFzQaDN8J4I3kAD+55xJZ/psgUcG0+RFDcX0iTbtAd8iTsz2CmD/I+V9XQ+ZvAnc6md6MKv5M4b/jVHA4hh/jvSwPhI8AAA=',
  'p.png':
    'iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAYAAAAMJL+VAAAASklEQVR4AeyQwQkAMAgDQ1fS/SewM7VfwUcq1I8oBASDIbdMcCq1UDwNA1QMTBmqDRFl6r94BxGlFBDZVjDRr84QAtztyzoBFOMFAAD//9Tn+9UAAAAGSURBVAMAfMhK8cgb1rcAAAAASUVORK5CYII=',
  'p.gif': 'R0lGODlhAwACAIAAAMwzAAAAACH5BAAAAAAALAAAAAADAAIAAAIDhG8FADs=',
} as const;

export type RasterName = keyof typeof base64;
export const rasterNames = Object.keys(base64) as RasterName[];
export const raster = (name: RasterName): Uint8Array => new Uint8Array(Buffer.from(base64[name], 'base64'));
export const pngInBase64 = base64['p.png'];

/** A drawing of what stands in it. */
export const drawing = (content: string, attributes = 'width="100" height="100"', before = '') =>
  `${before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${content}</svg>`;

const inkscape = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#"
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:svg="http://www.w3.org/2000/svg"
  xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
  xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
  width="210mm" height="297mm" viewBox="0 0 210 297" version="1.1" id="svg8" sodipodi:docname="d.svg" inkscape:version="1.0">
  <defs><linearGradient inkscape:collect="always" id="a"><stop style="stop-color:#000;stop-opacity:1" offset="0"/></linearGradient>
    <linearGradient xlink:href="#a" id="b" x1="0" gradientUnits="userSpaceOnUse"/>
    <filter style="color-interpolation-filters:sRGB" id="f" x="-.1" width="1.2"><feGaussianBlur stdDeviation="1.2"/></filter></defs>
  <sodipodi:namedview id="base" pagecolor="#ffffff" inkscape:zoom="0.35"/>
  <metadata><rdf:RDF><cc:Work rdf:about=""><dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/></cc:Work></rdf:RDF></metadata>
  <g inkscape:label="Layer 1" inkscape:groupmode="layer" id="layer1">
    <path style="fill:url(#b);filter:url(#f);font-family:'DejaVu Sans';-inkscape-font-specification:'DejaVu Sans'" d="m 20,20 c 1,2 3,4 5,6 z"/>
    <text xml:space="preserve" x="1" y="2"><tspan sodipodi:role="line">Größe</tspan></text>
    <flowRoot><flowRegion><rect width="1" height="1"/></flowRegion><flowPara/></flowRoot></g></svg>`;

const illustrator = `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" id="Layer_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px"
  viewBox="0 0 100 100" style="enable-background:new 0 0 100 100;" xml:space="preserve">
<style type="text/css"><![CDATA[ .st0{fill:none;stroke:#000;} .st1{clip-path:url(#SVGID_2_);} .st2{font-family:'MyriadPro-Regular';} ]]></style>
<defs><rect id="SVGID_1_" width="9" height="9"/></defs>
<clipPath id="SVGID_2_"><use xlink:href="#SVGID_1_" style="overflow:visible;"/></clipPath>
<g class="st1"><path class="st0" d="M1,2z"/></g></svg>`;

const figma = `<svg width="24" height="24" viewBox="0 0 24 24" fill="none" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
<g clip-path="url(#clip0)" filter="url(#shadow)"><path fill-rule="evenodd" d="M1 2Z" fill="url(#pattern0)"/></g>
<defs><pattern id="pattern0" patternContentUnits="objectBoundingBox" width="1" height="1"><use xlink:href="#image0" transform="scale(0.005)"/></pattern>
<filter id="shadow" x="0" y="0" width="24" height="24" filterUnits="userSpaceOnUse" color-interpolation-filters="sRGB">
<feFlood flood-opacity="0" result="a"/><feColorMatrix in="SourceAlpha" type="matrix" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 127 0"/>
<feOffset dy="4"/><feGaussianBlur stdDeviation="2"/><feBlend mode="normal" in2="a"/></filter>
<clipPath id="clip0"><rect width="24" height="24" fill="white" transform="translate(1 2)"/></clipPath>
<image id="image0" width="200" height="200" xlink:href="data:image/png;base64,${pngInBase64}"/></defs></svg>`;

const libreOffice = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>
<svg version="1.2" width="215.9mm" height="279.4mm" viewBox="0 0 21590 27940" xmlns="http://www.w3.org/2000/svg"
  xmlns:ooo="http://xml.openoffice.org/svg/export" xmlns:smil="http://www.w3.org/2001/SMIL20/" xml:space="preserve">
<defs class="TextShapeIndex"><g ooo:slide="id1" ooo:id-list="id3"/></defs>
<defs><font id="F" horiz-adv-x="2048"><font-face font-family="Liberation Sans embedded" units-per-em="2048" ascent="1852" descent="423"/>
<missing-glyph horiz-adv-x="2048" d="M 0,0 L 2047,0 Z"/><glyph unicode="(" horiz-adv-x="531" d="M 5 8 Z"/></font></defs>
<text><tspan font-family="Liberation Sans, sans-serif" font-size="635px" fill="rgb(0,0,0)">text</tspan></text></svg>`;

/** Drawings as drawing programs write them: all harmless. */
export const harmless: Record<string, string> = {
  Inkscape: inkscape,
  Illustrator: illustrator,
  Figma: figma,
  LibreOffice: libreOffice,
  'a byte order mark': `\ufeff${drawing('<rect width="1" height="1"/>')}`,
  'pieces used again': drawing('<defs><g id="a"><rect/></g></defs><use href="#a"/><use xlink:href="#a"/>'),
  'an embedded picture': drawing(`<image href="data:image/png;base64,${pngInBase64}"/>`),
  'styles with everything ordinary': drawing(
    '<style>/* a */ @media print { .a > rect:nth-child(2) { fill: url("#g"); transform: translate(1px, 2px) } } @font-face { font-family: X; src: local("X") }</style>',
  ),
  'links, descriptions and data': drawing(
    '<a xlink:href="https://example.org/"><rect aria-label="x" data-y="http://example.org"/></a><switch><text systemLanguage="de">x</text></switch><title>T</title>',
  ),
  'masks, markers and dashes': drawing(
    '<mask id="m"><rect/></mask><marker id="k"><path d="M0 0z"/></marker><path d="M0 0L9 9" mask="url(#m)" marker-end="url(#k)" stroke-dasharray="2 1"/>',
  ),
};
