# Fünf Fördermittel zu «Smart City», die Gemeinden beantragen können, mit Titel und Stand.
curl --fail --silent --get 'https://verzeichnis.example/api/v1/search' \
  --data-urlencode 'q=Smart City' \
  --data 'kind=fundingProgramme' --data 'applicant=municipality' --data 'limit=5'

# Die nächste Seite nennt die Kopfzeile «Link».
curl --fail --silent --head 'https://verzeichnis.example/api/v1/search?q=Digital&limit=5' | grep -i '^link:'
