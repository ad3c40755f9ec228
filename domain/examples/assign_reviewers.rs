//! Assigns reviewers to a made-up conference, in both aims and greedily, and says how well and how fast.
//!
//! Usage: `assign_reviewers INSTANCE.json enough|scarce` writes the instance as bare numbers there, for a second opinion
//! on the optimum, and prints one JSON object. Scarce loads do not serve everything that is wanted.

use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    time::Instant,
};

use domain::{
    id::{PersonId, ProposalId, TopicId},
    review::assign::{Able, Aim, Bid, Held, Instance, Interest, Wanted, Weights, assign},
};
use serde_json::{Value, json};
use uuid::Uuid;

const PROPOSALS: u32 = 2_000;
const REVIEWERS: u32 = 150;
const REVIEWS: u32 = 3;
const TOPICS: u32 = 20;
/// Existing assignments, of which each tenth is fixed.
const HELD: u32 = 2_000;

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("say where to write the instance")?;
    let loads = match std::env::args().nth(2).as_deref() {
        Some("enough") => (20, 51),
        Some("scarce") => (10, 45),
        _ => return Err("say whether loads are enough or scarce".into()),
    };
    let instance = made_up(2_026, loads);
    let worth = worth(&instance);
    std::fs::write(file, numbers(&instance, &worth).to_string())?;
    let mut answer = json!({});
    for aim in Aim::ALL {
        let started = Instant::now();
        let outcome = assign(&instance, *aim);
        let seconds = started.elapsed().as_secs_f64();
        let mut told = measures(&instance, &worth, &outcome.pairs);
        told["seconds"] = json!(seconds);
        told["rungs"] = json!(outcome.rungs);
        told["changes"] = json!(outcome.changes.len());
        told["agrees"] = json!(told["total"] == json!(outcome.total));
        answer[aim.as_str()] = told;
    }
    answer["greedy"] = measures(&instance, &worth, &greedy(&instance, &worth));
    println!("{answer}");
    Ok(())
}

type Pairs = BTreeSet<(ProposalId, PersonId)>;
type Worth = BTreeMap<(ProposalId, PersonId), i64>;

fn proposal(number: u32) -> ProposalId {
    Uuid::from_u128(u128::from(number) + 1).into()
}

fn reviewer(number: u32) -> PersonId {
    Uuid::from_u128(u128::from(number) + 1_000_001).into()
}

fn topic(number: u32) -> TopicId {
    Uuid::from_u128(u128::from(number) + 2_000_001).into()
}

/// A large conference: each proposal about one or two subjects, reviewers who know some and wish along with them, 5 % of
/// all pairs in conflict, loads of so many and up to so many more.
fn made_up(seed: u64, loads: (u32, u32)) -> Instance {
    // MMIX's generator by Knuth; its high half is random enough for this.
    let mut state = seed;
    let mut below = move |bound: u32| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(((state >> 32) * u64::from(bound)) >> 32).unwrap_or(0)
    };
    let mut proposals = Vec::new();
    for number in 0..PROPOSALS {
        let topics = (0..=below(2)).map(|_| topic(below(TOPICS))).collect();
        proposals.push(Wanted { id: proposal(number), reviews: REVIEWS, topics });
    }
    let mut reviewers = Vec::new();
    for number in 0..REVIEWERS {
        let mut able = Able {
            id: reviewer(number),
            load: loads.0 + below(loads.1),
            knows: BTreeMap::new(),
            bids: BTreeMap::new(),
            conflicts: BTreeSet::new(),
            declined: BTreeSet::new(),
        };
        for subject in 0..TOPICS {
            match below(20) {
                0..3 => drop(able.knows.insert(topic(subject), Interest::High)),
                3..8 => drop(able.knows.insert(topic(subject), Interest::Medium)),
                8..12 => drop(able.knows.insert(topic(subject), Interest::Low)),
                _ => {}
            }
        }
        for wanted in &proposals {
            if below(100) < 5 {
                able.conflicts.insert(wanted.id);
            }
            let likes = able.interest(wanted) == Some(Interest::High);
            match below(100) {
                0..2 => drop(able.bids.insert(wanted.id, Bid::Eager)),
                2..6 => drop(able.bids.insert(wanted.id, Bid::Willing)),
                6..16 if likes => drop(able.bids.insert(wanted.id, Bid::Eager)),
                16..24 if !likes => drop(able.bids.insert(wanted.id, Bid::Reluctant)),
                _ => {}
            }
        }
        reviewers.push(able);
    }
    let held = (0..HELD).map(|number| Held {
        proposal: proposal(below(PROPOSALS)),
        reviewer: reviewer(below(REVIEWERS)),
        is_fixed: number % 10 == 0,
    });
    let held: BTreeMap<_, _> = held.map(|held| ((held.proposal, held.reviewer), held)).collect();
    Instance { proposals, reviewers, held: held.into_values().collect(), weights: Weights::default(), seed }
}

/// What each pair is worth that may be, worked out apart from the assignment itself.
fn worth(instance: &Instance) -> Worth {
    let held: BTreeSet<_> = instance.held.iter().map(|held| (held.proposal, held.reviewer)).collect();
    let mut worth = Worth::new();
    for able in &instance.reviewers {
        for wanted in instance.proposals.iter().filter(|wanted| !able.conflicts.contains(&wanted.id)) {
            let value = instance.weights.value(able.bids.get(&wanted.id).copied(), able.interest(wanted));
            let pair = (wanted.id, able.id);
            let bonus = if held.contains(&pair) { instance.weights.held } else { 0 };
            worth.insert(pair, i64::from(value) + i64::from(bonus));
        }
    }
    worth
}

/// What is fixed and crosses no conflict.
fn fixed(instance: &Instance, worth: &Worth) -> Pairs {
    let held = instance.held.iter().filter(|held| held.is_fixed).map(|held| (held.proposal, held.reviewer));
    held.filter(|pair| worth.contains_key(pair)).collect()
}

fn numbers(instance: &Instance, worth: &Worth) -> Value {
    let proposals: BTreeMap<_, _> = instance.proposals.iter().map(|wanted| wanted.id).zip(0_u32..).collect();
    let reviewers: BTreeMap<_, _> = instance.reviewers.iter().map(|able| able.id).zip(0_u32..).collect();
    let place = |(proposal, reviewer): &(ProposalId, PersonId)| (proposals[proposal], reviewers[reviewer]);
    let pairs: Vec<(u32, u32, i64)> =
        worth.iter().map(|(pair, worth)| (place(pair).0, place(pair).1, *worth)).collect();
    json!({
        "reviews": instance.proposals.iter().map(|wanted| wanted.reviews).collect::<Vec<_>>(),
        "loads": instance.reviewers.iter().map(|able| able.load).collect::<Vec<_>>(),
        "pairs": pairs,
        "fixed": fixed(instance, worth).iter().map(place).collect::<Vec<_>>(),
    })
}

/// The best pair first, then the next that still fits: what one would do by hand.
fn greedy(instance: &Instance, worth: &Worth) -> Pairs {
    let mut pairs = fixed(instance, worth);
    let mut wanted: BTreeMap<_, i64> =
        instance.proposals.iter().map(|wanted| (wanted.id, wanted.reviews.into())).collect();
    let mut free: BTreeMap<_, i64> = instance.reviewers.iter().map(|able| (able.id, able.load.into())).collect();
    let mut order: Vec<_> = worth.iter().filter(|(pair, _)| !pairs.contains(pair)).collect();
    order.sort_by_key(|(_, worth)| -**worth);
    for (proposal, reviewer) in &pairs {
        wanted.entry(*proposal).and_modify(|wanted| *wanted -= 1);
        free.entry(*reviewer).and_modify(|free| *free -= 1);
    }
    for (pair, _) in order {
        if wanted[&pair.0] > 0 && free[&pair.1] > 0 {
            wanted.entry(pair.0).and_modify(|wanted| *wanted -= 1);
            free.entry(pair.1).and_modify(|free| *free -= 1);
            pairs.insert(*pair);
        }
    }
    pairs
}

fn measures(instance: &Instance, worth: &Worth, pairs: &Pairs) -> Value {
    let mut by_proposal: BTreeMap<ProposalId, Vec<i32>> =
        instance.proposals.iter().map(|wanted| (wanted.id, Vec::new())).collect();
    // Nobody chose what is fixed, so it is no weakest choice.
    let fixed = fixed(instance, worth);
    let mut chosen = Vec::new();
    for able in &instance.reviewers {
        for wanted in instance.proposals.iter().filter(|wanted| pairs.contains(&(wanted.id, able.id))) {
            let value = instance.weights.value(able.bids.get(&wanted.id).copied(), able.interest(wanted));
            by_proposal.entry(wanted.id).or_default().push(value);
            if !fixed.contains(&(wanted.id, able.id)) {
                chosen.push(value);
            }
        }
    }
    let fewest = by_proposal.values().map(Vec::len).min();
    let weakest = chosen.iter().min();
    let at_weakest = chosen.iter().filter(|value| Some(*value) == weakest).count();
    let worst_sum = by_proposal.values().map(|values| values.iter().sum::<i32>()).min();
    json!({
        "reviews": pairs.len(),
        "total": pairs.iter().map(|pair| worth[pair]).sum::<i64>(),
        "fewest_reviews": fewest,
        "weakest_review": weakest,
        "reviews_at_weakest": at_weakest,
        "worst_sum": worst_sum,
    })
}
