// Alle Fördermittel zu «Smart City», Seite für Seite.
// Die Typen kommen aus der Beschreibung: npx openapi-typescript https://verzeichnis.example/openapi/v1.json -o verzeichnis.ts
import type { components } from "./verzeichnis";

type SearchResult = components["schemas"]["SearchResult"];
type SearchItem = components["schemas"]["SearchItem"];

const directory = "https://verzeichnis.example";

async function* search(words: string): AsyncGenerator<SearchItem> {
  for (let offset = 0; ; ) {
    const query = new URLSearchParams({ q: words, kind: "fundingProgramme", offset: String(offset), limit: "100" });
    const answer = await fetch(`${directory}/api/v1/search?${query}`);
    if (!answer.ok) throw new Error(`Status ${answer.status}`);
    const page: SearchResult = await answer.json();
    yield* page.items;
    offset += page.items.length;
    if (page.items.length === 0 || offset >= page.total) return;
  }
}

for await (const hit of search("Smart City")) {
  console.log(`${hit.title} (${hit.openness?.state}, ${hit.openness?.closes ?? "ohne Datum"})`);
}
