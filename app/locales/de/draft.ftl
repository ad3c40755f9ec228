drafts = Entwürfe
drafts-of = Entwürfe von { $name }, mit jeder Fassung und was sich geändert hat
drafts-count = { $count ->
    [0] Zurzeit wird kein Entwurf geschrieben.
    [one] Ein Entwurf wird geschrieben. Wer ihn lesen darf, sieht jede Fassung und was sich geändert hat.
   *[other] { $count } Entwürfe werden geschrieben. Wer sie lesen darf, sieht jede Fassung und was sich geändert hat.
}
drafts-all = Alle { $count } Entwürfe, an denen geschrieben wird
drafts-more = Weitere Entwürfe
draft-credits = Mit Vorschlägen von { $names }
drafts-resting = Nicht mehr in Arbeit
drafts-none = Noch keine Entwürfe
drafts-none-hint = Ein Entwurf ist ein Text, den die Gruppe schreibt: Seine Fassungen bleiben, und alle sehen, was sich geändert hat.
draft-start = Entwurf beginnen
draft-start-how = Sie sind die erste Redaktion. Was geschrieben wird, sehen nur die Schreibenden; Fassungen lesen die, die Sie bestimmen.
draft-begin = Beginnen
draft-title = Titel
draft-name-hint = Er steht in Adressen und Zitaten, etwa { $group }-sessions-07, und wird nie wieder vergeben. Bleibt er leer, wird er aus dem Titel gebildet.
draft-summary = Wozu er da ist
draft-summary-hint = Zwei oder drei Sätze für jemanden, der noch nie davon gehört hat. Markdown.
draft-repository = Repository
draft-repository-hint = Die Webadresse des Ortes, an dem der Text auch liegt, falls es einen gibt.
draft-audience = Wer ihn liest
draft-audience-public = Alle
draft-audience-group = Nur die Gruppe und die über ihr
draft-embargo = Sperrfrist bis
draft-embargo-hint = Vor diesem Tag (00:00 UTC) lesen ihn nur namentlich Genannte, weder Vorsitz noch Verwaltung. Leer für keine.
draft-embargo-until = { $day }, 00:00 UTC
draft-embargoed = Gesperrt
draft-group-only = Nur für die Gruppe
draft-newest = Fassung { $number }, { $day }
draft-no-revision = Noch keine Fassung
draft-requirements = { $count ->
    [0] Keine Anforderungen
    [one] Eine Anforderung
   *[other] { $count } Anforderungen
}
draft-standing = Fassung { $number } ist die neueste, veröffentlicht am { $day }.
draft-became = Dieser Entwurf wurde als { $cited } veröffentlicht. Er bleibt hier als Zeugnis davon, wie es dazu kam.
draft-behind = Grund, Rat und Entsprechungen
draft-rationale = Grund
draft-advice = Rat
draft-mappings = Entspricht
draft-numbers = { $count ->
    [one] Eine Nummer sollten Sie ansehen, bevor Sie veröffentlichen
   *[other] { $count } Nummern sollten Sie ansehen, bevor Sie veröffentlichen
}
draft-number-twice = { $number } steht zweimal da.
draft-number-other-section = { $number } beginnt nicht mit der Nummer des Abschnitts.
draft-number-out-of-order = { $number } kommt nach einer höheren.
draft-numbers-more = { $count ->
    [one] Und eine weitere.
   *[other] Und { $count } weitere.
}
draft-references-look = { $count ->
    [one] Einen Verweis sollten Sie ansehen, bevor Sie veröffentlichen
   *[other] { $count } Verweise sollten Sie ansehen, bevor Sie veröffentlichen
}
draft-link-nowhere = Der Link zu „#{ $name }“ führt nirgendwohin: Nichts im Text heißt so.
draft-standard-withdrawn = Er wurde zurückgezogen.
draft-standard-replaced = An seine Stelle trat
draft-references = { $count ->
    [one] Ein Verweis
   *[other] { $count } Verweise
}
draft-references-standards = Genannte Standards
draft-references-within = Links im Text
draft-references-out = Links nach außen
draft-read = Fassung { $number } lesen
draft-write = Schreiben
draft-write-on = Weiterschreiben
draft-settings = Einstellungen
draft-facts = Angaben
draft-changed-with = Was sich mit Fassung { $number } geändert hat
draft-see-changes = Änderungen ansehen
draft-see-changes-since = Änderungen seither ansehen
draft-revisions = Fassungen
draft-revision = Fassung { $number }
draft-changes-from = Änderungen gegenüber { $number }
draft-editors = Redaktion
draft-readers = Lesende während der Sperrfrist
draft-cited = Zitieren als
draft-stands-in-it = Darin
draft-state = Stand
draft-export = Mitnehmen
draft-compare = Vergleichen
draft-from = Von Fassung
draft-to = Bis Fassung
draft-contents = Inhalt
draft-not-newest = Dies ist nicht der neueste Text; das ist Fassung { $number }.
draft-shown-plain = Dieser Text wird gezeigt, wie er geschrieben wurde: Er ist zu lang oder zu tief verschachtelt, um gesetzt zu werden.
draft-commit = Commit
draft-commit-hint = Seine 7 bis 64 hexadezimalen Ziffern.
draft-note = Was sich geändert hat
draft-note-hint = Ein, zwei Sätze für die Mitlesenden.
draft-hash = SHA-256
draft-hash-hint = Der Datei, aufs Byte. Aufrufe und Abstimmungen sind daran gebunden.
draft-people = Redaktion und Lesende
draft-people-hint = Die Redaktion schreibt und veröffentlicht. Lesende sehen ihn während einer Sperrfrist.
draft-person = Person
draft-person-hint = Jemand aus der Gruppe.
draft-part = Als
draft-part-editor = Redaktion
draft-part-reader = Lesend
draft-name-somebody = Benennen
draft-take-back = Zurücknehmen: { $name }
draft-take-back-short = Zurücknehmen
draft-class-markup = Nur Auszeichnung
draft-class-editorial = Redaktionell
draft-class-substantive = Inhaltlich
draft-class-feature = Neues
draft-class-registry = Registerdaten
draft-class-proposed = Vorschlag: { $class }
draft-class-because = Vorgeschlagen als „{ $class }“: { $reason }.
draft-class-settled = Festgelegt als „{ $class }“.
draft-class-settled-by = Festgelegt als „{ $class }“ von { $name }.
draft-settle-class = Art dieser Änderung festlegen
draft-settle = Festlegen
draft-class = Art der Änderung
draft-class-hint = Die fünf Arten des W3C. Im Zweifel ist eine Änderung nicht redaktionell.
draft-reason-markup-only = nur Abstände oder Markdown-Zeichen unterscheiden sich
draft-reason-same-words = nur Groß- und Kleinschreibung, Satzzeichen oder Anmerkungen unterscheiden sich
draft-reason-only-place = nur Nummern oder Orte unterscheiden sich
draft-reason-new-requirement = eine Anforderung ist neu
draft-reason-requirement-gone = eine Anforderung ist entfallen
draft-reason-other-level = eine Anforderung gehört zu einer anderen Stufe
draft-reason-requirement-reworded = der Wortlaut einer Anforderung unterscheidet sich
draft-reason-prose-reworded = der Text um die Anforderungen unterscheidet sich
draft-reason-explanation-reworded = Begründung oder Rat unterscheiden sich
draft-reason-only-mappings = nur Zuordnungen unterscheiden sich
draft-what-new = neu
draft-what-gone = entfallen
draft-what-moved = verschoben
draft-what-renumbered = umnummeriert
draft-what-retitled = umbenannt
draft-what-reworded = umformuliert
draft-what-relevelled = andere Stufe
draft-what-explained = anders erläutert
draft-what-remapped = andere Zuordnungen
draft-count-new = { $count } neu
draft-count-gone = { $count } entfallen
draft-count-moved = { $count } verschoben
draft-count-renumbered = { $count } umnummeriert
draft-count-retitled = { $count } umbenannt
draft-count-reworded = { $count } umformuliert
draft-count-relevelled = { $count } auf anderer Stufe
draft-count-explained = { $count } anders erläutert
draft-count-remapped = { $count } anders zugeordnet
draft-count-sections = { $count ->
    [one] ein Abschnitt geändert
   *[other] { $count } Abschnitte geändert
}
draft-count-words = { $added } Wörter hinzugefügt, { $removed } entfernt
draft-count-nothing = nichts, was zu einer Anforderung oder einem Abschnitt gehört
draft-compare-title = Von Fassung { $from } zu { $to }
draft-views = Darstellung
draft-view-changes = Nach Anforderungen
draft-view-inline = In einem Text
draft-view-side = Nebeneinander
draft-before = Die Änderung davor
draft-after = Die Änderung danach
draft-other-changes = Andere Änderungen
draft-beginning = Vor der ersten Überschrift
draft-no-changes = Nichts hat sich geändert, was zu einer Anforderung oder einem Abschnitt gehört.
draft-requirements-changed = { $count ->
    [one] Eine Anforderung geändert
   *[other] { $count } Anforderungen geändert
}
draft-sections-changed = { $count ->
    [one] Ein Abschnitt geändert
   *[other] { $count } Abschnitte geändert
}
draft-was = war { $name }
draft-link-to-change = Link zur Änderung von { $name }
draft-too-much = Es unterscheidet sich mehr, als eine Seite zeigt. Nehmen Sie beide Fassungen als Markdown mit, um alles zu sehen.
draft-lines-unchanged = { $count ->
    [one] Eine Zeile blieb.
   *[other] { $count } Zeilen blieben.
}
draft-line = Zeile
draft-text = Text
draft-text-hint = Markdown. Eine Anforderung ist eine Tabellenzeile mit ihrer Nummer oder ein Listenpunkt, der mit einer fetten Nummer beginnt.
draft-save = Speichern
draft-save-and-post = Speichern, dann Fassung veröffentlichen
draft-preview = Vorschau
draft-preview-hint = Hier stehen die Abschnitte, die Sie ändern. Mit Skripten wird beim Tippen laufend behalten, was Sie schreiben.
draft-typed-kept = Was Sie getippt haben, ist behalten und noch nicht gespeichert. Diese Abschnitte unterscheiden sich vom Gespeicherten.
draft-nothing-changed = Nichts unterscheidet sich vom Gespeicherten.
draft-upload-instead = Stattdessen eine Datei veröffentlichen
draft-saved-here = Es ist gespeichert.
draft-saved-merged = Es ist gespeichert. Jemand hatte inzwischen andere Zeilen geändert; beide Änderungen stehen jetzt hier.
draft-saved-unchanged = Nichts unterscheidet sich vom Gespeicherten.
draft-before-first = Vor der ersten Fassung.
draft-made-from = Aus Fassung { $number } entstanden.
draft-changed-since = Es gibt Änderungen, die nicht veröffentlicht sind.
draft-unchanged-since = Seither hat sich nichts geändert.
draft-came = Fassung { $number } wurde von anderswo veröffentlicht
draft-came-hint = Ihr Text hat deren Änderungen noch nicht. Übernehmen Sie sie; wo beide dieselben Zeilen geändert haben, sehen Sie beides.
draft-bring-in = Übernehmen
draft-typed-not-saved = Das haben Sie getippt und nicht gespeichert
draft-kept-aside = Texte, die behalten wurden, weil jemand dieselben Zeilen geändert hatte
draft-forget = Verwerfen
draft-kept-text = Ein behaltener Text
draft-kept-text-hint = Beim Speichern wird er mit dem zusammengeführt, was jetzt dort steht.
draft-kept-differs = Wie er sich von der Arbeitsfassung unterscheidet
draft-kept-as-data = Dieser Entwurf liegt als Datei mit Daten vor
draft-kept-as-data-hint = Seine Anforderungen tragen mehr, als der Text zeigt: Begründung, Rat, Zuordnungen. Ändern Sie die Datei und veröffentlichen Sie sie.
draft-clash = Sie haben beide dieselben Zeilen geändert
draft-clash-somebody = Jemand hat gespeichert, während Sie schrieben
draft-clash-by = { $name } hat gespeichert, während Sie schrieben
draft-clash-revision = Fassung { $number } hat Zeilen geändert, die auch Sie geändert haben
draft-clash-kept = Nichts ist verloren: Ihr Text ist behalten, wie Sie ihn geschickt haben, und der andere steht in der Arbeitsfassung.
draft-clash-places = { $count ->
    [one] Eine Stelle zu klären
   *[other] { $count } Stellen zu klären
}
draft-clash-text = Der Text mit beidem
draft-clash-text-hint = An jeder Stelle steht erst Ihres, dann das andere. Behalten Sie, was bleiben soll, und speichern Sie.
draft-mine = Ihres
draft-theirs = Das andere
draft-post = Fassung veröffentlichen
draft-post-as = Fassung { $number } veröffentlichen
draft-post-lead = Eine Fassung wird nie mehr geändert. Alle, die den Entwurf lesen dürfen, lesen sie.
draft-same = Fassung { $number } sagt das schon
draft-same-hint = Es gibt nichts zu veröffentlichen, bis sich etwas ändert.
draft-would-change = Was sich ändern würde
draft-upload = Datei veröffentlichen
draft-upload-lead = Markdown oder das YAML der Baseline. Sie wird aufs Byte die nächste Fassung.
draft-file = Datei
draft-file-hint = Höchstens 10 MB. Mehrere Dateien sind eine Geschichte: Jede wird eine Fassung, in der Reihenfolge der Zahlen, mit denen ihre Namen beginnen. Was schon veröffentlicht ist, wird übergangen.
draft-files-posted = { $count ->
    [one] Eine Datei ist veröffentlicht: { $name } ist Fassung { $number }.
   *[other] { $count } Dateien sind veröffentlicht; die letzte, { $name }, ist Fassung { $number }.
}
draft-files-kept = { $count ->
    [one] { $name } ist noch nicht veröffentlicht. Die Datei ist hier aufgehoben; Sie müssen sie nicht noch einmal wählen.
   *[other] { $name } und die folgenden, zusammen { $count } Dateien, sind noch nicht veröffentlicht. Sie sind hier aufgehoben; Sie müssen sie nicht noch einmal wählen.
}
draft-files-unfit = Es geht um { $name }. Nichts wurde veröffentlicht; wählen Sie alle Dateien noch einmal, wenn sie in Ordnung ist.
draft-asked = { $count ->
    [one] Bei einer Anforderung ist nicht sicher, was sie vorher war
   *[other] Bei { $count } Anforderungen ist nicht sicher, was sie vorher waren
}
draft-asked-hint = Ihre Antwort entscheidet, wo Kommentare und Verlauf weitergehen. Wählen Sie „neu“, wo etwas verlangt wird, das vorher nicht verlangt war.
draft-which-is = Welche ist { $number }?
draft-was-number = Sie war { $number }:
draft-is-new = Sie ist neu
draft-paper-kind = Entwurf
draft-paper-revision = Fassung
draft-paper-notice = Dies ist ein Entwurf. Er kann sich jederzeit ändern, und niemand hat ihn als Standard veröffentlicht. Er darf nur als laufende Arbeit zitiert werden.
draft-no-press = PDF gibt es auf dieser Seite nicht.
flaw-too-many-files = Senden Sie höchstens 200 Dateien auf einmal, die ältesten zuerst.
flaw-no-number = Von mehreren Dateien braucht jede einen Namen, der mit ihrer Nummer beginnt, etwa 01.md.
