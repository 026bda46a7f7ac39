//! Did it hold? Who says yes closes their case, who says no opens it again. What was learned comes back, and all of
//! it is proven.

use super::super::window::Window;
use super::Story;

async fn answer(customer: &Window, solution: &str, words: &str) {
    customer.choose("Is the solution right?", solution).await;
    // With one question open the browser keeps the form, and what was written in it.
    customer.press_in_vain("Send").await;
    customer.choose("Is what we did to make good right?", "Yes, it is right").await;
    customer.select("Did you feel heard?", "6").await;
    customer.fill("What should we know?", words).await;
    customer.press("Send").await;
    customer.sees("Thank you for your answer. A person reads it.").await;
}

impl Story {
    pub(super) async fn ask_whether_it_held(&self) {
        let (ines, ana, bia) = (&self.ines, &self.ana, &self.bia);
        ines.goto(&self.incident).await;
        ines.follow("Did it hold?").await;
        ines.fill("What was done", "Another carrier has delivered every order.").await;
        ines.press("Ask them").await;
        ines.sees("Nobody says yet that the solution is ready.").await;
        ines.look_over().await;
        ines.tick("The solution is ready").await;
        ines.press("Ask them").await;
        ines.sees("Asked. They see the questions in their room.").await;
        ines.sees("Silent 3").await;

        ana.sees("Another carrier has delivered every order.").await;
        ana.look_over().await;
        answer(ana, "Yes, it is right", "It came on Tuesday. Thank you.").await;
        ana.sees("Your case is closed.").await;
        ana.look_over().await;
        bia.goto(&self.bia_room).await;
        answer(bia, "No", "Only one of my two orders has come.").await;
        bia.sees("You told us it is not right yet. Your case is open again").await;

        ines.goto(&self.incident).await;
        ines.follow("Did it hold?").await;
        ines.sees("Only one of my two orders has come.").await;
        ines.sees("one case was opened again").await;
        ines.look_over().await;
        self.open_case("bia-lima").await;
        ines.sees("Unhappy opened again once").await;
        ines.sees("Bia Lima They answered whether it held.").await;
        ines.look_over().await;
        ines.goto("/").await;
        ines.sees("Put right what did not hold").await;
    }

    pub(super) async fn work_again_for_the_unhappy(&self) {
        let (ines, bia) = (&self.ines, &self.bia);
        ines.goto(&self.incident).await;
        ines.press("Close the incident").await;
        ines.sees("2 cases are not closed yet.").await;
        ines.follow("Did it hold?").await;
        ines.fill("What was done", "Your second order was found and delivered.").await;
        ines.choose("Whom", "Those who were unhappy, because we worked on it again").await;
        ines.tick("The solution is ready").await;
        ines.press("Ask them").await;
        ines.sees("Asked. They see the questions in their room.").await;
        bia.goto(&self.bia_room).await;
        bia.sees("Your second order was found and delivered.").await;
        answer(bia, "Yes, it is right", "Now it has come.").await;
        bia.sees("Your case is closed.").await;
        // Caio says nothing; his silence is no yes.
        self.open_case("caio-nunes").await;
        // An offer of ours waits for his answer, and stands whatever becomes of the case.
        ines.tick("I have seen this. Close the case nevertheless").await;
        ines.press("Close this case").await;
        ines.misses("The case is closed, with your reason beside it.").await;
        ines.fill("It may close without their word, because …", "He said on the phone that it came.").await;
        ines.tick("I have seen this. Close the case nevertheless").await;
        ines.press("Close this case").await;
        ines.sees("The case is closed, with your reason beside it.").await;
        ines.follow("Dossier").await;
        ines.sees("He said on the phone that it came.").await;
        ines.look_over().await;
    }

    pub(super) async fn learn(&self) {
        let ines = &self.ines;
        ines.goto(&self.incident).await;
        ines.follow("Write a lesson").await;
        ines.fill("Title", "One carrier for a region is one too few").await;
        ines.fill("What we learned", "When a carrier failed, nobody watched what was overdue.").await;
        ines.fill("What changes", "A second carrier for each region, and a look each morning.").await;
        ines.look_over().await;
        ines.press("Keep it").await;
        ines.sees("Kept. It will show itself when something similar is declared.").await;
        ines.look_over().await;
        ines.goto("/").await;
        ines.search("overdue region").await;
        ines.follow("One carrier for a region is one too few").await;
        ines.sees("A second carrier for each region").await;
    }

    pub(super) async fn close_the_incident(&self) {
        let ines = &self.ines;
        ines.goto(&self.incident).await;
        ines.press("Close the incident").await;
        ines.sees("The incident is closed.").await;
        ines.misses("We speak next").await;
        ines.look_over().await;
    }

    pub(super) async fn be_reminded(&self) {
        let tom = &self.tom;
        tom.goto("/incidents/new").await;
        tom.fill("What went wrong", "The carrier failed again in the south").await;
        tom.press("Declare").await;
        tom.sees("From similar incidents").await;
        tom.sees("One carrier for a region is one too few").await;
        tom.look_over().await;
    }

    pub(super) async fn look_at_trust(&self) {
        let tom = &self.tom;
        tom.goto("/customers").await;
        tom.follow("ana-souza").await;
        let page = tom.path().await;
        tom.sees_at(&page, "They said that it holds").await;
        // It came half an hour before the promised day was over, there.
        tom.sees("20 November 2017 Kept").await;
        for words in
            ["Ability", "Benevolence", "Integrity", "between", "We failed them", "A promise was kept"]
        {
            tom.sees(words).await;
        }
        tom.look_over().await;
        tom.follow("How this is reckoned").await;
        tom.look_over().await;
    }

    pub(super) async fn verify_the_journal(&self) {
        let tom = &self.tom;
        tom.goto("/reports").await;
        tom.sees("The carrier failed: orders are late").await;
        tom.look_over().await;
        tom.press("Verify everything now").await;
        tom.sees("Everything is as it was said: every chain, every seal, every row.").await;
        tom.look_over().await;
    }
}
