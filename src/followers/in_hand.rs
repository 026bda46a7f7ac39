//! What letters in hand are about, and whose they are: read once for all of them.

use std::collections::{BTreeSet, HashMap};

use super::store::letters::InHand;
use super::{Follower, FollowerNews, store};
use crate::ground::id::{FollowerId, FollowerNewsId, WorkspaceId};
use crate::ground::{House, Result};

/// Readers and news of some letters.
pub(super) struct About {
    followers: HashMap<FollowerId, Follower>,
    news: HashMap<FollowerNewsId, FollowerNews>,
}

impl About {
    /// Of these letters.
    pub(super) async fn read(house: &House, workspace: &WorkspaceId, letters: &[InHand]) -> Result<Self> {
        let mut read = house.read();
        let ids: Vec<_> = letters.iter().map(|letter| &letter.follower_id).collect();
        let followers = store::list_by_id(&mut read, workspace, &ids).await?;
        // Of very many letters there is little news.
        let mut news = HashMap::new();
        for id in letters.iter().map(|letter| &letter.news_id).collect::<BTreeSet<_>>() {
            if let Some(found) = store::news::seek(&mut read, workspace, id).await? {
                news.insert(id.clone(), found);
            }
        }
        Ok(Self { followers: followers.into_iter().map(|f| (f.id.clone(), f)).collect(), news })
    }

    /// Whose a letter is, and what it tells; none where its reader has left.
    pub(super) fn of(&self, letter: &InHand) -> Option<(&Follower, &FollowerNews)> {
        self.followers.get(&letter.follower_id).zip(self.news.get(&letter.news_id))
    }
}
