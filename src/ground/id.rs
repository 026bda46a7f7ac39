//! Ids: prefixed, time-ordered, typed. One place lists the prefixes.

use data_encoding::{Encoding, Specification};
use std::sync::LazyLock;

use super::{Dice, Time};

/// Crockford's alphabet in small letters: sorts as the bytes do, and no letter reads as a digit.
static BASE32: LazyLock<Encoding> = LazyLock::new(|| {
    let mut spec = Specification::new();
    spec.symbols.push_str("0123456789abcdefghjkmnpqrstvwxyz");
    #[expect(clippy::expect_used, reason = "a constant that a test below encodes with")]
    spec.encoding().expect("32 symbols make an encoding")
});

/// The part after the prefix: a UUIDv7 in 26 letters. Behind the milliseconds stand 26 bits that count up, so
/// that ids of one process sort in the order they were made, and then 48 bits of chance.
pub fn mint(now: Time, dice: &Dice) -> String {
    let millis = u64::try_from(now.0).unwrap_or(0);
    let mut tail: [u8; 10] = dice.bytes();
    // The version takes the upper half of the first byte, the variant two bits of the third.
    let count = dice.next() & 0x03ff_ffff;
    tail[0] = (count >> 22) as u8;
    tail[1] = (count >> 14) as u8;
    tail[2] = ((count >> 8) & 0x3f) as u8;
    tail[3] = count as u8;
    let uuid = uuid::Builder::from_unix_timestamp_millis(millis, &tail).into_uuid();
    BASE32.encode(uuid.as_bytes())
}

/// A typed id: what can be minted and what prefix it wears.
pub trait Id: Sized {
    /// The letters before the underscore.
    const PREFIX: &'static str;
    /// A new one.
    fn mint(now: Time, dice: &Dice) -> Self;
    /// As text.
    fn as_str(&self) -> &str;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type, serde::Serialize)]
        #[sqlx(transparent)]
        #[serde(transparent)]
        pub struct $name(String);

        impl Id for $name {
            const PREFIX: &'static str = $prefix;
            fn mint(now: Time, dice: &Dice) -> Self {
                Self(format!("{}_{}", $prefix, mint(now, dice)))
            }
            fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl $name {
            /// As text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                let rest = text.strip_prefix(concat!($prefix, "_"));
                match rest {
                    Some(rest) if rest.len() == 26 && rest.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase()) =>
                        Ok(Self(text.to_owned())),
                    _ => Err(format!("`{}` is no id of the form {}_…", text.chars().take(40).collect::<String>(), $prefix)),
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl From<&$name> for twodb::Value {
            fn from(id: &$name) -> Self {
                Self::Text(Some(id.0.clone()))
            }
        }
        impl From<$name> for twodb::Value {
            fn from(id: $name) -> Self {
                Self::Text(Some(id.0))
            }
        }
        impl twodb::Scalar for $name {
            const ABSENT: twodb::Value = twodb::Value::Text(None);
        }

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                use utoipa::openapi::schema::{ObjectBuilder, Type};
                ObjectBuilder::new()
                    .schema_type(Type::String)
                    .pattern(Some(concat!("^", $prefix, "_[0-9a-z]{26}$")))
                    .build()
                    .into()
            }
        }
        impl utoipa::ToSchema for $name {}
    )*};
}

ids! {
    /// A workspace: one company's desk.
    WorkspaceId = "wsp";
    /// One of our own people.
    MemberId = "mem";
    /// A signed-in browser of a member.
    SessionId = "ses";
    /// A key with which a program acts for a member.
    TokenId = "tok";
    /// An invitation to become a member.
    InvitationId = "inv";
    /// Whom we owe.
    CustomerId = "cus";
    /// A person at a customer.
    ContactId = "con";
    /// What a customer has from us.
    HoldingId = "hol";
    /// A month with a customer.
    MonthId = "mon";
    /// One run of an import.
    ImportId = "imp";
    /// A remembered mapping of an import.
    MappingId = "map";
    /// What we have agreed to do.
    PlaybookId = "plb";
    /// A mail that came back.
    MailId = "mal";
    /// What we answered to one.
    MailAnswerId = "mla";
    /// One version of a template that notices begin from.
    TemplateId = "tpl";
    /// Which roles must hear of which scenario.
    AudienceId = "aud";
    /// The wrong.
    IncidentId = "inc";
    /// One customer's recovery from one incident.
    CaseId = "cas";
    /// A definition of which customers an incident touches.
    ScopeId = "sco";
    /// One version of a set of values that rules name.
    SetId = "set";
    /// One step in where we stand on fault.
    AdmissionId = "adm";
    /// An apology, as a record.
    ApologyId = "apo";
    /// What counsel is asked before something is admitted.
    ReviewId = "rev";
    /// A wrong of any age that a customer remembers.
    GrievanceId = "gri";
    /// One step of a grievance.
    GrievanceStepId = "gst";
    /// That somebody remembers it.
    MemoryId = "mry";
    /// How it hits a customer.
    ImpactId = "ipc";
    /// What a customer told us.
    StatementId = "sta";
    /// Which dimension of trust a statement speaks of.
    CodeId = "cod";
    /// How much a statement weighs with somebody.
    RankId = "rnk";
    /// What we said we would do.
    PromiseId = "pro";
    /// A kind of making good.
    RemedyId = "rem";
    /// One remedy offered to one customer.
    OfferId = "off";
    /// A survey of those an incident touched.
    SurveyId = "sur";
    /// One customer's answer to a survey.
    AnswerId = "ans";
    /// What we tell those it touches.
    NoticeId = "not";
    /// One notice to one contact by one channel.
    DeliveryId = "del";
    /// Letters on paper, printed together.
    PrintRunId = "prn";
    /// A decision about a sending on its way.
    SendingStepId = "sst";
    /// A contact's private link into a room.
    LinkId = "lnk";
    /// Once that somebody rang.
    CallId = "cal";
    /// A member named to call executives.
    CallerId = "clr";
    /// A customer's system that asked to hear from us.
    WebhookId = "whk";
    /// What we now know.
    LessonId = "les";
    /// One movement of a trust record.
    MovementId = "mov";
    /// How those who are silent about an incident are asked again.
    ChaseRuleId = "chr";
    /// A silent contact left to a person.
    DutyId = "dut";
    /// That somebody spoke of an incident.
    MentionId = "men";
    /// Something hidden, denied and disproved, or known and not told.
    DeceptionId = "dec";
    /// Told late, or hidden: a wrong of its own.
    SecondWrongId = "swg";
    /// That we said so.
    OwningId = "own";
    /// What our own people are told.
    BulletinId = "bul";
    /// That one of them has read it.
    ReceiptId = "rcp";
    /// Outsiders were told before our own people.
    BulletinGapId = "gap";
    /// What we said before everyone.
    UpdateId = "upd";
    /// A person who speaks for us about an incident.
    SpeakerId = "spk";
    /// What somebody asked about an incident.
    QuestionId = "que";
    /// Something of it, or of what they told us, that is to be cleared up.
    ClarificationId = "cla";
    /// What customers can do or use meanwhile.
    AlternativeId = "alt";
    /// That a customer asked for one.
    AskId = "ask";
    /// Whom we asked elsewhere for what helps them.
    SourceId = "src";
    /// Help that a customer offers us.
    HelpId = "hel";
    /// What is being done for a customer, or for all whom an incident touches.
    PlanId = "pla";
    /// One thing that is done, by whom, delivering what, by when.
    ActionId = "act";
    /// Why something a customer told us leads to no action.
    PlanReasonId = "rea";
    /// What may yet go wrong with a customer.
    RiskId = "rsk";
    /// Whether to bid for something at a customer.
    BidId = "bid";
    /// Open questions to ask in a talk.
    GuideId = "gui";
    /// A talk in which we listen.
    InterviewId = "itv";
    /// What somebody said to one question of it.
    InterviewNoteId = "itn";
    /// A statement that came of a talk.
    InterviewLineId = "itl";
    /// What they asked for, until we take it up or set it aside.
    CandidateId = "cnd";
    /// How often we meet a customer.
    CadenceId = "cad";
    /// A meeting with a customer.
    MeetingId = "mtg";
    /// One who is asked to come to it.
    MeetingPersonId = "mtp";
    /// What somebody wants to speak of there.
    MeetingPointId = "mpt";
    /// Where it stands for them, as we gave it to them.
    MeetingReportId = "mrp";
    /// Once that both sides rate the same items.
    RoundId = "rnd";
    /// How one of them rated.
    RatingId = "rat";
    /// What one of us can do.
    SkillId = "skl";
    /// That somebody is in a team, or was asked to be.
    TeamMemberId = "tmb";
    /// Another part of the company that works on it with us.
    DepartmentId = "dep";
    /// Who of our executives stands by a customer.
    ExecutiveId = "exe";
    /// Once that they were in touch.
    ExecutiveContactId = "exc";
    /// A review of a team.
    TeamReviewId = "trv";
    /// One lead hands over to another.
    HandOverId = "hov";
    /// A customer wants another lead, or another team.
    DemandId = "dmd";
    /// A version of what must never happen again.
    NeverAgainId = "nev";
    /// That one of the team stands behind it.
    BuyInId = "buy";
    /// How our own people are in one week.
    PulseWeekId = "pul";
    /// A statement that is a thank you.
    ThanksId = "thk";
    /// Something of the work that customers can see while it goes on.
    WindowId = "win";
    /// The public room of an incident.
    SiteId = "sit";
    /// What was to be seen of it in an hour.
    SheetId = "sht";
    /// Somebody who follows a public room by mail.
    FollowerId = "flw";
    /// That somebody asked to, and has not said yet that it was them.
    FollowerRequestId = "flr";
    /// What followers were told.
    FollowerNewsId = "fnw";
    /// A piece of work to be done later.
    JobId = "job";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_wears_its_prefix_and_sorts_by_time() {
        let dice = Dice::seeded(7);
        let early = IncidentId::mint(Time(1_000), &dice);
        let next = IncidentId::mint(Time(1_000), &dice);
        let late = IncidentId::mint(Time(2_000), &dice);
        assert!(early < next && next < late, "in the order they were made");
        assert!(early < late);
        assert_eq!(early.as_str().len(), 30);
        assert_eq!(early.to_string().parse::<IncidentId>().unwrap(), early);
        assert!(early.to_string().parse::<CaseId>().is_err());
        assert!("inc_<script>".parse::<IncidentId>().is_err());
    }
}
