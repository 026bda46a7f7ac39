//! Customers, orders and contacts come in by the page: a file, its mapping, a try, and the run.

use super::Story;
use super::files::{CONTACTS, CUSTOMERS, MORE_CONTACTS, ORDERS};

impl Story {
    async fn bring_in(&self, kind: Option<&str>, name: &str, text: &str) {
        let ines = &self.ines;
        ines.goto("/import").await;
        if let Some(kind) = kind {
            ines.select("What its rows are", kind).await;
        }
        ines.attach("File", &self.desk.file(name, text)).await;
        ines.press("Bring it in").await;
        ines.sees("Say where each column goes.").await;
    }

    pub(super) async fn import_customers(&self) {
        let ines = &self.ines;
        ines.goto("/customers").await;
        ines.sees("Nobody is known yet").await;
        ines.look_over().await;
        ines.follow("Import").await;
        ines.sees("Nothing was imported yet").await;
        ines.look_over().await;
        // Known by its columns: every one has its place already. What would be refused is told before.
        self.bring_in(None, "olist_customers.csv", CUSTOMERS).await;
        ines.sees("São Joaquim da Barra".to_lowercase().as_str()).await;
        ines.sees("the cell is empty").await;
        ines.look_over().await;
        ines.press("Try it").await;
        ines.sees("A dry run: nothing is changed.").await;
        ines.sees("New 4 Changed 1 Unchanged 0 Rejected 1").await;
        ines.look_over().await;
        let tried = ines.path().await;
        ines.goto("/customers").await;
        ines.sees("Nobody is known yet").await;
        ines.goto(&tried).await;
        ines.press("Import for real").await;
        ines.sees("Done").await;
        ines.sees("New 4 Changed 1 Unchanged 0 Rejected 1").await;
        ines.goto("/customers").await;
        for name in ["ana-souza", "bia-lima", "caio-nunes", "davi-rocha"] {
            ines.sees(name).await;
        }
        ines.look_over().await;
        // The layout names the attributes, not its columns: a rule can ask for them as the guide says.
        ines.follow("ana-souza").await;
        ines.sees("state SP").await;
    }

    pub(super) async fn import_orders(&self) {
        let ines = &self.ines;
        self.bring_in(None, "olist_orders.csv", ORDERS).await;
        ines.press("Try it").await;
        // The page follows its run: when it has ended, here stands what can be done next.
        ines.sees("Tried").await;
        ines.press("Import for real").await;
        ines.sees("New 6 Changed 0 Unchanged 0 Rejected 3").await;
        for why in
            ["this day does not exist in the calendar", "no customer has this key", "the cell is empty"]
        {
            ines.sees(why).await;
        }
        ines.look_over().await;

        let rejects = ines.fetch(&ines.address_of("Download them as CSV").await).await;
        assert!(rejects.contains("amends why") && rejects.contains("X-1,c9"), "{rejects}");
        let mended = rejects.replace("2017-11-31", "2017-11-30");
        self.bring_in(None, "mended.csv", &mended).await;
        ines.press("Import for real").await;
        ines.sees("New 1 Changed 0 Unchanged 0 Rejected 2").await;
    }

    pub(super) async fn import_contacts(&self) {
        let ines = &self.ines;
        self.bring_in(Some("Contacts"), "people.csv", CONTACTS).await;
        ines.select("Buyer", "Key of the customer *").await;
        ines.select("Person", "Name").await;
        // Looking again changes nothing, and says what the columns give as they are mapped now.
        ines.press("Preview again").await;
        ines.sees("can be reached neither by mail nor by telephone").await;
        ines.select("Where to write", "E-mail").await;
        ines.press("Preview again").await;
        ines.misses("can be reached neither by mail nor by telephone").await;
        ines.sees("caio at example").await;
        ines.press("Import for real").await;
        ines.sees("New 2 Changed 0 Unchanged 0 Rejected 1").await;
        ines.sees("caio at example").await;
        // The same columns again: where they go is remembered.
        self.bring_in(None, "more people.csv", MORE_CONTACTS).await;
        ines.sees("The first 2 rows are good.").await;
        ines.press("Import for real").await;
        ines.sees("New 2 Changed 0 Unchanged 0 Rejected 0").await;
        ines.goto("/import").await;
        ines.look_over().await;
    }
}
