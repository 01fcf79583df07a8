// Was passt zu einem Chatbot für den Bürgerservice in Hagenow, und warum?
// Die Typen kommen aus der Beschreibung: npx openapi-typescript https://verzeichnis.example/openapi/v1.json -o verzeichnis.ts
import type { components } from "./verzeichnis";

const directory = "https://verzeichnis.example";

const project: components["schemas"]["ProjectProfile"] = {
  ars: "130760060060",
  topics: ["citizenService"],
  description: "KI-Chatbot für den Bürgerservice",
  budgetEuro: 100_000,
  alreadyStarted: false,
};
const answer = await fetch(`${directory}/api/v1/matches`, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(project),
});
if (!answer.ok) throw new Error(`Status ${answer.status}`);
const match: components["schemas"]["MatchResult"] = await answer.json();

for (const programme of match.programmes.filter((p) => p.verdict !== "excluded")) {
  console.log(`${programme.title} (${programme.verdict})`);
  for (const reason of programme.reasons) console.log(`  ${reason.text} Quelle: ${reason.source ?? "nicht angegeben"}`);
}
for (const question of match.questions) console.log(`Noch offen: ${question.text}`);
