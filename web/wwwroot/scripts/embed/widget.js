// <foerder-widget>: funding programmes on any other page. What stands inside the element stays below the list, and alone when nothing can be loaded.

/** @typedef {{ title: string, url: string, provider: ?string, openness: ?{ state: string, closes: ?string } }} Item */

const home = new URL(import.meta.url).origin;
const names = ['q', 'land', 'topic', 'level', 'applicant', 'ars', 'limit'];
/** @type {Record<string, string>} */
const states = { rolling: 'laufend möglich', unknown: 'Frist beim Fördergeber erfragen' };

const sheet = new CSSStyleSheet();
sheet.replaceSync(`:host{display:block;font-family:var(--foerder-font,inherit);color:var(--foerder-color,inherit);background:var(--foerder-background,transparent);overflow-wrap:anywhere}
ul{list-style:none;margin:0 0 .75em;padding:0}
li{padding:.6em 0;border-block-end:1px solid var(--foerder-line,currentColor)}
a{color:var(--foerder-link,inherit);font-weight:600}
a:focus-visible{outline:3px solid var(--foerder-focus,currentColor);outline-offset:2px}
p{margin:.2em 0 0}`);

/** @param {string} tag @param {string} textContent */
const make = (tag, textContent) => Object.assign(document.createElement(tag), { textContent });

/** @param {Item} item */
function entry({ title, url, provider, openness }) {
  const row = make('li', ''), closes = openness?.closes;
  const when = closes ? `Frist: ${new Date(closes).toLocaleDateString('de', { dateStyle: 'long', timeZone: 'UTC' })}` : states[openness?.state ?? ''];
  row.append(Object.assign(make('a', title), { href: home + url }), make('p', [provider, when].filter(Boolean).join(' · ')));
  return row;
}

customElements.define('foerder-widget', class extends HTMLElement {
  static observedAttributes = names;

  list = make('ul', '');
  turn = 0;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    this.list.role = 'list';
    root.append(this.list, make('slot', ''));
  }

  connectedCallback() { this.load(); }

  attributeChangedCallback() { if (this.isConnected) this.load(); }

  async load() {
    const turn = ++this.turn, asked = new URLSearchParams('kind=fundingProgramme&sort=deadline&status=open&status=rolling&status=upcoming&status=unknown');
    for (const name of names) for (const value of (this.getAttribute(name) ?? '').split(name === 'q' ? '\n' : /[ ,]+/)) if (value) asked.append(name, value);
    if (!asked.has('limit')) asked.set('limit', '5');
    /** @type {Item[]} */
    let items = [];
    try {
      const answer = await fetch(`${home}/api/v1/search?${asked}`, { credentials: 'omit' });
      if (answer.ok) items = (await answer.json()).items;
    } catch { /* The content of the element says where to look. */ }
    if (turn !== this.turn) return;
    this.list.ariaLabel = this.getAttribute('label') ?? 'Fördermittel';
    this.list.replaceChildren(...items.map(entry));
    this.list.hidden = !items.length;
  }
});
