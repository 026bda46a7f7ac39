use proptest::prelude::*;
use twodb::{Db, args};

use super::*;

fn says(text: &str) -> Expr {
    parse(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}")).says
}

#[test]
fn a_rule_is_read_and_written_back() {
    for text in [
        "holding.promised_on < 2017-12-01 and not holding.delivered_by 2017-12-01 and holding.status not in (canceled, unavailable) and customer.state in (SP, RJ)",
        "holding.kind = order and (customer.name contains \"& Söhne\" or customer.name = \"and\")",
        "not (holding.attr.lot between A100 and A199 or holding.attr.\"Lot no.\" is unknown)",
        "holding.value >= 100.00 EUR and holding.value between 1.00 BRL and 2.50 BRL",
        "not not customer.attr.name is known",
        "holding.delivered_before 2018-01-01",
        "customer.city = \"São Paulo\" or customer.city != \"\"",
        "holding.attr.serial from SN0100 to SN1999 and holding.label begins with \"Turbine \"",
        "customer.key in set \"affected serials\" and holding.key not in set told",
        "has a holding where (holding.kind = order and customer.state = SP) and has no contact where (contact.role = quality)",
        "has no contact or has a holding or not has no holding",
        "contact.role not in (quality, legal) and contact.language = de",
        "customer.attr.key = x",
    ] {
        assert_eq!(says(text).to_string(), text);
    }
    assert_eq!(
        says("HOLDING".to_lowercase().as_str().replace("holding", "holding.kind is not unknown").as_str())
            .to_string(),
        "holding.kind is known"
    );
    assert_eq!(
        says("((holding.kind=x))\n  AND (customer.attr.state IN (SP))").to_string(),
        "holding.kind = x and customer.state in (SP)"
    );
}

#[test]
fn a_bad_rule_says_where_and_what_was_expected() {
    for (text, line, column, words) in [
        ("holding.promissed_on < 2017-12-01", 1, 1, "Near: holding.promised_on."),
        ("holding.kind = order\nand holding.price > 3", 2, 5, "holding.attr.price"),
        ("order.status = x", 1, 1, "Begin a field with holding., customer. or contact."),
        ("holding.kind = order or", 1, 24, "Expected a field"),
        ("holding.kind order", 1, 14, "`contains`"),
        ("holding.promised_on < 2017-02-30", 1, 23, "2017-12-01"),
        ("holding.promised_on < soon", 1, 23, "Write year, month and day"),
        ("(holding.kind = a", 1, 18, "closing parenthesis"),
        ("holding.kind = a)", 1, 17, "the end of the rule"),
        ("holding.kind == a", 1, 14, "single ="),
        ("holding.kind = 'a b'", 1, 16, "double quotes"),
        ("holding.kind = \"a b", 1, 16, "Close it"),
        ("holding.value > 100", 1, 20, "a currency after the amount"),
        ("holding.value > -1 EUR", 1, 17, "100.00 EUR"),
        ("holding.value in (1 EUR)", 1, 18, "between"),
        ("holding.kind in ()", 1, 18, "a value"),
        ("holding.kind not order", 1, 18, "`not in (a, b)`"),
        ("holding.kind = or", 1, 16, "double quotes"),
        ("holding.promised_on contains x", 1, 21, "`between`"),
        ("customer.attr.\"$.x\" = y", 1, 1, "as the import named it"),
        ("", 1, 1, "Write one"),
    ] {
        let fault = parse(text).expect_err(text);
        assert_eq!((fault.at.line, fault.at.column), (line, column), "{text}: {fault:?}");
        assert!(fault.cure.contains(words), "{text}: {fault:?}");
    }
    for (text, column, words) in [
        ("holding.key from A10 to A9", 18, "from SN0100 to SN1999"),
        ("holding.key from A to A9", 18, "from SN0100"),
        ("holding.promised_on from 1 to 2", 21, "`between`"),
        ("contact.role > quality", 14, "none is more than another"),
        ("contact.rolle = quality", 1, "Near: contact.role."),
        ("has holding where (holding.kind = a)", 5, "`a` or `no`"),
        ("has a holding where (contact.role = a)", 22, "holding.… and customer.…"),
        ("has a holding where (has no contact)", 26, "Close the parenthesis first"),
        ("has had no delivery before 2017-12-01", 21, "no delivery since"),
        ("holding.kind = a possibly holding.kind = b", 27, "parenthesis after `possibly`"),
        ("holding.kind in set", 20, "a value"),
    ] {
        let fault = parse(text).expect_err(text);
        assert_eq!(fault.at.column, column, "{text}: {fault:?}");
        assert!(fault.cure.contains(words), "{text}: {fault:?}");
    }
    let deep = format!("{}holding.kind = a{}", "(".repeat(5_000), ")".repeat(5_000));
    assert!(parse(&deep).unwrap_err().why.contains("40 levels"));
    assert!(parse(&"not ".repeat(4_000)).is_err());
}

#[test]
fn rows_become_text() {
    let row = |field: &str, operator: &str, value: &str| Row {
        field: field.into(),
        operator: operator.into(),
        value: value.into(),
        group: String::new(),
    };
    let rows = [
        row("holding.promised_on", "less", "2017-12-01"),
        row("holding.delivered_on", "not-delivered-before", "2017-12-01"),
        row("", "equal", "ignored"),
        row("customer.city", "in", "São Paulo, \"Rio de Janeiro\",SP"),
        row("holding.value", "between", "1 EUR, 2 EUR"),
    ];
    let text = compose("", &rows, Join::All);
    assert_eq!(
        text,
        "holding.promised_on < 2017-12-01 and not holding.delivered_before 2017-12-01 and customer.city in (\"São Paulo\", \"Rio de Janeiro\", SP) and holding.value between 1 EUR and 2 EUR"
    );
    parse(&text).unwrap();
    let text = compose("holding.kind = order", &rows[..2], Join::Any);
    assert_eq!(
        says(&text).to_string(),
        "holding.kind = order and (holding.promised_on < 2017-12-01 or not holding.delivered_before 2017-12-01)"
    );
    assert!(parse(&compose("", &[row("holding.kind", "in", "")], Join::All)).is_ok());
    for operator in OPERATORS {
        let value = if operator == "between" { "2017-01-01, 2017-02-01" } else { "2017-01-01" };
        let is_text = ["contains", "begins", "from-to"].contains(&operator);
        let field = if is_text { "holding.label" } else { "holding.delivered_on" };
        let value = if operator == "from-to" { "A9 to A10" } else { value };
        let text = compose("", &[row(field, operator, value)], Join::All);
        parse(&text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
    }
}

#[test]
fn a_rule_that_fits_the_form_opens_in_it_again() {
    for text in [
        "holding.kind = order",
        "holding.promised_on < 2017-12-01 and not holding.delivered_before 2017-12-01 and (customer.state = SP or customer.state = RJ)",
        "customer.state in (SP, \"Rio Grande\") or (holding.value between 1.00 EUR and 2.00 EUR and contact.role = quality)",
        "holding.attr.serial from A9 to A10 and customer.key not in set told and holding.label begins with \"Turbine \"",
    ] {
        let (join, rows) = decompose(&says(text)).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(says(&compose("", &rows, join)), says(text));
    }
    for text in [
        "not (holding.kind = a or holding.kind = b)",
        "has a holding where (holding.kind = a)",
        "holding.kind in (\"a, b\", c)",
        "holding.kind = a and (holding.kind = b or (holding.kind = c and holding.kind = d))",
    ] {
        assert!(decompose(&says(text)).is_none(), "{text} is more than rows can say");
    }
}

#[tokio::test]
async fn every_value_is_bound_and_not_is_carried_down() {
    let db = Db::connect("sqlite::memory:").await.unwrap();
    let compiled = |text: &str| compile(&db.read(), &says(text), args!["wsp"]);
    let c = compiled("not (holding.delivered_before 2017-12-01 or customer.state != \"'; drop\")");
    assert_eq!(
        c.condition,
        "((h.delivered_on is null or h.delivered_on >= $2) and (c.attributes ->> $3) = $4)",
    );
    assert_eq!(c.values, args!["wsp", "2017-12-01", "state", "'; drop"]);
    assert!(c.about_holdings);
    let c = compiled("not holding.value > 5 EUR");
    assert_eq!(
        c.condition,
        "(h.value_minor is null or h.currency is null or h.currency <> $2 or h.value_minor <= $3)"
    );
    let c = compiled("not customer.state not in (SP, RJ)");
    assert_eq!(c.condition, "(c.attributes ->> $2) in ($3, $4)");
    assert!(!c.about_holdings);
}

#[tokio::test]
async fn what_a_customer_may_have_several_of_is_asked_by_exists() {
    let db = Db::connect("sqlite::memory:").await.unwrap();
    let compiled = |text: &str| compile(&db.read(), &says(text), args!["wsp"]);
    let c = compiled("contact.role != Quality and not has a holding where (holding.value < 5 EUR)");
    assert_eq!(
        c.condition,
        "(not exists (select 1 from contacts p where p.workspace_id = c.workspace_id and p.customer_id = c.id and p.left_at is null \
         and (replace(p.roles, $2, ' ') <> p.roles)) and not exists (select 1 from holdings hh where \
         hh.workspace_id = c.workspace_id and hh.customer_id = c.id and (hh.currency = $3 and hh.value_minor < $4)))"
    );
    assert_eq!(c.values, args!["wsp", " quality ", "EUR", 500]);
    assert!(!c.about_holdings, "another holding than the rule's own");
    let c = compiled("has a contact where (contact.language != de and not contact.role = legal)");
    assert!(
        c.condition.contains("(p.language is null or p.language <> $2) and not (replace(p.roles"),
        "{}",
        c.condition
    );
    assert_eq!(
        says("has had no delivery since 2017-12-01"),
        says("has no holding where (holding.delivered_on >= 2017-12-01)")
    );
    let both = parse("holding.kind = a possibly (customer.state = SP)").unwrap();
    assert_eq!(both.to_string(), "holding.kind = a possibly (customer.state = SP)");
    assert!(both.looks_at(Of::Holding) && both.looks_at(Of::Customer) && !both.looks_at(Of::Contact));
}

fn literal(sort: Sort) -> BoxedStrategy<Literal> {
    match sort {
        Sort::Text | Sort::Words => "\\PC{0,12}".prop_map(Literal::Text).boxed(),
        Sort::Day => (1..=9999_i16, 1..=12_i8, 1..=28_i8)
            .prop_map(|(y, m, d)| Literal::Day(jiff::civil::date(y, m, d)))
            .boxed(),
        Sort::Amount => (0..i64::MAX, prop::sample::select(vec!["EUR", "JPY", "KWD"]))
            .prop_map(|(minor, currency)| Literal::Amount(Money { minor, currency: currency.into() }))
            .boxed(),
    }
}

fn test(sort: Sort) -> BoxedStrategy<Test> {
    let how = prop::sample::select(vec![
        Compare::Equal,
        Compare::Differs,
        Compare::Less,
        Compare::AtMost,
        Compare::More,
        Compare::AtLeast,
    ]);
    let compare = (how, literal(sort)).prop_map(|(how, value)| Test::Compare(how, value));
    let known = prop::sample::select(vec![Test::Known, Test::Unknown]);
    let set = || "\\PC{1,8}";
    match sort {
        Sort::Amount => prop_oneof![compare, known].boxed(),
        Sort::Words => {
            let how = prop::sample::select(vec![Compare::Equal, Compare::Differs]);
            let compare = (how, literal(sort)).prop_map(|(how, value)| Test::Compare(how, value));
            let list = prop::collection::vec(literal(sort), 1..4);
            prop_oneof![compare, known, list.prop_map(Test::NotIn), set().prop_map(Test::NotInSet)].boxed()
        }
        Sort::Day | Sort::Text => {
            let list = || prop::collection::vec(literal(sort), 1..4);
            let between = (literal(sort), literal(sort)).prop_map(|(a, b)| Test::Between(a, b));
            let special = if sort == Sort::Day {
                literal(sort)
                    .prop_map(|l| match l {
                        Literal::Day(day) => Test::DeliveredBefore(day),
                        _ => Test::Known,
                    })
                    .boxed()
            } else {
                let run = ("[A-Z ]{0,3}", 0..9_999_u32, 0..9_999_u32).prop_map(|(begins, a, b)| {
                    let (from, to) = (format!("{begins}{}", a.min(b)), format!("{begins}0{}", a.max(b)));
                    Test::FromTo(Run { from, to })
                });
                let text = || "\\PC{1,8}";
                prop_oneof![
                    text().prop_map(Test::Contains),
                    text().prop_map(Test::BeginsWith),
                    run,
                    text().prop_map(Test::InSet),
                ]
                .boxed()
            };
            prop_oneof![
                compare,
                known,
                list().prop_map(Test::In),
                list().prop_map(Test::NotIn),
                between,
                special
            ]
            .boxed()
        }
    }
}

fn condition() -> impl Strategy<Value = Expr> {
    let name = prop_oneof!["[a-z_]{1,8}", "[^\"\\\\$\\[\\p{C}][^\"\\\\\\p{C}]{0,8}"];
    let field = prop_oneof![
        prop::sample::select(Field::plain().collect::<Vec<_>>()),
        name.clone().prop_map(Field::HoldingAttribute),
        name.prop_map(Field::CustomerAttribute),
    ];
    field.prop_flat_map(|field| {
        let sort = field.sort();
        test(sort).prop_map(move |test| match test {
            Test::DeliveredBefore(_) => Expr::Is(Field::DeliveredOn, test),
            test => Expr::Is(field.clone(), test),
        })
    })
}

/// A condition that may stand within `has a … where (…)`.
fn had() -> impl Strategy<Value = Expr> {
    (prop::sample::select(vec![Of::Holding, Of::Contact]), condition()).prop_map(|(of, inner)| {
        let fits = matches!(&inner, Expr::Is(field, _) if field.of() == of || field.of() == Of::Customer);
        Expr::Has(of, fits.then(|| Box::new(inner)))
    })
}

fn expr() -> impl Strategy<Value = Expr> {
    prop_oneof![3 => condition().boxed(), 1 => had().boxed()].prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(Expr::All),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Expr::Any),
            inner.prop_map(|e| Expr::Not(Box::new(e))),
        ]
    })
}

thread_local! {
    static ASK: Db = tokio::runtime::Runtime::new().unwrap().block_on(Db::connect("sqlite::memory:")).unwrap();
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,200}") {
        let _ = parse(&text);
    }

    #[test]
    fn no_soup_of_words_panics(words in prop::collection::vec(prop::sample::select(vec![
        "holding.kind", "holding.value", "customer.state", "holding.attr.", "\"x\"", "and", "or", "not", "(", ")", ",",
        "in", "between", "is", "known", "contains", "=", "<=", "2017-12-01", "1", "EUR", "\n", "holding.delivered_by",
        "has", "had", "a", "no", "where", "contact", "contact.role", "from", "to", "A9", "A10", "set", "begins", "with", "possibly",
    ]), 0..40)) {
        let _ = parse(&words.join(" "));
        let _ = parse(&words.concat());
    }

    #[test]
    fn what_is_written_is_read_as_the_same(expr in expr()) {
        let text = expr.to_string();
        let read = parse(&text).map_err(|f| TestCaseError::fail(format!("{text}: {f:?}")))?;
        prop_assert_eq!(&read.says, &expr, "{}", text);
        prop_assert_eq!(read.says.to_string(), text);
        if let Some((join, rows)) = decompose(&expr) {
            prop_assert_eq!(&parse(&compose("", &rows, join)).unwrap().says, &expr);
        }
        // Whatever can be read can be compiled, each marker for a value, for and against.
        let ask = ASK.with(Clone::clone);
        for says in [expr.clone(), Expr::Not(Box::new(expr))] {
            let compiled = compile(&ask.read(), &says, args!["wsp"]);
            prop_assert!(compiled.condition.matches('$').count() >= compiled.values.len() - 1);
        }
    }
}
