//! The texts of notices in further languages.

use twodb::{Ask, Sql, args, sql};

use crate::ground::Result;
use crate::ground::id::{NoticeId, WorkspaceId};
use crate::journal::{Fold, Tx};
use crate::notices::NoticeText;

const COLUMNS: [&str; 10] = [
    "workspace_id",
    "notice_id",
    "language",
    "subject",
    "what_happened",
    "who_is_affected",
    "what_we_know",
    "what_we_do_not_know",
    "what_you_can_do",
    "salt",
];

/// The texts of these notices, by notice and language.
pub async fn list_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    notices: &[NoticeId],
) -> Result<Vec<NoticeText>> {
    let mut values = args![workspace];
    values.extend(notices.iter().map(twodb::Value::from));
    let text = format!(
        "select {} from notice_texts where workspace_id = $1 and notice_id in {}",
        COLUMNS.join(", "),
        Sql::in_list(2, notices.len())
    );
    let mut texts: Vec<NoticeText> = ask.all(Sql::built(text), values).await?;
    // Here and not by the engine: each has its own idea of what comes after a hyphen.
    texts.sort_by(|one, two| (&one.notice_id, &one.language).cmp(&(&two.notice_id, &two.language)));
    Ok(texts)
}

/// Of these notices, the tags of their further languages, in the order of [`list_of`].
pub(in crate::notices) async fn tags_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    notices: &[NoticeId],
) -> Result<Vec<(NoticeId, String)>> {
    if notices.is_empty() {
        return Ok(Vec::new());
    }
    let mut values = args![workspace];
    values.extend(notices.iter().map(twodb::Value::from));
    let text = format!(
        "select notice_id, language from notice_texts where workspace_id = $1 and notice_id in {}",
        Sql::in_list(2, notices.len())
    );
    let mut tags: Vec<(NoticeId, String)> = ask.all(Sql::built(text), values).await?;
    tags.sort();
    Ok(tags)
}

/// The digest over the texts of a notice.
pub async fn texts_digest(ask: &mut dyn Ask, workspace: &WorkspaceId, notice: &NoticeId) -> Result<String> {
    digest(&list_of(ask, workspace, std::slice::from_ref(notice)).await?)
}

/// The same over texts in the order of [`list_of`].
pub(in crate::notices) fn digest(texts: &[NoticeText]) -> Result<String> {
    let mut fold = Fold::new();
    texts.iter().try_for_each(|t| fold.add(&(&t.language, &t.parts, &t.salt)))?;
    Ok(fold.digest())
}

/// Puts these texts in the place of those that a notice has.
pub(in crate::notices) async fn put(tx: &mut Tx, notice: &NoticeId, texts: &[NoticeText]) -> Result<()> {
    let workspace = tx.actor().workspace.clone();
    let gone = sql("delete from notice_texts where workspace_id = $1 and notice_id = $2");
    tx.run(gone, args![&workspace, notice]).await?;
    let rows = texts.iter().map(|t| {
        let p = &t.parts;
        args![
            &t.workspace_id,
            &t.notice_id,
            &t.language,
            &p.subject,
            &p.what_happened,
            &p.who_is_affected,
            &p.what_we_know,
            &p.what_we_do_not_know,
            &p.what_you_can_do,
            &t.salt
        ]
    });
    let rows: Vec<twodb::Args> = rows.collect();
    tx.insert_many("notice_texts", &COLUMNS, "", rows).await?;
    Ok(())
}
