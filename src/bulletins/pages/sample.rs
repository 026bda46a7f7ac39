//! A bulletin on an ordinary day, for the gallery.

use super::bulletin::BulletinPage;
use super::form::{FormPage, said_of};
use super::list::ListPage;
use crate::bulletins::{Bulletin, Gap, Reader, Reading};
use crate::ground::clock::HOUR;
use crate::ground::id::{BulletinGapId, BulletinId, Id, IncidentId, MemberId, NoticeId, WorkspaceId};
use crate::ground::page::{Errors, Nav, Shell};
use crate::ground::{Dice, Time};

const TITLE: &str = "The furnace at Halden stopped";

impl Bulletin {
    /// One that is out, for the gallery.
    pub fn sample(now: Time) -> Self {
        let dice = Dice::seeded(28);
        Self {
            workspace_id: WorkspaceId::mint(now, &dice),
            id: BulletinId::mint(now, &dice),
            incident_id: IncidentId::mint(now, &dice),
            notice_id: Some(NoticeId::mint(now, &dice)),
            subject: "Furnace 2 stands: what you may say".into(),
            what_happened: "The lining cracked <b>at night</b>. Nobody was hurt.".into(),
            what_we_say: "Your order is late, and it is our doing. نعتذر 😀".into(),
            what_we_do_not_know: "When it runs again.".into(),
            what_you_may_promise: "That we ring them before four.".into(),
            questions_to: "Ines Okafor, extension 12.".into(),
            by_mail: 0,
            language: "en".into(),
            state: "published".into(),
            drafted_at: now.plus(-3 * HOUR),
            drafted_by: "mem_sample".into(),
            changed_by: "mem_sample".into(),
            published_at: Some(now.plus(-2 * HOUR)),
            published_by: Some("mem_sample".into()),
            published_name: Some("Tom Brandt".into()),
            members: Some(9),
            salt: String::new(),
            interview_id: None,
            effort_hours: None,
            takes_days: None,
            erased_at: None,
        }
    }
}

/// One that is out, one that is drafted, and a notice that went before.
pub(super) fn list_page(shell: Shell) -> ListPage {
    let (now, dice) = (Time(shell.now_ms), Dice::seeded(29));
    let out = Bulletin::sample(now);
    let drafted = Bulletin {
        subject: "عيب <script>alert(1)</script>".into(),
        state: "drafted".into(),
        published_at: None,
        published_name: None,
        ..Bulletin::sample(now)
    };
    let gap = Gap {
        workspace_id: out.workspace_id.clone(),
        id: BulletinGapId::mint(now, &dice),
        incident_id: out.incident_id.clone(),
        notice_id: NoticeId::mint(now, &dice),
        because: Some("It was <b>three at night</b>.".into()),
        said_at: now.plus(-4 * HOUR),
        said_by: "mem_sample".into(),
        said_name: "Tom Brandt".into(),
        salt: String::new(),
    };
    let title = shell.t("bulletins-title");
    ListPage {
        incident_id: out.incident_id.to_string(),
        incident_title: TITLE.into(),
        all: vec![drafted, out],
        gaps: vec![gap],
        may_write: true,
        shell: shell.at(Nav::Incidents, title),
    }
}

/// The form, with one text that is too long.
pub(super) fn form_page(shell: Shell) -> FormPage {
    let title = shell.t("bulletins-write");
    FormPage {
        action: "/bulletins/bul_sample".into(),
        back: "/bulletins/bul_sample".into(),
        incident_title: TITLE.into(),
        said: said_of(&Bulletin::sample(Time(shell.now_ms))),
        by_mail: true,
        errors: Errors::none().with("what_we_say", "This is 20001 characters long; at most 20000 fit."),
        shell: shell.at(Nav::Incidents, title),
    }
}

/// One that two of nine have read.
pub(super) fn bulletin_page(shell: Shell) -> BulletinPage {
    let (now, dice) = (Time(shell.now_ms), Dice::seeded(30));
    let reader = |name: &str, role: &str, minutes: Option<i64>| Reader {
        member_id: MemberId::mint(now, &dice),
        name: name.into(),
        role: role.into(),
        read_at: minutes.map(|m| now.plus(-2 * HOUR + m * HOUR / 60)),
    };
    let bulletin = Bulletin::sample(now);
    BulletinPage {
        incident_title: TITLE.into(),
        lacks: Errors::none(),
        reading: Reading { members: 9, read: 2, median_ms: Some(HOUR / 5), worst_ms: Some(HOUR / 2) },
        readers: vec![
            reader("Vic <Ray>", "viewer", None),
            reader("مارا ليند 😀", "member", Some(12)),
            reader("Tom Brandt", "lead", Some(0)),
        ],
        read_at: None,
        may_write: true,
        may_lead: true,
        may_erase: true,
        shell: shell.at(Nav::Incidents, bulletin.subject.clone()),
        bulletin,
    }
}
