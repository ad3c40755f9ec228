# Das öffentliche Programm einer Konferenz.
programme-schedule = Programm
programme-speakers = Vortragende
programme-changes = Änderungen
programme-my-agenda = Meine Auswahl
programme-search = Suche
programme-version-line = { $conference }, Fassung { $version } des Programms, { $date }

programme-described = { $conference }, { $from } bis { $to }{ $place }: das Programm mit allen Beiträgen, Vortragenden und Änderungen.
programme-described-day = { $conference }, { $to }{ $place }: das Programm mit allen Beiträgen, Vortragenden und Änderungen.
programme-to = bis
programme-see-schedule = Zum Programm
programme-not-yet = Das Programm ist noch nicht veröffentlicht
programme-not-yet-hint = Es steht hier, sobald die Veranstalter es veröffentlichen.
programme-figure-sessions = { $count ->
    [one] Beitrag
   *[other] Beiträge
}
programme-figure-rooms = { $count ->
    [one] Raum
   *[other] Räume
}
programme-figure-tracks = { $count ->
    [one] Themenreihe
   *[other] Themenreihen
}
programme-figure-speakers = Vortragende
programme-the-days = Die Tage
programme-tracks = Themenreihen
programme-sessions-in-rooms = { $sessioncount ->
    [one] 1 Beitrag
   *[other] { $sessioncount } Beiträge
} in { $roomcount ->
    [one] 1 Raum
   *[other] { $roomcount } Räumen
}
programme-from-to = { $from } bis { $to }
programme-last-changes = Zuletzt geändert
programme-first-version = Fassung { $version }, veröffentlicht am { $moment } ({ $place }): { $counts }.
programme-last-version = Fassung { $version }, veröffentlicht am { $moment } ({ $place }): { $counts }.
programme-all-changes = Alle Änderungen
programme-take-along = Zum Mitnehmen
programme-export-ics = Kalender mit allem
programme-export-ics-hint = (iCalendar)
programme-export-xml = schedule.xml
programme-export-xml-hint = für Giggity und andere
programme-export-json = schedule.json
programme-export-json-hint = für Programme
programme-export-atom = Änderungen abonnieren
programme-export-atom-hint = (Atom)

programme-day-description = { $sessions ->
    [one] 1 Beitrag
   *[other] { $sessions } Beiträge
} von { $conference } am { $day }, ab { $first }.
programme-days = Tage
programme-view = Ansicht
programme-grid = Raster
programme-list = Liste
programme-hours = Stunden
programme-board = Beiträge nach Raum und Zeit
programme-filter = Beiträge filtern
programme-track = Themenreihe
programme-room = Raum
programme-type = Art
programme-language = Sprache
programme-words = Wörter
programme-all-tracks = Alle Themenreihen
programme-all-rooms = Alle Räume
programme-all-types = Alle Arten
programme-all-languages = Alle Sprachen
programme-show = Zeigen
programme-clear = Leeren
programme-showing = { $sessioncount ->
    [one] 1 Beitrag
   *[other] { $sessions } Beiträge
} in { $roomcount ->
    [one] 1 Raum
   *[other] { $roomcount } Räumen
}.
programme-times-in = Zeiten in { $place } ({ $letters }).
programme-times-in-both = Zeiten in { $place } ({ $letters }); daneben die in { $own } ({ $ownletters }).
programme-nothing-matches = An diesem Tag passt kein Beitrag
programme-nothing-matches-hint = Nehmen Sie einen Filter weg oder sehen Sie einen anderen Tag an.
programme-show-all = Alle Beiträge des Tages zeigen

programme-cancelled = Entfällt
programme-cancelled-hint = Dieser Beitrag findet nicht statt. Die Seite bleibt, damit Verweise auf sie weiter gelten.
programme-session = Beitrag
programme-sessions = Beiträge
programme-speaker = Vortragende
programme-speaker-heading = Vortragende
programme-add = In meine Auswahl
programme-calendar-entry = Kalendereintrag
programme-calendar = Kalender
programme-facts = Eckdaten
programme-when = Wann
programme-where = Wo
programme-recording-licence = Aufnahme
programme-not-recorded = Dieser Beitrag wird nicht aufgezeichnet.
programme-links = Verweise
programme-feedback = Rückmeldung geben
programme-in-room = In { $room }
programme-before-in = Davor, in { $room }, { $time }
programme-after-in = Danach, in { $room }, { $time }
programme-same-time = Zur selben Zeit
programme-more-at-that-time = { $count ->
    [one] Und 1 weiterer
   *[other] Und { $count } weitere
}
programme-history = Verlauf
programme-favourite = Merken:
programme-added = In meiner Auswahl
programme-mark-failed = Das ließ sich nicht festhalten. Sehen Sie nach, ob Sie online sind, und melden Sie sich neu an.
programme-only-times-in = Nur Zeiten in { $place }
programme-in-my-zone = In meiner Zeitzone zeigen
programme-zone-unknown = „{ $zone }“ ist keine Zeitzone, die wir kennen. Die Zeiten sind die des Ortes.
programme-zone = Auch in der Zeitzone
programme-zone-hint = Zum Beispiel Europe/Berlin oder Asia/Tokyo
programme-your-time = Bei Ihnen

programme-letters = Buchstaben
programme-speakers-line = { $count ->
    [one] 1 Person spricht
   *[other] { $number } Personen sprechen
} auf { $conference }.
programme-speaks-in = Spricht in { $count ->
    [one] 1 Beitrag
   *[other] { $count } Beiträgen
}
programme-group-standing = { $count ->
    [one] 1 Beitrag
   *[other] { $count } Beiträge
}
programme-seats = { $count ->
    [one] 1 Platz
   *[other] { $count } Plätze
}

programme-now-and-next = Jetzt und gleich
programme-now-description = Was bei { $conference } gerade läuft und was in jedem Raum als Nächstes kommt.
programme-now-at = Jetzt, { $time }
programme-next = Gleich
programme-nothing-now = Im Augenblick läuft nichts.
programme-nothing-next = Heute kommt nichts mehr.
programme-quiet = Gerade läuft nichts
programme-goes-on = Weiter geht es am { $day } um { $time }.
programme-over = Die Konferenz ist vorbei. Ihr Programm bleibt hier.

programme-what-changed = Was sich geändert hat
programme-what-changed-lead = Jede veröffentlichte Fassung des Programms, die neueste zuerst.
programme-changes-description = Was sich im Programm von { $conference } geändert hat, Fassung für Fassung.
programme-follow = Abonnieren
programme-version = Fassung { $version }
programme-published = Veröffentlicht am
programme-more-changes = { $count ->
    [one] 1 weitere Änderung
   *[other] { $count } weitere Änderungen
}
programme-every-change = Alle { $count } Änderungen
change-alike = { $fields }: { $count ->
    [one] 1 Beitrag
   *[other] { $count } Beiträge
}
programme-older = Ältere Fassungen

programme-search-label = Gesuchte Wörter
programme-search-for = Suche: { $query }
programme-search-description = Beiträge, Vortragende, Themenreihen und Räume von { $conference } durchsuchen.
programme-found = { $count ->
    [0] Nichts gefunden für „{ $query }“.
    [one] 1 Treffer für „{ $query }“.
   *[other] { $count } Treffer für „{ $query }“, die besten zuerst.
}
programme-found-page = Treffer { $first } bis { $last } für „{ $query }“, die besten zuerst.
programme-found-nothing = Nichts enthält alle diese Wörter
programme-found-nothing-hint = Versuchen Sie weniger Wörter oder nur den Anfang des letzten.
programme-results = Treffer
programme-more-results = Weitere Treffer
programme-better-results = Bessere Treffer

programme-own-count = { $count ->
    [0] Keine Beiträge
    [one] 1 Beitrag
   *[other] { $count } Beiträge
} in Ihrer Auswahl.
programme-own-empty = Noch nichts in Ihrer Auswahl
programme-own-empty-hint = Drücken Sie den Stern neben einem Beitrag oder die Taste auf seiner Seite, dann steht er hier.
programme-kept-here = Sterne bleiben in Ihrem Browser. Melden Sie sich an, um sie auf allen Geräten zu haben, mit einer Kalenderadresse zum Mitnehmen.
programme-kept-without-scripts = Ohne Skripte behält Ihr Browser keine Sterne. Melden Sie sich an, dann bleibt Ihre Agenda in Ihrem Konto.
programme-overlaps = { $count ->
    [one] Zwei Beiträge überschneiden sich
   *[other] Einige Beiträge überschneiden sich
}
programme-overlap = { $when }: „{ $one }“ und „{ $other }“.
programme-your-calendar = In Ihrem Kalender
programme-calendar-hint = Eine geheime Adresse zeigt Ihre Auswahl in Ihrem Kalender und folgt den Änderungen. Wer die Adresse kennt, sieht Ihre Auswahl; eine neue beendet die alte.
programme-calendar-make = Kalenderadresse erstellen
programme-calendar-again = Neue Adresse erstellen
programme-calendar-once = Kopieren Sie sie jetzt: sie wird nicht noch einmal gezeigt.

# Was mit Beiträgen geschah.
change-new = Neu
change-returned = Zurück
change-moved = Verlegt
change-changed = Geändert
change-cancelled = Entfällt
change-from = von
change-to = nach
change-was = war { $from }
change-count-new = { $count } neu
change-count-returned = { $count } zurück
change-count-moved = { $count } verlegt
change-count-changed = { $count } geändert
change-count-cancelled = { $count } entfallen
history-new = Veröffentlicht für { $to }
history-returned = Findet doch statt, { $to }
history-moved = Verlegt von { $from } nach { $to }
history-changed = Geändert: { $fields }
history-cancelled = Entfällt; war { $from }
field-title = Titel
field-subtitle = Untertitel
field-summary = Kurztext
field-description = Beschreibung
field-track = Themenreihe
field-kind = Art
field-language = Sprache
field-speakers = Vortragende
field-links = Verweise
field-recording = Aufnahme
field-feedback = Rückmeldung
field-length = Länge

# Arten von Beiträgen und Sprachen, wie Dateien sie schreiben.
kind-devroom = Entwicklerraum
kind-keynote = Keynote
kind-maintrack = Hauptprogramm
kind-lightningtalk = Kurzvortrag
kind-lightning-talk = Kurzvortrag
kind-bof = Gesprächsrunde
kind-talk = Vortrag
kind-workshop = Workshop
kind-junior = Für Kinder
kind-certification = Prüfung
kind-podium = Podium
kind-lecture = Vorlesung
kind-other = Anderes
kind-break = Pause
language-en = Englisch
language-de = Deutsch
language-fr = Französisch
language-nl = Niederländisch
language-es = Spanisch
language-it = Italienisch
language-pt = Portugiesisch
language-pl = Polnisch
language-cs = Tschechisch
language-ja = Japanisch
language-zh = Chinesisch

import-title = Programm importieren
import-lead = Ein Programm aus einer Datei veröffentlichen, die ein anderes System ausgegeben hat. Es ist sofort öffentlich; jede Veranstaltung behält ihre Adresse und ihren Platz in Kalendern.
import-file = Datei
import-file-hint = schedule.xml (frab, pentabarf, pretalx) oder schedule.json, höchstens 64 MB.
import-comment = Ein Wort zu dieser Fassung
import-comment-hint = Steht unter „Änderungen“ dabei.
import-look = Ansehen, was sich ändern würde
import-release = Ungesehen veröffentlichen
import-release-this = Das veröffentlichen
import-another = Andere Datei wählen
import-what-it-says = Was die Datei sagt
import-sessions = { $count ->
    [one] 1 Veranstaltung findet statt.
   *[other] { $count } Veranstaltungen finden statt.
}
import-unchanged = Sie sagt, was die neueste Fassung sagt; es gibt nichts zu veröffentlichen.
import-empties = Keine Veranstaltung fände mehr statt: alles im Programm würde abgesagt.
import-allow-empty = Ja, alles im Programm absagen
flaw-nothing-left = Die Datei enthält keine Veranstaltung, also würde alles im Programm abgesagt. Nichts wurde geändert. Die richtige Datei wählen oder bestätigen, dass alles abgesagt werden soll.
import-no-findings = Nichts an der Datei war auffällig.
import-findings = { $count ->
    [one] Ein Befund
   *[other] { $count } Befunde
}
import-more-findings = { $count ->
    [one] Einer mehr ist nicht gezeigt.
   *[other] { $count } weitere sind nicht gezeigt.
}
import-whole-file = ganze Datei
import-line = Zeile { $line }
