comments = Kommentare
comments-of = Kommentare zu { $draft }
comments-count = { $count ->
    [0] Noch keine Kommentare.
    [one] Ein Kommentar.
   *[other] { $count } Kommentare.
}
comments-here = { $count ->
    [one] { $count } Kommentar hierzu
   *[other] { $count } Kommentare hierzu
}
comment-here = Das hier kommentieren
comments-waiting = { $count ->
    [one] Ein Kommentar wartet auf Freigabe.
   *[other] { $count } Kommentare warten auf Freigabe.
}
comments-see-waiting = Ansehen
comments-orphaned = { $count ->
    [one] Einer zu Verschwundenem
   *[other] { $count } zu Verschwundenem
}
comments-without-issue = Die keinen Punkt aufwerfen
comments-all = Alle
comments-show = Zeigen
comments-filter = Filtern
comments-filter-go = Diese zeigen
comments-none = Noch keine Kommentare
comments-none-so = Keine dieser Art
comments-none-hint = Wer den Entwurf lesen darf, darf ihn kommentieren, ob Mitglied der Gruppe oder nicht. Im Text führt + von einem Abschnitt oder einer Anforderung zum Formular.
comments-more = Weitere Kommentare
comments-see-all = Alle Kommentare
comments-of-a-place = Das sind die Kommentare zu einer Stelle des Textes.
comment-write = Kommentieren
comment-send = Kommentar absenden
comment-standing = Zu Fassung { $number }. Kommentare stehen neben dem Text und bleiben in der Akte des Entwurfs.
comment-waits-hint = Sie gehören nicht zu dieser Gruppe: Jemand aus ihr liest Ihren Kommentar zuerst und gibt ihn frei. Sie selbst sehen ihn derweil.
comment-on = Zu: { $what }
comment-elsewhere = Zu etwas anderem
comment-on-whole = Der ganze Entwurf
comment-on-beginning = Der Anfang
comment-on-requirement = Anforderung { $number }
comment-on-revision = zu Fassung { $number }
comment-section = Worauf er sich bezieht
comment-quote = Worte des Textes
comment-quote-hint = Kopieren Sie die Worte aus dem Text, die Sie meinen, falls es einzelne sind.
comment-body = Kommentar
comment-body-hint = Was falsch ist oder fehlt, und warum. Markdown.
comment-orphaned = Nicht mehr im Text
comment-edited = geändert { $at }
comment-earlier = Was zuvor hier stand
comment-until = Bis { $at }
comment-was-hidden = Dieser Kommentar wurde ausgeblendet.
comment-was-withdrawn = Dieser Kommentar wurde zurückgenommen.
comment-reason-was = Der Grund: { $reason }
comment-reason = Grund
comment-replies = { $count ->
    [one] Eine Antwort
   *[other] { $count } Antworten
}
comment-replies-head = Antworten
comment-reply = Antworten
comment-open = Öffnen
comment-by-on = { $name } zu: { $what }
comment-issue = Punkt #{ $number }
comment-change = Ändern oder zurücknehmen
comment-manage = Freigeben oder ausblenden
comment-edit = Worte ändern
comment-edit-hint = Was zuvor hier stand, bleibt zu sehen.
comment-sign-in = Zum Antworten anmelden
comment-state-waiting = Wartet auf Freigabe
comment-state-published = Veröffentlicht
comment-state-refused = Nicht freigegeben
comment-state-hidden = Ausgeblendet
comment-state-withdrawn = Zurückgenommen
comment-move-publish = Freigeben
comment-move-publish-means = Dann liest ihn, wer den Entwurf lesen darf; wer ihn schrieb, erfährt davon.
comment-move-refuse = Nicht freigeben
comment-move-refuse-means = Wer ihn schrieb, erfährt den Grund; sonst liest ihn niemand.
comment-move-hide = Ausblenden
comment-move-hide-means = Eine Spur mit Ihrem Grund bleibt; wer ihn schrieb, erfährt davon.
comment-move-show = Wieder einblenden
comment-move-show-means = Wer den Entwurf lesen darf, liest ihn wieder.
comment-move-withdraw = Zurücknehmen
comment-move-withdraw-means = Die Worte gehen; eine Spur bleibt, wo er schon gelesen wurde.
moderation = Wessen Kommentare auf Freigabe warten
moderation-hint = Wer einen Entwurf lesen darf, darf ihn kommentieren. Hier steht, wessen Kommentare zuerst jemand aus der Gruppe liest.
moderation-non-members = Die von Leuten außerhalb der Gruppe
moderation-everybody = Die von allen außer Vorsitz, Sekretariat und Redaktion
moderation-nobody = Niemandes
suggestion = Textvorschlag
suggestion-make = Einen Text vorschlagen
suggestion-text = Die Zeilen, wie sie sein sollen
suggestion-text-hint = Ändern Sie, was hier steht. Die Redaktion übernimmt es mit einem Handgriff und nennt Ihren Namen.
suggestion-how = Um einen Text für einen Abschnitt oder eine Anforderung vorzuschlagen, nehmen Sie das + daneben in der Fassung.
suggestion-lines = Vorschlag für die Zeilen { $first } bis { $last }:
suggestion-taken = Übernommen
suggestion-taken-by = von { $name }, { $at }
suggestion-take = Übernehmen
suggestion-by-hand = Von Hand übernommen
suggestion-as-patch = Als Patch für git
suggestion-clash = Es passt nicht mehr
suggestion-clash-lead = In der Arbeitsfassung steht dort inzwischen etwas anderes.
suggestion-clash-hint = Nichts wurde geändert. Übernehmen Sie es von Hand und sagen Sie es hier.
suggestion-working-copy = Arbeitsfassung
issues = Punkte
issues-of = Punkte zu { $draft }
issues-count = { $count ->
    [0] Keine offenen Punkte
    [one] Ein offener Punkt
   *[other] { $count } offene Punkte
}
issues-none = Keine Punkte
issues-none-hint = Die Redaktion eröffnet Punkte aus Kommentaren: Jeder bekommt eine Nummer, eine begründete Entscheidung und die Antwort derer, die ihn aufgeworfen haben.
issues-more = Ältere Punkte
issues-see-all = Alle Punkte
issue-new = Einen Punkt eröffnen
issue-new-hint = Seine Nummer wird nie wieder verwendet.
issue-join = Oder einem offenen Punkt hinzufügen
issue-join-do = Hinzufügen
issue-join-which = Punkt
issue-open-from = Daraus einen Punkt eröffnen
issue-title = Wie er heißt
issue-title-hint = In einer Zeile, was zu entscheiden ist.
issue-about = Worum es geht
issue-about-hint = Wo kein Kommentar es sagt. Markdown.
issue-open = Offen
issue-accepted = Angenommen
issue-accepted-in-part = Zum Teil angenommen
issue-declined = Abgelehnt
issue-deferred = Verschoben
issue-duplicate = Doppelt
issue-disposition = Entscheidung
issue-standing = Stand
issue-standing-open = offen
issue-standing-awaiting = Antwort erwartet
issue-standing-not-satisfied = nicht einverstanden
issue-standing-silent = keine Antwort in der Frist
issue-standing-satisfied = einverstanden
issue-standing-settled = entschieden
issue-with = bei { $name }
issue-due = fällig { $day }
issue-opened-at = eröffnet { $day }
issue-holder = Bei wem er liegt
issue-due-at = Fällig
issue-raised-by = Was ihn aufwarf
issue-resolution = Was daraus geworden ist
issue-settled-by = { $name }, { $at }, zu Fassung { $number }
issue-settle = Entscheiden
issue-rationale = Begründung
issue-rationale-hint = Wer ihn aufwarf, liest das und sagt, ob damit beantwortet ist, was gesagt wurde. Markdown.
issue-duplicate-of = Doppelt zu
issue-duplicate-of-hint = Die Nummer des anderen Punktes.
issue-on-revision = Zu Fassung
issue-on-revision-hint = Leer für die neueste.
issue-days = Tage zum Antworten
issue-days-hint = 1 bis 90.
issue-assign = Zuweisen
issue-reopen = Wieder öffnen
issue-reopen-hint = Was entschieden und geantwortet wurde, bleibt im Verlauf.
issue-history = Verlauf
answer = Ihre Antwort
answer-satisfied = Einverstanden
answer-not-satisfied = Nicht einverstanden
answer-until = kann bis { $at } antworten
answer-ask = Ist damit beantwortet, was Sie gesagt haben?
answer-hint = Bis { $at }. Wenn Sie nichts sagen, wird nicht länger darauf gewartet, und es wird vermerkt.
answer-send = Antwort absenden
answer-words = Warum
answer-words-hint = Nötig, wenn Sie nicht einverstanden sind. Markdown.
entry-opened = { $name } eröffnete ihn
entry-comments-added = { $name } fügte Kommentare hinzu
entry-assigned = { $name } wies ihn zu
entry-settled = { $name }: { $disposition }
entry-answered = { $name }: { $answer }
entry-reopened = { $name } öffnete ihn wieder
duties = Wer handeln muss
duty-issue = Entscheiden
duty-moderation = Freigeben oder nicht
duty-answer = Antwort erwartet
duty-since = seit { $at }
log = Protokoll der Kommentare
log-standing = { $count ->
    [one] Eine Zeile: die veröffentlichten Kommentare mit dem, was daraus geworden ist, wie Normungsgremien es veröffentlichen.
   *[other] { $count } Zeilen: die veröffentlichten Kommentare mit dem, was daraus geworden ist, wie Normungsgremien es veröffentlichen.
}
log-see = Ansehen
log-patches = Übernommene Vorschläge als Patches
flaw-not-there = So etwas gibt es hier nicht. Kopieren Sie Worte aus der Fassung, aus einem Absatz, oder wählen Sie etwas Angebotenes.
flaw-no-words = Zitieren Sie mindestens ein Wort des Textes.
flaw-for-what = Sagen Sie, für welchen Abschnitt, welche Anforderung oder welche Worte Ihr Text ist.
flaw-unchanged = Das steht schon da. Ändern Sie es oder lassen Sie es weg.
flaw-path = Geben Sie den Pfad der Datei im Repository an, ohne Leerzeichen.
flaw-days = Geben Sie 1 bis 90 Tage an.
flaw-too-many-comments = Nennen Sie höchstens 100 Kommentare auf einmal.
