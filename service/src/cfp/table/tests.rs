//! Tables of proposals, out and in, on both databases.

use domain::{
    cfp::{Kind, Move, TypedEmbargo, TypedProposal, TypedQuestion},
    policy::{RoleKind, Scope},
    review::conflict::Tie,
};

use super::*;
use crate::{
    Ctx,
    cfp::{
        Wanted, add_question, answer_sheet, edit_proposal, move_proposal, proposal, proposals, set_embargo,
        submit_proposal,
    },
    conference::ConferenceFacts,
    on_both_databases,
    testing::{World, code_of, count_queries, fields_of},
};

const TWO: &str = "Title;Speakers;Description;Type;Track;ID;Colour\r\n\
    Engines;Ada Lovelace <ada@people.test>;\"How they\r\nwork\";TALK;open;A1;red\r\n\
    \"Wheels; turned\";Bob Babbage <bob@people.test>;Round.;workshop;Invited;;blue\r\n";

fn fates(read: &ReadTable) -> Vec<(usize, &str)> {
    let word = |fate: &Fate| match fate {
        Fate::New => "new",
        Fate::Known => "known",
        Fate::Over => "over",
        Fate::Refused(_) => "refused",
    };
    read.lines.iter().map(|line| (line.number, word(&line.fate))).collect()
}

async fn question(world: &World, call: domain::id::CallId, kind: Kind, target: &str, label: &str) {
    let typed = TypedQuestion {
        target: target.into(),
        kind: kind.to_string(),
        label: label.into(),
        options: if kind == Kind::Several { "Light\nSound" } else { "" }.into(),
        need: "optional".into(),
        ..TypedQuestion::default()
    };
    add_question(&world.ctx, call, &typed).await.expect("added");
}

/// What a call holds, but for what is new with every import: ids and moments.
async fn held(ctx: &Ctx, facts: &ConferenceFacts, call: domain::id::CallId) -> Vec<Vec<String>> {
    let text = proposals_table(ctx, facts, call).await.expect("written");
    let rows = exchange::csv::rows(&text).into_iter().map(|(_, mut cells)| {
        cells.remove(7);
        cells.remove(0);
        cells
    });
    let mut rows: Vec<_> = rows.collect();
    rows.sort();
    rows
}

on_both_databases! {
    async fn a_table_is_shown_first_then_taken_in_once_and_its_speakers_are_written_to(world: World) {
        let (facts, call) = world.open_call("open-2026").await;
        crate::cfp::close_call(&world.ctx, call).await.expect("closed");
        let text = TWO;
        let read = read_table(&world.ctx, &facts, call, text.as_bytes()).await.expect("read");
        assert_eq!((fates(&read), read.letters), (vec![(2, "new"), (4, "new")], 2));
        assert_eq!((read.unread.as_slice(), read.lines[1].title.as_str()), (["Colour".to_owned()].as_slice(), "Wheels; turned"));
        assert_eq!(world.ask("SELECT count(*) AS n FROM proposal").await, 0);
        let imported = import_table(&world.ctx, call, text.as_bytes()).await.expect("taken in");
        assert_eq!(imported, Imported { made: 2, known: 0, over: 0, letters: 2 });
        let lines = proposals(&world.ctx, &facts, call, &Wanted::default(), 10).await.expect("listed").lines;
        let mut said: Vec<_> = lines.iter().map(|line| (line.title.as_str(), line.speakers.join(", "), line.track.as_str())).collect();
        said.sort();
        assert_eq!(said, [("Engines", "Ada Lovelace".to_owned(), "Open"), ("Wheels; turned", "Bob Babbage".to_owned(), "Invited")]);
        let engines = lines.iter().find(|line| line.title == "Engines").expect("it is there");
        let shown = proposal(&world.ctx, &facts, call, engines.id).await.expect("shown");
        assert_eq!((shown.words.description.as_str(), shown.words.language.as_str()), ("How they\nwork", "en"));
        assert_eq!(world.outbox("mail").await.len(), 2);
        assert_eq!(world.events().await.iter().filter(|verb| *verb == "proposals.imported").count(), 1);
        let again = import_table(&world.later(60), call, text.as_bytes()).await.expect("nothing new");
        assert_eq!(again, Imported { made: 0, known: 2, over: 0, letters: 0 });
        let more = format!("{text}Third;Ada Lovelace <ADA@people.test>;Gears.;Talk;;A3;\r\n");
        let third = import_table(&world.later(60), call, more.as_bytes()).await.expect("one is new");
        assert_eq!(third, Imported { made: 1, known: 2, over: 0, letters: 0 }, "she holds a link already");
        assert_eq!(world.ask("SELECT count(*) AS n FROM person WHERE name = 'Ada Lovelace'").await, 1);
        assert_eq!(world.events().await.iter().filter(|verb| *verb == "proposals.imported").count(), 2);
    }

    async fn what_a_call_writes_is_read_into_an_empty_one_and_writes_the_same(world: World) {
        let (facts, call) = world.open_call("open-2026").await;
        question(&world, call, Kind::Several, "proposal", "What do you need?").await;
        question(&world, call, Kind::Text, "speaker", "=Title").await;
        let other = world.call_in(&facts, "more").await;
        question(&world, other, Kind::Several, "proposal", "What do you need?").await;
        question(&world, other, Kind::Text, "speaker", "=Title").await;
        let hostile = "Title,Speakers,Summary,Description,Notes,Type,Track,What do you need?,'=Title\n\
            \"=HYPERLINK(\"\"x\"\")\",\"@Ada; Bob, the Second\",-1,\"+2\n\n* item\",\"'quoted'\",Talk,Open,light; SOUND,\"=1+1\"\n\
            Plain,Cy,,\"Said \"\"so\"\".\",,Workshop,,,\n";
        import_table(&world.ctx, call, hostile.as_bytes()).await.expect("taken in");
        let before = held(&world.ctx, &facts, call).await;
        let text = proposals_table(&world.ctx, &facts, call).await.expect("written");
        for (_, cells) in exchange::csv::rows(&text).into_iter().skip(1) {
            assert_eq!(cells.len(), 13, "{cells:?}");
        }
        assert!(!text.contains("\"=") && !text.contains("\"@") && text.contains("\"'=HYPERLINK"), "{text}");
        let imported = import_table(&world.ctx, other, text.as_bytes()).await.expect("taken in");
        assert_eq!((imported.made, imported.letters), (2, 0));
        assert_eq!(held(&world.ctx, &facts, other).await, before);
        assert!(before.iter().any(|cells| cells.contains(&"Light; Sound".to_owned()) && cells.contains(&"=1+1".to_owned())), "{before:?}");
        let again = read_table(&world.ctx, &facts, call, text.as_bytes()).await.expect("read");
        assert_eq!(fates(&again).iter().map(|(_, fate)| *fate).collect::<Vec<_>>(), ["known", "known"], "by its own ids");
        let answered = proposals(&world.ctx, &facts, other, &Wanted::default(), 10).await.expect("listed").lines;
        let hyper = answered.iter().find(|line| line.title.starts_with('=')).expect("it is there");
        let sheet = answer_sheet(&world.ctx.db.read, other, hyper.id).await.expect("read");
        assert_eq!((sheet.proposal[0].words.as_str(), sheet.speakers[0].name.as_str()), ("Light, Sound", "@Ada"));
    }

    async fn each_row_that_is_refused_is_named_and_nothing_is_taken_in(world: World) {
        let (facts, call) = world.open_call("open-2026").await;
        question(&world, call, Kind::Boolean, "proposal", "Recorded?").await;
        let long = "x".repeat(151);
        let text = format!(
            "title,speakers,description,type,track,language,state,recorded?,id\n\
             Good,Ada,Fine.,Talk,,en,accepted,yes,1\n\
             {long},,,Keynote,Nowhere,fr,,perhaps,2\n\
             Two,gus@people.test,Fine.,Talk,,,,,3\n\
             Three,Ada <ada@people.test>; Augusta <Ada@people.test>,Fine.,Talk,,,,,4\n\
             Gone,Eve,,,,,Withdrawn,,5\n\
             Good,Ada,Fine.,Talk,,en,,,1\n"
        );
        let read = read_table(&world.ctx, &facts, call, text.as_bytes()).await.expect("read");
        let expected = [(2, "new"), (3, "refused"), (4, "refused"), (5, "refused"), (6, "over"), (7, "refused")];
        assert_eq!(fates(&read), expected);
        let told: Vec<String> = read.refused().map(|(line, error)| format!("{line} {} {}", error.field, error.code)).collect();
        let third = ["3 speakers missing", "3 title too-long", "3 type name-unknown", "3 track name-unknown",
            "3 language name-unknown", "3 recorded? boolean"];
        let others = ["4 speakers name-missing", "5 speakers address-twice", "7 id row-twice"];
        assert_eq!(told, [third.as_slice(), &others].concat());
        let refused = fields_of(import_table(&world.ctx, call, text.as_bytes()).await);
        assert!(refused.contains(&"lines.3.title too-long".to_owned()), "{refused:?}");
        for table in ["proposal", "proposal_speaker", "imported_proposal", "held_address", "proposal_answer"] {
            assert_eq!(world.ask(&format!("SELECT count(*) AS n FROM {table}")).await, 0, "{table}");
        }
    }

    async fn hostile_files_are_refused_as_a_whole(world: World) {
        let (facts, call) = world.open_call("open-2026").await;
        let code = async |bytes: &[u8]| code_of(read_table(&world.ctx, &facts, call, bytes).await);
        assert_eq!(code(b"title,speakers\nHalf,\"Ada\nTwo,Bob\n").await, "quote-torn");
        assert_eq!(code(b"title,speakers\nGr\xfc\xdfe,Ada\n").await, "encoding-wrong");
        assert_eq!(code(b"title,speakers\nA\0,Ada\n").await, "null-byte");
        assert_eq!(code(b"").await, "file-empty");
        assert_eq!(code(&vec![b'a'; TABLE_BYTES_MOST + 1]).await, "file-too-large");
        assert_eq!(code(format!("title,speakers\n{}", "a,b\n".repeat(2_001)).as_bytes()).await, "too-much");
        assert_eq!(code(b"title,speakers\na,b,c\n").await, "row-too-wide");
        let head = async |text: &str| fields_of(read_table(&world.ctx, &facts, call, text.as_bytes()).await);
        assert_eq!(head("proposal,decision\nx,accept\n").await, ["file column-missing"]);
        assert_eq!(head("title,speakers,TITLE\nx,y,z\n").await, ["file column-twice"]);
        let control = "title,speakers,description,type\n\"a\nb\",\"Ada\u{202e} <ada@people.test\nBcc: x@y.z>\",Fine.,Talk\n";
        let refused = fields_of(import_table(&world.ctx, call, control.as_bytes()).await);
        assert!(refused.contains(&"lines.2.title control-characters".to_owned()), "{refused:?}");
        assert!(refused.contains(&"lines.2.speakers control-characters".to_owned()), "{refused:?}");
        assert_eq!(world.outbox("mail").await.len(), 0);
    }

    async fn of_fifty_who_take_in_the_same_table_one_does(world: World) {
        let (_, call) = world.open_call("open-2026").await;
        let text = TWO;
        let made = world
            .fifty(|ctx| async move { import_table(&ctx, call, text.as_bytes()).await })
            .await;
        let made: Vec<usize> = made.into_iter().map(|imported| imported.expect("no failure").made).collect();
        assert_eq!((made.iter().filter(|made| **made == 2).count(), made.iter().sum::<usize>()), (1, 2));
        assert_eq!(world.ask("SELECT count(*) AS n FROM proposal").await, 2);
    }

    async fn reading_takes_the_same_number_of_queries_whatever_the_table_holds(world: World) {
        let (facts, call) = world.open_call("open-2026").await;
        let ask = async |rows: usize| {
            let text = format!("title,speakers,description,type\n{}", "Talk,Ada <a@b.test>,Fine.,Talk\n".repeat(rows));
            let (facts, text) = (facts.clone(), text);
            count_queries(&world.ctx, async |ctx| read_table(&ctx, &facts, call, text.as_bytes()).await.map(drop)).await
        };
        assert_eq!(ask(1).await, ask(50).await);
    }

    async fn a_table_holds_what_its_reader_may_know_and_no_more(world: World) {
        let (mut dora, id) = world.draft("open-2026", "Secret title").await;
        let facts = world.facts_under("open-2026").await;
        let call = crate::cfp::call(&world.ctx, &facts, "talks").await.expect("read").id;
        question(&world, call, Kind::Text, "speaker", "Your size?").await;
        let as_dora = world.as_(&dora);
        let answered = "title,speakers,description,type,your size?\nOther,Cy <cy@people.test>,Fine.,Talk,Large\n";
        import_table(&world.ctx, call, answered.as_bytes()).await.expect("taken in");
        assert!(!proposals_table(&world.ctx, &facts, call).await.expect("written").contains("Secret"), "drafts are nobody's");
        submit_proposal(&as_dora, id, None).await.expect("handed in");
        move_proposal(&world.ctx, id, Move::Shortlist, "").await.expect("shortlisted");
        let whole = proposals_table(&world.ctx, &facts, call).await.expect("written");
        assert!(whole.contains("For the organisers.") && whole.contains("shortlisted") && whole.contains("Large"), "{whole}");
        world.grant(&mut dora, Scope::Conference(facts.id), RoleKind::Owner).await;
        let own = proposals_table(&world.as_(&dora), &facts, call).await.expect("written");
        assert!(!own.contains("shortlisted") && own.contains("Secret title"), "{own}");
        let terms = TypedEmbargo {
            until: "2026-10-01T12:00".into(),
            stand_in_title: "A flaw".into(),
            stand_in_summary: "Later.".into(),
            vendor: "nobody".into(),
        };
        set_embargo(&as_dora, id, &terms).await.expect("set");
        let pia = world.admin("Pia Admin").await;
        let outside = proposals_table(&world.as_(&pia), &facts, call).await.expect("written");
        for hidden in ["Secret title", "In brief.", "At *length*.", "For the organisers.", "Dora"] {
            assert!(!outside.contains(hidden), "{hidden}: {outside}");
        }
        assert!(outside.contains("A flaw") && outside.contains("Large"), "{outside}");
    }

    async fn organisers_read_of_what_they_speak_in_what_its_speakers_read(world: World) {
        let (dora, id) = world.draft("open-2026", "Title").await;
        let facts = world.facts_under("open-2026").await;
        let call = crate::cfp::call(&world.ctx, &facts, "talks").await.expect("read").id;
        question(&world, call, Kind::Text, "speaker", "Your size?").await;
        let asked = crate::cfp::questions(&world.ctx, &facts, call).await.expect("listed").remove(0).question.id;
        let own = crate::cfp::my_proposal(&world.as_(&dora), id).await.expect("hers");
        let typed = TypedProposal { answers: [(asked, vec!["Enormous".to_owned()])].into(), ..own.typed };
        edit_proposal(&world.as_(&dora), id, &typed, None).await.expect("answered");
        submit_proposal(&world.as_(&dora), id, None).await.expect("handed in");
        let mut cora = world.co_speaker(&dora, id, "Cora Speaker").await;
        world.grant(&mut cora, Scope::Conference(facts.id), RoleKind::Owner).await;
        let hers = proposals_table(&world.as_(&cora), &facts, call).await.expect("written");
        assert!(hers.contains("For the organisers.") && !hers.contains("Enormous"), "{hers}");
        assert!(proposals_table(&world.ctx, &facts, call).await.expect("written").contains("Enormous"));
    }

    async fn an_id_tells_nobody_of_a_proposal_that_they_are_kept_from(world: World) {
        let (dora, id) = world.draft("open-2026", "Title").await;
        let facts = world.facts_under("open-2026").await;
        let call = crate::cfp::call(&world.ctx, &facts, "talks").await.expect("read").id;
        let mut carl = world.person("Carl Chair").await;
        world.grant(&mut carl, Scope::Conference(facts.id), RoleKind::Programme).await;
        let carl_reads = async |id: &str| {
            let text = format!("id,title,speakers,description,type\n{id},Title,Ada,Fine.,Talk\n");
            let read = read_table(&world.as_(&carl), &facts, call, text.as_bytes()).await.expect("read");
            fates(&read)[0].1.to_owned()
        };
        assert_eq!(carl_reads(&id.to_string()).await, "new", "drafts are nobody's");
        submit_proposal(&world.as_(&dora), id, None).await.expect("handed in");
        assert_eq!(carl_reads(&id.to_string()).await, "known");
        crate::review::pin_conflict(&world.ctx, id, carl.person, Some(Tie::Personal)).await.expect("set");
        assert_eq!(carl_reads(&id.to_string()).await, "new");
    }

    async fn whoever_may_not_enter_proposals_takes_in_none(world: World) {
        let (facts, call) = world.open_call("open-2026").await;
        let mut rita = world.person("Rita Reviewer").await;
        world.grant(&mut rita, Scope::Conference(facts.id), RoleKind::Review).await;
        let (_, elsewhere) = world.owned_conference("other-2026", "Olga Owner").await;
        for ctx in [world.as_(&rita), world.as_(&elsewhere)] {
            // Refused before the file is looked at.
            assert_eq!(code_of(import_table(&ctx, call, b"").await), "denied");
            assert_eq!(code_of(read_table(&ctx, &facts, call, b"").await), "denied");
            assert_eq!(code_of(proposals_table(&ctx, &facts, call).await), "denied");
        }
        assert_eq!(code_of(import_table(&world.anonymous(), call, b"").await), "sign-in-needed");
        assert_eq!(code_of(proposals_table(&world.anonymous(), &facts, call).await), "sign-in-needed");
        let other = world.facts_of_conference("third-2026").await;
        assert_eq!(code_of(read_table(&world.ctx, &other, call, b"").await), "not-found");
        assert_eq!(code_of(proposals_table(&world.ctx, &other, call).await), "not-found");
    }
}
