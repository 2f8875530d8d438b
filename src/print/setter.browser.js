// Runs inside the browser's page, beside Paged.js: sets the book, adds the furniture and tells what stands where.
// Plain JavaScript, because the browser gets it as it is.

/** @typedef {{ label: string, part: string | null, opener: boolean }} SetPage */

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
  if (!opener) add('running-head', verso ? part.dataset.verso : part.dataset.recto);
};

/**
 * Sets the book in the template `#book`.
 * @param {string} sheet CSS of the sheet (`@page`)
 * @returns {Promise<{ pages: SetPage[], places: Record<string, string> }>} the pages in order, and the folios of what
 *   is referred to, by id
 */
window.setBook = async sheet => {
  let count = 0;
  class Press extends Paged.Handler {
    finalizePage() {
      count += 1;
      if (count % 10 === 0) window.reportPage?.(count);
    }
  }
  Paged.registerHandlers(Press);
  const previewer = new Paged.Previewer();
  const content = document.querySelector('#book').content;
  const flow = await previewer.preview(content, [{ [location.href]: sheet }], document.body);

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
    pages.push({ label, part: part ? part.dataset.part : null, opener });
    element.dataset.label = label;
    if (part) furnish(element, part, label, opener);
  }
  const places = {};
  for (const reference of document.querySelectorAll('[data-page-of]')) {
    const id = reference.dataset.pageOf;
    places[id] = document.getElementById(id)?.closest('[data-label]')?.dataset.label ?? '';
    reference.textContent = places[id];
  }
  return { pages, places };
};
