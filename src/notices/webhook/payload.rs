//! What a system reads. The same over every try: it is made of what a notice became when it was approved.

use serde_json::{Value, json};

use crate::ground::{House, Time};
use crate::notices::link_key::Key;
use crate::notices::{Delivery, Notice, links, mail};
use crate::webhooks::Webhook;

/// The type of the message; what it holds is written down in `docs/webhooks.md`.
const TYPE: &str = "notice.sent";

/// The message of a delivery, as JSON. The private link goes only where the system is its contact's alone; everywhere
/// else the door of the room, where a code is typed.
pub(super) fn body(
    house: &House,
    key: &Key,
    notice: &Notice,
    delivery: &Delivery,
    webhook: &Webhook,
) -> String {
    let room = if webhook.carries_link == 1 {
        links::address(house, &key.secret_of(&delivery.link_id))
    } else {
        format!("{}/r", house.config().base_url)
    };
    written(notice, delivery, &room).to_string()
}

fn written(notice: &Notice, delivery: &Delivery, room: &str) -> Value {
    let moment = |at: Option<Time>| at.map(Time::rfc3339);
    let parts = notice.parts();
    let text = parts.iter().map(|(_, text)| *text).collect::<Vec<_>>().join("\n\n");
    let parts: Vec<Value> =
        parts.into_iter().map(|(part, text)| json!({ "part": part, "text": text })).collect();
    json!({
        "type": TYPE,
        "timestamp": moment(notice.approved_at),
        "data": {
            "delivery": delivery.id,
            "tells": delivery.round > super::COPY,
            "incident": delivery.incident_id,
            "case": { "id": delivery.case_id, "reference": mail::reference(&delivery.case_id) },
            "customer": delivery.customer_id,
            "notice": {
                "id": notice.id,
                "kind": notice.kind,
                "corrects": notice.corrects_id,
                "subject": notice.subject,
                "text": text,
                "parts": parts,
                "sender": notice.sender,
            },
            "fix": {
                "due_at": moment(notice.fix_due_at),
                "confidence": notice.fix_confidence,
                "no_date_because": notice.no_date_because,
            },
            "next_update_at": moment(notice.next_update_at),
            "room": room,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Dice;
    use crate::ground::id::{CaseId, Id};
    use crate::notices::pages::{sample_delivery, sample_notice};

    #[test]
    fn a_message_says_what_the_notice_says_and_no_name_of_anybody_there() {
        let (now, dice) = (Time(1_772_442_000_000), Dice::seeded(7));
        let notice = Notice { approved_at: Some(now), ..sample_notice(now.0, &dice) };
        let delivery = Delivery {
            case_id: CaseId::mint(now, &dice),
            round: 0,
            ..sample_delivery(now.0, "webhook", "https://hooks.example.com")
        };
        let said = written(&notice, &delivery, "https://halden.example/r");
        assert_eq!((said["type"].as_str(), &said["timestamp"]), (Some("notice.sent"), &json!(now.rfc3339())));
        let data = &said["data"];
        assert_eq!((&data["tells"], &data["delivery"]), (&json!(false), &json!(delivery.id)));
        assert_eq!(data["notice"]["subject"], notice.subject);
        assert!(data["notice"]["text"].as_str().unwrap().contains(&notice.what_happened));
        assert_eq!(data["notice"]["parts"][0]["part"], "what_happened");
        assert!(!said.to_string().contains(&delivery.to_name), "{said}");
        assert_eq!(said, written(&notice, &delivery, "https://halden.example/r"), "the same at every try");
    }
}
