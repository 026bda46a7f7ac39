//! News for systems: posted and signed as the Standard Webhooks have it, tried again for three days, and never more than a
//! few at once to one host. A system that took nothing lately is tried with one message while the others wait; one that is
//! gone, or takes nothing for days, follows no more.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::{StreamExt, stream};
use hooks::{Answer, Guard, Meaning};
use serde_json::{Value, json};

use super::in_hand::About;
use super::store::letters::{InHand, PutBack, To};
use super::store::requests::AskNext;
use super::{Follower, FollowerNews, FollowerRequest, letters, store, verbs};
use crate::ground::clock::{MINUTE, SECOND};
use crate::ground::id::{FollowerId, IncidentId, WorkspaceId};
use crate::ground::workspace::Workspace;
use crate::ground::{Actor, Config, Fault, House, Result, Time};
use crate::webhooks::{self, Health, Heard, Signer};

/// Messages in hand at once.
const AT_ONCE: i64 = 50;
/// How long they may be in hand, before another desk takes them to be lost with ours.
const IN_HAND: i64 = 5 * MINUTE;
/// Systems spoken with at once.
const SYSTEMS: usize = 32;
/// Messages posted to one host in one round, one behind the other.
const TO_ONE_HOST: usize = 15;
/// Questions asked at one host in one round: nobody there has said yes yet.
const QUESTIONS_TO_ONE_HOST: usize = 3;
/// How long the others wait meanwhile.
const MEANWHILE: i64 = 30 * SECOND;

/// Who says where news may be posted. Anybody may name an address, so none of our own network is among them but those that
/// the settings give to everybody.
pub(super) fn guard(house: &House) -> Guard {
    Guard::with_own(&house.config().follower_hosts)
}

/// What answers the question that was posted to a system. It is worked out anew at each try, so that it stands nowhere.
pub(super) fn answer_to_question(
    signer: &Signer,
    incident: &IncidentId,
    address: &str,
    letters: i64,
    asked_at: Time,
) -> Result<String> {
    signer.word_for(&format!("follow/{incident}/{letters}/{}/{address}", asked_at.0))
}

/// The words that name a follower to the key of the workspace.
pub(super) fn named(follower: &Follower) -> String {
    format!("follower/{}", follower.id)
}

/// Posts what is due to systems, questions and news; how many were in hand. Safe on several nodes.
pub async fn post(house: &House, desk: &Workspace) -> Result<usize> {
    Ok(ask(house, desk).await? + tell(house, desk).await?)
}

/// Asks systems whether it was them.
async fn ask(house: &House, desk: &Workspace) -> Result<usize> {
    let now = house.now();
    if !store::requests::is_any_to_post(&mut house.read(), &desk.id, now).await? {
        return Ok(0);
    }
    let signer = webhooks::signer_of(house, &desk.id).await?;
    let mut tx = house.db().begin().await?;
    let claimed = store::requests::claim(&mut tx, &desk.id, now, now.plus(IN_HAND), AT_ONCE).await?;
    tx.commit().await?;
    let count = claimed.len();
    let (hosts, wait) = by_host(claimed);
    let answered = stream::iter(hosts.into_values())
        .map(|host| ask_all(house, &signer, host))
        .buffer_unordered(SYSTEMS)
        .collect::<Vec<_>>()
        .await
        .concat();
    let meanwhile = Some(house.now().plus(MEANWHILE));
    let waiting = wait.iter().map(|asked| AskNext { asked, at: meanwhile, was_tried: false });
    let tried = answered.iter().map(|(asked, answer)| {
        let at = match answer.meaning {
            Meaning::Taken | Meaning::Gone => None,
            Meaning::Later(after) => later(house, asked.tries, after).filter(|at| *at < asked.ends_at),
        };
        AskNext { asked, at, was_tried: true }
    });
    let next: Vec<AskNext<'_>> = waiting.chain(tried).collect();
    let mut tx = house.db().begin().await?;
    store::requests::ask_next(&mut tx, &desk.id, &next).await?;
    tx.commit().await?;
    Ok(count)
}

/// Questions sorted: what goes now, host by host; and what waits. Anybody may name any address, so that whoever names a
/// thousand at one host must not have us call on it a thousand times at once. Whoever asked first goes first: what is claimed
/// comes in no order.
fn by_host(
    mut claimed: Vec<FollowerRequest>,
) -> (BTreeMap<String, Vec<FollowerRequest>>, Vec<FollowerRequest>) {
    claimed.sort_by_key(|asked| asked.asked_at);
    let mut hosts: BTreeMap<String, Vec<FollowerRequest>> = BTreeMap::new();
    let mut wait = Vec::new();
    for asked in claimed {
        let host = hosts.entry(webhooks::host_of(&asked.address)).or_default();
        if host.len() < QUESTIONS_TO_ONE_HOST { host.push(asked) } else { wait.push(asked) }
    }
    (hosts, wait)
}

/// Asks at one host, one question behind the other.
async fn ask_all(
    house: &House,
    signer: &Signer,
    host: Vec<FollowerRequest>,
) -> Vec<(FollowerRequest, Answer)> {
    let mut answered = Vec::with_capacity(host.len());
    for asked in host {
        let answer = question(house, signer, &asked).await;
        answered.push((asked, answer.unwrap_or_else(|fault| unwritten(&fault))));
    }
    answered
}

/// A message that we could not write: it is tried again, and the log says why.
fn unwritten(fault: &Fault) -> Answer {
    tracing::error!(%fault, "a message to a following system could not be posted");
    let said = "The message could not be written; the log of the desk says why.".into();
    Answer { status: None, said, meaning: Meaning::Later(None) }
}

async fn question(house: &House, signer: &Signer, asked: &FollowerRequest) -> Result<Answer> {
    let word = answer_to_question(signer, &asked.incident_id, &asked.address, asked.letters, asked.asked_at)?;
    let body = body(
        "question",
        asked.asked_at,
        &json!({
            "room": asked.link,
            "title": asked.title,
            "confirm": letters::confirmation(house.config(), &word),
            "until": asked.ends_at.rfc3339(),
        }),
    );
    // Whoever is asked knows no secret yet; it comes with the answer to theirs.
    let secret = signer.secret_for(&format!("question/{}", asked.id))?;
    let id = format!("{}.{}", asked.id, asked.letters);
    webhooks::post_to(&guard(house), &asked.address, &[secret], (&id, house.now(), &body)).await
}

/// A message to one system, in hand.
type Posting = (InHand, Follower, FollowerNews);
/// The same with what was answered.
type Posted = (InHand, Follower, Answer);

/// Tells systems what is new.
async fn tell(house: &House, desk: &Workspace) -> Result<usize> {
    let (now, workspace) = (house.now(), &desk.id);
    if !store::letters::is_any_due(&mut house.read(), workspace, To::Systems, now).await? {
        return Ok(0);
    }
    let signer = webhooks::signer_of(house, workspace).await?;
    let mut tx = house.db().begin().await?;
    let claimed =
        store::letters::claim(&mut tx, workspace, To::Systems, now, now.plus(IN_HAND), AT_ONCE).await?;
    tx.commit().await?;
    let count = claimed.len();
    let about = About::read(house, workspace, &claimed).await?;
    let ids: Vec<&FollowerId> = claimed.iter().map(|letter| &letter.follower_id).collect();
    let health = store::health::of(&mut house.read(), workspace, &ids).await?;
    let Sorted { hosts, wait, over } =
        sort(claimed, &about, |id| health.get(id).is_some_and(|h| h.losses > 0));
    let posted: Vec<Posted> = stream::iter(hosts.into_values())
        .map(|host| post_all(house, &signer, host))
        .buffer_unordered(SYSTEMS)
        .collect::<Vec<_>>()
        .await
        .concat();
    let heard = heard(&posted, |id| health.get(id).cloned().unwrap_or_default(), now);
    record(house, workspace, (&posted, &wait, &over), &heard).await?;
    part(house, workspace, heard).await?;
    Ok(count)
}

/// Messages sorted: what goes now, host by host; what waits; and what nobody is there for any more.
#[derive(Default)]
struct Sorted {
    hosts: BTreeMap<String, Vec<Posting>>,
    wait: Vec<InHand>,
    over: Vec<InHand>,
}

fn sort(claimed: Vec<InHand>, about: &About, is_doubtful: impl Fn(&FollowerId) -> bool) -> Sorted {
    let mut sorted = Sorted::default();
    let mut tried: BTreeSet<FollowerId> = BTreeSet::new();
    for letter in claimed {
        let Some((follower, news)) = about.of(&letter) else {
            sorted.over.push(letter);
            continue;
        };
        let is_second = !tried.insert(follower.id.clone());
        let host = sorted.hosts.entry(webhooks::host_of(&follower.address)).or_default();
        if host.len() >= TO_ONE_HOST || (is_second && is_doubtful(&follower.id)) {
            sorted.wait.push(letter);
        } else {
            host.push((letter, follower.clone(), news.clone()));
        }
    }
    sorted
}

/// Posts what goes to one host, one behind the other.
async fn post_all(house: &House, signer: &Signer, host: Vec<Posting>) -> Vec<Posted> {
    let mut posted = Vec::with_capacity(host.len());
    for (letter, follower, news) in host {
        let answer = post_one(house, signer, &follower, &news).await;
        posted.push((letter, follower, answer.unwrap_or_else(|fault| unwritten(&fault))));
    }
    posted
}

async fn post_one(
    house: &House,
    signer: &Signer,
    follower: &Follower,
    news: &FollowerNews,
) -> Result<Answer> {
    let secret = signer.secret_for(&named(follower))?;
    let body = news_body(house.config(), follower, news);
    // The same over every attempt, so that a second copy can be told.
    let id = format!("{}.{}", news.id, follower.id);
    webhooks::post_to(&guard(house), &follower.address, &[secret], (&id, house.now(), &body)).await
}

/// What each system said in this round, all in all, and its health after that.
fn heard(
    posted: &[Posted],
    health: impl Fn(&FollowerId) -> Health,
    now: Time,
) -> Vec<(Follower, Heard, Health)> {
    let mut of: BTreeMap<&FollowerId, (&Follower, Heard)> = BTreeMap::new();
    for (_, follower, answer) in posted {
        let said = Heard::of(answer);
        match of.get_mut(&follower.id) {
            Some((_, known)) => known.hear(said),
            None => drop(of.insert(&follower.id, (follower, said))),
        }
    }
    let after = |(follower, heard): (&Follower, Heard)| {
        let health = health(&follower.id).after(&heard, now);
        (follower.clone(), heard, health)
    };
    of.into_values().map(after).collect()
}

async fn record(
    house: &House,
    workspace: &WorkspaceId,
    (posted, wait, over): (&[Posted], &[InHand], &[InHand]),
    heard: &[(Follower, Heard, Health)],
) -> Result<()> {
    let until = house.now().plus(MEANWHILE);
    let mut back: Vec<PutBack<'_>> =
        wait.iter().map(|letter| PutBack { letter, until, was_tried: false }).collect();
    let mut over: Vec<&InHand> = over.iter().collect();
    for (letter, _, answer) in posted {
        let next = match answer.meaning {
            Meaning::Later(after) => later(house, letter.attempts, after),
            Meaning::Taken | Meaning::Gone => None,
        };
        match next {
            Some(until) => back.push(PutBack { letter, until, was_tried: true }),
            None => over.push(letter),
        }
    }
    let health: Vec<(&FollowerId, &Health)> =
        heard.iter().map(|(follower, _, health)| (&follower.id, health)).collect();
    let mut tx = house.db().begin().await?;
    store::letters::put_back(&mut tx, workspace, &back).await?;
    store::letters::done(&mut tx, workspace, &over).await?;
    store::health::put(&mut tx, workspace, &health).await?;
    tx.commit().await?;
    Ok(())
}

/// Whoever is gone, or hopeless, follows no more.
async fn part(house: &House, workspace: &WorkspaceId, heard: Vec<(Follower, Heard, Health)>) -> Result<()> {
    for (follower, heard, health) in heard {
        let how = match heard {
            Heard::Gone(_) => "gone",
            _ if health.is_hopeless(house.now()) => "silent",
            _ => continue,
        };
        match verbs::erase(house, &Actor::desk(workspace), &follower, how).await {
            // They were quicker.
            Ok(()) | Err(Fault::Missing(_)) => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(())
}

/// When it is tried again after so many tries; none after the last.
fn later(house: &House, tries: i64, after: Option<i64>) -> Option<Time> {
    let [chance] = house.dice().bytes::<1>();
    hooks::pause(tries, chance, after).map(|ms| house.now().plus(ms))
}

fn news_body(config: &Config, follower: &Follower, news: &FollowerNews) -> String {
    let update = Some(news.about.as_str()).filter(|id| !id.is_empty());
    let data = json!({
        "room": news.link,
        "title": news.title,
        "update": update,
        "version": news.version,
        "status": news.status,
        "text": news.words,
        "speaker": news.speaker,
        "next_update_at": news.next_update_at.map(Time::rfc3339),
        "unfollow": letters::leaving(config, &follower.leave_secret),
    });
    body(&news.kind, news.told_at, &data)
}

fn body(what: &str, at: Time, data: &Value) -> String {
    json!({ "type": format!("follow.{what}"), "timestamp": at.rfc3339(), "data": data }).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Dice;
    use crate::ground::id::Id;

    fn follower(dice: &Dice, address: &str) -> Follower {
        Follower {
            workspace_id: Id::mint(Time(1), dice),
            id: Id::mint(Time(1), dice),
            incident_id: Id::mint(Time(1), dice),
            address: address.into(),
            language: "en".into(),
            leave_secret: "x".into(),
            joined_at: Time(1),
            salt: String::new(),
        }
    }

    #[test]
    fn one_host_is_asked_a_few_questions_in_a_round_and_holds_up_no_other() {
        let dice = Dice::seeded(5);
        let asked = |address: &str, asked_at: i64| FollowerRequest {
            workspace_id: Id::mint(Time(1), &dice),
            id: Id::mint(Time(1), &dice),
            incident_id: Id::mint(Time(1), &dice),
            address: address.into(),
            language: "en".into(),
            title: String::new(),
            link: String::new(),
            secret_digest: String::new(),
            letters: 1,
            asked_at: Time(asked_at),
            ends_at: Time(99),
            post_at: Some(Time(1)),
            tries: 1,
        };
        // As the store may give them: the last one first.
        let one = |n: i64| asked(&format!("https://one.example/{n}"), n);
        let mut claimed: Vec<_> = (0..40).rev().map(one).collect();
        claimed.push(asked("https://other.example/in", 1));
        let (hosts, wait) = by_host(claimed);
        let counts: Vec<_> = hosts.iter().map(|(host, asked)| (host.as_str(), asked.len())).collect();
        assert_eq!(counts, [("one.example", QUESTIONS_TO_ONE_HOST), ("other.example", 1)]);
        assert_eq!(wait.len(), 40 - QUESTIONS_TO_ONE_HOST);
        assert_eq!(wait[0].address, "https://one.example/3", "whoever asked first is asked first");
    }

    #[test]
    fn a_system_that_took_one_works_and_one_that_is_gone_is_gone() {
        let dice = Dice::seeded(3);
        let one = follower(&dice, "https://hooks.example.org/in");
        let letter =
            || InHand { news_id: Id::mint(Time(1), &dice), follower_id: one.id.clone(), attempts: 1 };
        let answer = |status: Option<u16>, meaning| Answer { status, said: String::new(), meaning };
        let of = |answers: Vec<Answer>| {
            let posted: Vec<Posted> =
                answers.into_iter().map(|answer| (letter(), one.clone(), answer)).collect();
            let heard = heard(&posted, |_| Health { losses: 2, ..Health::default() }, Time(9));
            assert_eq!(heard.len(), 1);
            (heard[0].1.clone(), heard[0].2.losses)
        };
        let taken = || answer(Some(200), Meaning::Taken);
        let later = || answer(Some(500), Meaning::Later(None));
        let gone = || answer(Some(410), Meaning::Gone);
        assert_eq!(of(vec![later(), taken(), later()]), (Heard::Taken, 0));
        assert_eq!(of(vec![later(), later()]), (Heard::Nothing("500".into()), 3));
        assert!(matches!(of(vec![gone(), taken()]).0, Heard::Gone(_)));
        assert_eq!(webhooks::host_of("https://hooks.example.org:8443/in?a"), "hooks.example.org:8443");
    }
}
