//! What may be bound to a marker: four kinds, each of which may be absent.

/// The values for `$1`, `$2` … of one statement, in order.
pub type Args = Vec<Value>;

/// One bound value. Absent values keep their kind, because PostgreSQL wants to know it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text.
    Text(Option<String>),
    /// A whole number.
    Int(Option<i64>),
    /// A real number.
    Real(Option<f64>),
    /// Bytes.
    Bytes(Option<Vec<u8>>),
}

/// The arguments of a statement: `args![id, now, name]`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::Value::from($value)),*] };
}

/// A type that can be bound, and says which kind it is when it is absent. Implement it beside
/// `From<Yours> for Value`, and `Option<Yours>` can be bound too.
pub trait Scalar: Into<Value> {
    /// The absent value of this kind, for instance `Value::Text(None)`.
    const ABSENT: Value;
}

impl<T: Scalar> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(T::ABSENT, Into::into)
    }
}

impl<T: Scalar + Clone> From<&Option<T>> for Value {
    fn from(value: &Option<T>) -> Self {
        value.clone().into()
    }
}

macro_rules! value_from {
    ($($kind:ident from $type:ty: $into:expr;)*) => {$(
        impl From<$type> for Value {
            fn from(value: $type) -> Self {
                let into: fn($type) -> _ = $into;
                Self::$kind(Some(into(value)))
            }
        }
        impl Scalar for $type {
            const ABSENT: Value = Value::$kind(None);
        }
    )*};
}

value_from! {
    Text from String: |v| v;
    Text from &str: str::to_owned;
    Text from &String: Clone::clone;
    Int from i64: |v| v;
    Int from i32: i64::from;
    Int from u32: i64::from;
    Int from bool: i64::from;
    Int from usize: |v| i64::try_from(v).unwrap_or(i64::MAX);
    Int from u64: |v| i64::try_from(v).unwrap_or(i64::MAX);
    Real from f64: |v| v;
    Bytes from Vec<u8>: |v| v;
    Bytes from &[u8]: <[u8]>::to_vec;
}
