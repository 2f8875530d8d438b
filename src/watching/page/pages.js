/** The PDF: loaded as it was built, its pages found by their labels and by what has changed on them. */

import * as pdfjs from '/pdfjs/pdf.mjs';
import { findAmong, itemsAt, readLetters, triesFor } from './find.js';
import { layLeaves, leafInView, markLeaf, showLeaf, unmarkLeaves } from './leaves.js';

pdfjs.GlobalWorkerOptions.workerSrc = '/pdfjs/pdf.worker.mjs';

const field = document.getElementById('page');
const desk = document.getElementById('desk');
/** Milliseconds that a mark stays. */
const marked = 5_500;
const still = matchMedia('(prefers-reduced-motion: reduce)');

let pdf;
/** @type {string[]} */
let labels = [];
/** Letters of pages that were read, by their numbers from 0. */
let read = new Map();
let places = [];
let timer;

export function openPages() {
  document.getElementById('turn').addEventListener('submit', event => {
    event.preventDefault();
    const at = labels.indexOf(field.value.trim());
    if (at >= 0) showLeaf(at, still.matches ? 'auto' : 'smooth');
    else field.value = labels[leafInView()] ?? '';
  });
  desk.addEventListener('scroll', () => {
    if (document.activeElement !== field) field.value = labels[leafInView()] ?? '';
  });
}

/**
 * Shows a PDF in the place of the one before, at the same page.
 * @param {number} version
 * @param {object[]} changes
 * @returns the changed places that were found in it: page labels, undefined where one was not printed
 */
export async function updatePages(version, changes) {
  const before = pdf;
  pdf = await pdfjs.getDocument({ url: `/book.pdf?${version}`, isEvalSupported: false, enableXfa: false })
    .promise;
  read = new Map();
  labels = (await pdf.getPageLabels()) ?? Array.from({ length: pdf.numPages }, (_, k) => String(k + 1));
  await layLeaves(pdf, labels);
  document.getElementById('of').textContent = `of ${labels.length}`;
  if (document.activeElement !== field) field.value = labels[leafInView()] ?? '';
  before?.loadingTask.destroy();
  const destinations = changes.length > 0 ? await pdf.getDestinations() : {};
  places = [];
  for (const change of changes) places.push(await find(change, destinations));
  return places.map(place => place && labels[place.page]);
}

/** Goes to a changed place, and marks it and all others. */
export function goToPlace(k) {
  const place = places[k];
  clearTimeout(timer);
  unmarkLeaves();
  for (const other of places) if (other && other !== place) markLeaf(other.page, other.boxes);
  if (place) markLeaf(place.page, place.boxes, still.matches ? 'auto' : 'smooth');
  timer = setTimeout(unmarkLeaves, marked);
}

async function lettersOn(k) {
  if (!read.has(k)) {
    const { items } = await (await pdf.getPage(k + 1)).getTextContent();
    read.set(k, readLetters(items));
  }
  return read.get(k);
}

/** Looks between the places around a change that the PDF knows by name; then everywhere. */
async function find(change, destinations) {
  const tries = triesFor(change);
  const pageOf = async ids => {
    const known = ids.find(id => destinations[id]);
    return known === undefined ? undefined : pdf.getPageIndex(destinations[known][0]);
  };
  const first = await pageOf(change.ahead);
  const last = (await pageOf(change.behind)) ?? (first === undefined ? undefined : pdf.numPages - 1);
  if (tries.length === 0) return first === undefined ? undefined : { page: first, boxes: [] };
  const near = first !== undefined && last >= first ? [first, last] : [0, -1];
  return (await findFrom(tries, near)) ?? (await findFrom(tries, [0, pdf.numPages - 1]));
}

async function findFrom(tries, [first, last]) {
  const pages = [];
  for (let k = first; k <= last; k++) pages.push(await lettersOn(k));
  const found = findAmong(tries, pages);
  if (!found) return undefined;
  const page = first + found.page;
  const viewport = (await pdf.getPage(page + 1)).getViewport({ scale: 1 });
  const { width, height } = viewport;
  const boxes = itemsAt(pages[found.page], found.from, found.to).map(({ transform, width: long }) => {
    const size = Math.hypot(transform[2], transform[3]);
    const [left, foot] = viewport.convertToViewportPoint(transform[4], transform[5]);
    return {
      left: left / width,
      top: (foot - size * 0.9) / height,
      width: long / width,
      height: (size * 1.25) / height,
    };
  });
  return { page, boxes };
}
