//! What everybody is shown of Halden's two stories.

use crate::alternatives::{AlternativeSaid, SourceSaid};
use crate::drills::show::{Asked, Edited, Show};
use crate::rooms::site::{Openness, SiteSaid, Words};
use crate::updates::SpeakerSaid;
use crate::windows::{WindowKind, WindowSaid};

/// The furnace that stopped.
pub fn furnace() -> Show {
    Show {
        said: SiteSaid {
            address: "the-furnace".into(),
            openness: Openness::Public,
            name: "Halden Forge".into(),
            colour: "#b3541e".into(),
            indexed: true,
            lang: "en".into(),
            headline: "Our furnace for aircraft alloys stopped, and orders are late.".into(),
            means: "Every open order that runs through furnace 2 is late. Parts that are finished are good, and leave our yard."
                .into(),
            can_do: "Are you a customer? Your private page shows which of your orders it touches, and takes your answer.\n\
                     Tell us which part stops you first: we finish those by hand where we can."
                .into(),
            others: vec![Words {
                lang: "ar".into(),
                headline: "توقف فرننا لسبائك الطائرات، وتأخرت الطلبيات.".into(),
                means: "كل طلبية مفتوحة تمر بالفرن 2 متأخرة. القطع الجاهزة سليمة وتغادر ساحتنا.".into(),
                can_do: "هل أنت من عملائنا؟ تُظهر صفحتك الخاصة أي طلبياتك يمسّها ذلك، وتأخذ جوابك.".into(),
                ..Words::default()
            }],
        },
        speaker: SpeakerSaid { name: "Ines Okafor".into(), role: "head of operations".into() },
        first: Edited {
            text: "The lining of furnace 2 cracked at night. Nobody was hurt, and all finished parts can leave. We believe that \
                   the north wall alone is damaged."
                .into(),
            instead: "The lining of furnace 2 cracked at night. Nobody was hurt, and all finished parts can leave. Two walls are \
                      damaged, not one: the whole lining has to be laid anew."
                .into(),
            because: "The engineer of the maker looked inside and found a second crack.".into(),
        },
        progress: "The new lining is on site, and the first courses are laid. You can watch the count of castings that leave \
                   furnace 1 by hand."
            .into(),
        mended: "Furnace 2 pours again. We watch each melt, and say so here if anything is not as it should be.".into(),
        question: Asked {
            question: "Are the brackets of our lot 7 sound, or were they in the furnace when it cracked?"
                .into(),
            answer: "They are sound. Your lot left the furnace two days before, and each part was measured.".into(),
            for_all: (
                "Are parts sound that left the furnace before it cracked?".into(),
                "Yes. Each part that left it in the week before was measured again, and all of them hold.".into(),
            ),
        },
        sources: vec![
            asked("own", "Our hall in Oslo", "Kari Moe", "cannot", "Their crane is down, and nothing heavy moves.", None),
            asked("partner", "Sund Metall", "Per Sund", "cannot", "They are full, and will not turn others away.", None),
            asked(
                "competitor",
                "Nordhammer Forge",
                "Åse Dahl",
                "offered",
                "Forty hours on their furnace at night, at the price that they pay themselves.",
                Some(("40", "hours")),
            ),
        ],
        alternatives: (
            vec![
                AlternativeSaid {
                    kind: "competitor".into(),
                    title: "Hours on the furnace of a competitor".into(),
                    words: "They pour for you from our drawings, under our inspection. You pay what you would have paid us."
                        .into(),
                    whom: "Whoever has an order due within two weeks".into(),
                    amount: "40".into(),
                    unit: "hours".into(),
                    ..AlternativeSaid::default()
                },
                AlternativeSaid {
                    kind: "workaround".into(),
                    title: "Finished parts, ahead of the papers".into(),
                    words: "We send what is finished at once, and the certificates behind it by mail.".into(),
                    whom: "Whoever can build with parts whose papers follow".into(),
                    ..AlternativeSaid::default()
                },
            ],
            6,
        ),
        help: Some((
            "Our methods team has relined two furnaces. Three of them can be with you in a day.".into(),
            "Thank you. We gladly take it: please come, and bring the drawings of your second lining.".into(),
        )),
        camera: Some(WindowSaid {
            kind: WindowKind::Picture,
            title: "Furnace hall".into(),
            alt: "The furnace hall: furnace 2 from the front, the crane above it, and the new lining as it grows.".into(),
            expected_s: 15,
            ..WindowSaid::default()
        }),
        counter: WindowSaid {
            kind: WindowKind::Counter,
            title: "Finished by hand".into(),
            alt: "How many of the parts that stop somebody first are finished.".into(),
            unit: "castings".into(),
            target: Some(48),
            ..WindowSaid::default()
        },
        follower: "otto.reader@press.example".into(),
        post_mortem: (
            "One furnace for an alloy was our decision, and it stopped the lines of six customers. A second one is bought."
                .into(),
            "فرن واحد لسبيكة واحدة كان قرارنا، وقد أوقف خطوط ستة عملاء. اشترينا فرنًا ثانيًا.".into(),
        ),
    }
}

/// The lot that is recalled.
pub fn recall() -> Show {
    Show {
        said: SiteSaid {
            address: "crank-set-4471".into(),
            openness: Openness::Public,
            name: "Halden Cycling".into(),
            colour: "#1f5fae".into(),
            indexed: true,
            lang: "en".into(),
            headline: "Crank sets of lot 4471 can break: please stop riding with them.".into(),
            means: "The number is stamped inside the arm. If it says 4471, the crank can break under load. Other lots are sound."
                .into(),
            can_do: "Stop riding with it today.\nWe wrote to everybody who bought one: choose a refund or a new set on the page in \
                     that letter."
                .into(),
            others: vec![Words {
                lang: "ar".into(),
                headline: "قد تنكسر أذرع الدفعة 4471: من فضلكم توقفوا عن الركوب بها.".into(),
                means: "الرقم مختوم داخل الذراع. إن كان 4471 فقد تنكسر تحت الحمل. الدفعات الأخرى سليمة.".into(),
                can_do: "توقفوا عن الركوب بها اليوم. كتبنا إلى كل من اشترى واحدة.".into(),
                ..Words::default()
            }],
        },
        speaker: SpeakerSaid { name: "Tom Brandt".into(), role: "head of quality".into() },
        first: Edited {
            text: "Three crank sets of lot 4471 came back broken, and one rider fell. We ask everybody to stop riding with them."
                .into(),
            instead: "Three crank sets of lot 4471 came back broken, and one rider fell and was treated in hospital. We ask \
                      everybody to stop riding with them, also where no crack is to be seen."
                .into(),
            because: "We now know what happened to the rider, and that a crack does not always show.".into(),
        },
        progress: "The laboratory broke forty cranks of other lots: all of them hold. Boxes for sending yours back are on their \
                   way."
            .into(),
        mended: "Tested crank sets are on their way to everybody who chose one. Refunds are paid.".into(),
        question: Asked {
            question: "I bought mine used, from a neighbour. Do I get a new one all the same?".into(),
            answer: "Yes. Send it in with the number on it; we need no receipt.".into(),
            for_all: (
                "Does it count where I bought it?".into(),
                "No. Whoever holds a crank set of lot 4471 gets the refund or a new set, without a receipt.".into(),
            ),
        },
        sources: vec![asked(
            "partner",
            "The shops that sold them",
            "Rosa Petit",
            "offered",
            "They lend what they have on the shelf, three hundred sets in all.",
            Some(("300", "sets")),
        )],
        alternatives: (
            vec![AlternativeSaid {
                kind: "partner".into(),
                title: "A set on loan from the shop".into(),
                words: "Take your bicycle to the shop where it was sold: they put another set on it, at our cost.".into(),
                whom: "Whoever needs the bicycle every day".into(),
                amount: "300".into(),
                unit: "sets".into(),
                ..AlternativeSaid::default()
            }],
            1,
        ),
        help: None,
        camera: None,
        counter: WindowSaid {
            kind: WindowKind::Counter,
            title: "Called back".into(),
            alt: "How many of the crank sets of this lot are back with us.".into(),
            unit: "crank sets".into(),
            target: Some(1_200),
            ..WindowSaid::default()
        },
        follower: "rider@cycling-club.example".into(),
        post_mortem: (
            "Nobody tested a heat to breaking, because no drawing asked for it. Now each heat is tested before it leaves.".into(),
            "لم يختبر أحد صهرة حتى الكسر لأن الرسومات لم تطلب ذلك. الآن تُختبر كل صهرة قبل أن تغادر.".into(),
        ),
    }
}

fn asked(
    kind: &str,
    name: &str,
    person: &str,
    state: &str,
    said: &str,
    has: Option<(&str, &str)>,
) -> SourceSaid {
    let (amount, unit) = has.unwrap_or_default();
    SourceSaid {
        kind: kind.into(),
        name: name.into(),
        person: person.into(),
        state: state.into(),
        said: said.into(),
        amount: amount.into(),
        unit: unit.into(),
        ..SourceSaid::default()
    }
}
