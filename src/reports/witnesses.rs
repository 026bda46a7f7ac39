//! Every kind of row that the journal vouches for, and the comparison of each row with its last entry.

use std::collections::HashSet;

use futures_util::future::BoxFuture;
use twodb::{Row, Still};

use super::store::{self, Place};
use crate::admissions::{Apology, Review, Step};
use crate::alternatives::{Alternative, Ask, Source};
use crate::bids::{Bid, Competences};
use crate::bulletins::{Bulletin, Gap, Receipt};
use crate::calls::{Call, Caller};
use crate::chasing::{ChaseRule, Duty};
use crate::clarifications::{Clarification, ClarificationLine};
use crate::customers::import::ImportRun;
use crate::followers::{Follower, FollowerNews};
use crate::grievances::{Grievance, GrievanceStep, Memory};
use crate::ground::Result;
use crate::ground::id::WorkspaceId;
use crate::ground::workspace::Workspace;
use crate::help::Help;
use crate::incidents::{Case, Incident};
use crate::interviews::{Candidate, Guide, Interview, Line, Note};
use crate::journal::{self, Audit, Harm, Witnessed};
use crate::lessons::Lesson;
use crate::listening::{Code, Impact, Rank, Statement, Wording};
use crate::meetings::{Cadence, Meeting, MeetingPerson, MeetingPoint, MeetingReport};
use crate::members::{Invitation, Member, Password, Session, Token};
use crate::mentions::Mention;
use crate::notices::codes::ShortCode;
use crate::notices::links::Link;
use crate::notices::{Delivery, LinkKey, Notice, PrintRun, Sending, SendingStep};
use crate::perception::{Rating, Round};
use crate::plans::{Action, Plan, PlanVersion, Reason, Risk};
use crate::playbooks::{AudienceRule, PlaybookChange};
use crate::promises::Promise;
use crate::questions::{Question, QuestionAnswer};
use crate::remedies::{Leeway, Offer, Remedy};
use crate::replies::{Mail, MailAnswer};
use crate::rooms::site::Site;
use crate::scope::{Scope, ValueSet};
use crate::second_wrongs::{Deception, Owning, SecondWrong};
use crate::surveys::{Answer, Survey};
use crate::teams::{
    BuyIn, Demand, Department, Executive, ExecutiveContact, HandOver, NeverAgain, PulseWeek, Skill,
    TeamMember, TeamReview, Thanks,
};
use crate::updates::{Speaker, Update, UpdateVersion};
use crate::webhooks::{Webhook, WebhookKey};
use crate::windows::{Sheet, Window};
use crate::wording::TemplateVersion;

/// Rows compared at a time.
const PAGE: i64 = 500;

/// An id and the digest that the row has now.
type Digests = Vec<(String, String)>;

/// Reads the rows of a table behind an id, in its order.
type Reads = for<'a> fn(&'a mut Still, &'a WorkspaceId, Place, &'a str) -> BoxFuture<'a, Result<Digests>>;

/// A kind of row: where it stands, what its ids look like, and how it is read.
struct Kind {
    place: Place,
    like: &'static str,
    reads: Reads,
}

const fn kind<T: Row + Witnessed>(table: &'static str, like: &'static str) -> Kind {
    Kind { place: Place::of(table), like, reads: digests::<T> }
}

impl Kind {
    /// A row that the journal knows by another id than its own column.
    const fn called(self, id: &'static str) -> Self {
        Self { place: Place { id, ..self.place }, ..self }
    }
}

/// The registry; what comes by import is compared in `imported`, what a row vouches for in turn in `parts`. An id
/// with a slash belongs to a part of something, such as one wording of a statement; one with a colon to what is set
/// for somebody.
const KINDS: &[Kind] = &[
    Kind {
        place: Place { whose: "id", ..Place::of("workspaces") },
        ..kind::<Workspace>("workspaces", "wsp_%")
    },
    kind::<Member>("members", "mem_%"),
    kind::<Password>("member_passwords", "mem_%/password").called("member_id || '/password'"),
    kind::<Invitation>("invitations", "inv_%"),
    kind::<Session>("sessions", "ses_%"),
    kind::<Token>("tokens", "tok_%"),
    kind::<ImportRun>("import_runs", "imp_%"),
    kind::<Webhook>("webhooks", "whk_%"),
    kind::<WebhookKey>("webhook_keys", "wsp_%/webhooks").called("workspace_id || '/webhooks'"),
    kind::<PlaybookChange>("playbook_changes", "plb_%"),
    kind::<AudienceRule>("audience_rules", "aud_%"),
    kind::<TemplateVersion>("templates", "tpl_%"),
    kind::<Incident>("incidents", "inc_%"),
    kind::<Case>("cases", "cas_%"),
    kind::<Scope>("scopes", "sco_%"),
    kind::<ValueSet>("scope_sets", "set_%"),
    kind::<Step>("admissions", "adm_%"),
    kind::<Apology>("apologies", "apo_%"),
    kind::<Review>("legal_reviews", "rev_%"),
    kind::<Grievance>("grievances", "gri_%"),
    kind::<GrievanceStep>("grievance_steps", "gst_%"),
    kind::<Memory>("grievance_memories", "mry_%"),
    kind::<Mention>("mentions", "men_%"),
    kind::<Deception>("deceptions", "dec_%"),
    kind::<SecondWrong>("second_wrongs", "swg_%"),
    kind::<Owning>("second_wrong_ownings", "own_%"),
    kind::<Bulletin>("bulletins", "bul_%"),
    kind::<Receipt>("bulletin_receipts", "rcp_%"),
    kind::<Gap>("bulletin_gaps", "gap_%"),
    kind::<Promise>("promises", "pro_%"),
    kind::<Impact>("impacts", "ipc_%"),
    kind::<Statement>("statements", "sta_%"),
    kind::<Wording>("wordings", "sta_%/%"),
    kind::<Code>("statement_codes", "cod_%"),
    kind::<Rank>("statement_ranks", "rnk_%"),
    kind::<Bid>("bids", "bid_%"),
    kind::<Competences>("competences", "wsp_%/competences"),
    kind::<Guide>("guides", "gui_%"),
    kind::<Interview>("interviews", "itv_%"),
    kind::<Note>("interview_notes", "itn_%"),
    kind::<Line>("interview_lines", "itl_%"),
    kind::<Candidate>("candidates", "cnd_%"),
    kind::<Cadence>("meeting_cadences", "cad_%"),
    kind::<Meeting>("meetings", "mtg_%"),
    kind::<MeetingPerson>("meeting_people", "mtp_%"),
    kind::<MeetingPoint>("meeting_points", "mpt_%"),
    kind::<MeetingReport>("meeting_reports", "mrp_%"),
    kind::<Round>("perception_rounds", "rnd_%"),
    kind::<Rating>("perception_ratings", "rat_%"),
    kind::<Update>("updates", "upd_%"),
    kind::<UpdateVersion>("update_versions", "upd_%/%"),
    kind::<Speaker>("speakers", "spk_%"),
    kind::<Question>("questions", "que_%"),
    kind::<QuestionAnswer>("question_answers", "que_%/%"),
    kind::<Clarification>("clarifications", "cla_%"),
    kind::<ClarificationLine>("clarification_lines", "cla_%/%"),
    kind::<Alternative>("alternatives", "alt_%"),
    kind::<Ask>("alternative_asks", "ask_%"),
    kind::<Source>("alternative_sources", "src_%"),
    kind::<Help>("offered_help", "hel_%"),
    kind::<Plan>("plans", "pla_%"),
    kind::<PlanVersion>("plan_versions", "pla_%/%"),
    kind::<Action>("plan_actions", "act_%"),
    kind::<Reason>("plan_reasons", "rea_%"),
    kind::<Risk>("risks", "rsk_%"),
    kind::<Survey>("surveys", "sur_%"),
    kind::<Answer>("survey_answers", "ans_%"),
    kind::<Remedy>("remedies", "rem_%"),
    kind::<Offer>("offers", "off_%"),
    kind::<Leeway>("leeways", "%:%"),
    kind::<Notice>("notices", "not_%"),
    kind::<Sending>("sendings", "not_%/sending").called("notice_id || '/sending'"),
    kind::<SendingStep>("sending_steps", "sst_%"),
    kind::<Delivery>("deliveries", "del_%"),
    kind::<ChaseRule>("chase_rules", "chr_%"),
    kind::<Duty>("chase_duties", "dut_%"),
    kind::<Link>("private_links", "lnk_%"),
    kind::<LinkKey>("link_keys", "wsp_%/links").called("workspace_id || '/links'"),
    kind::<Mail>("mails", "mal_%"),
    kind::<MailAnswer>("mail_answers", "mla_%"),
    kind::<PrintRun>("print_runs", "prn_%"),
    kind::<ShortCode>("short_codes", "lnk_%/code").called("link_id || '/code'"),
    kind::<Call>("calls", "cal_%"),
    kind::<Caller>("callers", "clr_%"),
    kind::<Skill>("skills", "skl_%"),
    kind::<TeamMember>("team_members", "tmb_%"),
    kind::<Department>("team_departments", "dep_%"),
    kind::<Executive>("executives", "exe_%"),
    kind::<ExecutiveContact>("executive_contacts", "exc_%"),
    kind::<TeamReview>("team_reviews", "trv_%"),
    kind::<HandOver>("hand_overs", "hov_%"),
    kind::<Demand>("lead_demands", "dmd_%"),
    kind::<NeverAgain>("never_again", "nev_%"),
    kind::<BuyIn>("buy_ins", "buy_%"),
    kind::<PulseWeek>("pulse_weeks", "pul_%"),
    kind::<Thanks>("thanks", "thk_%"),
    kind::<Follower>("followers", "flw_%"),
    kind::<FollowerNews>("follower_news", "fnw_%"),
    kind::<Window>("windows", "win_%"),
    kind::<Sheet>("window_sheets", "sht_%"),
    kind::<Site>("sites", "sit_%"),
    kind::<Lesson>("lessons", "les_%"),
];

fn digests<'a, T: Row + Witnessed>(
    ask: &'a mut Still,
    workspace: &'a WorkspaceId,
    place: Place,
    after: &'a str,
) -> BoxFuture<'a, Result<Digests>> {
    Box::pin(async move {
        let rows = store::rows_after::<T>(ask, workspace, place, after, PAGE).await?;
        rows.iter().map(|row| Ok((row.witness_id().to_owned(), row.digest()?.to_string()))).collect()
    })
}

/// Compares every row of every kind with the journal's last word on it.
pub(super) async fn compare(ask: &mut Still, workspace: &WorkspaceId, audit: &mut Audit) -> Result<()> {
    for kind in KINDS {
        present(kind, ask, workspace, audit).await?;
        absent(kind.place, kind.like, ask, workspace, audit).await?;
    }
    Ok(())
}

/// Rows that are there: each is as the last entry about it says.
async fn present(kind: &Kind, ask: &mut Still, workspace: &WorkspaceId, audit: &mut Audit) -> Result<()> {
    let mut after = String::new();
    loop {
        let rows = (kind.reads)(ask, workspace, kind.place, &after).await?;
        let Some((last, _)) = rows.last().cloned() else { return Ok(()) };
        judge(kind.place.table, ask, workspace, rows, audit).await?;
        after = last;
    }
}

/// Compares rows with the last entry about each.
pub(super) async fn judge(
    table: &'static str,
    ask: &mut Still,
    workspace: &WorkspaceId,
    rows: Digests,
    audit: &mut Audit,
) -> Result<()> {
    let ids: Vec<String> = rows.iter().map(|(id, _)| id.clone()).collect();
    let said = journal::last_vouched(ask, workspace, &ids).await?;
    for (id, digest) in rows {
        audit.rows += 1;
        match said.get(&id).map(Vec::as_slice) {
            None | Some([]) => {
                let text = format!("{table} {id}: it was never spoken of; it was put there by hand");
                audit.note_row(Harm::Forged, table, &id, text);
            }
            Some(all @ [first, ..]) if all.iter().all(|v| v.witness != digest) => {
                let text = format!(
                    "{table} {id}: it is not as `{}` left it (chain {}, entry {}); it was changed by hand",
                    first.fact, first.chain, first.seq
                );
                audit.note_row(Harm::Changed, table, &id, text);
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// Rows that were spoken of: each is still there, unless its last entry says that it is no more.
pub(super) async fn absent(
    place: Place,
    like: &str,
    ask: &mut Still,
    workspace: &WorkspaceId,
    audit: &mut Audit,
) -> Result<()> {
    let table = place.table;
    let shape = |id: &str| (id.contains('/'), id.contains(':'));
    let mut after = String::new();
    loop {
        let mut ids = journal::list_vouched(ask, workspace, like, &after, PAGE).await?;
        let Some(last) = ids.last().cloned() else { return Ok(()) };
        ids.retain(|id| shape(id) == shape(like));
        let there: HashSet<String> = store::ids_present(ask, workspace, place, &ids).await?;
        let gone: Vec<String> = ids.into_iter().filter(|id| !there.contains(id)).collect();
        let said = journal::last_vouched(ask, workspace, &gone).await?;
        for id in gone {
            let Some(last) = said.get(&id).and_then(|all| all.first()) else { continue };
            if !last.is_farewell() {
                let text = format!(
                    "{table} {id}: it is gone, though the last word on it was `{}` (chain {}, entry {})",
                    last.fact, last.chain, last.seq
                );
                audit.note_row(Harm::Missing, table, &id, text);
            }
        }
        after = last;
    }
}
