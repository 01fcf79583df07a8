# Was passt zu einem Chatbot für den Bürgerservice in Hagenow?
curl --fail --silent 'https://verzeichnis.example/api/v1/matches' \
  --header 'Content-Type: application/json' \
  --data '{"ars": "130760060060", "topics": ["citizenService"], "description": "KI-Chatbot für den Bürgerservice", "budgetEuro": 100000, "alreadyStarted": false}'
