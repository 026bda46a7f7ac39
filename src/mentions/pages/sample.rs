//! A full ordinary day of mentions, for the gallery.

use super::MentionSaid;
use super::list::ListPage;
use super::mention::{MentionPage, said_of};
use crate::ground::clock::HOUR;
use crate::ground::id::{CaseId, CustomerId, Id, IncidentId, MentionId, WorkspaceId};
use crate::ground::page::{Errors, Listing, Nav, Shell};
use crate::ground::web::Page;
use crate::ground::{Dice, Time};
use crate::mentions::{LeadLine, Leads, Mention, Speaker, first_word};

const TITLE: &str = "The furnace at Halden stopped";

fn mention(shell: &Shell, speaker: Speaker, hours: i64, place: &str, words: &str) -> Mention {
    let (now, dice) = (Time(shell.now_ms), Dice::seeded(30 + hours.unsigned_abs()));
    let said_at = now.plus(-hours * HOUR);
    Mention {
        workspace_id: WorkspaceId::mint(now, &dice),
        id: MentionId::mint(now, &dice),
        incident_id: IncidentId::mint(now, &dice),
        speaker: speaker.word().into(),
        place: place.into(),
        url: (speaker == Speaker::Media).then(|| "https://post.example/furnace?a=1&b=2".into()),
        reach: (speaker == Speaker::Media).then(|| "some 40,000 readers".into()),
        words: words.into(),
        customer_id: (speaker == Speaker::Customer).then(|| CustomerId::mint(now, &dice)),
        said_at,
        noticed_at: said_at.plus(HOUR / 2),
        replaces_id: None,
        answered_at: None,
        answered_by: None,
        answer: None,
        withdrawn_at: None,
        withdrawn_by: None,
        withdrawn_because: None,
        salt: String::new(),
        noted_at: said_at.plus(HOUR),
        noted_by: "mem_sample".into(),
        noted_name: "Mara Lind".into(),
        erased_at: None,
    }
}

/// The list, with the press before us and one mention that was withdrawn.
pub(super) fn list_page(shell: Shell) -> ListPage {
    let now = Time(shell.now_ms);
    let dice = Dice::seeded(31);
    let withdrawn = Mention {
        withdrawn_at: Some(now),
        withdrawn_by: Some("mem_sample".into()),
        withdrawn_because: Some("It was about another <b>works</b>.".into()),
        ..mention(&shell, Speaker::Partner, 40, "By telephone", "They say that it is worse.")
    };
    let items = vec![
        mention(
            &shell,
            Speaker::Customer,
            20,
            "On the telephone",
            "لم يخبرنا أحد 😡 <script>alert(1)</script>",
        ),
        mention(&shell, Speaker::Media, 30, "The Halden Post", "A furnace stands; nobody says why."),
        withdrawn,
    ];
    let lead =
        |hours: i64| first_word(Some((now.plus(-30 * HOUR), Speaker::Media)), Some(now.plus(-hours * HOUR)));
    let line = |title: &str, hours: i64| LeadLine {
        case_id: CaseId::mint(now, &dice),
        customer_id: CustomerId::mint(now, &dice),
        title: title.into(),
        lead: lead(hours),
    };
    let title = shell.t("mentions-title");
    ListPage {
        incident_id: IncidentId::mint(now, &dice).to_string(),
        incident_title: TITLE.into(),
        lead: lead(4),
        leads: Leads {
            customers: 57,
            us_first: 12,
            them_first: 45,
            them_alone: 3,
            median_ms: Some(-22 * HOUR),
            p90_ms: Some(-26 * HOUR),
            worst_ms: Some(-26 * HOUR),
        },
        page: Page { items, next: None },
        listing: Listing::new("/incidents/inc_sample/mentions", ""),
        customers: vec![line("Aerovia <Components>", 4), line("شركة الخليج للطيران", 33)],
        said: MentionSaid { speaker: "media".into(), url: "post".into(), ..MentionSaid::default() },
        whom: String::new(),
        errors: Errors::none().with("url", "This is no web address."),
        may_note: true,
        shell: shell.at(Nav::Incidents, title),
    }
}

/// One mention that nobody has answered yet.
pub(super) fn mention_page(shell: Shell) -> MentionPage {
    let mention = mention(
        &shell,
        Speaker::Media,
        30,
        "The Halden Post",
        "A furnace stands; <b>nobody</b> says why. عيب 😀",
    );
    let shell = shell.at(Nav::Incidents, mention.place.clone());
    MentionPage {
        said: said_of(&shell, &mention),
        mention,
        incident_title: TITLE.into(),
        whom: String::new(),
        because: String::new(),
        errors: Errors::none().with("because", "This is empty. Write at least a few words here."),
        may_change: true,
        may_erase: true,
        shell,
    }
}
