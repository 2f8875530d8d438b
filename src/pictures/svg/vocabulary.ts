/**
 * What a drawing may be made of. SVG elements and attributes are let through by name: what is static and harmless. Names
 * are those of SVG 1.1 and 2 and of CSS, and those that drawing programs write.
 */

export const svg = 'http://www.w3.org/2000/svg';
export const xlink = 'http://www.w3.org/1999/xlink';
export const xml = 'http://www.w3.org/XML/1998/namespace';

const words = (text: string) => new Set(text.trim().split(/\s+/));

/** Elements of SVG that draw or describe. Not here: scripts, animations, `foreignObject`, sound, film, and frames. */
export const elements = words(`
  svg g defs symbol use switch a view title desc metadata style
  path rect circle ellipse line polyline polygon image
  text tspan tref textPath altGlyph altGlyphDef altGlyphItem glyphRef
  flowRoot flowRegion flowRegionExclude flowDiv flowPara flowSpan flowLine flowTref tbreak textArea
  linearGradient radialGradient meshGradient meshgradient meshRow meshrow meshPatch meshpatch stop solidColor solidcolor
  pattern hatch hatchpath clipPath mask marker cursor color-profile
  filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
  feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
  feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
  font glyph missing-glyph hkern vkern font-face font-face-src font-face-name font-face-format
`);

/** Why some elements are refused; any other is refused as unknown. */
export const refusedElements: Record<string, string> = {
  script: 'runs a script',
  handler: 'runs a script',
  listener: 'runs a script',
  foreignObject: 'holds a piece of a web page (foreignObject)',
  iframe: 'holds a piece of a web page (iframe)',
  object: 'holds another file (object)',
  embed: 'holds another file (embed)',
  audio: 'plays sound',
  video: 'plays a film',
  animate: 'moves (animate)',
  animateColor: 'moves (animateColor)',
  animateMotion: 'moves (animateMotion)',
  animateTransform: 'moves (animateTransform)',
  animation: 'moves (animation)',
  discard: 'moves (discard)',
  mpath: 'moves (mpath)',
  set: 'moves (set)',
};

/** Names that are refused in whatever namespace they stand. */
export const refusedEverywhere = words('script handler listener iframe object embed applet');

/** Attributes without a prefix whose value is a number, a word, a list of them, or a path: none is an address. */
export const attributes = words(`
  accent-height additive alphabetic amplitude arabic-form ascent azimuth baseFrequency baseProfile bbox bias bottom by
  calcMode cap-height clipPathUnits color-interpolation-filters contentScriptType contentStyleType crossorigin cx cy d
  descent diffuseConstant divisor download dx dy edgeMode elevation enable-background exponent externalResourcesRequired
  filterRes filterUnits focusable format fr fx fy g1 g2 glyph-name glyphRef gradientTransform gradientUnits hanging height
  horiz-adv-x horiz-origin-x horiz-origin-y hreflang ideographic in in2 intercept k k1 k2 k3 k4 kernelMatrix
  kernelUnitLength lang lengthAdjust limitingConeAngle local marker markerHeight markerUnits markerWidth maskContentUnits
  maskUnits mathematical max media method min mode name numOctaves offset operator order orient orientation origin overflow
  overline-position overline-thickness panose-1 path pathLength patternContentUnits patternTransform patternUnits points
  pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY rel rendering-intent
  result rotate rx ry scale seed side slope solidColor spacing specularConstant specularExponent spreadMethod startOffset
  stdDeviation stemh stemv stitchTiles strikethrough-position strikethrough-thickness string surfaceScale tabindex
  tableValues target targetX targetY textLength title transform u1 u2 underline-position underline-thickness unicode
  unicode-range units-per-em v-alphabetic v-hanging v-ideographic v-mathematical values version vert-adv-y vert-origin-x
  vert-origin-y viewBox viewTarget width widths x x-height x1 x2 xChannelSelector y y1 y2 yChannelSelector z zoomAndPan
`);

/** Attributes whose value is a text or a name and never followed, whatever it looks like. */
export const inertAttributes = words(`
  id class lang role content requiredFeatures requiredExtensions requiredFormats systemLanguage referrerpolicy
`);

/** Attributes that name a file or run a script on some element of a web page; on a drawing they have no business. */
export const fetchingAttributes = words(`
  src srcset srcdoc action formaction background poster data code codebase classid archive ping manifest longdesc cite usemap
  profile lowsrc dynsrc icon imagesrcset handler
`);

/** Attributes of XLink and XML. `xml:base` would turn `#a` into the address of another file. */
export const xlinkAttributes = words('href type role arcrole title show actuate label from to');
export const xmlAttributes = words('space lang id');

/** Namespaces whose elements and attributes act in a browser or another reader of XML. All others are notes of editors. */
export const livingNamespaces: Record<string, string> = {
  'http://www.w3.org/1999/xhtml': 'a piece of a web page',
  'http://www.w3.org/1998/Math/MathML': 'a formula in MathML',
  'http://www.w3.org/2001/xml-events': 'a script (XML events)',
  'http://www.w3.org/1999/XSL/Transform': 'a programme (XSLT)',
  'http://www.w3.org/1999/XSL/Format': 'a programme (XSL)',
  'http://www.w3.org/2001/XInclude': 'another file (XInclude)',
  'http://www.w3.org/2002/xforms': 'a form (XForms)',
  'http://www.w3.org/ns/xbl': 'a programme (XBL)',
  'http://www.mozilla.org/xbl': 'a programme (XBL)',
  'http://www.mozilla.org/keymaster/gatekeeper/there.is.only.xul': 'a programme (XUL)',
  'http://www.w3.org/2001/SMIL20/': 'an animation (SMIL)',
  'http://www.w3.org/2001/SMIL20/Language': 'an animation (SMIL)',
  'http://www.w3.org/ns/SMIL': 'an animation (SMIL)',
};

/** Rules of a style sheet that neither fetch nor move. */
export const cssRules = words(
  'charset namespace media supports layer container page font-face font-feature-values',
);

/** Functions of CSS that compute, colour, shape or select: none takes an address. */
export const cssFunctions = words(`
  rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix color-contrast device-cmyk icc-color light-dark
  calc min max clamp round mod rem sin cos tan asin acos atan atan2 pow sqrt hypot log exp abs sign env var attr counter counters
  matrix matrix3d translate translatex translatey translatez translate3d scale scalex scaley scalez scale3d rotate rotatex
  rotatey rotatez rotate3d skew skewx skewy perspective
  blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
  circle ellipse inset polygon path rect xywh shape ray
  linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient repeating-conic-gradient
  cubic-bezier steps linear format local tech selector minmax repeat fit-content
  not is where has matches any nth-child nth-last-child nth-of-type nth-last-of-type lang dir host slotted
`);

/** Properties of CSS that ran programs in older browsers. */
export const cssProperties = words('behavior -moz-binding -ms-behavior');
