// Runs inside the browser's page, when pages stand in it to be printed: gives each element a mark by which it is known again
// in the PDF's structure. The browser writes there the language of an element, whatever it is, and nothing else that could
// serve: so each is given a language of its own, `en-x-e12`, in the part of a tag that is for private use (RFC 5646, 2.2.7).

const structured =
  'p, h1, h2, h3, h4, h5, h6, blockquote, aside, ul, ol, li, dl, dt, dd, figure, img, figcaption, ' +
  'table, caption, tr, th, td, a[href], .formula, .ruby, .rb, .rt, .note, [lang]';

/** What the mark adds to a language. */
const mark = /(-x)?-e\d+$/;

const languageOf = element => element?.closest('[lang]')?.lang.replace(mark, '') ?? '';

/**
 * Marks the elements of pages, in their order.
 * @param {Element} root
 * @returns {{ tag: string, classes: string[], ids: string[], text?: string, href?: string, alt?: string, continued: boolean, foot:
 *   boolean, leftwards?: true }[]} what is to be known of each: the ids of places in it, but for those in marked elements within it; text and
 *   address of a link; the words that stand for a formula; whether it goes on from an earlier page, whether it stands at
 *   the foot, and whether it runs from right to left
 */
window.markElements = root => {
  const elements = [...root.querySelectorAll(structured)];
  const told = elements.map((element, k) => {
    const language = languageOf(element) || 'und';
    element.lang = `${language}${/(^|-)x-/.test(language) ? '' : '-x'}-e${k}`;
    // Only what the browser counts as an element of meaning is there in the structure.
    if (/^(span|i|b|bdi|cite|q|small|sup|sub)$/i.test(element.tagName)) element.setAttribute('role', 'mark');
    if (element.tagName === 'DIV') element.setAttribute('role', 'group');
    return {
      tag: element.dataset.level ? `h${element.dataset.level}` : element.tagName.toLowerCase(),
      classes: [...element.classList],
      ids: [],
      ...(element.tagName === 'A' && {
        href: element.getAttribute('href'),
        text: element.textContent.replace(/\s+/g, ' ').trim(),
      }),
      ...(element.className === 'formula' && { alt: element.firstElementChild.getAttribute('alttext') }),
      continued: element.classList.contains('continued'),
      foot: !!element.closest('.foot'),
      ...(getComputedStyle(element).direction === 'rtl' && { leftwards: true }),
    };
  });
  const numbers = new Map(elements.map((element, k) => [element, k]));
  for (const place of root.querySelectorAll('[id]')) {
    const own = place.closest(structured);
    const number =
      numbers.get(own) ??
      elements.findIndex(one => place.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
    told[number]?.ids.push(place.id);
  }
  return told;
};
