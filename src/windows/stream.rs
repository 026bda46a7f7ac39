//! The last seconds of a stream: which pieces players see, in which order, and which go. Pure.

use std::collections::BTreeSet;

use footage::Piece;
use footage::hls::{Listed, Shown};

/// Pieces that players are told of.
const SHOWN: usize = 6;
/// Pieces that are kept behind those, for players who are slow.
const SPARE: usize = 4;
/// Pieces that came and that no playlist has listed yet.
const MOST_WAITING: usize = 8;

/// A piece without its bytes.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Row {
    /// The order in which it came; part of its address, because names come again.
    pub seq: i64,
    /// The name under which it was sent.
    pub name: String,
    /// [`Piece::word`].
    pub piece: String,
    /// The head it needs.
    pub head_seq: Option<i64>,
    /// Its number among all that the encoder made.
    pub number: Option<i64>,
    /// Its place among all that players could see; none until a playlist lists it.
    pub place: Option<i64>,
    /// How many breaks came before it.
    pub turn: Option<i64>,
    /// How long it lasts.
    pub ms: Option<i64>,
    /// When it came.
    pub at: crate::ground::Time,
}

impl Row {
    fn piece(&self) -> Option<Piece> {
        Piece::from_word(&self.piece)
    }
    fn is_head(&self) -> bool {
        self.piece() == Some(Piece::Head)
    }
    /// Its address beside the playlist: never used for another piece again.
    pub fn address(&self) -> String {
        let ending = self.piece().map_or("bin", Piece::ending);
        format!("{}.{ending}", self.seq)
    }
}

/// Lets players see what an encoder lists: gives those rows as they are to be kept. A piece that comes after another
/// than the one numbered before it, or with another head, begins anew.
pub fn place(rows: &[Row], listed: &[Listed]) -> Vec<Row> {
    let mut last = rows.iter().filter(|row| row.place.is_some()).max_by_key(|row| row.place).cloned();
    let mut placed = Vec::new();
    for each in listed {
        let newest = |wanted: &str| rows.iter().filter(|row| row.name == wanted).max_by_key(|row| row.seq);
        let Some(row) = newest(&each.name).filter(|row| row.place.is_none() && !row.is_head()) else {
            continue;
        };
        let head_seq = match (row.piece(), &each.head) {
            (Some(Piece::Packets), _) => None,
            (_, Some(name)) => match newest(name).filter(|row| row.is_head()) {
                // ffmpeg sends the first piece of a run, then its playlist, and only then its head: the head of the run
                // before is not taken for it.
                Some(head) if is_first_of_run(last.as_ref(), head, each) && listed.len() == 1 => continue,
                Some(head) => Some(head.seq),
                None => continue,
            },
            (_, None) => continue,
        };
        let continues = last.as_ref().is_none_or(|last| {
            !each.is_break && last.head_seq == head_seq && last.number == Some(each.number - 1)
        });
        let turn = last.as_ref().and_then(|last| last.turn).unwrap_or(0) + i64::from(!continues);
        let row = Row {
            head_seq,
            number: Some(each.number),
            place: Some(last.as_ref().and_then(|last| last.place).map_or(0, |place| place + 1)),
            turn: Some(turn),
            ms: Some(each.ms),
            ..row.clone()
        };
        last = Some(row.clone());
        placed.push(row);
    }
    placed
}

/// Whether an encoder begins anew with this piece, and its head is still that of the run before.
fn is_first_of_run(last: Option<&Row>, head: &Row, listed: &Listed) -> bool {
    last.is_some_and(|last| last.number >= Some(listed.number) && head.seq < last.seq)
}

/// What goes: pieces too old to be played, those that nobody listed while later ones were, heads that no piece needs,
/// and the oldest of too many that wait.
pub fn surplus(rows: &[Row]) -> Vec<i64> {
    let mut listed: Vec<&Row> = rows.iter().filter(|row| row.place.is_some()).collect();
    listed.sort_by_key(|row| row.place);
    let kept = listed.split_off(listed.len().saturating_sub(SHOWN + SPARE));
    let newest_listed = kept.last().map_or(-1, |row| row.seq);
    let mut waiting: Vec<&Row> =
        rows.iter().filter(|row| row.place.is_none() && !row.is_head() && row.seq > newest_listed).collect();
    waiting.sort_by_key(|row| row.seq);
    let waiting = waiting.split_off(waiting.len().saturating_sub(MOST_WAITING));
    let newest_head = rows.iter().filter(|row| row.is_head()).map(|row| row.seq).max();
    let stay: BTreeSet<i64> = kept
        .iter()
        .flat_map(|row| [Some(row.seq), row.head_seq])
        .chain(waiting.iter().map(|row| Some(row.seq)))
        .chain([newest_head])
        .flatten()
        .collect();
    rows.iter().map(|row| row.seq).filter(|seq| !stay.contains(seq)).collect()
}

/// What players are told of: the newest pieces, in their order.
pub fn shown(rows: &[Row]) -> Vec<Shown> {
    let address = |seq: i64| rows.iter().find(|row| row.seq == seq).map(Row::address);
    let mut listed: Vec<&Row> = rows.iter().filter(|row| row.place.is_some()).collect();
    listed.sort_by_key(|row| row.place);
    let newest = listed.split_off(listed.len().saturating_sub(SHOWN));
    newest
        .into_iter()
        .map(|row| Shown {
            place: row.place.unwrap_or_default(),
            turn: row.turn.unwrap_or_default(),
            ms: row.ms.unwrap_or_default(),
            uri: row.address(),
            head: row.head_seq.and_then(address),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Time;

    /// A stream as it is pushed to, without a store.
    #[derive(Default)]
    struct Stream {
        rows: Vec<Row>,
        next: i64,
    }

    impl Stream {
        fn send(&mut self, name: &str, piece: Piece) {
            self.next += 1;
            self.rows.push(Row {
                seq: self.next,
                name: name.into(),
                piece: piece.word().into(),
                head_seq: None,
                number: None,
                place: None,
                turn: None,
                ms: None,
                at: Time(self.next),
            });
            self.tidy();
        }
        fn list(&mut self, first: i64, last: i64, head: Option<&str>, is_break: bool) {
            let listed: Vec<Listed> = (first..=last)
                .map(|number| Listed {
                    name: format!("live{number}"),
                    head: head.map(str::to_owned),
                    number,
                    ms: 2_000,
                    is_break,
                })
                .collect();
            for row in place(&self.rows, &listed) {
                let known = self.rows.iter_mut().find(|known| known.seq == row.seq).unwrap();
                *known = row;
            }
            self.tidy();
        }
        fn tidy(&mut self) {
            let gone = surplus(&self.rows);
            self.rows.retain(|row| !gone.contains(&row.seq));
        }
        fn seen(&self) -> Vec<(i64, i64, String, Option<String>)> {
            shown(&self.rows).into_iter().map(|s| (s.place, s.turn, s.uri, s.head)).collect()
        }
    }

    #[test]
    fn a_stream_that_runs_keeps_its_last_pieces_and_their_head() {
        let mut stream = Stream::default();
        stream.send("init", Piece::Head);
        for n in 0..1_000 {
            stream.send(&format!("live{n}"), Piece::Part);
            stream.list((n - 4).max(0), n, Some("init"), false);
            assert!(stream.rows.len() <= 12, "{}", stream.rows.len());
        }
        let seen = stream.seen();
        assert_eq!(seen.iter().map(|s| s.0).collect::<Vec<_>>(), (994..1_000).collect::<Vec<_>>());
        assert!(seen.iter().all(|s| s.1 == 0 && s.3.as_deref() == Some("1.mp4")));
    }

    #[test]
    fn a_head_that_comes_behind_its_first_piece_is_waited_for() {
        let mut stream = Stream::default();
        for run in 0..2 {
            stream.send("live0", Piece::Part);
            stream.list(0, 0, Some("init"), false);
            assert_eq!(stream.seen().len(), run * 3, "not with the head of another run");
            stream.send("init", Piece::Head);
            for n in 1..3 {
                stream.send(&format!("live{n}"), Piece::Part);
                stream.list(0, n, Some("init"), false);
            }
        }
        let heads: Vec<_> = stream.seen().into_iter().map(|s| (s.1, s.3.unwrap())).collect();
        let (first, second) = ((0, "2.mp4".to_owned()), (1, "6.mp4".to_owned()));
        assert_eq!(heads, [vec![first; 3], vec![second; 3]].concat());
    }

    #[test]
    fn an_encoder_that_begins_anew_is_a_break_and_not_an_end() {
        let mut stream = Stream::default();
        for _ in 0..2 {
            stream.send("init", Piece::Head);
            for n in 0..3 {
                stream.send(&format!("live{n}"), Piece::Part);
                stream.list(0, n, Some("init"), false);
            }
        }
        let turns: Vec<_> = stream.seen().into_iter().map(|s| (s.0, s.1, s.3.unwrap())).collect();
        let of = |place, turn, head: &str| (place, turn, head.to_owned());
        let wanted = [
            of(0, 0, "1.mp4"),
            of(1, 0, "1.mp4"),
            of(2, 0, "1.mp4"),
            of(3, 1, "5.mp4"),
            of(4, 1, "5.mp4"),
            of(5, 1, "5.mp4"),
        ];
        assert_eq!(turns, wanted);
    }

    #[test]
    fn packets_need_no_head_and_a_gap_is_a_break() {
        let mut stream = Stream::default();
        for n in [0, 1, 3] {
            stream.send(&format!("live{n}"), Piece::Packets);
            stream.list(n, n, None, false);
        }
        let seen: Vec<_> = stream.seen().into_iter().map(|s| (s.0, s.1, s.2)).collect();
        assert_eq!(seen, [(0, 0, "1.ts".into()), (1, 0, "2.ts".into()), (2, 1, "3.ts".into())]);
        // Begun anew under the same names.
        stream.send("live0", Piece::Packets);
        stream.list(0, 0, None, false);
        assert_eq!(stream.seen().last().unwrap().1, 2);
    }

    #[test]
    fn what_nobody_lists_is_not_seen_and_does_not_pile_up() {
        let mut stream = Stream::default();
        for n in 0..100 {
            stream.send(&format!("live{n}"), Piece::Part);
        }
        assert_eq!(stream.rows.len(), MOST_WAITING);
        stream.list(90, 99, Some("init"), false);
        assert!(stream.seen().is_empty(), "without a head they say nothing");
        for n in 0..50 {
            stream.send(&format!("head{n}"), Piece::Head);
        }
        assert_eq!(stream.rows.len(), MOST_WAITING + 1, "one head is enough");
    }
}
