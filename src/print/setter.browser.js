// Runs inside the browser's page, beside Paged.js: sets the book, adds the furniture and tells what stands where.
// Plain JavaScript, because the browser gets it as it is.

/** @typedef {{ label: string, part: string | null, opener: boolean, foot?: number }} SetPage */

const roman = number => {
  const figures = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let rest = number;
  let text = '';
  for (const [value, letters] of figures) {
    while (rest >= value) {
      text += letters;
      rest -= value;
    }
  }
  return text;
};

/** `Notes to pages 37–52`: which pages the notes of a page belong to. */
const headOfNotes = (page, part) => {
  if (!part.dataset.notesTo) return undefined;
  const labels = [...page.querySelectorAll('.note a.number')].map(
    number => document.getElementById(number.hash.slice(1))?.closest('[data-label]')?.dataset.label,
  );
  const known = labels.filter(label => label);
  if (known.length === 0) return undefined;
  const [one, several] = part.dataset.notesTo.split('|');
  const [first, last] = [known[0], known.at(-1)];
  return first === last ? `${one} ${first}` : `${several} ${first}–${last}`;
};

/** Running head and folio, outside the text and unseen by assistive technology. */
const furnish = (page, part, label, opener) => {
  const verso = page.classList.contains('pagedjs_left_page');
  const add = (className, text) => {
    if (!text) return;
    const element = document.createElement('div');
    element.className = className;
    element.textContent = text;
    element.setAttribute('aria-hidden', 'true');
    page.querySelector('.pagedjs_sheet').append(element);
  };
  page.classList.toggle('opener', opener);
  if (part.dataset.numbered === 'false') return;
  add('folio', label);
  if (opener) return;
  add('running-head', verso ? part.dataset.verso : (headOfNotes(page, part) ?? part.dataset.recto));
};

/**
 * Asks the style sheet about places: sets an x in each, on a column as wide as the type area, and reads its style.
 * @param {{ tag: string, className: string, lang: string }[][]} places
 * @param {number} measure width of the type area in CSS pixels
 */
window.askStyles = (places, measure) => {
  const column = document.createElement('div');
  column.style.width = `${measure}px`;
  document.body.append(column);
  const leaves = places.map(place => {
    let inner = column;
    for (const { tag, className, lang } of place) {
      const element = document.createElement(tag);
      if (className) element.className = className;
      if (lang) element.lang = lang;
      inner.append(element);
      inner = element;
    }
    inner.append('x');
    return inner;
  });
  const answers = leaves.map(leaf => {
    const style = getComputedStyle(leaf);
    const block = leaf.closest('p, h1, h2, h3, h4, h5, h6') ?? leaf;
    const blockStyle = getComputedStyle(block);
    const inside = parseFloat(blockStyle.paddingLeft) + parseFloat(blockStyle.paddingRight);
    return {
      measure: block.getBoundingClientRect().width - inside,
      indent: parseFloat(blockStyle.textIndent),
      align: blockStyle.textAlign,
      leading: parseFloat(blockStyle.lineHeight),
      size: parseFloat(style.fontSize),
      weight: Number(style.fontWeight),
      italic: style.fontStyle === 'italic',
      features: style.fontFeatureSettings,
      numeric: style.fontVariantNumeric,
      caps: style.fontVariantCaps,
      tracking: parseFloat(style.letterSpacing) || 0,
    };
  });
  column.remove();
  return answers;
};

/**
 * Sets the parts in one endless column and measures their units.
 * @param {string} parts HTML; units bear their number as `data-unit`
 * @param {number} measure width of the type area in CSS pixels
 * @returns {Promise<{ top: number, bottom: number }[]>} by number, from the head of the part
 */
window.measureUnits = async (parts, measure) => {
  await Promise.all([...document.fonts].map(font => font.load()));
  const column = document.createElement('div');
  column.style.width = `${measure}px`;
  column.innerHTML = parts;
  document.body.append(column);
  await Promise.all([...column.querySelectorAll('img')].map(image => image.decode().catch(() => {})));
  const extents = [];
  for (const part of column.children) {
    part.style.display = 'flow-root';
    const head = part.getBoundingClientRect().top;
    for (const unit of part.querySelectorAll('[data-unit]')) {
      const { top, bottom } = unit.getBoundingClientRect();
      extents[Number(unit.dataset.unit)] = { top: top - head, bottom: bottom - head };
    }
  }
  column.remove();
  return extents;
};

/**
 * Looks whether the lines end where they were computed to end, and puts right those that do not by their word spaces.
 * @returns the number of lines looked at, of lines put right, and the greatest difference in CSS pixels
 */
const checkLines = () => {
  const result = { lines: 0, mended: 0, greatest: 0 };
  const wrong = [];
  for (const line of document.querySelectorAll('.set.full')) {
    result.lines += 1;
    const paragraph = line.parentElement;
    const edge =
      paragraph.getBoundingClientRect().right - parseFloat(getComputedStyle(paragraph).paddingRight);
    const difference = line.getBoundingClientRect().right - parseFloat(line.style.letterSpacing) - edge;
    result.greatest = Math.max(result.greatest, Math.abs(difference));
    if (Math.abs(difference) > 0.1) wrong.push([line, difference]);
  }
  for (const [line, difference] of wrong) {
    const spaces = line.textContent.match(/[ \u00a0]/g)?.length;
    if (spaces) line.style.wordSpacing = `${parseFloat(line.style.wordSpacing) - difference / spaces}px`;
    result.mended += 1;
  }
  return result;
};

/**
 * Sets the book.
 * @param {string} book its HTML
 * @param {string} sheet CSS of the sheet (`@page`)
 * @returns the pages in order, and the account of the lines
 */
window.setBook = async (book, sheet) => {
  let count = 0;
  class Press extends Paged.Handler {
    // Finished pages are taken out of the document, where they would be laid out again and again.
    finalizePage(page) {
      this.finished?.remove();
      this.finished = page;
      count += 1;
      if (count % 10 === 0) window.reportPage?.(count);
    }
  }
  Paged.registerHandlers(Press);
  const previewer = new Paged.Previewer();
  const template = document.createElement('template');
  template.innerHTML = book;
  const flow = await previewer.preview(template.content, [{ [location.href]: sheet }], document.body);
  document.querySelector('.pagedjs_pages').replaceChildren(...flow.pages.map(({ element }) => element));

  const pages = [];
  let folio = 0;
  let zone = 'front';
  for (const { element } of flow.pages) {
    const part = element.querySelector('[data-part]');
    if (part?.dataset.zone === 'body' && zone === 'front') {
      zone = 'body';
      folio = 0;
    }
    folio += 1;
    const label = zone === 'front' ? roman(folio) : String(folio);
    const opener = !!part && !part.dataset.splitFrom;
    const notes = element.querySelector('.foot')?.getBoundingClientRect().top;
    const sheet = element.querySelector('.pagedjs_sheet').getBoundingClientRect().top;
    const foot = notes === undefined ? {} : { foot: notes - sheet };
    pages.push({ label, part: part ? part.dataset.part : null, opener, ...foot });
    element.dataset.label = label;
    if (part) furnish(element, part, label, opener);
  }
  for (const reference of document.querySelectorAll('[data-page-of]')) {
    const target = document.getElementById(reference.dataset.pageOf);
    reference.textContent = target?.closest('[data-label]')?.dataset.label ?? '';
  }
  return { pages, lines: checkLines() };
};
