// Hält eine eigene Kopie auf dem Stand: einmal alles, danach nur die Änderungen.
// Die Typen kommen aus der Beschreibung: npx openapi-typescript https://verzeichnis.example/openapi/v1.json -o verzeichnis.ts
import type { components } from "./verzeichnis";

type Schemas = components["schemas"];
type Entry = Schemas["ProgrammeRecord"] | Schemas["CentreRecord"] | Schemas["ArticleRecord"] | Schemas["UseCaseRecord"];

const directory = "https://verzeichnis.example";
const copy = new Map<string, Entry>();

async function load(): Promise<number> {
  const dump = await fetch(`${directory}/api/v1/dump.ndjson`);
  if (!dump.ok) throw new Error(`Status ${dump.status}`);
  for (const line of (await dump.text()).split("\n").filter(Boolean)) {
    const record: Entry = JSON.parse(line);
    copy.set(record.id, record);
  }
  return Math.max(0, ...[...copy.values()].map((record) => record.revision));
}

async function update(since: number): Promise<number> {
  for (;;) {
    const answer = await fetch(`${directory}/api/v1/changes?since=${since}`);
    if (!answer.ok) throw new Error(`Status ${answer.status}`);
    const page: Schemas["ChangePage"] = await answer.json();
    for (const change of page.items) {
      if (change.status === "archived") {
        copy.delete(change.id);
        continue;
      }
      const record = await fetch(directory + change.url);
      // 410: Die Quelle führt den Eintrag nicht mehr; die Antwort ist sein letzter Stand.
      if (!record.ok && record.status !== 410) throw new Error(`Status ${record.status}`);
      copy.set(change.id, await record.json());
    }
    since = page.next;
    if (page.items.length === 0) return since;
  }
}

const revision = await update(await load());
console.log(`${copy.size} Einträge, Stand ${revision}`);
