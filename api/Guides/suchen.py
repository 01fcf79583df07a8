# Alle Fördermittel zu «Smart City», Seite für Seite.
import json
from urllib.parse import urlencode
from urllib.request import urlopen

VERZEICHNIS = "https://verzeichnis.example"


def search(words: str, **filters: str):
    offset = 0
    while True:
        query = urlencode({"q": words, "kind": "fundingProgramme", "offset": offset, "limit": 100, **filters})
        with urlopen(f"{VERZEICHNIS}/api/v1/search?{query}") as answer:
            page = json.load(answer)
        yield from page["items"]
        offset += len(page["items"])
        if not page["items"] or offset >= page["total"]:
            return


for hit in search("Smart City", applicant="municipality"):
    closes = hit["openness"]["closes"] or "ohne Datum"
    print(f'{hit["title"]} ({hit["openness"]["state"]}, {closes})')
