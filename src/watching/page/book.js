/** The EPUB, chapter by chapter: its own documents and style sheet, in a frame that runs no script. */

const frame = document.getElementById('book');
const select = document.getElementById('chapter');
const previous = document.getElementById('previous');
const next = document.getElementById('next');

/** Milliseconds that a mark stays. */
const marked = 5_500;
const still = matchMedia('(prefers-reduced-motion: reduce)');

/** @type {{ documents: { path: string, title: string }[], dress: string, changes: object[] } | undefined} */
let book;
/** What is to be done when the document in the frame is there. */
let after = () => {};
let unmark = () => {};

const addressOf = path => `/epub/${path.split('/').map(encodeURIComponent).join('/')}`;

/** Path of the document in the frame; undefined where it is none of the book's. */
function shownPath() {
  try {
    const { pathname, origin } = frame.contentWindow.location;
    const path = decodeURIComponent(pathname);
    return origin === location.origin && path.startsWith('/epub/') ? path.slice('/epub/'.length) : undefined;
  } catch {
    return undefined;
  }
}

/** @param {(words: string) => void} say */
export function openBook(say) {
  frame.addEventListener('load', () => {
    const path = shownPath();
    // The empty frame, before the first document.
    if (!book || frame.contentWindow.location.href === 'about:blank') return;
    if (path === undefined) return show(book.documents[0].path);
    enter(frame.contentDocument, say);
    follow(path);
    after();
    after = () => {};
  });
  select.addEventListener('change', () => show(select.value));
  previous.addEventListener('click', () => step(-1));
  next.addEventListener('click', () => step(1));
}

/** Our sheet beside the book's, and no way out of the book. */
function enter(page, say) {
  const sheet = page.createElementNS('http://www.w3.org/1999/xhtml', 'link');
  sheet.setAttribute('rel', 'stylesheet');
  sheet.setAttribute('href', '/page/mark.css');
  sheet.addEventListener('load', () => frame.classList.add('ready'));
  page.querySelector('head').append(sheet);
  page.addEventListener('scroll', () => anchorPlace(page));
  page.addEventListener('click', event => {
    const link = event.target.closest?.('a[href]');
    if (!link || link.href.startsWith(`${location.origin}/epub/`)) return;
    event.preventDefault();
    say(`The link leads out of the book, to ${link.getAttribute('href')}.`);
  });
}

/** What stands near the upper edge of the frame, which stays there when the frame becomes wider or narrower. */
let anchor;
let width = 0;
/** Pixels below the edge at which it is looked for. */
const edge = 48;

function anchorPlace(page) {
  if (page !== frame.contentDocument || frame.clientWidth !== width) return;
  const element = page.elementFromPoint(width / 2, edge);
  if (!element) return;
  const { top, height } = element.getBoundingClientRect();
  anchor = { element, part: height > 0 ? (edge - top) / height : 0 };
}

new ResizeObserver(() => {
  // It is hidden, or became higher only.
  if (frame.clientWidth === 0 || frame.clientWidth === width) return;
  width = frame.clientWidth;
  if (!anchor?.element.isConnected || anchor.element.ownerDocument !== frame.contentDocument) return;
  const { top, height } = anchor.element.getBoundingClientRect();
  frame.contentDocument.documentElement.scrollTop += top + anchor.part * height - edge;
}).observe(frame);

function follow(path) {
  select.value = path;
  const at = book.documents.findIndex(document => document.path === path);
  previous.disabled = at <= 0;
  next.disabled = at < 0 || at === book.documents.length - 1;
}

function step(by) {
  const at = book.documents.findIndex(({ path }) => path === select.value);
  const to = book.documents[at + by];
  if (to) show(to.path);
}

/** Loads a document into the frame; the promise is kept when it is there. */
function show(path) {
  return new Promise(resolve => {
    after = resolve;
    frame.classList.remove('ready');
    frame.contentWindow.location.replace(addressOf(path));
  });
}

/**
 * Shows a book as it is now, at the place that one sees, or where it changed.
 * @param now what the server tells of it
 * @param {boolean} go whether to go to the first place that changed
 */
export async function updateBook(now, go) {
  const dressed = book?.dress === now.dress;
  const path = book && shownPath();
  book = now;
  select.replaceChildren(...now.documents.map(({ path, title }) => new Option(title, path)));
  const stays = path !== undefined && now.documents.some(document => document.path === path);
  const [first] = now.changes;
  if (go && first) return goToChange(0, !dressed);
  if (!stays) return show(now.documents[0].path);
  await refresh(path, dressed);
}

/** Brings the document in the frame up to date, without losing the place. */
async function refresh(path, dressed) {
  const top = frame.contentDocument.documentElement.scrollTop;
  if (dressed) {
    const text = await (await fetch(addressOf(path))).text();
    const fresh = new DOMParser().parseFromString(text, 'application/xhtml+xml');
    const [from, to] = [fresh, frame.contentDocument].map(page => page.querySelector('body'));
    if (from && to) {
      to.replaceWith(frame.contentDocument.importNode(from, true));
      follow(path);
      return;
    }
  }
  await show(path);
  frame.contentDocument.documentElement.scrollTop = top;
}

/**
 * Goes to a changed place, and marks all of its chapter.
 * @param {number} k
 * @param {boolean} [anew] whether the document is to be loaded again in any case
 */
export async function goToChange(k, anew = false) {
  const change = book.changes[k];
  if (!change) return;
  if (shownPath() === change.path) await refresh(change.path, !anew);
  else await show(change.path);
  unmark();
  const page = frame.contentDocument;
  const all = [page.querySelector('body'), ...page.querySelectorAll('body *')];
  const here = book.changes.filter(({ path }) => path === change.path);
  const elements = here.map(({ element }) => all[element]).filter(Boolean);
  const ranges = here.map(one => rangeOf(all[one.element], one.words)).filter(Boolean);
  for (const element of elements) element.setAttribute('data-reissue-changed', '');
  highlight(ranges);
  const timer = setTimeout(() => unmark(), marked);
  unmark = () => {
    clearTimeout(timer);
    for (const element of elements) element.removeAttribute('data-reissue-changed');
    highlight([]);
  };
  const target = rangeOf(all[change.element], change.words) ?? all[change.element];
  if (target) bringToView(page, target.getBoundingClientRect());
}

/** The changed words themselves, where they stand in one piece of text. */
function rangeOf(element, words) {
  const text = words.replace(/[*`]/g, '').trim();
  if (!element || !text) return undefined;
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.replace(/\s/g, ' ').indexOf(text);
    if (at < 0) continue;
    const range = element.ownerDocument.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + text.length);
    return range;
  }
  return undefined;
}

function highlight(ranges) {
  const { CSS, Highlight } = frame.contentWindow;
  if (CSS.highlights && Highlight) CSS.highlights.set('reissue-changed', new Highlight(...ranges));
}

function bringToView(page, { top, height }) {
  const { clientHeight, scrollTop } = page.documentElement;
  const to = scrollTop + top - Math.max(24, (clientHeight - height) / 2);
  page.documentElement.scrollTo({ top: to, behavior: still.matches ? 'auto' : 'smooth' });
}
