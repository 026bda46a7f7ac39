//! Amends: the desk from which a company makes amends.
//!
//! The rooms stand in the order of their floors; a room uses only floors below its own. The law and its
//! reasons are in `ARCHITECTURE.md`, and a test reads it from there.

// 1 · What every room stands on: settings, time, ids, faults, who acts, money, jobs, web plumbing, page layout.
pub mod ground;
// 2 · What happened, in order, never changed, chained.
pub mod journal;
// 3 · Our own people: sign-in, roles, keys.
pub mod members;
// 3 · Whom we owe: customers, their contacts, what they have from us.
pub mod customers;
// 4 · What we have agreed to do: scenarios, steps, leeways.
pub mod playbooks;
// 5 · The wrong, and each customer's recovery from it.
pub mod incidents;
// 5 · Systems of customers that asked to hear from us.
pub mod webhooks;
// 6 · How it hits them, in their words, confirmed by them.
pub mod listening;
// 6 · How we say it: plain speech, templates, what is theirs alone.
pub mod wording;
// 7 · Which customers an incident touches, by which rule or list.
pub mod scope;
// 7 · Where we stand on fault, what counsel says of it and by when, and apologies.
pub mod admissions;
// 7 · Who spoke of it and when, and who told first.
pub mod mentions;
// 7 · What customers can see of the work while it goes on.
pub mod windows;
// 7 · Did it hold?
pub mod surveys;
// 7 · What we said we would do, and whether we did; the gate on dates.
pub mod promises;
// 8 · What customers ask, and what we answer.
pub mod questions;
// 8 · What they can do or use meanwhile.
pub mod alternatives;
// 8 · Help that they offer us.
pub mod help;
// 8 · What is being done: plans, their actions, and what may yet go wrong.
pub mod plans;
// 8 · Wrongs of any age, and whether anybody owned up to them.
pub mod grievances;
// 8 · What our own people are told, never later than those outside.
pub mod bulletins;
// 8 · How they see us, and how we see ourselves.
pub mod perception;
// 8 · Told late, or hidden: a wrong of its own until we say so.
pub mod second_wrongs;
// 9 · What somebody means, cleared up in both directions.
pub mod clarifications;
// 9 · What we say before everyone, in order, and who says it.
pub mod updates;
// 9 · Making good: offers, within leeway.
pub mod remedies;
// 9 · What we tell the people it touches, and proof that we did.
pub mod notices;
// 9 · What we now know.
pub mod lessons;
// 9 · The trust record, and what moves it.
pub mod trust;
// 10 · The voice on the line: whom to ring next, what to say, what came of it.
pub mod calls;
// 10 · Who works on it, and whether it can.
pub mod teams;
// 10 · Asking again whoever stays silent, and nobody else.
pub mod chasing;
// 10 · Who follows a public room, by mail or with a system.
// 10 · Whether to bid, while trust is being rebuilt.
pub mod bids;
// 10 · Going to see them, and listening until everything is on the table.
pub mod interviews;
// 10 · Meeting them on a cadence, what comes of it, and where it stands in writing.
pub mod meetings;
// 10 · Who follows a public room by mail.
pub mod followers;
// 10 · What comes back by mail: replies, bounces, automatic answers, complaints.
pub mod replies;
// 11 · Face: what customers see.
pub mod rooms;
// 11 · Face: what a board, an auditor, a regulator sees.
pub mod reports;
// 12 · Face: what members see.
pub mod desk;
// 12 · Rehearsals over all of it.
pub mod drills;
// 13 · Router, reactions, schedules, command line, start.
pub mod app;
