// Keeps what stands in the form of an entry every few seconds, says who else has it open, and asks before what is unsaved is left.

const pause = 3_000, beat = 20_000;
const form = /** @type {HTMLFormElement} */ (document.querySelector('form[data-keep]'));
const state = /** @type {HTMLElement} */ (document.querySelector('[data-keep-state]'));
const others = /** @type {HTMLElement} */ (document.querySelector('[data-keep-others]'));
let unsaved = form.dataset.unsaved !== undefined;
let changed = false, sending = false, last = 0;

/** @param {HTMLElement} element @param {string} words A region that is announced changes only when its words do. */
function say(element, words) {
  if (element.textContent?.trim() !== words) element.textContent = words;
}

/** @param {number} status */
function trouble(status) {
  if (status === 401) return 'Ihre Anmeldung ist abgelaufen. Melden Sie sich in einem zweiten Fenster an; Ihre Eingaben bleiben hier stehen.';
  if (status === 413) return 'Die Eingaben sind zu lang für den Zwischenstand. Bitte speichern Sie selbst.';
  return 'Der Zwischenstand wird gerade nicht gesichert. Ihre Eingaben bleiben hier stehen.';
}

async function keep() {
  if (sending || (!changed && Date.now() - last < beat)) return;
  const whole = changed;
  sending = true;
  changed = false;
  const data = new FormData(form);
  const body = whole ? new URLSearchParams(/** @type {any} */ (data)) : new URLSearchParams({ formular: String(data.get('formular')) });
  try {
    const answer = await fetch(form.dataset.keep ?? '', { method: 'POST', body });
    if (!answer.ok) throw answer.status;
    const { kept, others: who } = /** @type {{ kept: string | null, others: string | null }} */ (await answer.json());
    if (kept) say(state, `Zwischenstand gesichert um ${kept}. Gespeichert ist der Entwurf erst mit dem Knopf.`);
    say(others, who ?? '');
  } catch (error) {
    changed ||= whole;
    say(state, trouble(typeof error === 'number' ? error : 0));
  } finally {
    sending = false;
    last = Date.now();
  }
}

form.addEventListener('input', () => { changed = unsaved = true; });
form.addEventListener('submit', () => { unsaved = false; });
window.addEventListener('beforeunload', event => { if (unsaved) event.preventDefault(); });
setInterval(keep, pause);
keep();
