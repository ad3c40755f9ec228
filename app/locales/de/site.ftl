# Wörter, die jede Seite brauchen kann.
language-name = Deutsch
title-error = Fehler: { $title }
skip-to-content = Zum Inhalt
pages-of-this-place = Seiten dieses Bereichs
sign-in = Anmelden
my-page = Meine Seite
sign-out = Abmelden
admin = Verwaltung
made-with-plenary = Gemacht mit Plenary
for-programs = API

form-refused = Bitte prüfen Sie Ihre Eingaben
error-mark = { "Fehler: " }
optional = (freiwillig)

not-found-title = Seite nicht gefunden
denied-title = Für Sie nicht zugänglich
sign-in-needed-title = Bitte zuerst anmelden
failed-title = Das hat nicht geklappt
to-the-front-page = Zur Startseite

problem-not-found = Unter dieser Adresse gibt es nichts, oder es ist Ihnen nicht zugänglich.
problem-denied = Ihre Rolle schließt das nicht ein. Bitten Sie jemanden, dem das Team gehört.
problem-sign-in-needed = Melden Sie sich zuerst an; danach kommen Sie auf diese Seite zurück.
problem-invalid = Einige Felder brauchen Ihre Aufmerksamkeit. Nichts wurde geändert; Ihre Eingaben stehen noch da.
flaw-missing = Dieses Feld wird gebraucht.
keep-current-over = Das ist zu Ende: Laden Sie die Seite neu, um zu sehen, was daraus wurde.
