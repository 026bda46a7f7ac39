//! What everybody sees while a story goes on: a room minutes after it began, what we say and say anew, the work itself, and how
//! it ended. Each step looks at the page as a stranger's browser gets it.

use super::picture;
use super::play::{Play, ZONE, stuck};
use super::report::PublicRoom;
use crate::followers;
use crate::ground::clock::{HOUR, MINUTE};
use crate::ground::page::{Lang, t};
use crate::ground::{Fault, Result};
use crate::incidents::{self, PublicStatus};
use crate::rooms::site::{self, Words};
use crate::updates::{self, EditSaid, UpdateSaid};
use crate::windows::{self, WindowSaid};

/// A public room under way.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// Where it is.
    pub path: String,
    /// Who speaks in it.
    speaker: String,
    /// Where the machines at the work send what is to be seen of it.
    pub cameras: Cameras,
}

/// Where the machines at the work send.
#[derive(Debug, Clone, Default)]
pub struct Cameras {
    /// Pictures, where there is a camera.
    pub pictures: Option<String>,
    /// How many pictures were sent.
    pub frames: u32,
    /// What is counted.
    pub count: Option<String>,
    /// Where the counter stands.
    pub counted: i64,
    /// How far it goes.
    pub target: i64,
}

impl Play<'_> {
    /// What is found of the public room.
    pub(super) fn room(&mut self) -> &mut PublicRoom {
        self.report.public.get_or_insert_default()
    }

    /// The page as anybody gets it.
    pub(super) async fn everybody_reads(&self) -> Result<String> {
        let page = self.stage.open(&self.shown.path).await?;
        if page.status.is_success() { Ok(page.text) } else { Err(stuck("reading the public room", &page)) }
    }

    /// Lets everybody read what happened, minutes after those it touches were told, with the reason why there is no date yet
    /// (R22, R66).
    pub async fn open_a_room(&mut self) -> Result<()> {
        let Some(show) = self.script.show.clone() else { return Ok(()) };
        let (house, stage) = (&self.stage.house, self.stage);
        house.clock().advance(4 * MINUTE);
        site::draft(house, &stage.member, &self.incident, Lang::En).await?;
        site::change(house, &stage.member, &self.incident, &show.said).await?;
        let alone = site::publish(house, &stage.member, &self.incident).await;
        self.report.must(alone.is_err(), "a room is not published by a member alone");
        let site = site::publish(house, &stage.lead, &self.incident).await?;
        let speaker = updates::name(house, &stage.lead, &self.incident, &show.speaker).await?;
        self.shown.path = site.path();
        self.shown.speaker = speaker.id.to_string();
        self.room().address = site.path();
        let page = self.everybody_reads().await?;
        let says = |words: &str| page.contains(words);
        self.report
            .must(says(&show.said.headline) && says(&show.said.means), "everybody reads what happened");
        self.report.must(says(&self.script.no_date_because), "everybody reads why there is no date yet");
        Ok(())
    }

    /// Somebody who is no customer follows it: asked first, then told (R68).
    pub async fn be_followed(&mut self) -> Result<()> {
        let Some(show) = self.script.show.clone() else { return Ok(()) };
        let stage = self.stage;
        let fields = [("email", show.follower.as_str()), ("language", "en")];
        let asked = stage.send(&format!("{}/follow", self.shown.path), &fields).await?;
        if !asked.status.is_success() {
            return Err(stuck("following the public room", &asked));
        }
        stage.settle().await?;
        let question = stage.link_to(&show.follower, "/follow/");
        self.report.must(question.is_some(), "whoever wants to follow is asked whether it was them");
        if let Some(question) = question {
            stage.send(&question, &[]).await?;
        }
        let workspace = &stage.owner.workspace;
        let follow = followers::count(&mut stage.house.read(), workspace, &self.incident).await?;
        self.room().followers = follow;
        self.report.must(follow == 1, "whoever said that it was them follows");
        Ok(())
    }

    /// Lets everybody see the work: a camera's pictures, and a count (R67).
    pub async fn open_windows(&mut self) -> Result<()> {
        let Some(show) = self.script.show.clone() else { return Ok(()) };
        let stage = self.stage;
        let mut opened = Vec::new();
        if let Some(camera) = &show.camera {
            let (id, key) = self.add_window(camera).await?;
            self.shown.cameras.pictures = Some(format!("/push/{key}/picture"));
            opened.push(id);
        }
        let (id, key) = self.add_window(&show.counter).await?;
        self.shown.cameras.count = Some(format!("/push/{key}/count"));
        self.shown.cameras.target = show.counter.target.unwrap_or(1);
        opened.push(id);
        self.film().await?;
        for id in &opened {
            windows::show(&stage.house, &stage.lead, id).await?;
        }
        stage.house.clock().advance(MINUTE);
        self.film().await?;
        let page = self.everybody_reads().await?;
        let seen = opened.iter().all(|id| page.contains(&format!("id=\"{id}\"")));
        self.report.must(seen, "everybody sees the work");
        let picture = page.split("<img src=\"").nth(1).and_then(|rest| rest.split('"').next());
        if let (Some(picture), true) = (picture, show.camera.is_some()) {
            let sent = stage.open(picture).await?;
            self.report.must(sent.status.is_success(), "the camera's newest picture is to be seen");
        }
        Ok(())
    }

    async fn add_window(&self, said: &WindowSaid) -> Result<(crate::ground::id::WindowId, String)> {
        let stage = self.stage;
        let window = windows::add(&stage.house, &stage.member, &self.incident, said).await?;
        let (window, key) = windows::make_key(&stage.house, &stage.member, &window.id).await?;
        Ok((window.id, key))
    }

    /// What stands at the work sends what it sees, as a camera and a counter would.
    pub async fn film(&mut self) -> Result<()> {
        let sent = self.shown.cameras.send(self.stage).await?;
        self.report.must(sent, "what a camera or a counter sends is taken");
        let (pictures, counted) = (self.shown.cameras.frames, self.shown.cameras.counted);
        if let Some(room) = &mut self.report.public {
            (room.pictures, room.counted) = (i64::from(pictures), counted);
        }
        Ok(())
    }

    /// Says something before everyone, and says it anew, with the reason and the change to be seen (R66).
    pub async fn say_and_mend(&mut self) -> Result<()> {
        let Some(show) = self.script.show.clone() else { return Ok(()) };
        let (house, stage) = (&self.stage.house, self.stage);
        house.clock().advance(MINUTE);
        let id = self.say(PublicStatus::Identified, &show.first.text, 22 * HOUR).await?;
        house.clock().advance(20 * MINUTE);
        let said =
            EditSaid { text: show.first.instead.clone(), because: show.first.because.clone(), version: 1 };
        updates::edit(house, &stage.lead, &id, &said).await?;
        self.room().edited += 1;
        let page = self.everybody_reads().await?;
        let is_seen = page.contains(&show.first.because) && page.contains("<ins>") && page.contains("<del>");
        self.report.must(is_seen, "everybody sees that an update was edited, why and how");
        self.followers_hear().await
    }

    /// Says what came since.
    pub async fn say_progress(&mut self) -> Result<()> {
        let Some(show) = self.script.show.clone() else { return Ok(()) };
        self.say(PublicStatus::Identified, &show.progress, 50 * HOUR).await?;
        self.film().await
    }

    /// Says how it stands at this hour, and when we speak next.
    pub async fn say_now(&mut self) -> Result<()> {
        let Some(show) = self.script.show.clone() else { return Ok(()) };
        self.say(PublicStatus::Identified, &show.progress, 3 * HOUR).await?;
        self.film().await
    }

    /// Says that it is mended, and watched.
    pub async fn say_it_is_mended(&mut self) -> Result<()> {
        let Some(show) = self.script.show.clone() else { return Ok(()) };
        self.shown.cameras.counted = self.shown.cameras.target;
        self.film().await?;
        self.say(PublicStatus::Monitoring, &show.mended, 24 * HOUR).await?;
        Ok(())
    }

    async fn say(
        &mut self,
        status: PublicStatus,
        text: &str,
        next: i64,
    ) -> Result<crate::ground::id::UpdateId> {
        let (house, stage) = (&self.stage.house, self.stage);
        let said = UpdateSaid {
            status: status.word().into(),
            text: text.into(),
            next_update_at: house.now().plus(next).rfc3339(),
            speaker_id: self.shown.speaker.clone(),
        };
        let update = updates::post(house, &stage.lead, &self.incident, &said, ZONE).await?;
        self.room().updates += 1;
        let page = self.everybody_reads().await?;
        let has_name = self.script.show.as_ref().is_some_and(|show| page.contains(&show.speaker.name));
        self.report.must(page.contains(text) && has_name, "everybody reads what we say, and who says it");
        self.followers_hear().await?;
        Ok(update.id)
    }

    /// Whoever follows was told all that is new.
    async fn followers_hear(&mut self) -> Result<()> {
        let stage = self.stage;
        stage.settle().await?;
        let workspace = &stage.owner.workspace;
        let told = followers::list_news(&mut stage.house.read(), workspace, &self.incident).await?.len();
        let said = self.room();
        said.told = i64::try_from(told).unwrap_or(i64::MAX);
        let (told, wanted) = (said.told, said.updates + said.edited + i64::from(said.closed));
        self.report.must(told == wanted, "whoever follows hears each thing once");
        let heard = self.script.show.as_ref().and_then(|show| stage.link_to(&show.follower, "/unfollow/"));
        self.report.must(heard.is_some(), "each letter to whoever follows has a link that ends them");
        Ok(())
    }

    /// Everybody reads the date that the gate let through (R54).
    pub async fn see_the_date(&mut self) -> Result<()> {
        if self.script.show.is_none() {
            return Ok(());
        }
        let page = self.everybody_reads().await?;
        let is_dated =
            page.contains(&t(Lang::En, "rooms-fix")) && !page.contains(&self.script.no_date_because);
        self.report.must(is_dated, "everybody reads the date once the gate lets it through");
        Ok(())
    }

    /// Closes the room with what we learned, once there is nothing left to wait for.
    pub async fn close_the_room(&mut self) -> Result<()> {
        let Some(show) = self.script.show.clone() else { return Ok(()) };
        let (house, stage) = (&self.stage.house, self.stage);
        let incident = incidents::find(&mut house.read(), &stage.owner.workspace, &self.incident).await?;
        if incident.status() != PublicStatus::Resolved {
            incidents::set_status(house, &stage.lead, &self.incident, PublicStatus::Resolved).await?;
        }
        let (english, arabic) = &show.post_mortem;
        let others = [Words { lang: "ar".into(), post_mortem: arabic.clone(), ..Words::default() }];
        site::close(house, &stage.lead, &self.incident, english, &others).await?;
        self.room().closed = true;
        let page = self.everybody_reads().await?;
        self.report.must(page.contains(english), "everybody reads how it ended and what we changed");
        let arabic_page = stage.open(&format!("{}?lang=ar", self.shown.path)).await?;
        self.report.must(arabic_page.text.contains(arabic), "and so does whoever reads Arabic");
        self.followers_hear().await
    }
}

impl Cameras {
    /// Sends what is to be seen now; whether all of it was taken.
    pub async fn send(&mut self, stage: &super::stage::Stage) -> Result<bool> {
        let mut taken = true;
        if let Some(path) = &self.pictures {
            self.frames += 1;
            taken &= stage.put(path, picture::frame(self.frames)).await?.status.is_success();
        }
        if let Some(path) = &self.count {
            self.counted = (self.counted + (self.target / 12).max(1)).min(self.target);
            taken &= stage.put(path, self.counted.to_string().into_bytes()).await?.status.is_success();
        }
        Ok(taken)
    }
}

/// That something is not there which a step has just made.
pub(super) fn lost(what: &str) -> Fault {
    Fault::broken(format!("{what} that was just made is not there"))
}
