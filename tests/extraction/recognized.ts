/** A word of a page as a recognition gives it: its text, its box, and how sure it is, in per cent. */
export interface Word {
  text: string;
  box: [left: number, top: number, right: number, bottom: number];
  sure?: number;
  /** Attributes of hOCR's title or of ALTO's String, as they stand there. */
  more?: string;
}

/** Height of letters above the baseline and below it, over the size of type. */
const [high, middling, low] = [0.7, 0.45, 0.22];

/** The words of a line set at a place, boxes as tight about their letters as a recognition draws them. */
export function lineOf(text: string, left: number, baseline: number, size: number, sure = 95): Word[] {
  let at = left;
  return text.split(' ').map(word => {
    const top = baseline - size * (/[\p{Lu}bdfhklt\d‘’“”]/u.test(word) ? high : middling);
    const bottom = baseline + (/[gjpqy]/.test(word) ? low * size : 0);
    const box: Word['box'] = [
      at,
      Math.round(top),
      at + Math.round(word.length * size * 0.45),
      Math.round(bottom),
    ];
    at = box[2] + Math.round(0.25 * size);
    return { text: word, box, sure };
  });
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const around = (words: readonly Word[]) => [
  ...[0, 1].map(side => Math.min(...words.map(w => w.box[side]!))),
  ...[2, 3].map(side => Math.max(...words.map(w => w.box[side]!))),
];

/** hOCR of pages of 1,200 by 1,800 pixels, 200 to an inch, one paragraph a page. */
export const hocr = (pages: Word[][][], page = 'scan_res 200 200') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title>p</title></head><body>\n${pages
    .map(
      lines =>
        `<div class='ocr_page' title='image "p.png"; bbox 0 0 1200 1800; ${page}'>\n<p class='ocr_par' lang='eng'>\n${lines
          .map(
            words =>
              `<span class='ocr_line' title='bbox ${around(words).join(' ')}'>${words
                .map(
                  ({ text, box, sure, more }) =>
                    `<span class='ocrx_word' title='bbox ${box.join(' ')}; x_wconf ${sure ?? 95}${more ? `; ${more}` : ''}'>${escaped(text)}</span>`,
                )
                .join(' ')}</span>\n`,
          )
          .join('')}</p></div>\n`,
    )
    .join('')}</body></html>\n`;

/** ALTO of the same pages. */
export const alto = (pages: Word[][][], { unit = 'pixel', styles = '' } = {}) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#">\n<Description><MeasurementUnit>${unit}</MeasurementUnit></Description>\n<Styles>${styles}</Styles>\n<Layout>${pages
    .map(
      lines =>
        `<Page WIDTH="1200" HEIGHT="1800"><PrintSpace><TextBlock>\n${lines
          .map(
            words =>
              `<TextLine>${words
                .map(
                  ({ text, box: [l, t, r, b], sure, more }) =>
                    `<String HPOS="${l}" VPOS="${t}" WIDTH="${r - l}" HEIGHT="${b - t}" WC="${(sure ?? 95) / 100}" CONTENT="${escaped(text)}" ${more ?? ''}/>`,
                )
                .join('<SP/>')}</TextLine>\n`,
          )
          .join('')}</TextBlock></PrintSpace></Page>`,
    )
    .join('\n')}</Layout></alto>\n`;
