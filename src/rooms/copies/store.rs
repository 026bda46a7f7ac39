//! The SQL of copies: one row for each place, which says nothing of what anybody did.

use twodb::{Ask, Sql, args, sql};

use super::Standing;
use crate::ground::Result;

const COPY: &str = "target, wanted, done, tried_at, copied_at, next_at, faults, fault, rooms, files, bytes";

/// How the copy at a place stands.
pub(super) async fn find(ask: &mut dyn Ask, target: &str) -> Result<Standing> {
    let text = format!("select {COPY} from copies where target = $1");
    let found: Option<Standing> = ask.maybe(Sql::built(text), args![target]).await?;
    Ok(found.unwrap_or_else(|| Standing::new(target)))
}

/// One change more that it has to follow.
pub(super) async fn want(tx: &mut twodb::Tx, target: &str) -> Result<()> {
    let text = "insert into copies (target, wanted, done, next_at, faults, rooms, files, bytes)
                values ($1, 1, 0, 0, 0, 0, 0, 0)
                on conflict (target) do update set wanted = copies.wanted + 1";
    tx.run(sql(text), args![target]).await?;
    Ok(())
}

/// Writes how it went. What was wanted meanwhile stays wanted.
pub(super) async fn put(tx: &mut twodb::Tx, standing: &Standing) -> Result<()> {
    let s = standing;
    let text = format!(
        "insert into copies ({COPY}) values {}
         on conflict (target) do update set done = excluded.done, tried_at = excluded.tried_at,
            copied_at = excluded.copied_at, next_at = excluded.next_at, faults = excluded.faults, fault = excluded.fault,
            rooms = excluded.rooms, files = excluded.files, bytes = excluded.bytes",
        Sql::in_list(1, 11)
    );
    let values = args![
        &s.target,
        s.wanted,
        s.done,
        s.tried_at,
        s.copied_at,
        s.next_at,
        s.faults,
        &s.fault,
        s.rooms,
        s.files,
        s.bytes
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}
