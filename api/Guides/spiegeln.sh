# Einmal: der ganze Bestand, ein Datensatz je Zeile. Die größte Revision merken.
curl --fail --silent --compressed 'https://verzeichnis.example/api/v1/dump.ndjson' --output bestand.ndjson
revision=$(grep --only-matching '"revision":[0-9]*' bestand.ndjson | cut -d: -f2 | sort --numeric-sort | tail -1)

# Danach zum Beispiel jede Stunde: nur, was sich geändert hat. «next» ist der Wert für das nächste Mal.
curl --fail --silent "https://verzeichnis.example/api/v1/changes?since=$revision"
