# Hält eine eigene Kopie auf dem Stand: einmal alles, danach nur die Änderungen.
import json
from urllib.error import HTTPError
from urllib.request import urlopen

VERZEICHNIS = "https://verzeichnis.example"


def load(copy: dict) -> int:
    with urlopen(f"{VERZEICHNIS}/api/v1/dump.ndjson") as lines:
        for line in lines:
            record = json.loads(line)
            copy[record["id"]] = record
    return max((record["revision"] for record in copy.values()), default=0)


def update(copy: dict, since: int) -> int:
    while True:
        with urlopen(f"{VERZEICHNIS}/api/v1/changes?since={since}") as answer:
            page = json.load(answer)
        for change in page["items"]:
            if change["status"] == "archived":
                copy.pop(change["id"], None)
                continue
            try:
                with urlopen(VERZEICHNIS + change["url"]) as record:
                    copy[change["id"]] = json.load(record)
            except HTTPError as gone:
                if gone.code != 410:
                    raise
                # Die Quelle führt den Eintrag nicht mehr; die Antwort ist sein letzter Stand.
                copy[change["id"]] = json.load(gone)
        since = page["next"]
        if not page["items"]:
            return since


copy: dict = {}
revision = load(copy)
revision = update(copy, revision)
print(f"{len(copy)} Einträge, Stand {revision}")
