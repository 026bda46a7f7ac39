//! All SQL of lessons.

use twodb::{Args, Ask, Sql, args, sql};

use super::{Lesson, LessonVersion};
use crate::ground::id::{IncidentId, LessonId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{Fault, Result};
use crate::journal::{Fold, Tx};

const LESSON: &str = "workspace_id, id, version, title, happened, learned, changes, tags, scenario, incident_id, review_on, \
    confirmed_at, confirmed_by, versions_digest, salt, written_at, written_by, changed_at, changed_by";

/// The lesson; [`Fault::Missing`] when there is none of this id.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &LessonId) -> Result<Lesson> {
    let text = format!("select {LESSON} from lessons where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("lesson"))
}

/// The lesson, held until the end of the change.
pub(super) async fn find_held(tx: &mut Tx, id: &LessonId) -> Result<Lesson> {
    let text = format!("select {LESSON} from lessons where workspace_id = $1 and id = $2 {}", Sql::hold(tx));
    let workspace = tx.actor().workspace.clone();
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("lesson"))
}

/// Lessons that hold every word typed, or all of them, last changed first.
pub async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    typed: &str,
    paging: &Paging,
) -> Result<Page<Lesson>> {
    let (before, id) = paging.before();
    let mut values: Args = args![workspace, before, id, paging.rows() + 1];
    let mut also = String::new();
    if let Some(words) = Sql::words(ask, typed) {
        values.push(words.into());
        also = format!("and {}", Sql::matches(ask, "lessons", values.len()));
    } else if !typed.trim().is_empty() {
        // Only signs were typed: they match nothing, rather than everything.
        return Ok(Page { items: Vec::new(), next: None });
    }
    let text = format!(
        "select {LESSON} from lessons where workspace_id = $1 and (changed_at, id) < ($2, $3) {also}
         order by changed_at desc, id desc limit $4"
    );
    let rows = ask.all(Sql::built(text), values).await?;
    Ok(Page::cut(rows, paging, |r: &Lesson| [r.changed_at.0.to_string(), r.id.to_string()]))
}

/// Lessons that fit an incident: each of its telling words that occurs counts one, the same scenario two; two
/// are enough, or one when the title tells no more. Best first, at most five; those it taught itself left out.
pub async fn list_similar(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    telling: &[String],
    scenario: Option<&str>,
) -> Result<Vec<Lesson>> {
    let mut values: Args = args![workspace, incident, scenario.unwrap_or_default()];
    let mut points = String::from("case when scenario = $3 and $3 <> '' then 2 else 0 end");
    for word in telling {
        if let Some(words) = Sql::words(ask, word) {
            values.push(words.into());
            let matches = Sql::matches(ask, "lessons", values.len());
            points = format!("{points} + case when {matches} then 1 else 0 end");
        }
    }
    let enough = telling.len().clamp(1, 2);
    let text = format!(
        "select {LESSON} from (select lessons.*, {points} as points from lessons
             where workspace_id = $1 and (incident_id is null or incident_id <> $2)) fitting
         where points >= {enough} order by points desc, changed_at desc limit 5"
    );
    Ok(ask.all(Sql::built(text), values).await?)
}

/// The lessons an incident taught.
pub(super) async fn list_taught(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<Lesson>> {
    let text = format!(
        "select {LESSON} from lessons where workspace_id = $1 and incident_id = $2 order by written_at limit 50"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident]).await?)
}

/// Lessons to look at until this day, the longest due first.
pub(super) async fn list_due(ask: &mut dyn Ask, workspace: &WorkspaceId, until: &str) -> Result<Vec<Lesson>> {
    let text = format!(
        "select {LESSON} from lessons where workspace_id = $1 and review_on <= $2 order by review_on, id limit 50"
    );
    Ok(ask.all(Sql::built(text), args![workspace, until]).await?)
}

/// Every version of a lesson, newest first.
pub async fn list_versions(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &LessonId,
) -> Result<Vec<LessonVersion>> {
    Ok(ask
        .all(
            sql("select version, title, happened, learned, changes, changed_at, changed_by from lesson_versions
             where workspace_id = $1 and lesson_id = $2 order by version desc limit 200"),
            args![workspace, id],
        )
        .await?)
}

/// A new lesson.
pub(super) async fn insert(tx: &mut Tx, lesson: &Lesson) -> Result<()> {
    let l = lesson;
    let text = format!("insert into lessons ({LESSON}) values {}", Sql::in_list(1, 19));
    let values = args![
        &l.workspace_id,
        &l.id,
        l.version,
        &l.title,
        &l.happened,
        &l.learned,
        &l.changes,
        &l.tags,
        &l.scenario,
        &l.incident_id,
        &l.review_on,
        l.confirmed_at,
        &l.confirmed_by,
        &l.versions_digest,
        &l.salt,
        l.written_at,
        &l.written_by,
        l.changed_at,
        &l.changed_by
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back a lesson that is held.
pub(super) async fn update(tx: &mut Tx, lesson: &Lesson) -> Result<()> {
    let l = lesson;
    tx.run(
            sql("update lessons set version = $1, title = $2, happened = $3, learned = $4, changes = $5, tags = $6,
                 scenario = $7, review_on = $8, confirmed_at = $9, confirmed_by = $10, changed_at = $11, changed_by = $12,
                 versions_digest = $13
             where workspace_id = $14 and id = $15"),
            args![
                l.version,
                &l.title,
                &l.happened,
                &l.learned,
                &l.changes,
                &l.tags,
                &l.scenario,
                &l.review_on,
                l.confirmed_at,
                &l.confirmed_by,
                l.changed_at,
                &l.changed_by,
                &l.versions_digest,
                &l.workspace_id,
                &l.id
            ],
        )
        .await?;
    Ok(())
}

/// Keeps a lesson's words as the version they are; gives the digest of all its versions.
pub(super) async fn keep_version(tx: &mut Tx, lesson: &Lesson) -> Result<String> {
    let l = lesson;
    tx.run(
        sql("insert into lesson_versions (workspace_id, lesson_id, version, title, happened, learned, changes, tags,
             scenario, changed_at, changed_by) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)"),
        args![
            &l.workspace_id,
            &l.id,
            l.version,
            &l.title,
            &l.happened,
            &l.learned,
            &l.changes,
            &l.tags,
            &l.scenario,
            l.changed_at,
            &l.changed_by
        ],
    )
    .await?;
    versions_digest(tx, &lesson.workspace_id, &lesson.id).await
}

/// A version with all its columns, as it is folded.
type Folded = (i64, String, String, String, String, String, Option<String>, i64, String);

/// The digest of every version of a lesson, in their order.
pub async fn versions_digest(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &LessonId) -> Result<String> {
    let text =
        sql("select version, title, happened, learned, changes, tags, scenario, changed_at, changed_by
         from lesson_versions where workspace_id = $1 and lesson_id = $2 order by version");
    let mut fold = Fold::new();
    for version in ask.all::<Folded>(text, args![workspace, id]).await? {
        fold.add(&version)?;
    }
    Ok(fold.digest())
}
