//! The files of the marketplace, in the shape of the Olist ones: an order names its customer by a key of its own,
//! behind which the person stands.

/// Ana has bought twice. The last row names nobody.
pub(super) const CUSTOMERS: &str = "\
customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state
c1,ana-souza,14600,são joaquim da barra,SP
c2,bia-lima,20000,rio de janeiro,RJ
c3,ana-souza,14600,são joaquim da barra,SP
c4,caio-nunes,48700,serrinha,BA
c5,davi-rocha,80000,curitiba,PR
c6,,90000,porto alegre,RS
";

/// Ana's first order came on its promised day; Davi's are not overdue, or not wanted any more. The last three
/// rows cannot be taken: a day that does not exist, a customer nobody knows, an order without a key.
pub(super) const ORDERS: &str = "\
order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date
A-1,c1,delivered,2017-11-08 16:42:17,2017-11-08 16:56:04,2017-11-10 17:15:00,2017-11-20 23:30:05,2017-11-20
A-2,c3,shipped,2017-11-11 22:21:03,2017-11-11 22:30:39,2017-11-14 20:15:50,,2017-11-27
B-1,c2,shipped,2017-11-12 10:00:00,,,,2017-11-28
C-1,c4,delivered,2017-11-05 09:12:00,,,2017-12-04 11:00:00,2017-11-25
D-1,c5,canceled,2017-11-06 08:00:00,,,,2017-11-26
D-2,c5,shipped,2017-11-20 08:00:00,,,,2017-12-20
B-2,c2,shipped,2017-11-13 10:00:00,,,,2017-11-31
X-1,c9,shipped,2017-11-13 10:00:00,,,,2017-11-29
,c4,shipped,2017-11-13 10:00:00,,,,2017-11-29
";

/// A file nobody knows by its columns.
pub(super) const CONTACTS: &str = "\
Buyer;Person;Where to write
ana-souza;Ana Souza;ana@example.test
bia-lima;Bia Lima;bia@example.test
caio-nunes;Caio Nunes;caio at example
";

/// Another of the same kind.
pub(super) const MORE_CONTACTS: &str = "\
Buyer;Person;Where to write
caio-nunes;Caio Nunes;caio@example.test
davi-rocha;Davi Rocha;davi@example.test
";

/// Whom the failure touches.
pub(super) const RULE: &str = "holding.promised_on < 2017-12-01 and not holding.delivered_before 2017-12-01 \
                               and holding.status not in (canceled, unavailable)";
