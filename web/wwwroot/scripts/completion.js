/** Fields that complete what is typed: a combobox with a list (ARIA 1.2). Arrows move, Enter takes, Escape closes; their number is announced. */

/**
 * @typedef {object} Suggestion
 * @property {string} text  what the field then holds
 * @property {string} shown
 * @property {string} note  tells it from others of the same name
 * @property {string} [ars]  regional key of a place
 */

/** What a suggestion is; a mere word needs no name. @type {Record<string, string | undefined>} */
const kinds = {
  fundingProgramme: 'Förderprogramm', competenceCentre: 'Kompetenzzentrum', article: 'Wissen', useCase: 'Praxisbeispiel', funder: 'Fördergeber', municipality: 'Ort',
};

/** Where suggestions come from. @type {Record<string, { address: string, read: (item: Record<string, string>) => Suggestion, submits: boolean }>} */
const sources = {
  places: {
    address: '/api/v1/municipalities?limit=8&q=',
    read: place => ({ text: place.name, shown: place.officialName, note: [place.county, place.state].filter(n => n && n !== place.name).join(', '), ars: place.ars }),
    submits: false,
  },
  terms: {
    address: '/api/v1/search/suggestions?q=',
    read: term => ({ text: term.text, shown: term.text, note: kinds[term.kind] ?? '' }),
    submits: true,
  },
};

const message = /** @type {HTMLElement} */ (document.getElementById('meldung'));

/** @param {HTMLInputElement} field */
function complete(field) {
  const source = sources[field.dataset.suggest ?? ''];
  const list = document.createElement('ul');
  /** @type {Suggestion[]} */
  let found = [];
  let active = -1;
  let timer = 0;
  let running = new AbortController();

  list.id = `${field.id}-vorschlaege`;
  list.className = 'fd-complete__list';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Vorschläge');
  field.after(list);
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', list.id);
  close();

  function close() {
    clearTimeout(timer);
    running.abort();
    list.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    mark(-1);
  }

  /** @param {number} index */
  function mark(index) {
    active = index;
    [...list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === index)));
    const option = list.children[index];
    if (option) field.setAttribute('aria-activedescendant', option.id);
    else field.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  }

  async function ask() {
    running.abort();
    const { signal } = (running = new AbortController());
    try {
      const answer = await fetch(source.address + encodeURIComponent(field.value), { signal });
      if (answer.ok) open((await answer.json()).items.map(source.read));
    } catch {
      if (!signal.aborted) close();
    }
  }

  /** @param {Suggestion[]} suggestions */
  function open(suggestions) {
    found = suggestions;
    list.replaceChildren(...found.map((suggestion, i) => {
      const option = document.createElement('li');
      option.id = `${list.id}-${i}`;
      option.setAttribute('role', 'option');
      const note = document.createElement('span');
      note.className = 'fd-complete__note';
      note.textContent = suggestion.note;
      option.append(suggestion.shown, ' ', note);
      return option;
    }));
    mark(-1);
    list.hidden = found.length === 0;
    field.setAttribute('aria-expanded', String(!list.hidden));
    message.textContent = list.hidden ? 'Keine Vorschläge' : `Vorschläge: ${found.length}, mit Pfeiltasten wählen`;
  }

  /** @param {Suggestion} suggestion */
  function take(suggestion) {
    close();
    message.textContent = '';
    field.value = suggestion.text;
    if (suggestion.ars) {
      list.after(Object.assign(document.createElement('input'), { type: 'hidden', name: 'kommune', value: suggestion.ars }));
    }
    if (source.submits) field.form?.requestSubmit();
  }

  field.addEventListener('input', () => {
    // A chosen place no longer counts.
    field.parentElement?.querySelector('input[type=hidden]')?.remove();
    clearTimeout(timer);
    if (field.value.trim().length < 2) close();
    else timer = setTimeout(ask, 150);
  });

  field.addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing) return;
    if (step && list.hidden && field.value.trim().length > 1) ask();
    else if (step && !list.hidden) mark((active + step + (active < 0 && step < 0 ? 1 : 0) + found.length) % found.length);
    else if (event.key === 'Enter' && active >= 0) take(found[active]);
    else if (event.key === 'Escape' && !list.hidden) close();
    else return;
    event.preventDefault();
  });

  // The focus stays in the field.
  list.addEventListener('mousedown', event => event.preventDefault());
  list.addEventListener('click', event => {
    const option = /** @type {Element} */ (event.target).closest('[role=option]');
    if (option) take(found[[...list.children].indexOf(option)]);
  });
  field.addEventListener('blur', close);
  field.form?.addEventListener('submit', close);
}

for (const field of document.querySelectorAll('input[data-suggest]')) complete(/** @type {HTMLInputElement} */ (field));
