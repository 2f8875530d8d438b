/** The pages of a PDF as a list of leaves, drawn when they come near. A leaf keeps its picture until it has a new one. */

import * as pdfjs from '/pdfjs/pdf.mjs';

const list = document.getElementById('leaves');
const desk = document.getElementById('desk');

/** @type {{ element: HTMLElement, sheet: HTMLElement, marks: HTMLElement, near: boolean, drawn: string, task?: object }[]} */
const leaves = [];
let pdf;
let version = 0;

const observer = new IntersectionObserver(
  entries => {
    for (const { target, isIntersecting } of entries) {
      const leaf = leaves.find(({ element }) => element === target);
      if (!leaf) continue;
      leaf.near = isIntersecting;
      if (isIntersecting) draw(leaf);
      else clear(leaf);
    }
  },
  { root: desk, rootMargin: '60% 0px' },
);

/** The place in view, which stays there when the pages become larger or smaller: which page, and what part of its height. */
let place = { k: 0, part: 0 };
let width = 0;

desk.addEventListener('scroll', () => {
  if (desk.clientWidth !== width || leaves.length === 0) return;
  const k = leafInView();
  const { offsetTop, clientHeight } = leaves[k].element;
  place = { k, part: (desk.scrollTop - offsetTop) / clientHeight };
});

new ResizeObserver(() => {
  // It is hidden, or became higher only.
  if (desk.clientWidth === 0 || desk.clientWidth === width) return;
  width = desk.clientWidth;
  const leaf = leaves[place.k];
  if (leaf) desk.scrollTop = leaf.element.offsetTop + place.part * leaf.element.clientHeight;
  for (const leaf of leaves) if (leaf.near) draw(leaf);
}).observe(desk);

/** Lays out a PDF; what is in view is drawn again. */
export async function layLeaves(document, labels) {
  pdf = document;
  version += 1;
  const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 });
  list.style.setProperty('--shape', `${width} / ${height}`);
  while (leaves.length > document.numPages) {
    const { element } = leaves.pop();
    observer.unobserve(element);
    element.remove();
  }
  while (leaves.length < document.numPages) {
    const leaf = makeLeaf();
    leaves.push(leaf);
    list.append(leaf.element);
    observer.observe(leaf.element);
  }
  leaves.forEach((leaf, k) => {
    leaf.element.setAttribute('aria-label', `Page ${labels[k]}`);
    leaf.element.dataset.label = labels[k];
    if (leaf.near) draw(leaf);
    else clear(leaf);
  });
}

function makeLeaf() {
  const [element, sheet, marks] = ['li', 'div', 'div'].map(tag => document.createElement(tag));
  sheet.className = 'sheet';
  marks.className = 'marks';
  element.append(sheet, marks);
  return { element, sheet, marks, near: false, drawn: '' };
}

function clear(leaf) {
  leaf.task?.cancel();
  leaf.drawn = '';
  leaf.sheet.replaceChildren();
}

async function draw(leaf) {
  const width = leaf.element.clientWidth;
  const wanted = `${version} ${width} ${devicePixelRatio}`;
  if (leaf.drawn === wanted || width === 0) return;
  leaf.task?.cancel();
  leaf.drawn = wanted;
  try {
    const page = await pdf.getPage(leaves.indexOf(leaf) + 1);
    const scale = width / page.getViewport({ scale: 1 }).width;
    const viewport = page.getViewport({ scale: scale * devicePixelRatio });
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    canvas.setAttribute('aria-hidden', 'true');
    leaf.task = page.render({ canvas, viewport });
    await leaf.task.promise;
    const text = document.createElement('div');
    text.className = 'text';
    leaf.element.style.setProperty('--total-scale-factor', scale);
    const layer = new pdfjs.TextLayer({
      textContentSource: await page.getTextContent(),
      container: text,
      viewport: page.getViewport({ scale }),
    });
    await layer.render();
    if (leaf.drawn === wanted) leaf.sheet.replaceChildren(canvas, text);
  } catch (error) {
    // Another drawing of the same leaf has begun, or another PDF has come.
    if (leaf.drawn === wanted) leaf.drawn = '';
    if (error?.name !== 'RenderingCancelledException' && leaf.near) console.warn(error);
  }
}

/**
 * Puts marks on a page, in parts of its width and height, and brings it to view.
 * @param {number} k which page
 * @param {{ left: number, top: number, width: number, height: number }[]} boxes
 * @param {ScrollBehavior | undefined} behavior undefined where the page is only to be marked
 */
export function markLeaf(k, boxes, behavior) {
  const leaf = leaves[k];
  if (!leaf) return;
  leaf.marks.append(
    ...boxes.map(box => {
      const mark = document.createElement('div');
      for (const [side, part] of Object.entries(box)) mark.style[side] = `${part * 100}%`;
      return mark;
    }),
  );
  if (behavior) showLeaf(k, behavior, boxes[0]?.top ?? 0);
}

export function unmarkLeaves() {
  for (const { marks } of leaves) marks.replaceChildren();
}

/** Brings a place of a page to the middle of the view. */
export function showLeaf(k, behavior, part = 0) {
  const { offsetTop, clientHeight } = leaves[k].element;
  const middle = part === 0 ? 16 : desk.clientHeight / 2;
  desk.scrollTo({ top: offsetTop + part * clientHeight - middle, behavior });
}

/** Which page is at the upper edge of the view. */
export function leafInView() {
  const line = desk.scrollTop + desk.clientHeight / 3;
  return Math.max(
    0,
    leaves.findLastIndex(({ element }) => element.offsetTop <= line),
  );
}
