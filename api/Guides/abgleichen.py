# Was passt zu einem Chatbot für den Bürgerservice in Hagenow, und warum?
import json
from urllib.request import Request, urlopen

VERZEICHNIS = "https://verzeichnis.example"

project = {
    "ars": "130760060060",
    "topics": ["citizenService"],
    "description": "KI-Chatbot für den Bürgerservice",
    "budgetEuro": 100_000,
    "alreadyStarted": False,
}
request = Request(f"{VERZEICHNIS}/api/v1/matches", json.dumps(project).encode(), {"Content-Type": "application/json"})
with urlopen(request) as answer:
    match = json.load(answer)

for programme in match["programmes"]:
    if programme["verdict"] == "excluded":
        continue
    print(f'{programme["title"]} ({programme["verdict"]})')
    for reason in programme["reasons"]:
        print(f'  {reason["text"]} Quelle: {reason["source"] or "nicht angegeben"}')
for question in match["questions"]:
    print(f'Noch offen: {question["text"]}')
