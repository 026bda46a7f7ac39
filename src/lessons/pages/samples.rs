//! Invented values for the gallery.

use super::{LessonPage, ListPage, WritePage, said_of};
use crate::ground::clock::DAY;
use crate::ground::id::Id;
use crate::ground::page::{Errors, Listing, Nav, Shell};
use crate::ground::web::Page;
use crate::ground::{Dice, Time};
use crate::lessons::{Lesson, LessonSaid, LessonVersion};

fn id<I: Id>(n: u64) -> I {
    I::mint(Time(1_000), &Dice::seeded(n))
}

fn lesson(shell: &Shell, n: u64, title: &str, review_on: &str) -> Lesson {
    Lesson {
        workspace_id: id(1),
        id: id(n),
        version: 2,
        title: title.into(),
        happened: "The only furnace that can harden these parts failed on a Monday evening; the overhaul had been put off twice.".into(),
        learned: "One furnace is none. And: we knew at 18:40, they heard at noon the next day <b>from somebody else</b> 😀.".into(),
        changes: "Ring purchasing the same evening. A contract with a second hardening shop, tried twice a year.".into(),
        tags: " furnace single-point telling ".into(),
        scenario: Some("outage".into()),
        incident_id: Some(id(4)),
        review_on: review_on.into(),
        confirmed_at: Some(Time(shell.now_ms - 40 * DAY)),
        confirmed_by: Some("mem_sample".into()),
        versions_digest: String::new(),
        salt: String::new(),
        written_at: Time(shell.now_ms - 220 * DAY),
        written_by: "mem_sample".into(),
        changed_at: Time(shell.now_ms - 40 * DAY),
        changed_by: "mem_sample".into(),
    }
}

/// The list, with one lesson to look at again.
pub(super) fn list_page(shell: Shell) -> ListPage {
    let items = vec![
        lesson(&shell, 2, "One furnace is none", "2026-03-01"),
        lesson(&shell, 3, "لا تَعِد بتاريخ لا تعرفه", "2026-09-01"),
    ];
    let title = shell.t("lessons-title");
    ListPage {
        q: "furn".into(),
        page: Page { items, next: None },
        listing: Listing::new("/lessons", ""),
        today: "2026-03-03".into(),
        shell: shell.at(Nav::Lessons, title),
    }
}

/// The form, with one field that lacks its words.
pub(super) fn write_page(shell: Shell) -> WritePage {
    let title = shell.t("lessons-write");
    WritePage {
        said: LessonSaid { title: "One furnace is none".into(), ..LessonSaid::default() },
        incident: Some((id(4), "The furnace at Halden stopped".into())),
        errors: Errors::none().with("learned", "This is empty. Write at least a few words here."),
        shell: shell.at(Nav::Lessons, title),
    }
}

/// A lesson whose review is due.
pub(super) fn lesson_page(shell: Shell) -> LessonPage {
    let lesson = lesson(&shell, 2, "One furnace is none", "2026-03-01");
    let version = |version, days, learned: &str| LessonVersion {
        version,
        title: lesson.title.clone(),
        happened: lesson.happened.clone(),
        learned: learned.into(),
        changes: lesson.changes.clone(),
        changed_at: Time(shell.now_ms - days * DAY),
        changed_by: "mem_sample".into(),
    };
    let versions = vec![version(2, 40, &lesson.learned), version(1, 220, "One furnace is none.")];
    let shell = shell.at(Nav::Lessons, lesson.title.clone());
    LessonPage { said: said_of(&lesson), lesson, versions, errors: Errors::none(), is_due: true, shell }
}
