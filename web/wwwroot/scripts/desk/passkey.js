// Completes forms marked with data-passkey: fetches the challenge, asks the browser for the passkey, and sends its answer with the form.

/**
 * @param {HTMLFormElement} form
 * @returns {Promise<string>} what the browser's passkey answers, as JSON
 */
async function answerOf(form) {
  const answer = await fetch(form.dataset.options ?? "", { method: "POST", body: new URLSearchParams(/** @type {any} */ (new FormData(form))) });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  const options = await answer.json();
  const credential = form.dataset.passkey === "create"
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return JSON.stringify(/** @type {PublicKeyCredential} */ (credential).toJSON());
}

/** @param {unknown} error */
function reason(error) {
  const name = error instanceof Error ? error.name : "";
  if (name === "NotAllowedError") return "Der Vorgang wurde abgebrochen oder hat zu lange gedauert. Versuchen Sie es noch einmal.";
  if (name === "InvalidStateError") return "Auf diesem Gerät gibt es schon einen Passkey für dieses Konto.";
  if (name === "SecurityError") return "Diese Adresse taugt nicht für Passkeys. Öffnen Sie die Seite unter ihrem Namen, nicht unter einer IP-Adresse.";
  return "Das hat nicht geklappt. Laden Sie die Seite neu und versuchen Sie es noch einmal.";
}

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-passkey]"))) {
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("passkey"));
  const state = form.querySelector("[data-passkey-state]");
  const say = (/** @type {string} */ words) => { if (state) state.textContent = words; };
  const can = typeof PublicKeyCredential === "function" && "parseCreationOptionsFromJSON" in PublicKeyCredential;
  if (!can) say("Dieser Browser kann mit Passkeys nicht umgehen. Bitte nehmen Sie einen neueren.");

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!can) return;
    say("Bitte bestätigen Sie mit Ihrem Passkey …");
    try {
      field.value = await answerOf(form);
      form.submit();
    } catch (error) {
      say(reason(error));
    }
  });
}
