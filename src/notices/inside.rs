//! Our own people before those outside: what the approver of a first notice sees of the bulletin, and what happens to it in
//! the same act. A bulletin can be begun from a notice.

use twodb::Ask;

use super::{Notice, NoticeKind, SendingSaid, store};
use crate::bulletins::{self, Bulletin, BulletinSaid, Inside, InsideSaid};
use crate::ground::id::NoticeId;
use crate::ground::page::Lang;
use crate::ground::{Actor, House, Result, Role};
use crate::journal::{Entry, Tx};

/// What an approver says who wants the bulletin to go out later than the notice.
const LATER: &str = "later";

/// Whether this notice is the first that those outside hear: the only one that may be before our own people.
fn is_first(notice: &Notice) -> bool {
    notice.kind == NoticeKind::First.word()
}

/// What our own people know by now, for whoever approves; nothing where it does not matter.
pub(super) async fn of(ask: &mut dyn Ask, notice: &Notice) -> Result<Option<Inside>> {
    if !is_first(notice) {
        return Ok(None);
    }
    Ok(Some(bulletins::inside_of(ask, &notice.workspace_id, &notice.incident_id).await?))
}

/// What happens inside in the act that lets a notice out.
pub(super) async fn before_outside(tx: &mut Tx, notice: &Notice, said: &SendingSaid) -> Result<Vec<Entry>> {
    if !is_first(notice) {
        return Ok(Vec::new());
    }
    let inside = InsideSaid {
        later: said.bulletin == LATER,
        because: &said.before_bulletin_because,
        is_asked: !said.asked_inside.is_empty(),
    };
    bulletins::before_outside(tx, &notice.incident_id, &notice.id, inside).await
}

/// Begins a bulletin from a notice: what happened and what we do not know are said there already.
pub(super) async fn begin_bulletin(
    house: &House,
    actor: &Actor,
    id: &NoticeId,
    lang: Lang,
) -> Result<Bulletin> {
    actor.must_be(Role::Member)?;
    let notice = store::find(&mut house.read(), &actor.workspace, id).await?;
    let say = [notice.what_we_know.as_str(), &notice.what_you_can_do];
    let said = BulletinSaid {
        subject: notice.subject.clone(),
        what_happened: notice.what_happened.clone(),
        what_we_say: say.into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join("\n\n"),
        what_we_do_not_know: notice.what_we_do_not_know.clone(),
        ..BulletinSaid::default()
    };
    bulletins::draft(house, actor, &notice.incident_id, Some(id), &said, lang).await
}
