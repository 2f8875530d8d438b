// Runs inside the browser's page: reads a book in foliate-js as a person would, and tells what was seen.
// Plain JavaScript, because the browser gets it as it is.

// The engine rests a tenth of a second at each turn of a page, for a hand that has to leave the screen.
const realTimeout = globalThis.setTimeout;
globalThis.setTimeout = (work, _, ...given) => realTimeout(work, 0, ...given);

/** What foliate-js's own reader adds to a book: both schemes, justified and hyphenated lines. */
const readersStyle = `
  html { color-scheme: light dark; }
  @media (prefers-color-scheme: dark) { a:link { color: lightblue; } }
  p, li, blockquote, dd { line-height: 1.4; text-align: justify; hyphens: auto; }
  pre { white-space: pre-wrap !important; }
`;

const settled = async doc => {
  await doc.fonts.ready;
  await new Promise(done => requestAnimationFrame(() => realTimeout(done, 0)));
};

const textsOf = function* (doc) {
  const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text.data.trim() && text.parentElement.checkVisibility()) yield text;
  }
};

const squeezed = text => text.replace(/\s+/g, ' ').trim();
const excerpt = text => squeezed(text).slice(0, 60);

/** Texts that stand out of the column they are set in, and boxes that would have to be scrolled. */
const sidewaysOf = (doc, pitch) => {
  const gap = Number.parseFloat(getComputedStyle(doc.documentElement).columnGap) || 0;
  const found = [];
  const range = doc.createRange();
  for (const text of textsOf(doc)) {
    range.selectNodeContents(text);
    for (const { left, right, width } of range.getClientRects()) {
      const column = Math.floor((left + 2) / pitch) * pitch;
      if (width > 0 && (left < column + gap / 2 - 2 || right > column + pitch - gap / 2 + 2)) {
        found.push(excerpt(text.data));
        break;
      }
    }
  }
  for (const box of doc.body.querySelectorAll('*')) {
    const { overflowX } = getComputedStyle(box);
    if (/auto|scroll/.test(overflowX) && box.scrollWidth > box.clientWidth + 1) {
      found.push(`to be scrolled: ${excerpt(box.textContent)}`);
    }
  }
  return found;
};

/** Pictures that stand out of the page they are on, to a side or below, or that nobody could make out. */
const outsideOf = (doc, pitch) => {
  const gap = Number.parseFloat(getComputedStyle(doc.documentElement).columnGap) || 0;
  const height = doc.documentElement.clientHeight;
  return [...doc.querySelectorAll('img, svg')].flatMap(picture => {
    if (!picture.checkVisibility() || picture.parentElement.closest('svg')) return [];
    const name = excerpt(picture.alt || picture.getAttribute('src') || 'svg');
    const { left, right, top, bottom, width } = picture.getBoundingClientRect();
    const column = Math.floor((left + 2) / pitch) * pitch;
    if (left < column + gap / 2 - 2 || right > column + pitch - gap / 2 + 2)
      return [`beside the page: ${name}`];
    if (top < -2 || bottom > height + 2) return [`below the page: ${name}`];
    return width < 8 ? [`too small: ${name}`] : [];
  });
};

const channels = colour => (colour.match(/[\d.]+/g) ?? []).map(Number);
const luminance = colour => {
  const [r, g, b] = channels(colour).map(value => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** Texts that can hardly be told from the ground they stand on (WCAG: a contrast of less than 4.5). */
const faintOf = (doc, night) => {
  const found = [];
  const looked = new Set();
  for (const { parentElement: element, data } of textsOf(doc)) {
    if (looked.has(element)) continue;
    looked.add(element);
    let ground = night ? 'rgb(18, 18, 18)' : 'rgb(255, 255, 255)';
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (channels(backgroundColor)[3] === 0) continue;
      ground = backgroundColor;
      break;
    }
    const [one, other] = [luminance(getComputedStyle(element).color), luminance(ground)];
    if ((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < 4.5) found.push(excerpt(data));
  }
  return found;
};

/**
 * Adds the letters of a document to those of each face (`family|style|weight`).
 * @returns the letters that come out as the box for a missing letter: they look like a code point that has none
 */
const gatherLetters = (doc, faces) => {
  const canvas = doc.createElement('canvas');
  Object.assign(canvas, { width: 60, height: 60 });
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  const picture = letter => {
    brush.clearRect(0, 0, 60, 60);
    brush.fillText(letter, 10, 40);
    return `${brush.measureText(letter).width} ${brush.getImageData(0, 0, 60, 60).data.join()}`;
  };
  const boxes = [];
  for (const text of textsOf(doc)) {
    const { fontFamily, fontStyle, fontWeight } = getComputedStyle(text.parentElement);
    const face = `${fontFamily}|${fontStyle}|${fontWeight}`;
    if (!faces.has(face)) faces.set(face, new Set());
    const known = faces.get(face);
    const more = [...new Set(text.data)].filter(letter => !known.has(letter));
    if (more.length === 0) continue;
    brush.font = `${fontStyle} ${fontWeight} 30px ${fontFamily}`;
    const box = picture('\u{10fffe}');
    for (const letter of more) {
      known.add(letter);
      if (!/[\s\p{Cf}\p{M}]/u.test(letter) && picture(letter) === box) boxes.push(`${letter} in ${face}`);
    }
  }
  return boxes;
};

/** Opens a note as readers do, in a small window over the page, and tells what is wrong there. */
const openNote = async (book, FootnoteHandler, a, href) => {
  const handler = new FootnoteHandler();
  const { index, anchor } = book.resolveHref(href) ?? {};
  const note = index !== undefined && anchor(await documentOf(book, index));
  if (!note) return [`${href} is no note`];
  const wrong = [];
  let view;
  const placed = new Promise(done => {
    handler.addEventListener('before-render', ({ detail }) => {
      view = detail.view;
      view.style.cssText = 'position: fixed; width: 300px; height: 200px; opacity: 0; pointer-events: none';
      document.body.append(view);
      view.renderer.setStyles(readersStyle);
      view.addEventListener('relocate', done, { once: true });
    });
  });
  await handler.handle(book, { detail: { a, href }, preventDefault() {} });
  if (!view) return [`${href} opens no note`];
  await placed;
  const [{ doc }] = view.renderer.getContents();
  await settled(doc);
  const whole = squeezed((note.closest('li') ?? note).textContent);
  if (whole.length < 3 || squeezed(doc.body.textContent) !== whole) wrong.push(`${href} shows another text`);
  if (doc.body.getBoundingClientRect().height === 0) wrong.push(`${href} shows nothing`);
  wrong.push(...sidewaysOf(doc, view.renderer.size / view.renderer.columnCount));
  view.close();
  view.remove();
  return wrong;
};

const parsed = new Map();
/** A document of the book as it is in the file, parsed once. */
const documentOf = (book, index) => {
  if (!parsed.has(index)) parsed.set(index, book.sections[index].createDocument());
  return parsed.get(index);
};

/**
 * Reads a book from cover to end in the engine that stands under `foliate/`.
 * @param {{ night: boolean, limit: number }} circumstances the scheme of the screen; seconds after which to give up
 */
export async function journey({ night, limit }) {
  await import('./foliate/view.js');
  const { FootnoteHandler } = await import('./foliate/footnotes.js');
  const end = performance.now() + limit * 1000;
  const seen = {
    ...{ turns: 0, ended: false, unread: [], notes: 0, links: 0, contents: [], pages: [] },
    ...{ sideways: [], outside: [], faint: [], boxes: [], broken: [], badNotes: [] },
  };
  const report = what => {
    console.info(`${what}: ${seen.turns} turns, ${seen.notes} notes, ${seen.links} links`);
    if (performance.now() > end) throw new Error(`not read through in ${limit} s: ${what}`);
  };

  const book = await (await fetch('./book.epub')).blob();
  const view = document.createElement('foliate-view');
  document.body.append(view);
  await view.open(new File([book], 'book.epub', { type: 'application/epub+zip' }));
  // A section that was left is soon asked for again, by a note or a link.
  for (const section of view.book.sections) section.unload = () => {};
  view.renderer.setStyles(readersStyle);

  const faces = new Map();
  const unread = new Set(view.book.sections.filter(({ linear }) => linear !== 'no').map(({ id }) => id));
  const links = new Map();
  const link = href => {
    if (!view.book.isExternal(href)) links.set(href, view.book.resolveHref(href));
  };

  const looked = new Set();
  /** Looks at a section when it is first opened, and opens its notes. */
  const look = async ({ doc, index }) => {
    if (looked.has(index)) return;
    looked.add(index);
    await settled(doc);
    const section = view.book.sections[index];
    unread.delete(section.id);
    seen.sideways.push(...sidewaysOf(doc, view.renderer.size / view.renderer.columnCount));
    seen.outside.push(...outsideOf(doc, view.renderer.size / view.renderer.columnCount));
    seen.faint.push(...faintOf(doc, night));
    seen.boxes.push(...gatherLetters(doc, faces));
    for (const image of doc.images)
      if (!image.complete || image.naturalWidth === 0) seen.broken.push(image.alt);
    const references = [];
    for (const a of doc.querySelectorAll('a[href]')) {
      const href = section.resolveHref(a.getAttribute('href'));
      if (a.matches('.noteref')) references.push([a, href]);
      else link(href);
    }
    while (references.length > 0) {
      const some = references.splice(0, 8);
      const wrong = await Promise.all(some.map(([a, href]) => openNote(view.book, FootnoteHandler, a, href)));
      seen.badNotes.push(...wrong.flat());
      seen.notes += some.length;
      report(section.id);
    }
    report(section.id);
  };

  await view.init({ lastLocation: null, showTextStart: false });
  for (; ; seen.turns++) {
    const [content] = view.renderer.getContents();
    await look(content);
    if (view.renderer.atEnd) break;
    const before = [content.index, view.renderer.page].join();
    await view.next();
    if (before === [view.renderer.getContents()[0].index, view.renderer.page].join()) break;
  }
  seen.ended = view.renderer.atEnd;
  seen.unread = [...unread];

  const down = items => {
    for (const { label, href, subitems } of items ?? []) {
      seen.contents.push(label.trim());
      link(href);
      down(subitems);
    }
  };
  down(view.book.toc);
  for (const { label, href } of view.book.pageList ?? []) {
    seen.pages.push(label.trim());
    link(href);
  }
  for (const { href } of view.book.landmarks ?? []) link(href);
  // A document that is reached by a link alone may have links of its own.
  const followed = new Set();
  const next = () =>
    [...links]
      .filter(([href]) => !followed.has(href))
      .sort(([, one], [, other]) => (one?.index ?? -1) - (other?.index ?? -1));
  for (let round = next(); round.length > 0; round = next())
    for (const [href, goal] of round) {
      followed.add(href);
      seen.links++;
      if (seen.links % 500 === 0) report('links');
      const target = goal && (!href.includes('#') || goal.anchor(await documentOf(view.book, goal.index)));
      if (!target) {
        seen.broken.push(href);
        continue;
      }
      await view.goTo(href);
      const { renderer } = view;
      const [content] = renderer.getContents();
      await look(content);
      const { doc, index } = content;
      const place = href.includes('#') ? goal.anchor(doc) : doc.body;
      const boxes = [...place.getClientRects()];
      const from = renderer.start - renderer.size - 2;
      const onScreen = boxes.some(({ left, right }) => right >= from && left <= from + renderer.size + 2);
      if (index !== goal.index || !onScreen) seen.broken.push(`${href} is not on the page it leads to`);
    }
  report('read');
  return { ...seen, faces: [...faces].map(([face, letters]) => [face, [...letters].join('')]) };
}
