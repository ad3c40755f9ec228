# Was Wahlen besetzen, wer wen unterstützt, und Abstimmungen über Fassungen von Entwürfen.

office-chair = Vorsitz
office-secretary = Schriftführung
office-editor = Redaktion
office-liaison = Verbindungsperson
office-seat = Ein Sitz mit eigenem Namen der Gruppe
office-none = Keines
office-filled = Das Amt, das sie besetzt
office-filled-hint = Gewählte haben es inne, sobald ein Vorsitz die Wahl feststellt, vom ersten Tag bis zum Ende ihrer Amtszeit.
office-title = Wie das Amt oder der Sitz heißt
office-title-hint = „Vorstandsmitglied“. Nötig für einen Sitz, mit dem keine Rolle verbunden ist.
office-from = Erster Tag der Amtszeit
office-until = Erster Tag danach, wenn es der Rest einer anderen Amtszeit ist
office-fills-rest = Die Wahl besetzt einen freien Sitz für den Rest seiner Amtszeit.
ballot-offices = Amtszeiten
office-held = Im Amt
office-awaited = Beginnt später
office-vacant-since = Frei seit { $day }
office-nobody = niemand
office-before = zuvor { $name }
office-fill = Für den Rest der Amtszeit besetzen
office-term = { $from } bis { $until }
office-election = Die Wahl

ballot-fills = Gewählte übernehmen das Amt „{ $office }“ am { $from }.
ballot-fills-rest = Gewählte übernehmen das Amt „{ $office }“ vom { $from } bis { $until }, den Rest einer Amtszeit.
ballot-vacancy-question = Wer übernimmt das freie Amt „{ $office }“ für den Rest der Amtszeit?
ballot-settle-installs = Das Ergebnis steht fest, und Gewählte haben das Amt für ihre Amtszeit. Das kann nur, wer Ämter vergibt.

# Nominierungen
ballots-nominations = Nominierungen laufen
ballot-nominates = Unterstützung ist gefragt
ballot-nominations-open = Die Nominierungen laufen. Wer nominiert ist, braucht andere mit Stimme, die das vor dem Öffnen unterstützen.
ballot-seconds = Wie viele andere eine Kandidatur unterstützen müssen
ballot-seconds-hint = Mitglieder mit Stimme; die eigene Nominierung unterstützt niemand selbst. Alle in der Gruppe sehen die Nominierungen, solange die Wahl vorbereitet wird.
ballot-seconds-asked = { $count ->
    [one] Wer antritt, wird von mindestens einer anderen Person mit Stimme unterstützt.
   *[other] Wer antritt, wird von mindestens { $count } anderen mit Stimme unterstützt.
}
ballot-seconded-by = { $named ->
    [0] Unterstützung: { $count } von { $needed }.
   *[other] Unterstützung: { $count } von { $needed } ({ $names }).
}
ballot-second = { $name } unterstützen
ballot-second-back = Unterstützung für { $name } zurücknehmen

# Fassungen von Entwürfen
ballot-on-revision = Über diese Fassung abstimmen lassen
ballots-on-revision = Abstimmungen über diese Fassung
ballot-on-revision-in = „{ $group }“ darüber abstimmen lassen
ballot-on-revision-hint = Die Abstimmung ist durch SHA-256 an genau diese Fassung gebunden. Eine neuere beendet sie.
ballot-revision-question = Wird { $cited } angenommen?
ballot-revision-closed = Den Entwurf können zurzeit nicht alle lesen.
ballot-read-revision = Fassung { $number } lesen
ballot-compare-newest = Ansehen, was sich bis Fassung { $number } geändert hat
ballot-voided-replaced = Hinfällig: Während die Abstimmung lief, kam Fassung { $number }; über Ersetztes stimmt niemand ab.
ballot-voided-withdrawn = Hinfällig: Der Entwurf wurde zurückgestellt oder aufgegeben, während die Abstimmung lief.
ballot-goes-on = Es geht in einer anderen Abstimmung weiter
ballot-goes-on-from = Die Abstimmung davor
ballot-carried = gilt aus der Abstimmung davor
ballot-scope = Worum es in dieser Runde geht
ballot-scope-hint = Was sich von Fassung { $from } zu { $to } geändert hat, und welche Gründe dagegen auf Antwort warten.
ballot-scope-nothing = Es hat sich kein Abschnitt und keine Anforderung geändert.
ballot-scope-negatives = Gründe, die auf Antwort warten
ballot-rule-on-change = Wenn eine neue Fassung kommt, während abgestimmt wird
ballot-change-void = Die Abstimmung ist hinfällig
ballot-change-recirculate = Es wird über die neue Fassung nochmals abgestimmt
ballot-change-carry = Es wird nochmals abgestimmt, und was gesagt wurde, gilt, wenn es niemand ändert
ballot-change-void-rule = Kommt eine neue Fassung, während abgestimmt wird, ist die Abstimmung hinfällig.
ballot-change-recirculate-rule = Kommt eine neue Fassung, während abgestimmt wird, ist die Abstimmung hinfällig, und über die neue wird nochmals abgestimmt; alle stimmen neu ab.
ballot-change-carry-rule = Kommt eine neue Fassung, während abgestimmt wird, ist die Abstimmung hinfällig, und über die neue wird nochmals abgestimmt; was gesagt wurde, gilt, wenn es niemand ändert.
ballot-changed-new = neu
ballot-changed-gone = entfallen
ballot-changed-moved = verschoben
ballot-changed-renumbered = neu nummeriert
ballot-changed-retitled = neuer Titel
ballot-changed-reworded = neu formuliert
ballot-changed-relevelled = andere Stufe
ballot-changed-explained = anderer Rat
ballot-changed-remapped = andere Zuordnung

# Der Kalender
ballots-feed = Beginn und Ende von Abstimmungen als Kalender
ballots-feed-name = { $group }: Abstimmungen
ballots-feed-opens = Abstimmung beginnt: { $title }
ballots-feed-closes = Abstimmung endet: { $title }
ballots-feed-settled = Das Ergebnis steht fest: { $title }
ballots-feed-head = Kopf des versiegelten Ereignisprotokolls der Gruppe zu diesem Zeitpunkt: SHA-256 { $head }
ballots-news = Beginn und Ergebnis von Abstimmungen als Feed (Atom)
