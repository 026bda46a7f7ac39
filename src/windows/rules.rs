//! What may be said of a window, when it may be seen, and when what it shows is late.

use super::{CountSaid, Window, WindowKind, WindowSaid};
use crate::ground::clock::{MINUTE, SECOND};
use crate::ground::{Fault, FieldFault, Result, Time, text};

/// The most windows of one incident that are not closed.
pub const MOST_WINDOWS: usize = 12;
/// The longest wait for something new, in seconds: a week.
pub const LONGEST: i64 = 604_800;
/// More than anybody counts.
pub const MOST_COUNTED: i64 = 1_000_000_000_000;

/// What a member said, understood.
#[derive(Debug)]
pub struct Read {
    pub(super) title: String,
    pub(super) alt: String,
    pub(super) expected_s: i64,
    pub(super) camera: Option<String>,
    pub(super) unit: String,
    pub(super) target: Option<i64>,
}

/// How often something new is expected of a kind, in seconds, where nobody says it.
pub const fn usual(kind: WindowKind) -> i64 {
    match kind {
        WindowKind::Picture => 60,
        WindowKind::Video => 4,
        WindowKind::Counter => 3_600,
    }
}

/// Understands what a member says of a window; each thing not understood beside its field. `knows` says whether the
/// settings name a camera.
pub fn read(said: &WindowSaid, kind: WindowKind, knows: impl Fn(&str) -> bool) -> Result<Read> {
    let mut faults = Vec::new();
    let mut take = |read: std::result::Result<String, FieldFault>| {
        read.unwrap_or_else(|fault| {
            faults.push(fault);
            String::new()
        })
    };
    let title = take(text::required("title", &said.title, 120));
    let alt = take(text::required("alt", &said.alt, 500).map_err(|fault| FieldFault {
        cure: "Say what is to be seen, for whoever cannot see it: \u{201c}The furnace hall, with two people at furnace 2\u{201d}.".into(),
        ..fault
    }));
    let is_counter = kind == WindowKind::Counter;
    let unit = if is_counter { take(text::required("unit", &said.unit, 60)) } else { String::new() };
    let expected_s = if said.expected_s == 0 { usual(kind) } else { said.expected_s };
    if !(1..=LONGEST).contains(&expected_s) {
        faults.push(FieldFault::new(
            "expected_s",
            format!("{expected_s} seconds is no wait that can be kept."),
            "Say 1 to 604800 seconds, or leave it out.",
        ));
    }
    let camera = said.camera.trim();
    if !camera.is_empty() && kind != WindowKind::Picture {
        faults.push(FieldFault::new("camera", "Only pictures are asked of a camera.", "Leave it out."));
    } else if !camera.is_empty() && !knows(camera) {
        faults.push(FieldFault::new(
            "camera",
            "The settings name no camera of this name.",
            "Whoever runs this desk names cameras in its settings file, under [cameras].",
        ));
    }
    if said.target.is_some_and(|target| !is_counter || !(1..=MOST_COUNTED).contains(&target)) {
        faults.push(no_count("target"));
    }
    if !faults.is_empty() {
        return Err(Fault::Invalid(faults));
    }
    let camera = (!camera.is_empty()).then(|| camera.to_owned());
    Ok(Read { title, alt, expected_s, camera, unit, target: said.target })
}

fn no_count(field: &str) -> FieldFault {
    FieldFault::new(
        field,
        "This is no number that can be counted to.",
        "Write a whole number, without signs.",
    )
}

/// Whether this can be what a counter stands at.
pub fn may_count(window: &Window, said: CountSaid) -> Result<()> {
    if window.kind() != WindowKind::Counter {
        return Err(Fault::refused("This window is no counter.", "Send pictures or a stream to it."));
    }
    if !(0..=MOST_COUNTED).contains(&said.value) {
        return Err(Fault::Invalid(vec![no_count("value")]));
    }
    if said.target.is_some_and(|target| !(1..=MOST_COUNTED).contains(&target)) {
        return Err(Fault::Invalid(vec![no_count("target")]));
    }
    Ok(())
}

/// Whether a count says anything new: another number, or the same one when half the wait for a new one is over.
pub fn is_news(window: &Window, said: CountSaid, now: Time) -> bool {
    let is_same = window.value == Some(said.value) && said.target.is_none_or(|t| window.target == Some(t));
    let half = window.expected_s * SECOND / 2;
    !is_same || window.counted_at.is_none_or(|at| now.since(at) >= half)
}

/// What was closed stays so.
pub fn may_change(window: &Window) -> Result<()> {
    if window.is_closed() {
        return Err(Fault::refused(
            "This window is closed.",
            "Add another one; nothing that it showed is kept.",
        ));
    }
    Ok(())
}

/// Customers see what there is to see, and nothing else.
pub fn may_show(window: &Window, last: Option<Time>) -> Result<()> {
    may_change(window)?;
    if window.is_shown() {
        return Err(Fault::Conflict("Customers see this already. Nothing was changed.".into()));
    }
    if last.is_none() {
        return Err(Fault::refused(
            "Nothing has come here yet, so there is nothing to see.",
            "Make a key, send something with it, and look at it yourself first.",
        ));
    }
    Ok(())
}

/// Whether what was last seen is later than we said: twice the wait, and never less than half a minute, because a
/// network stumbles.
pub fn is_late(window: &Window, last: Option<Time>, now: Time) -> bool {
    let wait = (2 * window.expected_s * SECOND).max(MINUTE / 2);
    last.is_none_or(|last| now.since(last) > wait)
}

/// Which of so many pictures are shown as the way it went: at most this many, evenly, the newest left out, because it
/// is shown above.
pub fn strip(many: usize, most: usize) -> Vec<usize> {
    let older = many.saturating_sub(1);
    if older <= most {
        return (0..older).collect();
    }
    (0..most).map(|n| n * (older - 1) / (most - 1).max(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::id::Id;
    use crate::ground::{Dice, clock::HOUR};

    fn window(kind: WindowKind) -> Window {
        let (now, dice) = (Time(0), Dice::seeded(33));
        Window {
            workspace_id: Id::mint(now, &dice),
            id: Id::mint(now, &dice),
            incident_id: Id::mint(now, &dice),
            kind: kind.word().into(),
            title: "The hall".into(),
            alt: "Two people at a furnace".into(),
            expected_s: usual(kind),
            place: 1,
            state: "hidden".into(),
            camera: None,
            key_digest: None,
            key_made_at: None,
            unit: String::new(),
            value: None,
            target: None,
            counted_at: None,
            added_by: "desk".into(),
            added_at: now,
            changed_by: "desk".into(),
            changed_at: now,
            salt: String::new(),
        }
    }

    fn fields(fault: &Fault) -> Vec<&str> {
        fault.fields().iter().map(|f| f.field.as_str()).collect()
    }

    #[test]
    fn each_thing_not_understood_is_named() {
        let said =
            WindowSaid { camera: "hall".into(), expected_s: -1, target: Some(3), ..WindowSaid::default() };
        let fault = read(&said, WindowKind::Video, |_| true).unwrap_err();
        assert_eq!(fields(&fault), ["title", "alt", "expected_s", "camera", "target"]);
        let said = WindowSaid {
            title: "Hall".into(),
            alt: "It".into(),
            camera: "x".into(),
            ..WindowSaid::default()
        };
        assert_eq!(fields(&read(&said, WindowKind::Picture, |_| false).unwrap_err()), ["camera"]);
        assert_eq!(read(&said, WindowKind::Picture, |_| true).unwrap().expected_s, 60);
        let said = WindowSaid { camera: String::new(), ..said };
        assert_eq!(fields(&read(&said, WindowKind::Counter, |_| false).unwrap_err()), ["unit"]);
    }

    #[test]
    fn what_is_late_says_so_and_a_stumble_does_not() {
        let picture = window(WindowKind::Picture);
        let late = |ms| is_late(&picture, Some(Time(0)), Time(ms));
        assert!(!late(2 * MINUTE) && late(2 * MINUTE + 1));
        assert!(is_late(&picture, None, Time(0)), "nothing is late too");
        let video = window(WindowKind::Video);
        assert!(
            !is_late(&video, Some(Time(0)), Time(30_000)) && is_late(&video, Some(Time(0)), Time(30_001))
        );
    }

    #[test]
    fn nothing_is_shown_before_there_is_something() {
        let hidden = window(WindowKind::Picture);
        assert!(matches!(may_show(&hidden, None), Err(Fault::Refused { .. })));
        assert!(may_show(&hidden, Some(Time(0))).is_ok());
        let closed = Window { state: "closed".into(), ..hidden.clone() };
        assert!(matches!(may_show(&closed, Some(Time(0))), Err(Fault::Refused { .. })));
        let shown = Window { state: "shown".into(), ..hidden };
        assert!(matches!(may_show(&shown, Some(Time(0))), Err(Fault::Conflict(_))));
    }

    #[test]
    fn a_count_is_news_when_it_is_another_or_old() {
        let said = |value, target| CountSaid { value, target };
        let counter = Window {
            value: Some(3),
            target: Some(9),
            counted_at: Some(Time(0)),
            ..window(WindowKind::Counter)
        };
        assert!(!is_news(&counter, said(3, None), Time(MINUTE)));
        assert!(is_news(&counter, said(3, None), Time(HOUR / 2)));
        assert!(
            is_news(&counter, said(4, None), Time(MINUTE))
                && is_news(&counter, said(3, Some(8)), Time(MINUTE))
        );
        assert!(
            may_count(&counter, said(-1, None)).is_err() && may_count(&counter, said(1, Some(0))).is_err()
        );
        assert!(may_count(&window(WindowKind::Video), said(1, None)).is_err());
    }

    #[test]
    fn the_way_it_went_is_even_and_bounded() {
        assert_eq!(strip(0, 12), Vec::<usize>::new());
        assert_eq!(strip(1, 12), Vec::<usize>::new(), "the newest stands above");
        assert_eq!(strip(4, 12), [0, 1, 2]);
        let many = strip(145, 12);
        assert_eq!((many.len(), many[0], many[11]), (12, 0, 143));
        assert!(many.windows(2).all(|w| w[0] < w[1]));
    }
}
