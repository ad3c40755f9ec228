use domain::programme::*;
fn main() {
    let mut previous: Option<Programme> = None;
    let mut n = 0u128;
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        let t = std::time::Instant::now();
        let sheet =
            exchange::read(&bytes, &exchange::Options { zone: Some("Europe/Brussels".into()), ..Default::default() });
        let t1 = t.elapsed();
        let sheet = match sheet {
            Ok(s) => s,
            Err(e) => {
                println!("{path}: {} {e}", e.code);
                continue;
            }
        };
        println!(
            "{path}: {:?} {} entries {} rooms {} tracks",
            sheet.frame,
            sheet.entries.len(),
            sheet.rooms.len(),
            sheet.tracks.len()
        );
        for n in &sheet.notices {
            println!("  {} {:?} {}", n.code, n.place, n.message);
        }
        let t = std::time::Instant::now();
        let facts = Facts {
            acronym: "demo".into(),
            title: "".into(),
            subtitle: "".into(),
            venue: "".into(),
            city: "".into(),
            start: Default::default(),
            end: Default::default(),
            zone: "Europe/Brussels".into(),
            timeslot_minutes: 5,
            day_change_minutes: 180,
        };
        let a = absorb::absorb(
            previous.as_ref(),
            &sheet,
            &facts,
            chrono::DateTime::from_timestamp(1_700_000_000, 0).unwrap(),
            &mut || {
                n += 1;
                uuid::Uuid::from_u128(n)
            },
        );
        let t2 = t.elapsed();
        for n in &a.notices {
            println!("  + {} {:?} {}", n.code, n.place, n.message);
        }
        let t = std::time::Instant::now();
        let d = diff::diff(previous.as_ref(), &a.programme);
        println!(
            "{:?} read {t1:?} absorb {t2:?} diff {:?}; {} speakers {} sessions {} slots",
            d.counts(),
            t.elapsed(),
            a.programme.speakers.len(),
            a.programme.sessions.len(),
            a.programme.slots.len()
        );
        previous = Some(a.programme);
    }
}
