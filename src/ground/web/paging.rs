//! Pages of long lists, by cursor: the place after the last row seen, never a count to skip.

use serde::{Deserialize, Serialize};

/// Where to go on, and how many rows.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// The `next` of the page before; none for the first page.
    pub after: Option<String>,
    /// Rows per page: 1 to 200, 50 when not said.
    pub limit: Option<i64>,
}

impl Paging {
    /// Rows per page within its bounds.
    pub fn rows(&self) -> i64 {
        self.limit.unwrap_or(50).clamp(1, 200)
    }

    /// The cursor's parts, in the order [`Page::cut`] was given them; `None` for the first page and for a
    /// cursor that is none of ours.
    pub fn parts<const N: usize>(&self) -> Option<[String; N]> {
        let raw = data_encoding::BASE64URL_NOPAD.decode(self.after.as_ref()?.as_bytes()).ok()?;
        let parts: Vec<String> = serde_json::from_slice(&raw).ok()?;
        parts.try_into().ok()
    }

    /// Where a list that begins with the newest goes on: at rows of before this moment, and of the same moment at those
    /// whose id comes before this one.
    pub fn before(&self) -> (i64, String) {
        let [at, id] = self.parts().unwrap_or([i64::MAX.to_string(), String::new()]);
        (at.parse().unwrap_or(i64::MAX), id)
    }
}

/// One page of a list.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// The cursor of the next page; none on the last.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// Cuts a page from `rows` read with one row more than asked for; `key` gives the sort key of a row.
    pub fn cut<const N: usize>(mut rows: Vec<T>, paging: &Paging, key: impl Fn(&T) -> [String; N]) -> Self {
        let most = usize::try_from(paging.rows()).unwrap_or(50);
        let more = rows.len() > most;
        rows.truncate(most);
        let next = rows.last().filter(|_| more).map(|last| {
            let parts = serde_json::to_vec(&key(last).to_vec()).unwrap_or_default();
            data_encoding::BASE64URL_NOPAD.encode(&parts)
        });
        Self { items: rows, next }
    }
}
