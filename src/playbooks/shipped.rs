//! The playbooks and scenarios that ship, as data.

use super::{Playbook, Step};

/// The scenario words that ship (R3): `incidents-scenario-WORD` in the catalogue.
pub const SCENARIOS: [&str; 9] = [
    "outage",
    "missed-delivery",
    "recall",
    "breach",
    "poor-service",
    "broken-promise",
    "old-grievance",
    "scandal",
    "spreading",
];

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;

const fn step(word: &'static str, area: &'static str, after_min: i64) -> Step {
    Step { word, area, after_min }
}

/// Every playbook that ships.
pub const PLAYBOOKS: [Playbook; 4] = [GLITCH, CRISIS, ACCOUNT_RECOVERY, OLD_GRIEVANCE];

/// Six steps in their order (R115).
const GLITCH: Playbook = Playbook {
    word: "glitch",
    scenarios: &["poor-service", "missed-delivery"],
    steps: &[
        step("glitch-acknowledge", "care", 15),
        step("glitch-resolve", "operations", 4 * HOUR),
        step("glitch-feedback", "care", DAY),
        step("glitch-reward", "care", DAY),
        step("glitch-document", "quality", 2 * DAY),
        step("glitch-show", "communications", 14 * DAY),
    ],
};

/// Communicate, act, prevent (R116).
const CRISIS: Playbook = Playbook {
    word: "crisis",
    scenarios: &["outage", "recall", "breach", "scandal", "spreading"],
    steps: &[
        step("crisis-inform-staff", "lead", 30),
        step("crisis-tell", "communications", HOUR),
        step("crisis-speak", "care", 4 * HOUR),
        step("crisis-executive", "executive", 4 * HOUR),
        step("crisis-duties", "legal", 8 * HOUR),
        step("crisis-contain", "operations", 2 * HOUR),
        step("crisis-offer", "care", 2 * DAY),
        step("crisis-updates", "communications", DAY),
        step("crisis-cause", "quality", 7 * DAY),
        step("crisis-prevent", "quality", 30 * DAY),
        step("crisis-verify", "care", 30 * DAY),
    ],
};

/// Step by step over months (R117).
const ACCOUNT_RECOVERY: Playbook = Playbook {
    word: "account-recovery",
    scenarios: &["broken-promise"],
    steps: &[
        step("recovery-listen", "executive", 3 * DAY),
        step("recovery-confirm", "lead", 7 * DAY),
        step("recovery-share", "lead", 8 * DAY),
        step("recovery-team", "executive", 14 * DAY),
        step("recovery-plan", "lead", 14 * DAY),
        step("recovery-handshake", "lead", 21 * DAY),
        step("recovery-report", "lead", 28 * DAY),
        step("recovery-deliver", "operations", 90 * DAY),
        step("recovery-wins", "lead", 90 * DAY),
        step("recovery-verify", "executive", 180 * DAY),
    ],
};

/// Interview, origin, verify, admit, offer, watch (R118).
const OLD_GRIEVANCE: Playbook = Playbook {
    word: "old-grievance",
    scenarios: &["old-grievance"],
    steps: &[
        step("grievance-interview", "executive", 7 * DAY),
        step("grievance-origin", "lead", 14 * DAY),
        step("grievance-verify", "quality", 28 * DAY),
        step("grievance-admit", "executive", 35 * DAY),
        step("grievance-offer", "lead", 42 * DAY),
        step("grievance-watch", "care", 180 * DAY),
    ],
};
