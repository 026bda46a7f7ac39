//! All SQL of this room, one file for each noun.

mod pictures;
mod pieces;
mod sheets;
mod windows;

pub(super) use pictures::{
    Meta, delete as delete_pictures, delete_all as delete_all_pictures, find as find_picture,
    insert as insert_picture, list as list_pictures, list_marks, list_of as list_pictures_of,
    newest as newest_picture,
};
pub(super) use pieces::{
    delete as delete_pieces, delete_all as delete_all_pieces, find as find_piece, insert as insert_piece,
    last_of as last_pieces, list as list_pieces, place as place_piece,
};
pub(super) use sheets::{insert as insert_sheet, list_due as list_sheets_due, until as noted_until};
pub(super) use windows::{
    claim_fetch, find_held, hold, insert, list_shown, list_to_fetch, list_watched, seek_by_key, update,
};
pub use windows::{find, list};
