/** The page of `reissue watch`: hears what was built, and shows it. */

import { goToChange, openBook, updateBook } from './book.js';
import { showProblems } from './problems.js';

const byId = id => document.getElementById(id);
const say = words => {
  byId('said').textContent = words;
};

/** What is shown now; undefined before the first word. */
let shown;
const seen = { epub: 0, pdf: 0 };
/** Where in the list of changed places we are, and their pages in print. */
let here = 0;
let printed = [];
/** The views are brought up to date one step after the other, each by itself. */
const queue = { epub: Promise.resolve(), pdf: Promise.resolve() };
/** The part for the PDF is loaded where there is one. */
let pages;

openBook(say);
for (const view of document.querySelectorAll('[name=view]')) {
  view.addEventListener('change', () => {
    document.body.dataset.view = view.value;
  });
}
byId('place-before').addEventListener('click', () => goTo(here - 1));
byId('place-here').addEventListener('click', () => goTo(here));
byId('place-after').addEventListener('click', () => goTo(here + 1));

const events = new EventSource('/events');
events.addEventListener('shown', ({ data }) => take(JSON.parse(data)));
events.addEventListener('doing', ({ data }) => tellState({ ...shown, doing: JSON.parse(data) }));
events.addEventListener('error', () => {
  byId('doing').textContent = 'The watch has ended. Start it again, and this page goes on.';
  document.body.dataset.state = 'gone';
});

function take(now) {
  if (shown && shown.run !== now.run) return location.reload();
  shown = now;
  document.title = `${now.title} – Reissue`;
  byId('title').textContent = now.title;
  tellState(now);
  showProblems(now);
  const { editions, epub, pdf } = now;
  byId('views').hidden = editions.length === 1;
  if (editions.length === 1) document.body.dataset.view = editions[0];
  byId('epub').hidden = !epub || !editions.includes('epub');
  byId('pdf').hidden = !pdf;
  byId('nothing').hidden = !byId('epub').hidden || !byId('pdf').hidden;
  byId('behind').hidden = !now.behind;
  byId('behind').textContent = now.doing ? 'Being made anew' : 'Older than the EPUB';
  if (epub && epub.version !== seen.epub) {
    const first = seen.epub === 0;
    seen.epub = epub.version;
    if (editions.includes('epub'))
      queue.epub = queue.epub.then(() => showEpub(epub, !first)).catch(console.error);
  }
  if (pdf && pdf.version !== seen.pdf) {
    const first = seen.pdf === 0;
    seen.pdf = pdf.version;
    queue.pdf = queue.pdf.then(() => showPdf(pdf, !first)).catch(console.error);
  }
}

async function showEpub(epub, again) {
  await updateBook(epub, again);
  if (!again) return;
  here = 0;
  printed = [];
  tellPlaces();
  const [first] = epub.changes;
  const chapter = epub.documents.find(({ path }) => path === first?.path)?.title;
  say(first ? `The EPUB is built again: ${chapter}.` : 'Built again. No words have changed.');
}

async function showPdf(pdf, again) {
  pages ??= import('./pages.js').then(module => {
    module.openPages();
    return module;
  });
  const { updatePages, goToPlace } = await pages;
  const found = await updatePages(pdf.version, again ? pdf.changes : []);
  if (!again) return;
  here = 0;
  printed = found;
  tellPlaces();
  if (found.some(label => label !== undefined)) goToPlace(0);
  const [first] = found;
  say(first === undefined ? 'Built again.' : `Built again, page ${first}.`);
}

const changes = () => (shown.epub ?? shown.pdf)?.changes ?? [];

async function goTo(k) {
  const count = changes().length;
  if (count === 0) return;
  here = (k + count) % count;
  tellPlaces();
  if (shown.editions.includes('epub')) await goToChange(here);
  if (pages) (await pages).goToPlace(here);
}

function tellPlaces() {
  const all = changes();
  byId('places').hidden = all.length === 0;
  for (const id of ['place-before', 'place-after']) byId(id).hidden = all.length < 2;
  const page = printed[here] === undefined ? '' : `, page ${printed[here]}`;
  byId('place-here').textContent =
    all.length === 1 ? `Changed place${page}` : `Changed place ${here + 1} of ${all.length}${page}`;
}

function tellState({ doing, built, held }) {
  document.body.dataset.state = doing ? 'building' : held ? 'held' : 'built';
  const took = Object.entries(built?.seconds ?? {}).map(
    ([kind, seconds]) => `${kind === 'epub' ? 'EPUB' : 'PDF'} ${seconds.toFixed(1)} s`,
  );
  const at = built && new Date(built.at).toLocaleTimeString();
  byId('doing').textContent = doing ?? [held ? `Not built, ${at}` : `Built ${at}`, ...took].join(' · ');
}
