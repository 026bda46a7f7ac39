//! Texts and JSON where the engines differ.

use crate::{Ask, Engine, Sql};

impl Sql {
    /// The text under the key bound to `$marker` in a column that holds a JSON object as text; null when the
    /// object has no such key.
    pub fn json_text(ask: &dyn Ask, column: &str, marker: usize) -> String {
        match ask.engine() {
            Engine::Sqlite => format!("({column} ->> ${marker})"),
            Engine::Postgres => format!("({column}::jsonb ->> ${marker})"),
        }
    }

    /// A text that `<` and its like compare byte by byte, whatever the locale of the store.
    pub fn bytewise(ask: &dyn Ask, text: &str) -> String {
        match ask.engine() {
            Engine::Sqlite => text.to_owned(),
            Engine::Postgres => format!("({text} collate \"C\")"),
        }
    }
}
