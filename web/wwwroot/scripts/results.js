/**
 * The results of the search change in place: the page that a control or link leads to is fetched, and its parts take the place of the old ones.
 * Whatever fails is left to the browser, which goes there.
 */

/**
 * @typedef {object} Change
 * @property {'push' | 'replace' | 'none'} history  what becomes of the address shown so far
 * @property {string} says  id of the element whose words are announced
 * @property {boolean} [leads]  whether the focus goes there too
 */

const parts = ['hinweise', 'filter', 'ergebnisse'];
const picks = 'ids';
const form = /** @type {HTMLFormElement} */ (document.getElementById('suche'));
const words = /** @type {HTMLInputElement} */ (form.elements.namedItem('q'));
const message = /** @type {HTMLElement} */ (document.getElementById('meldung'));
let shown = here();
let running = new AbortController();

function here() {
  return location.pathname + location.search;
}

/** The address the form leads to; empty fields are left out. */
function asked() {
  const url = new URL(form.action);
  for (const [name, value] of new FormData(form)) if (value !== '') url.searchParams.append(name, String(value));
  return url;
}

/** @param {URL} url @param {Change} change */
async function show(url, change) {
  running.abort();
  const { signal } = (running = new AbortController());
  message.textContent = '';
  document.getElementById('ergebnisse')?.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(url, { signal });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (!answer.ok || !parts.every(id => page.getElementById(id))) throw new Error(`${answer.status}`);
    if (change.history !== 'none') history[`${change.history}State`](null, '', url);
    shown = here();
    document.title = page.title;
    if (change.history === 'none' || change.leads) words.value = page.querySelector('input[name=q]')?.getAttribute('value') ?? '';
    swap(page, change);
  } catch {
    if (!signal.aborted) location.assign(url);
  }
}

/** Puts the parts of a page in place. What is unfolded stays so; the focus stays, or goes where the change leads. @param {Document} page @param {Change} change */
function swap(page, change) {
  const focus = document.activeElement;
  for (const id of parts) {
    const old = document.getElementById(id);
    for (const open of old?.querySelectorAll('details[open][id]') ?? []) page.getElementById(open.id)?.setAttribute('open', '');
    old?.replaceWith(/** @type {Element} */ (page.getElementById(id)));
  }
  const said = document.getElementById(change.says);
  message.textContent = said?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  if (change.leads) {
    said?.focus({ preventScroll: true });
    said?.scrollIntoView({ block: 'nearest' });
  } else if (focus && !focus.isConnected) {
    const same = focus.matches('input, select') ? twin(/** @type {HTMLInputElement} */ (focus)) : null;
    (same ?? said)?.focus({ preventScroll: true });
  }
}

/** The control that took the place of another one. @param {HTMLInputElement} old @returns {HTMLElement | undefined} */
function twin(old) {
  const same = [...form.elements].map(e => /** @type {HTMLInputElement} */ (e)).filter(e => e.name === old.name && e.type !== 'hidden' && !e.disabled);
  return same.find(e => e.type !== 'checkbox' || e.value === old.value);
}

form.addEventListener('change', event => {
  const { name } = /** @type {HTMLInputElement} */ (event.target);
  if (name === picks) show(asked(), { history: 'replace', says: 'auswahl' });
  else if (name !== words.name) show(asked(), { history: 'push', says: 'treffer' });
});

form.addEventListener('submit', event => {
  if (event.submitter?.hasAttribute('formaction')) return;
  event.preventDefault();
  show(asked(), { history: 'push', says: 'treffer', leads: event.submitter?.closest('#filter') != null });
});

form.addEventListener('click', event => {
  const link = /** @type {Element} */ (event.target).closest('a');
  const elsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || elsewhere || link.pathname !== new URL(form.action).pathname) return;
  event.preventDefault();
  const unpicks = link.closest('.fd-picked') !== null;
  show(new URL(link.href), { history: unpicks ? 'replace' : 'push', says: unpicks ? 'auswahl' : 'treffer', leads: true });
});

// A jump within the page changes the address too, but asks for nothing.
addEventListener('popstate', () => {
  if (here() !== shown) show(new URL(location.href), { history: 'none', says: 'treffer' });
});

form.classList.add('fd-live');
