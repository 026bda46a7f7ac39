//! Stories: an incident, people, what each of them sees; on both engines.

mod customers;
mod declared;
<<<<<<< HEAD
mod proof;
=======
mod scope;
>>>>>>> 1692a0a (Say who is touched: a rule or a list, drafted by one member and confirmed by another)
