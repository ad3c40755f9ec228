# The words of mails. Each has a subject, a lead, one action at most, and says why it came.

sign-up-link =
    .subject = Bestätigen Sie Ihre Adresse für { $site }
    .lead = Öffnen Sie diese Seite, um Ihr Konto bei { $site } fertigzustellen. Der Link funktioniert einmal, innerhalb von { $hours } Stunden.
    .action = Konto fertigstellen
    .why = Sie erhalten diese Mail, weil jemand, höchstwahrscheinlich Sie selbst, sich mit dieser Adresse registrieren wollte. Wenn Sie es nicht waren, tun Sie nichts: Ohne diesen Link entsteht kein Konto.

already-member =
    .subject = Sie haben schon ein Konto bei { $site }
    .lead = Jemand, höchstwahrscheinlich Sie selbst, wollte sich bei { $site } mit dieser Adresse registrieren. Zu ihr gibt es schon ein Konto, deshalb wurde nichts geändert. Melden Sie sich stattdessen an; wenn Sie Ihr Passwort nicht mehr wissen, fordern Sie auf derselben Seite einen Link per Mail an.
    .action = Anmelden
    .why = Sie erhalten diese Mail, weil diese Adresse zu einem Konto bei { $site } gehört. Wenn Sie sich nicht registrieren wollten, tun Sie nichts.

sign-up-closed =
    .subject = { $site } eröffnet Konten auf Einladung
    .lead = Jemand, höchstwahrscheinlich Sie selbst, wollte sich mit dieser Adresse bei { $site } registrieren. Konten werden dort nur auf Einladung eröffnet, und für diese Adresse liegt keine vor. Bitten Sie das Team, mit dem Sie arbeiten, Sie einzuladen.
    .why = Sie erhalten diese Mail, weil jemand diese Adresse bei { $site } eingegeben hat. Wenn Sie es nicht waren, tun Sie nichts.

sign-in-link =
    .subject = Anmeldung bei { $site }
    .lead = Öffnen Sie diese Seite in dem Browser, in dem Sie sie angefordert haben, um sich bei { $site } anzumelden. Der Link funktioniert einmal, innerhalb von { $minutes } Minuten.
    .action = Anmelden
    .code = Wenn Sie diese Mail anderswo lesen, geben Sie dort, wo Sie sie angefordert haben, diesen Code ein:
    .why = Sie erhalten diese Mail, weil jemand, höchstwahrscheinlich Sie selbst, sich mit dieser Adresse anmelden wollte. Wenn Sie es nicht waren, tun Sie nichts, und geben Sie weder Link noch Code weiter.

recovery-link =
    .subject = Neues Passwort für { $site }
    .lead = Öffnen Sie diese Seite, um ein neues Passwort für Ihr Konto bei { $site } zu wählen. Der Link funktioniert einmal, innerhalb von { $minutes } Minuten. Sobald das neue Passwort gesetzt ist, sind alle Browser abgemeldet.
    .action = Neues Passwort wählen
    .why = Sie erhalten diese Mail, weil jemand, höchstwahrscheinlich Sie selbst, angegeben hat, das Passwort zu dieser Adresse sei verloren. Wenn Sie es nicht waren, tun Sie nichts: Ihr Passwort bleibt, wie es ist.

no-account =
    .subject = Kein Konto mit dieser Adresse bei { $site }
    .lead = Jemand, höchstwahrscheinlich Sie selbst, wollte sich mit dieser Adresse bei { $site } anmelden, aber zu ihr gibt es dort kein Konto. Vielleicht haben Sie eine andere Adresse verwendet. Sie können auch jetzt ein Konto eröffnen.
    .action = Registrieren
    .why = Sie erhalten diese Mail, weil jemand diese Adresse bei { $site } eingegeben hat. Wenn Sie es nicht waren, tun Sie nichts.

address-link =
    .subject = Bestätigen Sie Ihre neue Adresse für { $site }
    .lead = Öffnen Sie diese Seite angemeldet, um diese Adresse Ihrem Konto bei { $site } hinzuzufügen. Der Link funktioniert einmal, innerhalb von { $hours } Stunden.
    .action = Adresse hinzufügen
    .why = Sie erhalten diese Mail, weil jemand, der bei { $site } angemeldet ist, diese Adresse seinem Konto hinzufügen will. Wenn Sie es nicht waren, tun Sie nichts.

address-taken =
    .subject = Zu dieser Adresse gibt es schon ein Konto bei { $site }
    .lead = Jemand wollte diese Adresse seinem Konto bei { $site } hinzufügen. Sie gehört schon zu einem Konto, deshalb wurde nichts geändert. Um sie zu verschieben, melden Sie sich bei jenem Konto an und entfernen Sie sie dort zuerst.
    .action = Anmelden
    .why = Sie erhalten diese Mail, weil diese Adresse zu einem Konto bei { $site } gehört. Wenn Sie sie nicht hinzufügen wollten, tun Sie nichts.

invitation =
    .subject = { $inviter } lädt Sie zu { $team } ein
    .lead = { $inviter } lädt Sie in das Team von { $team } bei { $site } ein, { $role ->
        [owner] mit allen Rechten
        [programme] um das Programm zu machen
        [review] um Einreichungen zu begutachten
        [registration] um die Registrierung zu betreuen
        [member] als Mitglied
        [observer] beobachtend
       *[other] als { $role }
    }. Die Einladung kann einmal angenommen werden, innerhalb von { $days } Tagen.
    .action = Einladung ansehen
    .why = Sie erhalten diese Mail, weil { $inviter } diese Adresse bei { $site } eingegeben hat. Wenn Sie die Person nicht kennen, tun Sie nichts.

speaker-invitation =
    .subject = { $inviter } lädt Sie ein, bei { $conference } vorzutragen
    .lead = { $inviter } lädt Sie ein, bei „{ $title }“ mit vorzutragen, eingereicht bei { $conference } auf { $site }. Die Einladung kann einmal angenommen werden, innerhalb von { $days } Tagen. Auf derselben Seite können Sie auch absagen, ohne ein Konto zu haben.
    .action = Einladung ansehen
    .why = Sie erhalten diese Nachricht, weil { $inviter } diese Adresse auf { $site } angegeben hat. Kennen Sie die Person nicht, tun Sie nichts.

claim-link =
    .subject = Ihre Einreichung für { $conference }
    .lead = Das Team von { $conference } hat „{ $title }“ auf { $site } eingetragen, mit Ihnen als vortragender Person. Öffnen Sie diese Seite, um die Einreichung zu übernehmen: um zu ändern, was darin steht und wer Sie sind. Der Link wirkt einmal, innerhalb von { $days } Tagen.
    .action = Übernehmen
    .why = Sie erhalten diese Nachricht, weil das Team von { $conference } diese Adresse auf { $site } angegeben hat. Geht es nicht um Sie, tun Sie nichts.

review-reminder =
    .subject = { $count } zu begutachten für { $conference }
    .lead = Für „{ $call }“ von { $conference } sind noch { $count } Einreichungen von Ihnen zu begutachten, bis { $until }. Wenn es Ihnen nicht möglich ist, lehnen Sie auf deren Seiten mit einer Begründung ab: Dann wird rechtzeitig jemand anders gefragt.
    .action = Weiter begutachten
    .why = Sie bekommen diese Mail, weil Sie für { $conference } begutachten.

join-answered =
    .subject = { $answer ->
        [accepted] Sie sind dabei: { $group }
       *[other] Ihre Bitte um Aufnahme in { $group }
    }
    .lead = { $answer ->
        [accepted] Der Vorsitz von { $group } hat Sie aufgenommen.
       *[other] Der Vorsitz von { $group } hat Ihre Bitte um Aufnahme nicht angenommen. Was die Gruppe veröffentlicht, können Sie weiterhin lesen.
    } { $reply }
    .action = Gruppe ansehen
    .why = Sie bekommen diese E-Mail, weil Sie auf { $site } um Aufnahme in { $group } gebeten haben.

ballot =
    .subject = { $about ->
        [opened] Jetzt abstimmen: { $title }
        [reminder] Ihre Stimme fehlt: { $title }
        [blocked] Jemand blockiert: { $title }
        [nominated] Treten Sie an? { $title }
        [voided] Die Abstimmung gilt nicht mehr: { $title }
       *[closed] Die Abstimmung ist geschlossen: { $title }
    }
    .lead = { $about ->
        [opened] { $group } stimmt über „{ $title }“ ab, und Sie haben eine Stimme. Sie zählt bis { $until }; auf der Seite steht, warum Sie abstimmen und was nötig ist.
        [reminder] Die Abstimmung „{ $title }“ von { $group } ist bis { $until } offen, und Ihre Stimme fehlt noch.
        [blocked] Bei „{ $title }“ von { $group } hat jemand eine Haltung eingenommen, die blockiert, und sagt: { $said }
        [nominated] Sie sind für „{ $title }“ von { $group } vorgeschlagen. Nehmen Sie an, mit ein paar Sätzen an die Wählenden, oder lehnen Sie ab.
        [voided] Die Abstimmung „{ $title }“ von { $group } gilt nicht mehr: Von dem, worüber abgestimmt wurde, gibt es eine neue Fassung, oder es wurde zurückgestellt oder aufgegeben. Abgegebene Stimmen zählen nicht. Die Seite sagt, wie es weitergeht.
       *[closed] Die Abstimmung „{ $title }“ von { $group } ist geschlossen. { $said ->
            [passes] Sie ging durch.
            [fails] Sie ging nicht durch.
           *[counted] Auf der Seite steht das Ergebnis.
        } Das Protokoll hat den Hash { $record }.

        Der Kopf des versiegelten Ereignisprotokolls von { $group } ist jetzt { $head }. Heben Sie diese Mail auf: Mit ihr lässt sich zeigen, ob das Protokoll später umgeschrieben wird.
    }
    .action = Abstimmung ansehen
    .why = Sie bekommen diese Mail, weil Sie bei { $group } auf { $site } mitarbeiten.

call =
    .subject = { $about ->
        [opened] Aufruf: { $title }
        [closed] Sie halten das Ergebnis fest: { $title }
        [answered] Ihr Einwand wurde beantwortet: { $title }
       *[settled] Was der Aufruf ergab: { $title }
    }
    .lead = { $about ->
        [opened] { $group } { $kind ->
            [adoption] fragt, ob die Gruppe „{ $title }“ übernimmt.
            [last-call] bittet um letzte Kommentare zu „{ $title }“.
            [public-review] bittet alle um Kommentare zu „{ $title }“.
            [charter] fragt, ob die Gruppe unter der Charta von „{ $title }“ arbeitet.
           *[consensus] fragt, ob es Konsens über „{ $title }“ gibt.
        } Antworten zählen bis { $until }. Wer widerspricht, sagt warum, und bekommt eine Antwort in Worten.
        [closed] Der Aufruf zu „{ $title }“ von { $group } ist geschlossen. Beantworten Sie jeden offenen Einwand in Worten, und halten Sie fest, was er ergab.
        [answered] Der Vorsitz von { $group } hat Ihren Einwand gegen „{ $title }“ in Worten beantwortet. Lesen Sie die Antwort, und ziehen Sie den Einwand dann zurück oder bleiben Sie mit einer Begründung dabei, bevor das Ergebnis des Aufrufs festgehalten wird.
       *[settled] Der Vorsitz von { $group } hat festgehalten, was der Aufruf zu „{ $title }“ ergab: { $said ->
            [consensus] Es gibt Konsens.
           *[no-consensus] Es gibt keinen Konsens.
        } Auf der Seite steht, warum, und wie Einwände beantwortet wurden.
    }
    .action = Aufruf ansehen
    .why = Sie bekommen diese Mail, weil Sie bei { $group } auf { $site } mitarbeiten.

call-unnamed =
    .subject = { $about ->
        [opened] Aufruf bei { $group }
        [closed] Sie halten fest, was ein Aufruf von { $group } ergab
        [answered] Ihr Einwand bei { $group } wurde beantwortet
       *[settled] Was ein Aufruf von { $group } ergab
    }
    .lead = { $about ->
        [opened] { $group } hat einen Aufruf zu einem Entwurf, den nicht alle lesen dürfen. Antworten zählen bis { $until }.
        [closed] Ein Aufruf von { $group } zu einem Entwurf, den nicht alle lesen dürfen, ist geschlossen. Beantworten Sie jeden offenen Einwand in Worten, und halten Sie fest, was er ergab.
        [answered] Der Vorsitz von { $group } hat Ihren Einwand gegen einen Entwurf beantwortet, den nicht alle lesen dürfen. Lesen Sie die Antwort, und ziehen Sie den Einwand dann zurück oder bleiben Sie mit einer Begründung dabei, bevor das Ergebnis des Aufrufs festgehalten wird.
       *[settled] Der Vorsitz von { $group } hat festgehalten, was ein Aufruf zu einem Entwurf ergab, den nicht alle lesen dürfen.
    } Eine Mail verlässt diese Seite; mehr steht deshalb nur dort.
    .action = Aufruf ansehen
    .why = Sie bekommen diese Mail, weil Sie bei { $group } auf { $site } mitarbeiten.

duty =
    .subject = Fällig am { $due }: { $title }
    .lead = { $kind ->
        [call] Ein Aufruf zu „{ $title }“ in { $group } liegt bei Ihnen: Er schließt, oder sein Ergebnis ist fällig, am { $due }.
        [objection] Ein Einwand zu „{ $title }“ in { $group } wartet auf Ihre Antwort, fällig am { $due }.
        [appeal] Eine Beschwerde zu „{ $title }“ in { $group } wartet auf Ihre Entscheidung, fällig am { $due }.
        [write-up] Der Begleitbericht zu „{ $title }“ in { $group } liegt bei Ihnen, fällig am { $due }.
        [issue] Ein Anliegen in { $group } wartet darauf, dass Sie sagen, was daraus wird, fällig am { $due }: { $title }
        [answer] Sie sind gefragt, ob eine Antwort von { $group } Ihnen genügt, bis { $due }: { $title }
        [agenda] Die Tagesordnung von „{ $title }“ in { $group } liegt bei Ihnen, fällig am { $due }.
        [participation] Bestätigen Sie bis { $due }, wer an „{ $title }“ von { $group } teilnimmt.
        [action-items] Die Aufgaben aus „{ $title }“ in { $group } liegen bei Ihnen, fällig am { $due }.
        [minutes] Das Protokoll von „{ $title }“ in { $group } liegt bei Ihnen, fällig am { $due }.
        [erratum] Ein Erratum wartet bei { $group } darauf, dass Sie sagen, was daraus wird, fällig am { $due }: { $title }
        [action-item] In einer Sitzung von { $group } wurde übernommen, was jetzt bei Ihnen liegt, fällig am { $due }: { $title }
       *[state] „{ $title }“ in { $group } liegt bei Ihnen, und etwas ist am { $due } fällig.
    }
    .action = Ansehen, was zu tun ist
    .why = Sie bekommen diese Mail, weil dies bei { $group } auf { $site } auf Ihrer Liste steht.

duty-unnamed =
    .subject = Fällig am { $due } bei { $group }
    .lead = Etwas, das nicht alle lesen dürfen, steht bei { $group } auf Ihrer Liste, fällig am { $due }. Eine Mail verlässt diese Seite; mehr steht deshalb nur dort.
    .action = Ansehen, was zu tun ist
    .why = Sie bekommen diese Mail, weil dies bei { $group } auf { $site } auf Ihrer Liste steht.

comment =
    .subject = { $about ->
        [published] Ihr Kommentar ist jetzt zu lesen
        [refused] Ihr Kommentar wurde nicht veröffentlicht
        [hidden] Ihr Kommentar wurde ausgeblendet
        [settled] { $draft ->
            [closed] Was aus Ihrem Kommentar geworden ist
           *[other] Was aus Ihrem Kommentar geworden ist: { $issue }
        }
       *[not-satisfied] { $draft ->
            [closed] Jemand ist nicht einverstanden
           *[other] Nicht einverstanden: { $issue }
        }
    }
    .lead = { $about ->
        [published] Ihr Kommentar zu einem Entwurf von { $group } wurde freigegeben. Wer den Entwurf lesen darf, liest ihn jetzt.
        [refused] Ihr Kommentar zu einem Entwurf von { $group } wurde nicht veröffentlicht. { $words ->
            [closed] Seine Seite sagt, warum.
           *[other] Der Grund: { $words }
        }
        [hidden] Ihr Kommentar zu einem Entwurf von { $group } wurde ausgeblendet. { $words ->
            [closed] Seine Seite sagt, warum.
           *[other] Der Grund: { $words }
        }
        [settled] { $group } hat den Punkt entschieden, den Ihr Kommentar aufwirft. { $disposition ->
            [closed] Seine Seite sagt, was daraus geworden ist.
            [accepted] Er wurde angenommen: { $words }
            [accepted-in-part] Er wurde zum Teil angenommen: { $words }
            [declined] Er wurde abgelehnt: { $words }
            [deferred] Er wurde verschoben: { $words }
           *[duplicate] Ein anderer Punkt sagt dasselbe: { $words }
        } Sagen Sie bis { $until }, ob damit beantwortet ist, was Sie gesagt haben. Wenn Sie nichts sagen, wird nicht länger darauf gewartet.
       *[not-satisfied] Jemand sagt, dass mit der Entscheidung über einen Punkt von { $group } nicht beantwortet ist, was gesagt wurde. { $words ->
            [closed] Seine Seite sagt, warum.
           *[other] Die Worte: { $words }
        }
    }
    .action = { $about ->
        [settled] Ansehen und antworten
       *[other] Ansehen
    }
    .why = Sie erhalten diese Mail, weil Sie einen Entwurf von { $group } auf { $site } kommentieren oder bearbeiten.

published =
    .subject = { $cited } ist veröffentlicht: { $title }
    .lead = { $group } hat „{ $title }“ als { $cited } veröffentlicht. Alle können es lesen; die Nummer wird nie wieder verwendet, und der Text ändert sich nie.
    .action = Lesen
    .why = Sie erhalten diese Mail, weil Sie zu { $group } auf { $site } gehören oder am Entwurf mitgearbeitet haben.

withdrawn =
    .subject = { $cited } ist zurückgezogen: { $title }
    .lead = { $group } hat { $cited } „{ $title }“ zurückgezogen. Der Text bleibt mit seiner Nummer zu lesen und gilt nicht mehr. Der Grund: { $reason }
    .action = Lesen
    .why = Sie erhalten diese Mail, weil Sie zu { $group } auf { $site } gehören oder am Entwurf mitgearbeitet haben.

erratum =
    .subject = { $about ->
        [publish] Ihr Erratum ist jetzt zu lesen: { $cited }
        [verify] Ihr Erratum wurde bestätigt: { $cited }
        [hold] Ihr Erratum ist für die nächste Ausgabe vorgemerkt: { $cited }
        [reject] Ihr Erratum wurde abgelehnt: { $cited }
        [refuse] Ihr Erratum wurde nicht veröffentlicht: { $cited }
       *[reopen] Ihr Erratum wird neu angesehen: { $cited }
    }
    .lead = { $about ->
        [publish] Was Sie zu { $cited } „{ $title }“ gemeldet haben, Erratum { $number }, wurde freigegeben. Ob es zutrifft, ist noch zu sagen.
        [verify] Was Sie zu { $cited } „{ $title }“ gemeldet haben, Erratum { $number }, trifft zu und steht jetzt neben dem Text. Der Text selbst bleibt, wie er beschlossen wurde.
        [hold] Was Sie zu { $cited } „{ $title }“ gemeldet haben, Erratum { $number }, ist für die nächste Ausgabe vorgemerkt.
        [reject] Was Sie zu { $cited } „{ $title }“ gemeldet haben, Erratum { $number }, ist kein Fehler.
        [refuse] Was Sie zu { $cited } „{ $title }“ gemeldet haben, Erratum { $number }, wurde nicht veröffentlicht.
       *[reopen] Was Sie zu { $cited } „{ $title }“ gemeldet haben, Erratum { $number }, wird neu angesehen.
    } { $noted ->
        [yes] Dazu wurde gesagt: { $note }
       *[no] Seine Seite sagt das Übrige.
    }
    .action = Ansehen
    .why = Sie erhalten diese Mail, weil Sie dieses Erratum auf { $site } gemeldet haben.

password-changed =
    .subject = Ihr Passwort für { $site } wurde geändert
    .lead = Das Passwort Ihres Kontos bei { $site } wurde gesetzt oder geändert. Alle anderen Browser sind abgemeldet. Wenn Sie das waren, ist nichts zu tun.
    .action = Das war ich nicht: Konto wiederherstellen
    .why = Sie erhalten diese Mail, weil sie die Sicherheit Ihres Kontos betrifft. Solche Mails lassen sich nicht abbestellen.

password-recovered =
    .subject = Ihr Passwort für { $site } wurde ersetzt
    .lead = Jemand hat einen Link geöffnet, der an diese Adresse ging, und ein neues Passwort für Ihr Konto bei { $site } gewählt. Alle Browser sind abgemeldet; API-Tokens gelten weiter. Wenn Sie das waren, ist nichts zu tun.
    .action = Das war ich nicht: Konto wiederherstellen
    .why = Sie erhalten diese Mail, weil sie die Sicherheit Ihres Kontos betrifft. Solche Mails lassen sich nicht abbestellen.

address-added =
    .subject = Ihrem Konto bei { $site } wurde eine Adresse hinzugefügt
    .lead = { $address } wurde Ihrem Konto bei { $site } hinzugefügt. Man kann sich damit anmelden und das Konto damit wiederherstellen. Wenn Sie das waren, ist nichts zu tun.
    .action = Ihre Adressen ansehen
    .why = Sie erhalten diese Mail, weil sie die Sicherheit Ihres Kontos betrifft. Solche Mails lassen sich nicht abbestellen.

address-removed =
    .subject = Aus Ihrem Konto bei { $site } wurde eine Adresse entfernt
    .lead = { $address } wurde aus Ihrem Konto bei { $site } entfernt. Wenn Sie das waren, ist nichts zu tun.
    .action = Ihre Adressen ansehen
    .why = Sie erhalten diese Mail, weil sie die Sicherheit Ihres Kontos betrifft. Solche Mails lassen sich nicht abbestellen.

primary-changed =
    .subject = Mails von { $site } gehen an eine andere Adresse
    .lead = Von jetzt an schreibt { $site } an { $address }. Wenn Sie das waren, ist nichts zu tun.
    .action = Ihre Adressen ansehen
    .why = Sie erhalten diese Mail, weil sie die Sicherheit Ihres Kontos betrifft. Solche Mails lassen sich nicht abbestellen.

token-created =
    .subject = Für Ihr Konto bei { $site } wurde ein API-Token erstellt
    .lead = Das API-Token „{ $name }“ wurde für Ihr Konto bei { $site } erstellt. Wer es hat, kann in Ihrem Namen tun, wofür es erstellt wurde. Wenn Sie das waren, ist nichts zu tun.
    .action = Ihre Tokens ansehen
    .why = Sie erhalten diese Mail, weil sie die Sicherheit Ihres Kontos betrifft. Solche Mails lassen sich nicht abbestellen.

account-erased =
    .subject = Ihr Konto bei { $site } ist gelöscht
    .lead = Ihr Konto bei { $site } und was dazu gehörte wurde gelöscht, wie Sie es wollten. Was Sie gemeinsam mit anderen getan haben, bleibt in den Aufzeichnungen, ohne Ihren Namen.
    .why = Dies ist die letzte Mail zu diesem Konto.

letter =
    .reviews = Was die Gutachten Ihnen sagen:
    .action = Ihre Einreichungen
    .why = Sie bekommen diesen Brief vom Team von { $conference }, weil Sie in einer Einreichung als vortragend eingetragen sind.

letter-asks =
    .action = Hier antworten
    .why = Sie bekommen diesen Brief vom Team von { $conference }, weil Sie in einer Einreichung als vortragend eingetragen sind.
