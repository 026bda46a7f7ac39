//! Changes of second wrongs that are part of a larger change: they write in the caller's transaction and give back the
//! entries that the caller must say.

use super::verbs::entry;
use super::{Owning, SecondWrong, State, rules, store};
use crate::ground::Result;
use crate::ground::id::{CaseId, CustomerId, NoticeId, SecondWrongId};
use crate::journal::{Chain, Entry, Tx};

/// Says that a notice is to name what is owed, by this sentence of its `text`. It counts once the notice is out.
pub async fn name_in_notice(
    tx: &mut Tx,
    id: &SecondWrongId,
    notice: &NoticeId,
    sentence: &str,
    text: &str,
) -> Result<Vec<Entry>> {
    let wrong = store::find_held(tx, id).await?;
    rules::may_own(&wrong)?;
    let sentence = rules::sentence("sentence", sentence, text)?;
    let wrong = SecondWrong { notice_id: Some(notice.clone()), notice_sentence: Some(sentence), ..wrong };
    store::update(tx, &wrong).await?;
    Ok(vec![entry(&wrong, "second_wrong.named")?.with("notice", notice.as_str())])
}

/// A notice is out: what it names by a sentence that still stands in its `text`, we have owned up to.
pub async fn own_by_notice(tx: &mut Tx, notice: &NoticeId, text: &str) -> Result<Vec<Entry>> {
    let workspace = tx.actor().workspace.clone();
    let mut entries = Vec::new();
    for known in store::named_by_notice(tx, &workspace, notice).await? {
        let wrong = store::find_held(tx, &known.id).await?;
        let Some(sentence) = wrong.notice_sentence.clone() else { continue };
        if rules::may_own(&wrong).is_ok() && rules::names(text, &sentence) {
            entries.extend(owned(tx, wrong, "notice", notice.as_str(), sentence, None).await?.1);
        }
    }
    Ok(entries)
}

/// It was none, because …; whoever acts says so.
pub(super) async fn dismissed(
    tx: &mut Tx,
    wrong: SecondWrong,
    because: String,
) -> Result<(SecondWrong, Entry)> {
    let wrong = SecondWrong {
        state: State::Dismissed.word().into(),
        decided_at: Some(tx.now()),
        decided_by: Some(tx.actor().label()),
        decided_name: Some(tx.actor().name.clone()),
        decided_because: Some(because),
        ..wrong
    };
    store::update(tx, &wrong).await?;
    let entry = entry(&wrong, "second_wrong.dismissed")?;
    Ok((wrong, entry))
}

/// Notes that we said it, towards one customer or all; once nobody is left to whom we owe it, it is owned.
pub(super) async fn owned(
    tx: &mut Tx,
    wrong: SecondWrong,
    how: &str,
    source: &str,
    sentence: String,
    towards: Option<(&CaseId, &CustomerId)>,
) -> Result<(Owning, Vec<Entry>)> {
    let owning = Owning {
        workspace_id: wrong.workspace_id.clone(),
        id: tx.mint(),
        wrong_id: wrong.id.clone(),
        incident_id: wrong.incident_id.clone(),
        case_id: towards.map(|(case, _)| case.clone()),
        customer_id: towards.map(|(_, customer)| customer.clone()),
        how: how.to_owned(),
        source_id: source.to_owned(),
        sentence,
        said_at: tx.now(),
        said_by: tx.actor().label(),
        salt: tx.salt(),
    };
    store::ownings::insert(tx, &owning).await?;
    let chain =
        towards.map_or(Chain::Incident(wrong.incident_id.clone()), |(case, _)| Chain::Case(case.clone()));
    let mut said = Entry::on(chain, "owning.recorded").incident(&wrong.incident_id).about(&owning)?;
    said = said.with("how", how).with("second_wrong", wrong.id.as_str());
    if let Some((_, customer)) = towards {
        said = said.customer(customer);
    }
    let mut entries = vec![said];
    let now = tx.now();
    let (_, left) = store::owed::count_touched(tx, &wrong.workspace_id, &wrong.id, now).await?;
    if towards.is_none() || left == 0 {
        let whole = SecondWrong { state: State::Owned.word().into(), owned_at: Some(now), ..wrong };
        store::update(tx, &whole).await?;
        entries.push(entry(&whole, "second_wrong.owned")?);
    }
    Ok((owning, entries))
}
