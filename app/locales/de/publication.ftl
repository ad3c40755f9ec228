standards = Standards
standards-how = Texte, auf die sich Gruppen geeinigt und die sie veröffentlicht haben. Eine Nummer wird nie wieder verwendet, und ein Text ändert sich nie.
standards-which = Welche Standards
standards-current = In Kraft
standards-all = Alle
standards-none = Noch ist nichts veröffentlicht.
standards-older = Ältere
standards-feed = Feed
standard-called = { $cited }: { $title }
standard-obsolete = Abgelöst
standard-is-obsolete = Ein anderer Standard ist an die Stelle von diesem getreten.
standard-read-later = { $cited } lesen
standard-changes = Was sich seit der letzten Ausgabe geändert hat
standard-changes-title = Änderungen seit { $cited }
standard-published = { $cited }, veröffentlicht am { $day }
standard-by = Veröffentlicht von
standard-hash-hint = Des Textes, wie er eingestellt und beschlossen wurde, auf das Byte genau.
standard-obsoletes = Tritt an die Stelle von
standard-updates = Ergänzt
standard-obsoleted-by = An seine Stelle trat
standard-updated-by = Zusammen zu lesen mit
standard-paper-kind = Standard
standard-paper-notice = Dieser Text ändert sich nicht mehr. Ob ein anderer Standard an seine Stelle getreten ist oder ihn ergänzt, sagt das Verzeichnis der Standards.
publish = Veröffentlichen
publish-how = Die neueste Fassung wird ein Standard: Sie bekommt die nächste Nummer, die nie wieder verwendet wird, alle können sie lesen, und ihr Text ändert sich nie. Das lässt sich nicht zurücknehmen.
publish-act = Als Standard veröffentlichen
publish-not-there = Von dort, wo der Entwurf jetzt steht, führt die Veröffentlichung nicht weiter.
publish-missing = Bevor er veröffentlicht wird, braucht es noch:
publish-numbers-hint = Nummern mit Kommas dazwischen, etwa 3, 5. Lassen Sie es leer, wenn es keine gibt.
publish-earlier = Standards dieser Gruppe in Kraft
errata = Errata
errata-of = Errata zu { $cited }
errata-how = Fehler, die beim Lesen gefunden wurden. Der Text eines Standards ändert sich nie; was daran falsch ist, steht hier und neben dem Text.
errata-none = Es sind keine Errata gemeldet.
errata-none-so = Dort stehen keine Errata.
errata-none-hint = Wenn Sie einen Fehler im Text finden, melden Sie ihn.
errata-which = Welche Errata
errata-all = Alle
errata-older = Ältere
errata-feed = Feed
errata-feed-title = Errata zu { $cited }
errata-count = { $count ->
    [0] Keine Errata
    [one] 1 Erratum
   *[other] { $count } Errata
}
errata-not-verified = { $count ->
    [one] 1 Erratum hier gemeldet, nicht bestätigt
   *[other] { $count } Errata hier gemeldet, nicht bestätigt
}
errata-held-here = { $count ->
    [one] 1 Erratum für die nächste Ausgabe vorgemerkt
   *[other] { $count } Errata für die nächste Ausgabe vorgemerkt
}
errata-held-hint = In früheren Ausgaben wurden Fehler gefunden, die der nächsten überlassen sind. Sehen Sie sie an, bevor der Text fertig ist.
errata-held-title = Für die nächste Ausgabe vorgemerkt
erratum-report = Fehler melden
erratum-report-to = Fehler in { $cited } melden
erratum-report-how = Der Text eines Standards ändert sich nie. Was Sie melden, sieht die Gruppe an, die ihn geschrieben hat; was zutrifft, steht danach neben dem Text.
erratum-number = Erratum { $number }
erratum-called = Erratum { $number } zu { $cited }: { $state }
erratum-in = In { $place }
erratum-kind = Was für ein Fehler
erratum-kind-hint = Technisch: Wer dem Text folgt, tut etwas anderes, als gemeint war. Redaktionell: ein Versehen, das nichts am Verlangten ändert.
erratum-kind-technical = Technisch
erratum-kind-editorial = Redaktionell
erratum-place = Wo er steht
erratum-original = Die falschen Worte
erratum-original-hint = Wie sie im Text stehen; kopieren Sie sie.
erratum-corrected = Was dort stehen sollte
erratum-corrected-hint = Lassen Sie es leer, wenn die Worte wegfallen sollen.
erratum-reason = Warum
erratum-send = Melden
erratum-reads = Dort steht
erratum-should-read = Dort sollte stehen
erratum-words-go = Diese Worte fallen weg.
erratum-by = Gemeldet von { $name } am { $day }
erratum-by-at = Gemeldet von { $name } ({ $affiliation }) am { $day }
erratum-settled-by = { $name }, { $day }
erratum-state-waiting = Wartet auf Freigabe
erratum-state-refused = Nicht veröffentlicht
erratum-state-reported = Gemeldet, nicht bestätigt
erratum-state-verified = Bestätigt
erratum-state-held = Für die nächste Ausgabe vorgemerkt
erratum-state-rejected = Abgelehnt
erratum-see-in-text = Im Text ansehen
erratum-settle = Was daraus wird
erratum-note = Was dazu gesagt wird
erratum-note-hint = Alle lesen es neben dem Erratum, und wer es gemeldet hat, bekommt es als Mail. Nötig für alles außer der Freigabe.
erratum-move = Was
erratum-move-publish = Freigeben, wie es gemeldet wurde
erratum-move-verify = Bestätigen: Es trifft zu
erratum-move-hold = Für die nächste Ausgabe vormerken
erratum-move-reject = Ablehnen: Es ist kein Fehler
erratum-move-refuse = Nicht veröffentlichen
erratum-move-reopen = Neu ansehen
erratum-waits-hint = Jemand aus der Gruppe gibt es zuerst frei. Sie bekommen eine Mail.
flaw-words-not-there = Diese Worte stehen dort nicht. Kopieren Sie sie, wie sie im Text stehen; was Sie geschrieben haben, ist noch hier.
standard-withdrawn = Zurückgezogen
standard-is-withdrawn = Dieser Standard wurde am { $day } zurückgezogen. Er ist nicht mehr in Kraft; sein Text bleibt hier, wie er beschlossen wurde.
standard-withdraw = Zurückziehen
standard-withdraw-title = { $cited } zurückziehen
standard-withdraw-how = Der Standard bleibt unter seiner Nummer lesbar und ist nicht mehr in Kraft. Nichts tritt dadurch an seine Stelle. Das lässt sich nicht rückgängig machen.
standard-withdraw-why = Warum
standard-withdraw-why-hint = Wer ihn liest, erfährt es.
