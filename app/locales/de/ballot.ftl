# Abstimmungen von Gruppen.

ballots = Abstimmungen
ballots-lead = Worüber diese Gruppe abstimmt und wen sie wählt. Jede Abstimmung sagt, was nötig ist, was da ist und warum.
ballots-none = Noch wurde nicht abgestimmt.
ballots-none-hint = Vorsitz und Sekretariat bereiten Abstimmungen vor; Entwürfe sehen nur sie.
ballots-not-now = Die Gruppe hält jetzt keine Abstimmungen ab: Sie ist noch nicht genehmigt, ruht oder ist beendet.
ballots-open = Jetzt offen
ballots-over = Früher
ballots-drafts = In Vorbereitung
ballot-new = Abstimmung vorbereiten
ballot-edit = Entwurf bearbeiten
ballot-run = Abstimmung führen
ballot-you-would-vote = Würde heute eine Abstimmung geöffnet, hätten Sie eine Stimme.
ballot-you-would-not-vote = Würde heute eine Abstimmung geöffnet, hätten Sie keine Stimme.
ballot-see-why = Warum
ballot-state-draft = Entwurf
ballot-state-open = Offen
ballot-state-deferred = Aufgeschoben
ballot-state-closed = Geschlossen
ballot-state-settled = Festgestellt
ballot-state-annulled = Annulliert
ballot-outcome-passes = Durchgegangen
ballot-outcome-fails = Nicht durchgegangen
ballot-until-word = Bis
ballot-closed-word = Geschlossen
ballot-for-seats = { $seats ->
    [one] Ein Sitz wird besetzt.
   *[other] { $seats } Sitze werden besetzt.
}
ballot-todo = Ihre Stimme fehlt bei „{ $title }“ von { $group }.
ballot-todo-do = Abstimmen
ballot-position-of = Haltung
ballot-steps = Beenden oder aufschieben
ballot-blank-paper = ein leerer Zettel
ballot-opens-for = Nach dem Öffnen { $hours } Stunden lang offen
ballot-counted = Ausgezählt

# Vorbereiten
ballot-title = Wie die Abstimmung heißt
ballot-question = Die Frage
ballot-question-hint = Markdown. Wozu genau man Ja oder Nein sagt, oder wen man wählt.
ballot-consequence = Was geschieht, wenn sie durchgeht
ballot-consequence-hint = Ein Satz. „Version 6 wird als Standard veröffentlicht.“
ballot-subject-title = Wie der Text heißt
ballot-subject-text = Der Text, über den abgestimmt wird
ballot-subject-text-hint = Die Abstimmung ist durch SHA-256 an genau diesen Text gebunden. Leer, wenn die Frage alles sagt.
ballot-hours = Wie viele Stunden offen
ballot-hours-hint = 168 sind eine Woche. Die Regel kann mehr verlangen.
ballot-feeds = Wer sie versäumt, kann die Stimme verlieren, wo die Regel der Gruppe Abstimmungen zählt
ballot-rule = Nach welcher Regel
ballot-rule-hint = Die Regel eines Gremiums, eine eigene, oder eine Wahl.
ballot-rule-election = Wahl oder Auswahl: ausgezählt wie unten eingestellt
ballot-rules-presets = Regeln anderer Gremien
ballot-rules-own = Regeln dieser Gruppe
ballot-election-part = Wenn es eine Wahl oder Auswahl ist
ballot-method = Wie ausgezählt wird
ballot-seats = Wie viele gewählt werden
ballot-limit = Höchstens so viele aus einer Organisation
ballot-reopen = „Neue Vorschläge“ steht auch zur Wahl
ballot-visibility = Wer wann Stimmen sieht
ballot-shows-turnout = Zeigen, wie viele abgestimmt haben, solange der Stand verborgen ist
ballot-save = Entwurf speichern
ballot-discard = Entwurf verwerfen
ballot-nominate = Vorschlagen
ballot-nominate-hint = Ein Mitglied wird per Mail gefragt und zählt, sobald es annimmt. Eine Möglichkeit braucht nur einen Namen.
ballot-nominate-person = Ein Mitglied
ballot-nominate-nobody = Niemand: eine Möglichkeit mit Namen
ballot-candidate-name = Name der Möglichkeit
ballot-candidate-affiliation = Tritt an für
ballot-candidate-statement = Vorstellung
ballot-candidate-remove = { $name } streichen
ballot-candidate-waits = gefragt, noch ohne Antwort
ballot-candidate-declined = abgelehnt
ballot-candidate-withdrew = zurückgezogen
ballot-candidate-accepted = angenommen
ballot-nomination-yours = Sie sind vorgeschlagen
ballot-nomination-accept = Annehmen
ballot-nomination-decline = Ablehnen
ballot-nomination-withdraw = Zurückziehen
ballot-reopens-name = Neue Vorschläge
ballot-prospect = Wer abstimmen würde
ballot-prospect-hint = Mit dem Öffnen werden genau diese Stimmen festgehalten. Alle werden per Mail verständigt.
ballot-prospect-count = { $count ->
    [one] Eine Stimme, { $without } ohne
   *[other] { $count } Stimmen, { $without } Mitglieder ohne
}
ballot-prospect-without = Mitglieder ohne Stimme
ballot-casters = Abgegeben von
ballot-no-caster = niemand ist benannt
ballot-open-now = Abstimmung öffnen
ballot-open-hint = Von da an kann nichts mehr an ihr geändert werden.
ballot-flaw-nobody = Niemand hat eine Stimme.
ballot-flaw-members = Die Regel verlangt mindestens { $number } Mitglieder.
ballot-flaw-organisations = Die Regel verlangt Mitglieder aus mindestens { $number } Organisationen.
ballot-flaw-voters = Die Regel verlangt mindestens { $number } Stimmberechtigte.
ballot-flaw-unbalanced = „{ $category }“ hält mehr als { $most } der Stimmen.
ballot-flaw-weight = Weniger als fünf haben das Gewicht { $weight }: Eine vertrauliche Abstimmung würde verraten, wer sie sind.
ballot-flaw-category = Weniger als fünf gehören zu „{ $category }“: Eine vertrauliche Abstimmung würde verraten, wer sie sind.

# Verfahren und Sichtbarkeit
method-plurality = Die meisten Stimmen gewinnen (relative Mehrheit)
method-approval = Zustimmungswahl
method-irv = Integrierte Stichwahl
method-debian = Condorcet nach der Verfassung von Debian
method-schulze = Condorcet nach Schulze (gewinnende Stimmen)
method-scottish-stv = Übertragbare Stimme, schottische Regeln
method-wigm-prf = Übertragbare Stimme, WIGM (PRF)
method-meek-prf = Übertragbare Stimme, Meek (PRF)
visibility-open = Offen: alle sehen sofort, wer was sagt
visibility-sealed = Versiegelt: niemand sieht vor dem Schluss einen Stand
visibility-members = Nur Mitglieder
visibility-confidential = Vertraulich: niemand sieht, wessen Stimme welche ist, auch später nicht
ballot-visible-open = Die Stimmen sind offen: Wer diese Abstimmung sehen kann, sieht sofort, wer was sagt.
ballot-visible-sealed = Versiegelt bis zum Schluss: Niemand bekommt einen Stand zu sehen, auch nicht, wer die Site betreibt. Danach sehen alle, wer was gesagt hat.
ballot-visible-members = Mitglieder der Gruppe sehen, wer was sagt; andere erfahren, dass abgestimmt wird und wie es ausging.
ballot-visible-confidential = Vertraulich: Die Zettel tragen keinen Namen. Solange abgestimmt wird, kennt der Server die Verbindung; mit dem Schluss wird sie getrennt.

# Die Seite einer Abstimmung
ballot-asks = Die Frage
ballot-a-pass = Wenn sie durchgeht
ballot-held-in = Auf der Tagesordnung von
ballot-at-session = Bei dem Programmpunkt
ballot-voted-on = Worüber abgestimmt wird
ballot-bound = Gebunden an SHA-256
ballot-the-rule = Die Regel
ballot-inequality = Als Ungleichung
ballot-your-vote = Ihre Stimme
ballot-your-vote-of = Die Stimme von { $name }
ballot-cast-as-own = Ihre eigene Stimme
ballot-cast-as-representative = Sie geben sie als Vertretung ab
ballot-cast-as-alternate = Sie geben sie als Stellvertretung ab; die Stimme der Vertretung geht vor
ballot-cast-as-proxy = Sie wurden gebeten, sie abzugeben; die eigene Stimme geht vor
ballot-cast-as-secretary = Vom Sekretariat aufgenommen
ballot-why-vote = Warum Sie diese Stimme haben
ballot-no-vote-here = Sie haben in dieser Abstimmung keine Stimme.
ballot-no-vote-hint = Wer beim Öffnen eine Stimme hatte, steht in der Liste unten. Was sie Ihnen brächte, sagt Ihre Stimmberechtigung.
ballot-sign-in-to-vote = Melden Sie sich an, um zu sehen, ob Sie hier eine Stimme haben.
ballot-said = Sie sagen: { $choice }
ballot-voted-noted = Ihre Stimme ist abgegeben. Was Sie gewählt haben, wird niemandem gezeigt, auch Ihnen nicht.
ballot-not-present = Nur wer im Raum ist, stimmt ab. Das Sekretariat hat Sie dort nicht verzeichnet.
ballot-own-struck = Nach jetzigem Stand ist diese Stimme auf beiden Seiten gestrichen: Das Stimmrecht dazu ging seit der Eröffnung verloren. Kommt es vor dem Schluss zurück, zählt sie wieder.
ballot-vote = Stimme abgeben
ballot-change = Stimme ändern
ballot-reason = Ihre Begründung
ballot-reason-hint = Markdown. Haltungen mit * brauchen eine.
ballot-position = Ihre Haltung
ballot-rank-hint = Geben Sie 1, wen Sie am liebsten wollen, dann 2, 3 … Lassen Sie aus, wen Sie nicht reihen.
ballot-rank-equal-hint = Zweimal dieselbe Zahl reiht gleich.
ballot-rank-of = Rang von { $name }
ballot-approve-hint = Geben Sie allen eine 1, denen Sie zustimmen.
ballot-choose-one-hint = Geben Sie einer Person eine 1.
ballot-live = Wie es steht
ballot-live-passes = Würde jetzt geschlossen, ginge sie durch.
ballot-live-fails = Würde jetzt geschlossen, ginge sie nicht durch.
ballot-annulled-nothing = Sie wurde vor ihrem Ende annulliert und entscheidet nichts.
ballot-live-decided-passes = Sie geht durch, was auch noch kommt.
ballot-live-decided-fails = Sie kann nicht mehr durchgehen.
ballot-live-hidden = Vor dem Schluss wird kein Stand gezeigt.
ballot-turnout = { $returned } von { $eligible } Stimmen sind abgegeben.
ballot-turnout-hidden = { $eligible } Stimmen können abgegeben werden.
ballot-turnout-members = Das erfahren nur Mitglieder der Gruppe.
ballot-live-struck = { $count ->
    [one] Eine Stimme ist auf beiden Seiten gestrichen, weil das Stimmrecht dazu verloren ging; sie zählt wieder, wenn es vor dem Schluss zurückkommt.
   *[other] { $count } Stimmen sind auf beiden Seiten gestrichen, weil das Stimmrecht dazu verloren ging; sie zählen wieder, wenn es vor dem Schluss zurückkommt.
}
ballot-line-least = { $what }: { $needed } nötig, jetzt { $now }
ballot-line-most = { $what }: höchstens { $needed }, jetzt { $now }
ballot-line-hidden-least = { $what }: { $needed } nötig
ballot-line-hidden-most = { $what }: höchstens { $needed }
ballot-line-hidden-open = { $what }: wie viele das sind, hängt von den Stimmen ab
ballot-line-open = { $what }: jetzt { $now }
ballot-still-settled = Endgültig erreicht.
ballot-still-holds = Jetzt erreicht; spätere Stimmen können es noch ändern.
ballot-still-missing = { $votes ->
    [one] Eine mehr würde reichen.
   *[other] { $votes } mehr würden reichen.
}
ballot-still-too-many = { $votes ->
    [one] Eine weniger würde reichen.
   *[other] { $votes } weniger würden reichen.
}
ballot-still-open = Nicht erreicht; andere Stimmen können es noch ändern.
ballot-still-out-of-reach = Nicht mehr zu erreichen.
ballot-role-block = Niemand blockiert
ballot-role-quorum = Quorum
ballot-role-return = Rücklauf
ballot-role-abstentions = Enthaltungen
ballot-role-threshold = Mehrheit
ballot-positions = Was gesagt wurde
ballot-position-by = abgegeben von { $by }
ballot-positions-all = Alles, was gesagt wurde, Stimme für Stimme
ballot-superseded = vorher gesagt
ballot-discounted = zählt nicht
ballot-ruling = Entscheidung
ballot-resolution = Behandelt
ballot-voters = Wer eine Stimme hat
ballot-voters-find = Eine Stimme suchen
ballot-voters-none-found = Niemand mit einer Stimme heißt so
ballot-voters-count = { $count ->
    [one] Eine Stimme
   *[other] { $count } Stimmen
}
ballot-struck = gestrichen
ballot-in-room = im Raum
ballot-weight = Gewicht
ballot-candidates = Wer zur Wahl steht
ballot-proxies = Für andere abgegebene Stimmen
ballot-proxy-line = { $holder } gibt die Stimme von { $voter } ab
ballot-proxy-give = Jemanden Ihre Stimme abgeben lassen
ballot-proxy-choose = Wählen, wer Ihre Stimme abgibt
ballot-proxy-give-to = { $name } Ihre Stimme abgeben lassen
ballot-proxy-hint = Beide Namen bleiben stehen. Weitergegeben wird sie nicht, und Ihre eigene Stimme geht vor.
ballot-proxy-holder = Wer sie abgibt
ballot-proxy-back = Stimme zurücknehmen
ballot-no-standing = Diese Abstimmung wird vorbereitet: Nur wer sie führt und wer vorgeschlagen ist, sieht sie.
ballot-extended = { $times ->
    [one] Sie ging einmal weiter, weil zu wenige teilnahmen.
   *[other] Sie ging { $times } Mal weiter, weil zu wenige teilnahmen.
}

# Ergebnis
ballot-result = Das Ergebnis
ballot-result-passes = Sie ging durch.
ballot-result-fails = Sie ging nicht durch.
ballot-result-nobody = Niemand hatte eine Stimme; so geht nichts durch.
ballot-check-holds = gilt
ballot-check-fails = gilt nicht
ballot-check-nothing = ein Bruchteil von nichts gilt nie
ballot-condition = Bedingung
ballot-numbers = Mit ihren Zahlen
ballot-verdict = Gilt
ballot-elected = { $count ->
    [one] Gewählt:
   *[other] Gewählt, in dieser Reihenfolge:
} { $names }
ballot-elected-nobody = Niemand ist gewählt.
ballot-vacant = { $count ->
    [one] Ein Sitz bleibt leer.
   *[other] { $count } Sitze bleiben leer.
}
ballot-reopened = { $count ->
    [one] Für einen Sitz wird neu vorgeschlagen.
   *[other] Für { $count } Sitze wird neu vorgeschlagen.
}
ballot-valid = { $valid } gültige Zettel, { $blank } leere.
ballot-quota = Die Quote beträgt { $quota } Stimmen.
ballot-not-counted = Es konnte nicht ausgezählt werden: { $why }
ballot-rounds = Runde für Runde
ballot-stage = Schritt { $number }
ballot-stage-first = Erste Präferenzen
ballot-stage-surplus = Überschuss von { $name }: { $votes }
ballot-stage-exclude = Ohne { $name }
ballot-stage-bar = Grenze erreicht: ohne { $name }
ballot-stage-fill-last = Letzte Sitze
ballot-stage-distribute = Verteilung
ballot-candidate = Zur Wahl steht
ballot-exhausted = Erschöpft
ballot-lost = An gestrichenen Nachkommastellen verloren
ballot-difference = Änderung
ballot-keeps = Behält
ballot-key-held = schon vorher
ballot-key-came = in diesem Schritt dazu
ballot-key-went = abgegeben
ballot-key-quota = die Quote
ballot-moved = { $votes } von { $from } an { $to }
ballot-moved-nowhere = { $votes } von { $from } an niemanden: Die Zettel nennen sonst niemanden, auf den sie übergehen könnten
ballot-mark-elected = gewählt
ballot-mark-excluded = ausgeschieden
ballot-votes = Stimmen
ballot-pairwise = Paarweise verglichen
ballot-pairwise-caption = Wie viele den Namen der Zeile vor den der Spalte reihen.
ballot-tie = Gleichstand zwischen { $names }: { $chosen }, nach { $by ->
    [lot] dem gezogenen Los
   *[other] Schritt { $by }
}
ballot-draw = Das Los
ballot-draw-committed = Bei Gleichstand entscheidet ein Los, das alle nachrechnen können. Sein Geheimnis steht fest; dessen SHA-256 ist { $commitment }. Mit dem Schluss wird es veröffentlicht.
ballot-draw-told = Das Geheimnis { $secret } hat den SHA-256, der beim Öffnen veröffentlicht wurde. Das Los fällt nach SHA-256 des Geheimnisses, gefolgt vom Hash der geschlossenen Menge.
ballot-record = Das Protokoll
ballot-record-hash = Protokoll { $number } dieser Gruppe, SHA-256 { $hash }. Mit „plenary verify“ kann es jeder neu auszählen.
ballot-record-head = Beim Schluss war der Kopf des versiegelten Ereignisprotokolls der Gruppe SHA-256 { $head }; die Mail zum Schluss und der Feed der Abstimmungen sagen dasselbe.
ballot-record-json = Protokoll (JSON)
ballot-record-csv = Stimmen (CSV)
ballot-record-blt = Zettel (BLT)
ballot-papers = Was auf den Zetteln steht
ballot-paper = Zettel
ballot-bar = { $name }: { $votes } von { $all }

# Führen
ballot-run-lead = Alles hier wird im Protokoll der Gruppe festgehalten.
ballot-close = Schließen
ballot-close-hint = Wenn ihre Zeit um ist, oder vorher, wo die Regel es erlaubt. Sonst schließt die Site sie von selbst.
ballot-settle = Feststellen
ballot-settle-hint = Nach den Entscheidungen. Danach kommt nichts mehr hinzu.
ballot-defer = Aufschieben
ballot-defer-hint = Einmal je Abstimmung. Die Uhr steht still.
ballot-resume = Weiterführen
ballot-annul = Annullieren
ballot-annul-hint = Sie zählt nicht. Der Grund ist öffentlich.
ballot-why = Grund
ballot-presence = Wer im Raum ist
ballot-presence-save = Anwesende verzeichnen
ballot-record-vote = Stimme aufnehmen
ballot-record-vote-hint = Für jemanden im Raum. Ihr Name bleibt daneben stehen.
ballot-record-voter = Wessen Stimme
ballot-rulings = Begründungen und Entscheidungen
ballot-rulings-hint = Ob ein Nein die Begründung hat, die die Regel verlangt, und wie ein Einwand behandelt wurde. Beides ist öffentlich; wer Einwand erhob, ändert die Haltung selbst.
ruling-appeals = Beschwerden gegen Entscheidungen
ruling-appeal-lodge = Gegen eine Entscheidung Beschwerde einlegen
ruling-appealed = Welche Entscheidung
ruling-appeal-grounds-hint = Was falsch entschieden wurde. Die Gruppe darüber urteilt; bis dahin steht das Ergebnis nicht fest.
ruling-appeal-against = Gegen die Entscheidung zu dem, was { $name } sagte
ballot-rule-out = Zählt nicht
ballot-rule-in = Zählt
ballot-resolve = Behandelt
ballot-nothing-to-run = Hier ist nichts mehr zu tun.

# Regeln
ballot-rules = Regeln für Abstimmungen
ballot-rules-lead = Eine Abstimmung folgt einer Regel, die vor dem Öffnen feststeht. Nehmen Sie die eines Gremiums, oder setzen Sie eine eigene zusammen.
ballot-rule-own = Eine Regel zusammensetzen
ballot-rule-from = Mit dieser Regel beginnen
ballot-rule-source = Gelesen in { $title }, Stand { $day }
ballot-rule-primary = wo das Gremium sie führt
ballot-rule-secondary = aus zweiter Hand
ballot-rule-retire = Außer Gebrauch nehmen
ballot-rule-add = Diese Regel aufnehmen
ballot-rule-try = Erklären, nichts aufnehmen
ballot-rule-means = Was diese Regel sagt
ballot-rule-name = Wie Sie sie nennen
ballot-rule-positions = Haltungen
ballot-rule-positions-hint = Mit Ihren eigenen Namen. Zeilen ohne Namen fallen weg.
ballot-rule-position = Haltung { $number }
ballot-rule-kind = Wie Haltung { $number } zählt
ballot-rule-reason = Haltung { $number } braucht eine Begründung
ballot-kind-counts = wie jede Stimme
ballot-kind-blocks = blockiert: nichts geht durch, solange jemand sie hat
ballot-kind-abstains = ergreift keine Seite
ballot-kind-recuses = tritt zurück und verkleinert das Ganze
ballot-kind-advises = wird gezeigt und nie gezählt
ballot-rule-conditions = Bedingungen
ballot-rule-conditions-hint = Alle müssen gelten. Zeilen ohne Zahl fallen weg.
ballot-rule-condition = Bedingung { $number }
ballot-rule-role = Wofür ({ $number })
ballot-rule-left = Was gezählt wird ({ $number })
ballot-rule-left-words = Gezählte Haltungen, mit Kommas dazwischen ({ $number })
ballot-rule-comparison = Verglichen ({ $number })
ballot-rule-bound = Zahl oder Bruch wie 2/3 ({ $number })
ballot-rule-of = Wovon ({ $number })
ballot-rule-of-words = Von diesen Haltungen ({ $number })
ballot-rule-category = Nur in einer Interessengruppe ({ $number })
ballot-of-number = sie selbst: eine Zahl
ballot-of-positions = Haltungen
ballot-quantity-cast = abgegebene Stimmen
ballot-quantity-cast-without-abstentions = abgegebene Stimmen ohne Enthaltungen
ballot-quantity-eligible = alle Stimmberechtigten
ballot-quantity-eligible-without-recused = alle Stimmberechtigten, die nicht zurücktraten
ballot-quantity-present = alle im Raum
ballot-quantity-returned = alle, die antworteten
ballot-of-root-eligible = Quadratwurzel aller Stimmberechtigten
ballot-comparison-at-least = mindestens
ballot-comparison-more-than = mehr als
ballot-comparison-at-most = höchstens
ballot-comparison-less-than = weniger als
ballot-rule-more-positions = Weitere Haltungen
ballot-rule-more-conditions = Weitere Bedingungen
ballot-rule-preconditions = Bevor sie öffnet
ballot-rule-members = Mindestens so viele Mitglieder
ballot-rule-organisations = Aus mindestens so vielen Organisationen
ballot-rule-voters = Mindestens so viele Stimmberechtigte
ballot-rule-share = Keine Interessengruppe über diesem Anteil
ballot-rule-conduct = Wie abgestimmt wird
ballot-rule-hours = Mindestens so viele Stunden offen
ballot-rule-early = Schließen vor der Zeit
ballot-early-never = nie
ballot-early-all-voted = wenn alle abgestimmt haben
ballot-early-decided = wenn nichts mehr das Ergebnis ändern kann
ballot-rule-changeable = Eine Stimme kann bis zum Schluss geändert werden
ballot-rule-in-room = Nur wer im Raum ist, stimmt ab
ballot-rule-lost = Wer vor dem Schluss die Stimmberechtigung verliert,
ballot-lost-keeps = behält die Stimme
ballot-lost-struck = wird auf beiden Seiten gestrichen, wenn die Mitgliedschaft endet
ballot-lost-judged = wird auf beiden Seiten gestrichen, wenn die Stimmrechtsregel der Gruppe am Ende keine Stimme mehr gibt
ballot-rule-proxies = Für wie viele andere jemand abstimmen darf
ballot-rule-extend-hours = Fehlt Quorum oder Rücklauf, so viele Stunden weiter
ballot-rule-extend-times = Höchstens so oft
ballot-rule-passes = Was ein Durchgehen bewirkt
ballot-rule-fails = Was ein Scheitern bewirkt
ballot-effect-adopts = Es ist angenommen
ballot-effect-rejects = Es ist nicht angenommen
ballot-effect-recirculates = Es geht zurück und kommt noch einmal zur Abstimmung
ballot-effect-overturns = Die Entscheidung ist aufgehoben
ballot-effect-stands = Die Entscheidung bleibt bestehen

# Regeln in einem Satz
rule-passes = { $effect ->
    [adopts] Es ist angenommen
    [rejects] Es ist abgelehnt
    [recirculates] Es geht zurück
    [overturns] Die Entscheidung ist aufgehoben
   *[stands] Die Entscheidung bleibt bestehen
}, wenn gilt: { $conditions }.
rule-never = nie
rule-case = falls { $when }: { $needs }
rule-otherwise = sonst: { $needs }
rule-part = { $times } von: { $of }
rule-root-part = { $times } mal der Quadratwurzel von: { $of }
rule-among = unter „{ $category }“ { $left }
rule-say = wer { $words } sagt
rule-threshold-number = { $left }: { $comparison ->
    [at-least] mindestens
    [more-than] mehr als
    [at-most] höchstens
   *[less-than] weniger als
} { $bound }
rule-threshold-share = { rule-threshold-number }
rule-threshold-root = { rule-threshold-number }
rule-block-number = niemand sagt { $words }
rule-block-share = { rule-threshold-number }
rule-block-root = { rule-threshold-number }
rule-quorum-number = als Quorum { rule-threshold-number }
rule-quorum-share = als Quorum { rule-threshold-number }
rule-quorum-root = als Quorum { rule-threshold-number }
rule-return-number = { rule-threshold-number }
rule-return-share = { rule-threshold-number }
rule-return-root = { rule-threshold-number }
rule-abstentions-number = { rule-threshold-number }
rule-abstentions-share = { rule-threshold-number }
rule-abstentions-root = { rule-threshold-number }
rule-when-number = { rule-threshold-number }
rule-when-share = { rule-threshold-number }
rule-when-root = { rule-threshold-number }

# Haltungen, die Regeln von Gremien kennen
position-yes = Ja
position-no = Nein
position-abstain = Enthaltung
position-noobj = Kein Einwand
position-discuss = Zu besprechen
position-recuse = Befangen
position-block = Blockieren
position-approve = Zustimmen
position-disapprove = Ablehnen
position-reject = Verwerfen
position-for = Dafür
position-further-discussion = Weiter diskutieren
position-consent = Konsent
position-concern = Bedenken
position-objection = Einwand

# Regeln von Gremien
ballot-preset-iesg-standards-track = IESG: Standards Track
ballot-preset-iesg-other = IESG: informativ, experimentell
ballot-preset-iesg-charter = IESG: Charta
ballot-preset-oasis-simple = OASIS: einfache Mehrheit
ballot-preset-oasis-full = OASIS: volle Mehrheit
ballot-preset-oasis-special = OASIS: besondere Mehrheit
ballot-preset-iso-dis = ISO/IEC: Normentwurf (DIS)
ballot-preset-iso-fdis = ISO/IEC: Schlussentwurf (FDIS)
ballot-preset-ieee-sa = IEEE SA: Abstimmungsgruppe
ballot-preset-etsi-71 = ETSI: 71 %
ballot-preset-apache-code = Apache: Codeänderung
ballot-preset-apache-release = Apache: Veröffentlichung
ballot-preset-apache-lazy = Apache: stillschweigender Konsens
ballot-preset-apache-veto = Apache: Veto
ballot-preset-debian-gr = Debian: Beschluss gegen weitere Diskussion
ballot-preset-w3c-ac-appeal = W3C: Einspruch des Advisory Committee
ballot-preset-lf-charter-meeting = Charta der Linux Foundation: in einer Sitzung
ballot-preset-lf-charter-electronic = Charta der Linux Foundation: elektronisch
ballot-preset-sociocratic-consent = Konsent (Soziokratie)

# Gleichstand, Amtszeiten, Wahlen ohne Abstimmung
ballot-unopposed = Kandidieren nicht mehr, als Sitze zu besetzen sind, sind sie ohne Abstimmung gewählt
ballot-unopposed-rule = Kandidieren nicht mehr, als Sitze zu besetzen sind, sind sie ohne Abstimmung gewählt.
ballot-elected-unopposed = { $count ->
    [one] Ohne Abstimmung gewählt, weil sonst niemand kandidiert:
   *[other] Ohne Abstimmung gewählt, weil nicht mehr kandidieren, als Sitze zu besetzen sind:
} { $names }
ballot-months = Amtszeit in Monaten
ballot-months-hint = In der Reihenfolge der Wahl, mit Kommas dazwischen: Bei 24, 12 ist die erste Person für zwei Jahre gewählt, alle anderen für eines. Leer, wo keine Amtszeit gilt.
ballot-office = { $order ->
    [order] Gewählt für { $months } Monate, in der Reihenfolge der Wahl; die letzte Zahl gilt für alle weiteren.
   *[all] Gewählt für { $months } Monate.
}
ballot-office-until = { $name }: bis { $day }
ballot-quorum = Quorum einzelner Optionen
ballot-quorum-hint = Nur bei Debians Regel: So viele mal die Wurzel aus der Zahl der Stimmberechtigten müssen eine Option über „Neue Vorschläge“ stellen. Debians 3Q ist 3/2.
ballot-quorum-of-options = Jede Option müssen { $times } × die Wurzel aus der Zahl aller Stimmberechtigten über „Neue Vorschläge“ stellen.
ballot-candidate-majority = Nötige Mehrheit
ballot-candidate-majority-hint = Wie viele mal so viele sie „Neue Vorschläge“ vorziehen müssen wie umgekehrt: 3 sind drei Viertel. Leer für mehr als die Hälfte.
ballot-majority-of-option = Braucht { $times } mal so viele, die sie „Neue Vorschläge“ vorziehen, wie umgekehrt.
ballot-ties = Was bei Gleichstand entscheidet
ties-lots = Das Los aus einem Geheimnis, dessen Prüfsumme bei der Eröffnung veröffentlicht wird
ties-public = Das Los aus öffentlichen Zahlen (RFC 3797)
ties-casting-vote = Der Vorsitz der Gruppe
ballot-sources = Öffentliche Quellen
ballot-sources-hint = Eine je Zeile, mit ihrem Tag: „Lotto vom 5. Dezember 2026“. Niemand darf die Zahlen vor dem Ende der Abstimmung kennen.
ballot-draw-public = Bei Gleichstand fällt das Los nach RFC 3797 aus öffentlichen Zahlen, die vor dem Ende niemand kennt:
ballot-draw-casting = Wo die Auszählung einen Gleichstand lässt, entscheidet der Vorsitz der Gruppe, indem er alle Kandidierenden reiht.
ballot-tie-waits = Ein Gleichstand wartet
ballot-tied-between = Gleichstand: { $names }. Niemand ist gewählt, bevor er entschieden ist.
ballot-tied-level = Beide Seiten haben gleich viele. Die Stimme des Vorsitzes entscheidet.
ballot-draw-now = Losen
ballot-numbers-hint = Was jede Quelle gezeigt hat, ganze Zahlen mit Leerzeichen dazwischen. Alle können sie nachschlagen und noch einmal losen; das geschieht einmal.
ballot-decide-now = Entscheiden
ballot-decide-hint = Nur wer den Vorsitz der Gruppe hat, tut das, und einmal. Es steht mit der Kennung der Person im Protokoll.
ballot-casting-vote = Stimme des Vorsitzes
ballot-cast-by-chair = Durch die Stimme des Vorsitzes entschieden: { $outcome ->
    [passes] angenommen.
   *[fails] nicht angenommen.
}
ballot-casting-rule = Bei gleich vielen auf beiden Seiten entscheidet der Vorsitz der Gruppe.
ballot-rule-casting = Bei gleich vielen auf beiden Seiten entscheidet der Vorsitz der Gruppe

# Nachzählen
ballot-count-yourself = Selbst nachzählen
ballot-count-in-browser = Ihr Browser holt das Protokoll und das Zählwerk und zählt auf diesem Gerät. Was diese Seite sagt, wird nicht gefragt.
ballot-count-here = Hier nachzählen
ballot-count-holds = Nachgezählt: Die Prüfsumme passt, und jede Zahl ist dieselbe.
ballot-count-flawed = Nachgezählt stimmt es nicht.
ballot-count-votes = Gezählte Stimmen, von denen, die abstimmen konnten:
ballot-count-elected = Gewählt:
ballot-count-broken = Hier konnte nicht gezählt werden: Protokoll oder Zählwerk wurden nicht geladen. Nichts ist verloren; versuchen Sie es noch einmal, oder zählen Sie mit dem Programm unten.
ballot-count-record = Nehmen Sie das Protokoll (JSON) und das Programm „plenary“, dasselbe, das diese Seite betreibt; es braucht weder Konto noch Verbindung. Es prüft die Prüfsumme, zählt mit einer zweiten, schlichten Umsetzung noch einmal und sagt, was nicht stimmt, falls etwas nicht stimmt:
ballot-count-papers = Oder nehmen Sie die Stimmzettel (BLT) und zählen Sie sie nach der Regel, hiermit oder mit jedem anderen Programm, das solche Dateien liest. Gab es einen Gleichstand, stehen die Lose nur im Protokoll; ohne sie fallen sie in der Reihenfolge der Liste:
ballot-on-item = Zu „{ $item }“. Stimmen nur die Anwesenden ab, gilt als anwesend, wer bei der Eröffnung in der Sitzung angemeldet ist.
ballot-on-session = Bei dem Programmpunkt „{ $session }“ von { $conference }. Stimmen nur Anwesende ab, so ist anwesend, wer bei der Eröffnung in einer Sitzung der Gruppe angemeldet ist, die dieser Programmpunkt ist.
