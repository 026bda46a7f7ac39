//! Changes of statements that are part of a larger change: they write in the caller's transaction and give back the entries
//! that the caller must say.

use super::rules::Understood;
use super::store::codes;
use super::{Channel, Code, Dimension, Impact, Rank, Statement, StatementState, Told, Wording, store};
use crate::ground::Result;
use crate::ground::id::{ContactId, StatementId};
use crate::incidents::Case;
use crate::journal::{Chain, Entry, Tx, digest_of_words};

/// A new statement with its first wording. What a member wrote, a member has read.
pub async fn note(
    tx: &mut Tx,
    case: &Case,
    contact_id: Option<ContactId>,
    channel: Channel,
    words: &str,
) -> Result<(Told, Vec<Entry>)> {
    let statement = fresh(tx, case, contact_id, channel);
    written(tx, statement, words, "statement.noted").await
}

/// What a customer adds to our record, in words of their own: they stand at once, and wait for us to read them.
pub async fn add(tx: &mut Tx, case: &Case, contact: ContactId, words: &str) -> Result<(Told, Vec<Entry>)> {
    let mut statement = fresh(tx, case, Some(contact), Channel::Room);
    statement.state = StatementState::Confirmed.word().into();
    statement.settled_by = Some(tx.actor().label());
    statement.settled_at = Some(tx.now());
    written(tx, statement, words, "statement.added").await
}

/// A new impact, and what we noted of it.
pub async fn note_impact(
    tx: &mut Tx,
    case: &Case,
    contact: Option<ContactId>,
    channel: Channel,
    understood: Understood,
) -> Result<(Impact, Told, Vec<Entry>)> {
    let (told, mut entries) = note(tx, case, contact.clone(), channel, &understood.text).await?;
    let salt = tx.salt();
    let impact = Impact {
        workspace_id: case.workspace_id.clone(),
        id: tx.mint(),
        incident_id: case.incident_id.clone(),
        case_id: case.id.clone(),
        customer_id: case.customer_id.clone(),
        contact_id: contact,
        statement_id: told.statement.id.clone(),
        kind: understood.kind.word().into(),
        horizon: understood.horizon.word().into(),
        text_digest: digest_of_words(&salt, &understood.text),
        text: understood.text,
        minor: understood.money.as_ref().map(|m| m.minor),
        currency: understood.money.map(|m| m.currency),
        channel: channel.word().into(),
        salt,
        reported_by: tx.actor().label(),
        reported_at: tx.now(),
        erased_at: None,
        people: understood.people,
        evidence: understood.evidence,
    };
    store::put_impact(tx, &impact).await?;
    let entry = of(&told.statement, "impact.recorded").about(&impact)?;
    entries.push(entry.with("kind", impact.kind.as_str()).with("horizon", impact.horizon.as_str()));
    Ok((impact, told, entries))
}

/// Of which dimension a statement speaks; no entry where that was said before.
pub async fn code(tx: &mut Tx, statement: &Statement, dimension: Dimension) -> Result<(Code, Option<Entry>)> {
    let known = codes::seek_held(tx, &statement.id).await?;
    if let Some(same) = known.as_ref().filter(|code| code.dimension == dimension.word()) {
        return Ok((same.clone(), None));
    }
    let code = Code {
        workspace_id: statement.workspace_id.clone(),
        id: known.map_or_else(|| tx.mint(), |code| code.id),
        statement_id: statement.id.clone(),
        incident_id: statement.incident_id.clone(),
        case_id: statement.case_id.clone(),
        customer_id: statement.customer_id.clone(),
        dimension: dimension.word().into(),
        coded_by: tx.actor().label(),
        coded_at: tx.now(),
    };
    codes::put_code(tx, &code).await?;
    let entry = of(statement, "statement.coded").about(&code)?.with("dimension", dimension.word());
    Ok((code, Some(entry.with("statement", statement.id.as_str()))))
}

/// How much statements of one case weigh with one contact (R41); entries for those whose place is new.
pub async fn rank(
    tx: &mut Tx,
    case: &Case,
    contact: &ContactId,
    places: &[(StatementId, i64)],
) -> Result<Vec<Entry>> {
    let known = codes::ranks_held(tx, &case.id, contact).await?;
    let mut entries = Vec::new();
    for (statement, place) in places {
        let before = known.iter().find(|rank| rank.statement_id == *statement);
        if before.map_or(0, |rank| rank.place) == *place {
            continue;
        }
        let rank = Rank {
            workspace_id: case.workspace_id.clone(),
            id: before.map_or_else(|| tx.mint(), |rank| rank.id.clone()),
            statement_id: statement.clone(),
            incident_id: case.incident_id.clone(),
            case_id: case.id.clone(),
            customer_id: case.customer_id.clone(),
            contact_id: contact.clone(),
            place: *place,
            ranked_at: tx.now(),
        };
        codes::put_rank(tx, &rank).await?;
        let entry = Entry::on(Chain::Case(case.id.clone()), "statement.ranked")
            .incident(&case.incident_id)
            .customer(&case.customer_id)
            .about(&rank)?;
        entries.push(entry.with("statement", statement.as_str()).with("place", *place));
    }
    Ok(entries)
}

fn fresh(tx: &Tx, case: &Case, contact_id: Option<ContactId>, channel: Channel) -> Statement {
    let label = tx.actor().label();
    let ours = (channel != Channel::Room).then(|| (label.clone(), tx.now()));
    Statement {
        workspace_id: case.workspace_id.clone(),
        id: tx.mint(),
        incident_id: case.incident_id.clone(),
        case_id: case.id.clone(),
        customer_id: case.customer_id.clone(),
        contact_id,
        state: StatementState::Noted.word().into(),
        version: 1,
        channel: channel.word().into(),
        noted_by: label,
        noted_at: tx.now(),
        settled_by: None,
        settled_at: None,
        read_by: ours.clone().map(|(by, _)| by),
        read_at: ours.map(|(_, at)| at),
        moved_at: tx.now(),
        erased_at: None,
    }
}

async fn written(
    tx: &mut Tx,
    statement: Statement,
    words: &str,
    fact: &'static str,
) -> Result<(Told, Vec<Entry>)> {
    store::insert_statement(tx, &statement).await?;
    let entries = vec![
        of(&statement, fact).about(&statement)?.with("channel", statement.channel.as_str()),
        word(tx, &statement, words).await?,
    ];
    let wordings = store::list_wordings(tx, &statement.workspace_id, &statement.id).await?;
    Ok((Told { statement, wordings }, entries))
}

/// Writes the wording of a statement's present version.
pub(super) async fn word(tx: &mut Tx, statement: &Statement, words: &str) -> Result<Entry> {
    let salt = tx.salt();
    let wording = Wording {
        workspace_id: statement.workspace_id.clone(),
        id: format!("{}/{}", statement.id, statement.version),
        statement_id: statement.id.clone(),
        number: statement.version,
        text: words.to_owned(),
        text_digest: digest_of_words(&salt, words),
        salt,
        said_by: tx.actor().label(),
        said_at: tx.now(),
        erased_at: None,
    };
    store::put_wording(tx, &wording).await?;
    of(statement, "statement.worded").about(&wording)
}

/// An entry about a statement, on its case's chain.
pub(super) fn of(statement: &Statement, fact: &'static str) -> Entry {
    Entry::on(Chain::Case(statement.case_id.clone()), fact)
        .incident(&statement.incident_id)
        .customer(&statement.customer_id)
}
