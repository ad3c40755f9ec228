front-title = Wo Sicherheits-Gemeinschaften zusammenkommen
front-lead = Konferenzen, Arbeitsgruppen und Standards, an einem Ort und in einem Protokoll.
front-empty = Noch ist nichts öffentlich
front-empty-hint = Konferenzen erscheinen hier, sobald ihre Veranstalter sie zeigen.
site-search-title = Die Site durchsuchen
site-search-label = Konferenzen, Beiträge, Personen
site-search-lead = Findet Konferenzen nach ihrem Namen sowie Beiträge und Vortragende aller öffentlichen Programme.
site-search-conference = Konferenz
site-search-nothing-hint = Versuchen Sie weniger Wörter oder nur den Anfang des letzten. Räume und Themenreihen findet die Suche ihrer Konferenz.
site-search-browse = Alle Konferenzen ansehen
coming-conferences = Kommende Konferenzen
past-conferences = Vergangene Konferenzen
running-now = Läuft gerade
conference-hidden = Verborgen
period-to = bis
changed-programmes = Zuletzt geänderte Programme
version = Fassung { $version }
ecosystems = Ökosysteme
conferences-counted =
    { $count ->
        [0] Noch keine Konferenzen
        [one] 1 Konferenz
       *[other] { $count } Konferenzen
    }

ecosystem = Ökosystem
about-this-ecosystem = Über dieses Ökosystem
vendor-partner = Hersteller-Partner
vendor-partner-hint = Der Hersteller, der es trägt, falls es einen gibt.
no-conferences = Noch keine Konferenzen
no-conferences-hint = Die Konferenzen dieses Ökosystems erscheinen hier, sobald ihre Veranstalter sie zeigen.
organised-title = Was ich veranstalte
organised-others = Weitere Konferenzen dieser Seite
organised-nothing = Sie sind noch in keinem Team
organised-nothing-hint = Teams laden per E-Mail ein. Wo Sie beitreten, erscheint hier.
conferences = Konferenzen
for-the-team = Für das Team
edit-ecosystem = Bearbeiten
found-ecosystem = Ökosystem gründen
edit-named = { $name } bearbeiten
save = Speichern
name = Name
purpose = Zweck
purpose-hint = Wofür es da ist und wen es zusammenbringt. Markdown wird verstanden.
address = Adresse
address-part = Adresse
ecosystem-address-hint = Der Teil nach /e/: Kleinbuchstaben, Ziffern und Bindestriche.
address-change-hint = Die alte Adresse führt auf Dauer hierher und wird nie anders vergeben.
change-address = Adresse ändern

theme = Farben
theme-ink = Tinte
theme-slate = Schiefer
theme-sky = Himmel
theme-teal = Petrol
theme-pine = Kiefer
theme-moss = Moos
theme-ochre = Ocker
theme-copper = Kupfer
theme-brick = Ziegel
theme-rose = Rose
theme-plum = Pflaume
theme-violet = Veilchen

problem-changed-meanwhile = Jemand anders hat dies inzwischen geändert. Von Ihren Angaben wurde nichts gespeichert. Öffnen Sie die Seite neu, um den jetzigen Stand zu sehen; nochmaliges Senden setzt Ihre Angaben an seine Stelle.
flaw-length = Verwenden Sie 2 bis 60 Zeichen.
flaw-characters = Verwenden Sie Kleinbuchstaben, Ziffern und einzelne Bindestriche dazwischen.
flaw-reserved = Dieses Wort ist für Seiten von Plenary selbst vorbehalten; wählen Sie ein anderes.
flaw-slug-taken = Diese Adresse ist oder war vergeben; wählen Sie eine andere.
flaw-unknown-theme = Wählen Sie eine der angebotenen Farben.
