# The words of mails. Each has a subject, a lead, one action at most, and says why it came.

sign-up-link =
    .subject = Confirm your address for { $site }
    .lead = Open this page to finish your account on { $site }. The link works once, within { $hours } hours.
    .action = Finish your account
    .why = You get this mail because somebody, most likely you, gave this address to sign up. If it was not you, do nothing: without this link there is no account.

already-member =
    .subject = You already have an account on { $site }
    .lead = Somebody, most likely you, wanted to sign up on { $site } with this address. It already has an account, so nothing was changed. Sign in instead; if you do not remember your password, ask for a link by mail on the same page.
    .action = Sign in
    .why = You get this mail because this address belongs to an account on { $site }. If you did not try to sign up, do nothing.

sign-up-closed =
    .subject = { $site } opens accounts by invitation
    .lead = Somebody, most likely you, wanted to sign up on { $site } with this address. Accounts are opened there by invitation only, and none waits for this address. Ask the team that you work with to invite you.
    .why = You get this mail because somebody typed this address on { $site }. If it was not you, do nothing.

sign-in-link =
    .subject = Sign in to { $site }
    .lead = Open this page, in the browser in which you asked for it, to sign in to { $site }. The link works once, within { $minutes } minutes.
    .action = Sign in
    .code = If you read this mail somewhere else, type this code where you asked for it:
    .why = You get this mail because somebody, most likely you, wanted to sign in with this address. If it was not you, do nothing, and give neither the link nor the code to anybody.

recovery-link =
    .subject = Choose a new password for { $site }
    .lead = Open this page to choose a new password for your account on { $site }. The link works once, within { $minutes } minutes. Once the new password is set, every browser is signed out.
    .action = Choose a new password
    .why = You get this mail because somebody, most likely you, said that the password of this address is lost. If it was not you, do nothing: your password stays as it is.

no-account =
    .subject = No account with this address on { $site }
    .lead = Somebody, most likely you, wanted to sign in to { $site } with this address, but it has no account there. Perhaps you used another address. You can also open an account now.
    .action = Sign up
    .why = You get this mail because somebody typed this address on { $site }. If it was not you, do nothing.

address-link =
    .subject = Confirm your new address for { $site }
    .lead = Open this page, signed in, to add this address to your account on { $site }. The link works once, within { $hours } hours.
    .action = Add this address
    .why = You get this mail because somebody signed in to { $site } wants to add this address to their account. If it was not you, do nothing.

address-taken =
    .subject = This address already has an account on { $site }
    .lead = Somebody wanted to add this address to their account on { $site }. It already belongs to an account, so nothing was changed. To move it, sign in to that account and remove it there first.
    .action = Sign in
    .why = You get this mail because this address belongs to an account on { $site }. If you did not try to add it, do nothing.

invitation =
    .subject = { $inviter } invites you to { $team }
    .lead = { $inviter } invites you to the team of { $team } on { $site }, { $role ->
        [owner] as an owner
        [programme] to make the programme
        [review] to review proposals
        [registration] to run registration
        [member] as a member
        [observer] as an observer
       *[other] as { $role }
    }. The invitation can be accepted once, within { $days } days.
    .action = See the invitation
    .why = You get this mail because { $inviter } typed this address on { $site }. If you do not know them, do nothing.

speaker-invitation =
    .subject = { $inviter } invites you to speak at { $conference }
    .lead = { $inviter } invites you to speak along in “{ $title }”, proposed to { $conference } on { $site }. The invitation can be taken once, within { $days } days. You can also decline it on the same page, without an account.
    .action = See the invitation
    .why = You get this mail because { $inviter } typed this address on { $site }. If you do not know them, do nothing.

claim-link =
    .subject = Your proposal for { $conference }
    .lead = The organisers of { $conference } entered “{ $title }” on { $site }, with you as a speaker. Open this page to make it yours: to edit what it says and who you are. The link works once, within { $days } days.
    .action = Make it yours
    .why = You get this mail because the organisers of { $conference } typed this address on { $site }. If it is not about you, do nothing.

review-reminder =
    .subject = { $count } to review for { $conference }
    .lead = You have { $count } proposals left to review for “{ $call }” of { $conference }, until { $until }. If you cannot, decline them on their pages and say why: then somebody else is asked in time.
    .action = Go on reviewing
    .why = You get this mail because you review for { $conference }.

join-answered =
    .subject = { $answer ->
        [accepted] You are in: { $group }
       *[other] Your request to join { $group }
    }
    .lead = { $answer ->
        [accepted] The chairs of { $group } have let you in.
       *[other] The chairs of { $group } did not take your request to join. You can still read everything that the group makes public.
    } { $reply }
    .action = See the group
    .why = You get this mail because you asked to join { $group } on { $site }.

ballot =
    .subject = { $about ->
        [opened] Vote now: { $title }
        [reminder] Your vote is missing: { $title }
        [blocked] Somebody blocks: { $title }
        [nominated] Do you stand? { $title }
        [voided] The ballot is void: { $title }
       *[closed] The ballot is closed: { $title }
    }
    .lead = { $about ->
        [opened] { $group } votes on “{ $title }”, and you have a vote. It counts until { $until }; you see on its page why you vote and what is needed.
        [reminder] The ballot “{ $title }” of { $group } is open until { $until }, and your vote has not been cast.
        [blocked] In “{ $title }” of { $group } somebody took a position that blocks, and says: { $said }
        [nominated] You are nominated in “{ $title }” of { $group }. Accept, with a few sentences for those who vote, or decline.
        [voided] The ballot “{ $title }” of { $group } is void: another revision of what was voted on was posted, or it was parked or given up. Votes in it do not count. Its page says what follows.
       *[closed] The ballot “{ $title }” of { $group } is closed. { $said ->
            [passes] It passed.
            [fails] It did not pass.
           *[counted] Its page says what it came to.
        } The record has the hash { $record }.

        The head of the sealed event log of { $group } is now { $head }. Keep this mail: with it anybody can show whether the log is rewritten later.
    }
    .action = See the ballot
    .why = You get this mail because you take part in { $group } on { $site }.

call =
    .subject = { $about ->
        [opened] Called upon: { $title }
        [closed] The outcome is yours to record: { $title }
        [answered] Your objection was answered: { $title }
       *[settled] What came of the call: { $title }
    }
    .lead = { $about ->
        [opened] { $group } { $kind ->
            [adoption] asks whether it takes on “{ $title }”.
            [last-call] asks for last comments on “{ $title }”.
            [public-review] asks everybody for comments on “{ $title }”.
            [charter] asks whether it works under the charter of “{ $title }”.
           *[consensus] asks whether there is consensus on “{ $title }”.
        } Responses count until { $until }. Whoever objects says why, and is answered in words.
        [closed] The call on “{ $title }” of { $group } is closed. Answer each open objection in words, and record what came of it.
        [answered] The chairs of { $group } answered your objection to “{ $title }” in words. Read the answer, then take the objection back or stay with it and say why, before the outcome of the call is recorded.
       *[settled] The chairs of { $group } recorded what came of the call on “{ $title }”: { $said ->
            [consensus] there is consensus.
           *[no-consensus] there is no consensus.
        } Its page says why, and how objections were answered.
    }
    .action = See the call
    .why = You get this mail because you take part in { $group } on { $site }.

call-unnamed =
    .subject = { $about ->
        [opened] Called upon in { $group }
        [closed] The outcome of a call of { $group } is yours to record
        [answered] Your objection was answered in { $group }
       *[settled] What came of a call of { $group }
    }
    .lead = { $about ->
        [opened] { $group } issued a call on a draft that not everybody may read. Responses count until { $until }.
        [closed] A call of { $group } on a draft that not everybody may read is closed. Answer each open objection in words, and record what came of it.
        [answered] The chairs of { $group } answered your objection to a draft that not everybody may read. Read the answer, then take the objection back or stay with it and say why, before the outcome of the call is recorded.
       *[settled] The chairs of { $group } recorded what came of a call on a draft that not everybody may read.
    } A mail leaves this site, so it says no more: the page does.
    .action = See the call
    .why = You get this mail because you take part in { $group } on { $site }.

duty =
    .subject = Due on { $due }: { $title }
    .lead = { $kind ->
        [call] A call on “{ $title }” in { $group } is yours: it closes, or its outcome is due, on { $due }.
        [objection] An objection to “{ $title }” in { $group } waits for your answer, due on { $due }.
        [appeal] An appeal about “{ $title }” in { $group } waits for your decision, due on { $due }.
        [write-up] The write-up of “{ $title }” in { $group } is yours, due on { $due }.
        [issue] An issue in { $group } waits for what you say becomes of it, due on { $due }: { $title }
        [answer] You are asked whether an answer of { $group } satisfies you, until { $due }: { $title }
        [agenda] The agenda of “{ $title }” in { $group } is yours, due on { $due }.
        [participation] Confirm who takes part in “{ $title }” of { $group } by { $due }.
        [action-items] The action items of “{ $title }” in { $group } are yours, due on { $due }.
        [minutes] The minutes of “{ $title }” in { $group } are yours, due on { $due }.
        [erratum] An erratum waits in { $group } for what you say becomes of it, due on { $due }: { $title }
        [action-item] This was taken on at a meeting of { $group } and is yours, due on { $due }: { $title }
       *[state] “{ $title }” in { $group } stands with you, and something is due on { $due }.
    }
    .action = See what is to be done
    .why = You get this mail because this stands on your list in { $group } on { $site }.

duty-unnamed =
    .subject = Due on { $due } in { $group }
    .lead = Something that not everybody may read stands on your list in { $group }, due on { $due }. A mail leaves this site, so it says no more: the page does.
    .action = See what is to be done
    .why = You get this mail because this stands on your list in { $group } on { $site }.

comment =
    .subject = { $about ->
        [published] Your comment can be read now
        [refused] Your comment was not published
        [hidden] Your comment was taken out of view
        [settled] { $draft ->
            [closed] What became of your comment
           *[other] What became of your comment: { $issue }
        }
       *[not-satisfied] { $draft ->
            [closed] A commenter is not satisfied
           *[other] Not satisfied: { $issue }
        }
    }
    .lead = { $about ->
        [published] Your comment on a draft of { $group } was let through. Everybody who may read the draft reads it now.
        [refused] Your comment on a draft of { $group } was not published. { $words ->
            [closed] Its page says why.
           *[other] The reason: { $words }
        }
        [hidden] Your comment on a draft of { $group } was taken out of view. { $words ->
            [closed] Its page says why.
           *[other] The reason: { $words }
        }
        [settled] { $group } settled the issue that your comment raised. { $disposition ->
            [closed] Its page says what became of it.
            [accepted] It was accepted: { $words }
            [accepted-in-part] It was accepted in part: { $words }
            [declined] It was declined: { $words }
            [deferred] It was deferred: { $words }
           *[duplicate] Another issue is about the same: { $words }
        } Say until { $until } whether that addresses what you said. If you say nothing, nobody waits for it any longer.
       *[not-satisfied] A commenter says that what became of an issue of { $group } does not address what they said. { $words ->
            [closed] Its page says why.
           *[other] They say: { $words }
        }
    }
    .action = { $about ->
        [settled] See it and answer
       *[other] See it
    }
    .why = You get this mail because you comment on, or edit, a draft of { $group } on { $site }.

published =
    .subject = { $cited } is published: { $title }
    .lead = { $group } published “{ $title }” as { $cited }. Everybody can read it; its number is never used again, and its text never changes.
    .action = Read it
    .why = You get this mail because you belong to { $group } on { $site }, or worked on the draft.

withdrawn =
    .subject = { $cited } is withdrawn: { $title }
    .lead = { $group } withdrew { $cited } “{ $title }”. It stays to be read, with its number and its text, and is in force no more. The reason: { $reason }
    .action = Read it
    .why = You get this mail because you belong to { $group } on { $site }, or worked on the draft.

erratum =
    .subject = { $about ->
        [publish] Your erratum can be read now: { $cited }
        [verify] Your erratum was verified: { $cited }
        [hold] Your erratum is held for the next edition: { $cited }
        [reject] Your erratum was rejected: { $cited }
        [refuse] Your erratum was not published: { $cited }
       *[reopen] Your erratum is looked at anew: { $cited }
    }
    .lead = { $about ->
        [publish] What you reported about { $cited } “{ $title }”, erratum { $number }, was let through. Whether it is right has yet to be said.
        [verify] What you reported about { $cited } “{ $title }”, erratum { $number }, is right and stands beside the text now. The text itself stays as it was agreed on.
        [hold] What you reported about { $cited } “{ $title }”, erratum { $number }, is for the next edition to look at.
        [reject] What you reported about { $cited } “{ $title }”, erratum { $number }, was found to be no error.
        [refuse] What you reported about { $cited } “{ $title }”, erratum { $number }, was not published.
       *[reopen] What you reported about { $cited } “{ $title }”, erratum { $number }, is looked at anew.
    } { $noted ->
        [yes] What was said to it: { $note }
       *[no] Its page tells the rest.
    }
    .action = See it
    .why = You get this mail because you reported this erratum on { $site }.

password-changed =
    .subject = Your password for { $site } was changed
    .lead = The password of your account on { $site } was set or changed. All other browsers are signed out. If this was you, there is nothing to do.
    .action = This was not me: recover my account
    .why = You get this mail because it concerns the safety of your account. Such mails cannot be turned off.

password-recovered =
    .subject = Your password for { $site } was replaced
    .lead = Somebody opened a link mailed to this address and chose a new password for your account on { $site }. Every browser is signed out; API tokens still work. If this was you, there is nothing to do.
    .action = This was not me: recover my account
    .why = You get this mail because it concerns the safety of your account. Such mails cannot be turned off.

address-added =
    .subject = An address was added to your account on { $site }
    .lead = { $address } was added to your account on { $site }. One can sign in with it and recover the account by it. If this was you, there is nothing to do.
    .action = See your addresses
    .why = You get this mail because it concerns the safety of your account. Such mails cannot be turned off.

address-removed =
    .subject = An address was removed from your account on { $site }
    .lead = { $address } was removed from your account on { $site }. If this was you, there is nothing to do.
    .action = See your addresses
    .why = You get this mail because it concerns the safety of your account. Such mails cannot be turned off.

primary-changed =
    .subject = Mail from { $site } goes to another address
    .lead = From now on, { $site } writes to { $address }. If this was you, there is nothing to do.
    .action = See your addresses
    .why = You get this mail because it concerns the safety of your account. Such mails cannot be turned off.

token-created =
    .subject = An API token was made for your account on { $site }
    .lead = The API token “{ $name }” was made for your account on { $site }. Whoever has it can do in your name what it was made for. If this was you, there is nothing to do.
    .action = See your tokens
    .why = You get this mail because it concerns the safety of your account. Such mails cannot be turned off.

account-erased =
    .subject = Your account on { $site } is gone
    .lead = Your account on { $site } and what belonged to it was deleted, as you asked. What you did together with others stays in the record, without your name.
    .why = This is the last mail you get about this account.

letter =
    .reviews = What reviewers wrote to you:
    .action = See your proposals
    .why = You get this letter from the organisers of { $conference }, because you speak in what was proposed to them.

letter-asks =
    .action = Answer here
    .why = You get this letter from the organisers of { $conference }, because you speak in what was proposed to them.
