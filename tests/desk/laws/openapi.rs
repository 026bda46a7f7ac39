//! `docs/openapi.json` is what the router says of itself. `UPDATE=1` writes it anew.

#[test]
fn the_description_of_the_api_is_the_one_in_the_docs() {
    let now = format!("{}\n", amends::app::openapi::document());
    let path = "docs/openapi.json";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &now).unwrap();
    }
    let then = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        then == now,
        "{path} is not what the router says: run this test with UPDATE=1 and look at the change"
    );
}
