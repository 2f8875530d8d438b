// Runs inside the browser's page, beside Paged.js: sets the book, adds the furniture and tells what stands where.
// Plain JavaScript, because the browser gets it as it is. `tellAlive` is put in by the watch (watch.ts).

/** How a part is called in messages to people: by its first heading, or else its id. */
const nameOf = part => {
  const heading = part.querySelector('h1, h2, h3, h4, h5, h6')?.textContent.replace(/\s+/g, ' ').trim();
  return heading ? `“${heading.slice(0, 100)}”` : `“${part.firstElementChild?.id || part.id}”`;
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
    const inner = putAt(place, column);
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
      family: style.fontFamily.split(',')[0].replace(/^"|"$/g, ''),
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

/** Puts an element at a place, within others. @returns the innermost of these */
const putAt = (place, column) => {
  let inner = column;
  for (const { tag, className, lang } of place) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (lang) element.lang = lang;
    inner.append(element);
    inner = element;
  }
  return inner;
};

/** The distance from the head of an element to a line's base, and the element's height. */
const lineIn = (block, inner) => {
  const mark = document.createElement('span');
  mark.style.display = 'inline-block';
  inner.append(mark);
  const { top, height } = block.getBoundingClientRect();
  const base = mark.getBoundingClientRect().bottom - top;
  mark.remove();
  return { base, height };
};

/**
 * Takes out the blank space that the browser leaves behind a root: as much as its largest sign is wider than the one that is
 * shown (Chromium 147).
 * @returns the space in CSS pixels
 */
const tighten = root => {
  const base = root.localName === 'msqrt' ? root.lastElementChild : root.firstElementChild;
  const behind = root.getBoundingClientRect().right - base.getBoundingClientRect().right;
  root.style.marginRight = `${-behind}px`;
  return behind;
};

/**
 * Measures formulas, each by itself at its place.
 * @param {{ html: string, place: { tag: string, className: string, lang: string }[], display: boolean }[]} formulas
 * @param {number} measure width of the type area in CSS pixels
 * @returns {Promise<{ width: number, height: number, above: number, below: number }[]>} in CSS pixels; `above` and `below` by
 *   how much the line that a formula stands in grows through it
 */
window.measureFormulas = async (formulas, measure) => {
  await Promise.all([...document.fonts].map(font => font.load()));
  const column = document.createElement('div');
  column.style.width = `${measure}px`;
  document.body.append(column);
  const sizes = formulas.map(({ html, place, display }) => {
    const inner = putAt(place, column);
    const block = inner.closest('p, li, td, th, div, h1, h2, h3, h4, h5, h6, dt, dd') ?? inner;
    inner.append('x');
    const before = lineIn(block, inner);
    if (display) inner.replaceChildren();
    inner.append(fragment(html));
    const math = inner.querySelector('math');
    const behindRoots = [...math.querySelectorAll('msqrt, mroot')].map(tighten);
    const after = lineIn(block, inner);
    const { height } = math.getBoundingClientRect();
    // One that stands by itself is as wide as the column, and what is in it may be wider.
    const boxes = display ? [...math.children] : [math];
    const width = boxes.reduce((sum, box) => sum + box.getBoundingClientRect().width, 0);
    column.replaceChildren();
    const above = Math.max(0, after.base - before.base);
    return { width, height, above, below: Math.max(0, after.height - before.height - above), behindRoots };
  });
  column.remove();
  return sizes;
};

/** A piece of the book. The names of its pictures become addresses: `100%.png` and `a#b.png` are names like others. */
const fragment = html => {
  const template = document.createElement('template');
  template.innerHTML = html;
  for (const image of template.content.querySelectorAll('img[src]')) {
    image.dataset.name = image.getAttribute('src');
    image.setAttribute('src', image.dataset.name.split('/').map(encodeURIComponent).join('/'));
  }
  return template.content;
};

/** Names of pictures that the browser could not decode. */
const undecoded = [];
window.askUndecoded = () => undecoded;

/** Waits until a picture can be measured, and notes where it cannot be shown at all. */
const decode = async image => {
  try {
    await image.decode();
  } catch {
    // A picture may be too large to be decoded beforehand and still be shown: then it has its size.
    if (!image.naturalWidth) undecoded.push(image.dataset.name);
  }
};

/**
 * By how much a table is wider than its column; one that is turned, wider than its page is deep, and what is higher than that
 * page is wide counts as so much wider.
 */
const overOf = (table, column) => {
  const frame = table.closest('.turned');
  if (!frame) {
    const [box, room] = [table, column].map(element => element.getBoundingClientRect());
    return Math.max(box.right - room.right, room.left - box.left);
  }
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = frame.firstElementChild;
  return (Math.max(scrollWidth / clientWidth, scrollHeight / clientHeight) - 1) * clientWidth;
};

/** How many times as high as its page is wide a turned table is; no more than 1 where it has room. */
const longOf = table => {
  const frame = table.closest('.turned')?.firstElementChild;
  return frame ? frame.scrollHeight / frame.clientHeight : 1;
};

const heightOf = element => element?.getBoundingClientRect().height ?? 0;

/** What of a cell is neither words, nor paragraphs, lists and quotations of such. */
const noWords = 'math, img, svg, ruby, dl, table, pre, figure, div';

/** Before which of its characters that are no space the lines of an element begin, by their number. */
const lineStartsIn = element => {
  const starts = [];
  const range = document.createRange();
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let count = 0;
  let foot = -Infinity;
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const seen = [...text.data.matchAll(/\S/g)].map(({ index }) => index);
    const boxAt = k => {
      range.setStart(text, seen[k]);
      range.setEnd(text, seen[k] + 1);
      return range.getBoundingClientRect();
    };
    // A raised letter stands lower than the middle of the line above, a lowered one higher than that of the next.
    const isBelow = ({ top, bottom, height }) => height > 0 && (top + bottom) / 2 > foot;
    for (let k = 0; k < seen.length; k++) {
      // The first letter that stands on a further line: most do not.
      let [low, high] = [k, seen.length];
      if (isBelow(boxAt(k))) high = k;
      else if (!isBelow(boxAt(seen.length - 1))) low = seen.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (isBelow(boxAt(middle))) high = middle;
        else low = middle + 1;
      }
      if (high < seen.length) {
        starts.push(count + high);
        foot = boxAt(high).bottom;
      }
      k = high;
    }
    count += seen.length;
  }
  return starts;
};

/** The lines of a paragraph that is set as the browser breaks it (extent.ts): none of one that is justified, or has few. */
const linesOfParagraph = unit => {
  const style = getComputedStyle(unit);
  const leading = parseFloat(style.lineHeight);
  const { height } = unit.getBoundingClientRect();
  const besides = unit.querySelector(`${noWords}, p, ul, ol, blockquote, [data-row]`);
  if (style.textAlign === 'justify' || height < fewLines * leading || besides) return undefined;
  const above = parseFloat(style.paddingTop) || 0;
  const starts = lineStartsIn(unit);
  const rest = Math.abs(above + starts.length * leading + (parseFloat(style.paddingBottom) || 0) - height);
  return rest > leading / 2 ? undefined : [{ row: 0, above, leading, starts: [starts] }];
};

/** A paragraph of fewer lines is not divided. */
const fewLines = 3.5;

/** The lines of a table's row (extent.ts), where its cells hold words and their lines are of one height; undefined otherwise. */
const linesIn = (row, number) => {
  const cells = [...(row.cells ?? [])];
  const whole = row.getBoundingClientRect().height;
  const reaches = cells.some(({ rowSpan }) => rowSpan > 1);
  if (cells.length === 0 || whole < high || reaches || row.querySelector(noWords)) return undefined;
  const styles = cells.map(cell => getComputedStyle(cell));
  const greatest = name => Math.max(...styles.map(style => parseFloat(style[name]) || 0));
  const leading = greatest('lineHeight');
  const [above, below] = [greatest('paddingTop'), greatest('paddingBottom')];
  const starts = cells.map(lineStartsIn);
  const count = Math.max(...starts.map(({ length }) => length));
  const regular = styles.every(({ lineHeight }) => parseFloat(lineHeight) === leading);
  if (!regular || Math.abs(above + count * leading + below - whole) > leading / 2) return undefined;
  return { row: number, above, leading, starts };
};

/** Lower rows, in CSS pixels, take up less than half of any page. */
const high = 120;

/** Where the rows of a unit stand, from its own top (extent.ts); undefined where it has none. */
const rowsIn = unit => {
  const elements = [...unit.querySelectorAll('[data-row]')];
  const own = unit.localName === 'p' ? linesOfParagraph(unit) : undefined;
  if (own) return { tops: [0, heightOf(unit)], before: 0, head: 0, columns: [], lines: own };
  if (elements.length === 0) return undefined;
  const rows = elements.map(row => row.getBoundingClientRect());
  const divided = elements.flatMap((row, k) => linesIn(row, k) ?? []);
  const [first, last] = [rows[0].top, rows.at(-1).bottom];
  const lines = [...unit.querySelectorAll('tr')].map(({ cells }) => [...cells]);
  const widest = Math.max(0, ...lines.map(cells => cells.reduce((sum, { colSpan }) => sum + colSpan, 0)));
  const full = lines.find(cells => cells.length === widest) ?? [];
  return {
    tops: [...rows.map(({ top }) => top - first), last - first],
    before: first - unit.getBoundingClientRect().top,
    head: heightOf(unit.querySelector('thead')),
    columns: full.map(cell => cell.getBoundingClientRect().width),
    ...(divided.length > 0 && { lines: divided }),
  };
};

/** Strings of letters and figures of scripts with spaces, of which a line may hold none that is longer. */
const strings = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\p{N}_]{13,}/gu;

/** Strings in a unit that stand on more than one line (extent.ts); undefined where there are none. */
const partedIn = unit => {
  const parted = [];
  const texts = document.createTreeWalker(unit, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    for (const { 0: string, index } of text.data.matchAll(strings)) {
      if (text.parentElement.closest('code')) break;
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + string.length);
      if (range.getClientRects().length > 1) parted.push(string);
    }
  }
  return parted.length > 0 ? parted : undefined;
};

/** Where a letter beside an element stands, from the head of the window. */
const besideOf = (element, texts, side) => {
  texts.currentNode = element;
  if (side > 0) texts.currentNode = element.lastChild ?? element;
  const text = side > 0 ? texts.nextNode() : texts.previousNode();
  if (!text?.length) return undefined;
  const range = document.createRange();
  range.setStart(text, side > 0 ? 0 : text.length - 1);
  range.setEnd(text, side > 0 ? 1 : text.length);
  return range.getBoundingClientRect();
};

/** Whether a line of a unit ends at each of its soft hyphens (extent.ts); undefined where it has none. */
const dividedIn = unit => {
  const soft = [...unit.querySelectorAll('.soft')];
  if (soft.length === 0) return undefined;
  const texts = document.createTreeWalker(unit, NodeFilter.SHOW_TEXT);
  return soft.map(element => {
    const [before, behind] = [besideOf(element, texts, -1), besideOf(element, texts, 1)];
    return Boolean(before && behind && Math.abs(behind.top - before.top) > before.height / 2);
  });
};

/**
 * Sets parts in one endless column each and measures their units.
 * @param {string[]} parts HTML, one element each; units bear their number as `data-unit`
 * @param {number} measure width of the type area in CSS pixels
 * @returns {Promise<{ top: number, bottom: number, over?: number, long?: number, parted?: string[], divided?: boolean[], rows?: object }[][]>} by part and number, from the head of the
 *   part; `over` is by how much a table is wider than the type area (extent.ts)
 */
window.measureUnits = async (parts, measure) => {
  await Promise.all([...document.fonts].map(font => font.load()));
  const column = document.createElement('div');
  column.style.width = `${measure}px`;
  document.body.append(column);
  const all = [];
  for (const [part] of parts.map(html => fragment(html).children)) {
    const extents = [];
    all.push(extents);
    tellAlive(`measuring ${nameOf(part)}`);
    part.style.display = 'flow-root';
    column.append(part);
    await Promise.all([...part.querySelectorAll('img')].map(decode));
    const head = part.getBoundingClientRect().top;
    for (const unit of part.querySelectorAll('[data-unit]')) {
      const { top, bottom } = unit.getBoundingClientRect();
      const rows = rowsIn(unit);
      const parted = partedIn(unit);
      const divided = dividedIn(unit);
      extents[Number(unit.dataset.unit)] = {
        ...{ top: top - head, bottom: bottom - head },
        ...(rows && { rows }),
        ...(parted && { parted }),
        ...(divided && { divided }),
      };
    }
    for (const table of part.querySelectorAll('table')) {
      const over = overOf(table, column);
      const extent = extents[Number(table.closest('[data-unit]')?.dataset.unit)];
      if (extent && over > 0.5) extent.over = over;
      if (extent && longOf(table) > 1.001) extent.long = longOf(table);
    }
  }
  column.remove();
  return all;
};

/**
 * Looks whether the lines of a page end where they were computed to end, and puts right those that do not by their word
 * spaces.
 * @param {{ lines: number, corrected: number, greatest: number }} account of lines looked at, of those corrected, and of the
 *   greatest difference in CSS pixels; added to
 */
const checkLines = (page, account) => {
  const wrong = [];
  for (const line of page.querySelectorAll('.set.full')) {
    account.lines += 1;
    const paragraph = line.parentElement;
    const { direction, paddingInlineEnd } = getComputedStyle(paragraph);
    const [box, room] = [line, paragraph].map(element => element.getBoundingClientRect());
    const over = direction === 'rtl' ? room.left - box.left : box.right - room.right;
    const difference =
      over +
      parseFloat(paddingInlineEnd) -
      parseFloat(line.style.letterSpacing) -
      Number(line.dataset.hang ?? 0);
    account.greatest = Math.max(account.greatest, Math.abs(difference));
    if (Math.abs(difference) > 0.1) wrong.push([line, difference]);
  }
  for (const [line, difference] of wrong) {
    const spaces = line.textContent.match(/[ \u00a0]/g)?.length;
    if (spaces) line.style.wordSpacing = `${parseFloat(line.style.wordSpacing) - difference / spaces}px`;
    account.corrected += 1;
  }
};

/** What the page's policy kept its content from. */
const forbidden = [];
document.addEventListener('securitypolicyviolation', event => {
  forbidden.push(`${event.effectiveDirective} ${event.blockedURI}`.slice(0, 200));
});
window.askForbidden = () => forbidden;

/** The book as it is being set: Paged.js, where it puts its pages, by part its finished pages, and the account of the lines of the part being set. */
const book = { previewer: undefined, pages: undefined, parts: new Map(), account: undefined };

/** What is to be known of a page's layout is asked while it is laid out; then it is taken out of the document. */
class Press extends Paged.Handler {
  finalizePage(page) {
    tellAlive('');
    checkLines(page, book.account);
    const top = page.querySelector('.pagedjs_sheet').getBoundingClientRect().top;
    const foot = page.querySelector('.foot')?.getBoundingClientRect().top;
    if (foot !== undefined) page.dataset.foot = foot - top;
    // The next page is put in behind the last one, which must wait until then.
    this.finished?.remove();
    this.finished = page;
  }
}

/**
 * Prepares Paged.js.
 * @param {string} sheet CSS of the sheet (`@page`)
 */
window.openBook = async sheet => {
  Paged.registerHandlers(Press);
  book.previewer = new Paged.Previewer();
  // Paged.js waits for the screen before each page; nobody looks at this one.
  book.previewer.chunker.q.tick = callback => queueMicrotask(callback);
  await book.previewer.preview(fragment('<div></div>'), [{ [location.href]: sheet }], document.body);
  book.pages = document.querySelector('.pagedjs_pages');
};

/**
 * Sets a part of the book. Of each page Paged.js made, only the type area is kept: its many boxes for margins and marks
 * would be styled, laid out and painted page by page to no effect.
 * @param {string} id
 * @param {string} part HTML
 * @returns {Promise<{ pages: { ids: string[], references: string[], foot?: number, over?: true }[], links: string[], lines: object }>} its
 *   pages: what stands on them that others may speak of, and where the notes at the foot begin, in CSS pixels from the upper
 *   edge, and whether it holds what the page before had no room for; ids that its links lead to; the account of its lines
 */
window.setPart = async (id, part) => {
  const content = fragment(part);
  tellAlive(`setting ${nameOf(content)}`);
  // Pages that were printed meanwhile stand in its place.
  if (!book.pages.isConnected) document.body.replaceChildren(book.pages);
  book.account = { lines: 0, corrected: 0, greatest: 0 };
  const { pages } = await book.previewer.chunker.flow(content);
  const areas = pages.map(({ element }) => element.querySelector('.pagedjs_page_content > div'));
  // A part that is set again takes the place of what it was before.
  book.parts.set(id, areas);
  const links = areas.flatMap(area => [...(area?.querySelectorAll('a[href^="#"]') ?? [])].map(targetOf));
  const set = pages.map(({ element }, k) => {
    const all = selector => [...(areas[k]?.querySelectorAll(selector) ?? [])];
    return {
      ids: all('[id]').map(({ id }) => id),
      references: all('a.number').map(number => number.getAttribute('href').slice(1)),
      ...(k > 0 && !areas[k]?.querySelector('[data-break-before]') && { over: true }),
      ...(element.dataset.foot && { foot: Number(element.dataset.foot) }),
    };
  });
  return { pages: set, links: [...new Set(links)], lines: book.account };
};

/** The id that a link within the book leads to. */
const targetOf = link => link.getAttribute('href').slice(1);

/** Whether a running head is typed in capitals. */
const inCapitals = text => /\p{Lu}.*\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);

/** No sheet is too narrow for a running head of so many letters. */
const shortHead = 24;

/** A running head that is longer than its line ends behind a word. */
const shorten = head => {
  const words = head.textContent.split(' ');
  if (head.textContent.length <= shortHead) return;
  while (words.length > 1 && head.scrollWidth > head.clientWidth) {
    words.pop();
    head.textContent = `${words.join(' ').replace(/[^\p{L}\p{N}\p{M}”’»)]+$/u, '')} …`;
  }
};

/**
 * Puts the pages of a part in order, with running heads and folios: outside the text and unseen by assistive technology.
 * Chromium tells of a place only where a link of the same file leads to it, and of a link only where it leads to a place
 * of the same file: so each part has links to what others refer to, and stands for what it refers to in others, unseen.
 * @param {{ part: string, page: number, side: string, opener: boolean, head?: string, folio?: string }[]} sheets `page`
 *   counts from 0 in its part
 * @param {string[]} wanted ids of places in this part that others refer to
 * @returns what is to be known of the pages' elements (tagging.browser.js)
 */
window.showPart = (sheets, wanted) => {
  const furniture = (className, text) => {
    const element = document.createElement('div');
    element.className = className;
    element.textContent = text;
    element.setAttribute('aria-hidden', 'true');
    return element;
  };
  const made = sheets.map(({ part, page, side, opener, head, folio }) => {
    const sheet = document.createElement('div');
    sheet.className = opener ? `sheet ${side} opener` : `sheet ${side}`;
    sheet.append(book.parts.get(part)[page]);
    if (head) sheet.append(furniture(`running-head${inCapitals(head) ? ' all-capitals' : ''}`, head));
    if (folio) sheet.append(furniture('folio', folio));
    return sheet;
  });
  document.body.replaceChildren(...made);
  for (const head of document.querySelectorAll('.running-head')) shorten(head);
  for (const math of document.body.querySelectorAll('math')) renew(math);
  const elements = markElements(document.body);
  const ids = new Set([...document.body.querySelectorAll('a[href^="#"]')].map(targetOf));
  const unseen = document.createElement('div');
  unseen.hidden = true;
  const anchor = properties => unseen.append(Object.assign(document.createElement('a'), properties));
  for (const id of wanted) anchor({ href: `#${id}` });
  for (const id of ids) if (!document.getElementById(decoded(id))) anchor({ id: decoded(id) });
  document.body.append(unseen);
  return elements;
};

/**
 * Puts a formula anew, in a box that is known in the PDF's structure, where the browser gives a formula no element. What is
 * stretched over or under others is only stretched when it is laid out for the first time.
 */
const renew = math => {
  const box = document.createElement('span');
  box.className = 'formula';
  box.append(math.cloneNode(true));
  math.replaceWith(box);
};

/** An id as it stands in an address, read back. */
const decoded = id => {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
};
