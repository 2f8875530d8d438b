import sharp, { type Sharp } from 'sharp';
import { standInOf } from '../../../src/pdf/ink/stand-in.ts';

/** Pictures of 240 × 160 pixels, in every kind that editors bring. */
const [width, height] = [240, 160];

/** Pixels by what they are at a place, from 0 to 1 across and down. */
function painted(channels: 1 | 3 | 4, at: (x: number, y: number) => number[]): Sharp {
  const data = Buffer.alloc(width * height * channels);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const values = at(column / (width - 1), row / (height - 1)).map(value => Math.round(255 * value));
      data.set(values, (row * width + column) * channels);
    }
  }
  return sharp(data, { raw: { width, height, channels } });
}

const ramp = (x: number, y: number) => 0.2 + 0.6 * x + 0.2 * (y > 0.5 ? 1 : 0);
const grey = () => painted(1, (x, y) => [ramp(x, y)]).toColourspace('b-w');
const rgbGrey = () => painted(3, (x, y) => [ramp(x, y), ramp(x, y), ramp(x, y)]);
const colours = () => painted(3, (x, y) => [x, y, 1 - x]);
const seeThrough = () => painted(4, (x, y) => [x, 0.2, y, (x - 0.5) ** 2 + (y - 0.5) ** 2 < 0.15 ? 1 : 0]);
const lines = () => painted(1, (x, y) => [Math.floor(x * 12 + y * 8) % 2]).toColourspace('b-w');

/** A JPEG in four inks as Adobe’s programs save it; the library can make none without its profile. */
export const cmykJpeg = async (): Promise<Buffer> =>
  withoutSegments(await colours().withIccProfile('cmyk').jpeg({ quality: 95 }).toBuffer(), [0xe2]);

/** An output profile of a press with four inks; it comes with the library. */
export async function pressProfile(): Promise<Buffer> {
  const jpeg = await colours().withIccProfile('cmyk').jpeg().toBuffer();
  return (await sharp(jpeg).metadata()).icc!;
}

function withoutSegments(jpeg: Buffer, markers: number[]): Buffer {
  const kept = [jpeg.subarray(0, 2)];
  for (let at = 2; ; ) {
    const marker = jpeg[at + 1]!;
    if (marker === 0xda) return Buffer.concat([...kept, jpeg.subarray(at)]);
    const to = at + 2 + jpeg.readUInt16BE(at + 2);
    if (!markers.includes(marker)) kept.push(jpeg.subarray(at, to));
    at = to;
  }
}

/** The same picture four times as large in each direction. */
const large = (picture: Sharp): Sharp => picture.resize(width * 8, height * 8, { kernel: 'nearest' });

export const pictures = {
  'grey.png': () => grey().png().toBuffer(),
  'grey.jpg': () => grey().jpeg({ quality: 90 }).toBuffer(),
  'grey-16.png': () => grey().toColourspace('grey16').png().toBuffer(),
  'rgb-grey.png': () => rgbGrey().png().toBuffer(),
  'rgb-grey.jpg': () => rgbGrey().jpeg({ quality: 90 }).toBuffer(),
  'colours.jpg': () => colours().jpeg({ quality: 90 }).toBuffer(),
  'colours.png': () => colours().png().toBuffer(),
  'colours.webp': () => colours().webp({ quality: 90 }).toBuffer(),
  'colours.gif': () => colours().gif().toBuffer(),
  'colours-16.png': () => colours().toColourspace('rgb16').png().toBuffer(),
  'wide-gamut.jpg': () => colours().withIccProfile('p3').jpeg({ quality: 90 }).toBuffer(),
  'palette.png': () => seeThrough().png({ palette: true, colours: 16 }).toBuffer(),
  'see-through.png': () => seeThrough().png().toBuffer(),
  'turned.jpg': () => colours().withMetadata({ orientation: 6 }).jpeg({ quality: 90 }).toBuffer(),
  'lines.png': () => lines().png({ palette: true, colours: 2 }).toBuffer(),
  'inks.jpg': cmykJpeg,
  'inks-unsaid.jpg': async () => withoutSegments(await cmykJpeg(), [0xee]),
  'large-grey.png': async () =>
    large(sharp(await grey().png().toBuffer()))
      .png()
      .toBuffer(),
  'large-lines.png': async () =>
    large(sharp(await lines().png().toBuffer()))
      .png()
      .toBuffer(),
} as const;

export type PictureName = keyof typeof pictures;

const uri = (bytes: Uint8Array, type: string) =>
  `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`;

/** A drawing with all that makes red, green and blue of it in the browser’s PDF. */
export async function drawing(): Promise<string> {
  const jpeg = uri(await pictures['colours.jpg'](), 'jpeg');
  const png = uri(await pictures['see-through.png'](), 'png');
  const stops = (...colours: string[]) =>
    colours
      .map((colour, k) => `<stop offset="${k / (colours.length - 1)}" stop-color="${colour}"/>`)
      .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 450 340" width="450" height="340">
  <defs>
    <linearGradient id="across">${stops('#f00', '#0f0', '#00f')}</linearGradient>
    <linearGradient id="fading"><stop stop-color="#f00"/><stop offset="1" stop-color="#00f" stop-opacity=".2"/></linearGradient>
    <radialGradient id="around" fx=".3">${stops('#ff0', '#008')}</radialGradient>
    <linearGradient id="stripes" spreadMethod="reflect" x2=".2">${stops('#ff0', '#008')}</linearGradient>
    <pattern id="dots" width="20" height="20" patternUnits="userSpaceOnUse"><circle cx="10" cy="10" r="6" fill="#c0f"/></pattern>
    <mask id="mask"><rect width="450" height="340" fill="url(#across)"/></mask>
    <filter id="blur"><feGaussianBlur stdDeviation="3"/></filter>
  </defs>
  <rect x="10" y="10" width="100" height="60" fill="url(#fading)"/>
  <rect x="120" y="10" width="100" height="60" fill="url(#across)" stroke="#123456" stroke-width="4"/>
  <rect x="230" y="10" width="100" height="60" fill="url(#around)"/>
  <rect x="340" y="10" width="100" height="60" fill="url(#stripes)"/>
  <rect x="10" y="80" width="100" height="60" fill="url(#dots)"/>
  <g opacity=".5"><rect x="120" y="80" width="60" height="40" fill="#f00"/><rect x="150" y="100" width="60" height="40" fill="#080"/></g>
  <rect x="230" y="80" width="100" height="60" fill="#088" mask="url(#mask)"/>
  <rect x="340" y="80" width="100" height="60" fill="#fa0" filter="url(#blur)"/>
  <image x="10" y="150" width="100" height="60" xlink:href="${jpeg}"/>
  <image x="120" y="150" width="100" height="60" xlink:href="${png}"/>
  <image x="230" y="150" width="100" height="30" preserveAspectRatio="xMidYMid slice" xlink:href="${jpeg}"/>
  <text x="10" y="250" fill="#a00" font-size="24">Coloured letters</text>
  <text x="230" y="250" fill="url(#across)" font-size="24">And shaded ones</text>
  <rect x="10" y="270" width="100" height="40" fill="#f00" fill-opacity=".3"/>
  <g style="mix-blend-mode:multiply"><rect x="60" y="290" width="100" height="40" fill="#0ff"/></g>
  <g filter="grayscale(1)"><rect x="230" y="270" width="60" height="40" fill="#f80"/></g>
  <image x="340" y="270" width="60" height="40" xlink:href="${uri(standInOf(99, 60, 40), 'jpeg')}"/>
</svg>`;
}
