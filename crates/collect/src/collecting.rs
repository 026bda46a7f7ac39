//! One visit to a mailbox.

use std::fmt;
use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use async_imap::{Client, Session};
use futures_util::TryStreamExt;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto::ring, pki_types::ServerName};

use crate::account::{Account, Done};

/// How long one visit may last: then it ends where it stands, and goes on the next time.
const LONGEST: Duration = Duration::from_mins(5);

/// Whatever keeps mails.
pub trait Keep: Send + Sync {
    /// Keeps a mail; true is a promise that it is stored durably, now or before.
    fn keep(&self, mail: Vec<u8>) -> impl Future<Output = bool> + Send;
}

/// Why a visit broke off.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error("the mail server could not be reached: {0}")]
    Connection(#[from] io::Error),
    #[error("the mail server said no: {0}")]
    Server(#[from] async_imap::error::Error),
    #[error("{host} does not let “{user}” in with this password; it said {said}")]
    SignIn { host: String, user: String, said: String },
    #[error("the folder “{folder}” could not be opened; the mail server said {said}")]
    Folder { folder: String, said: String },
    #[error("a mail could not be stored; it stays unread in the mailbox and is fetched again")]
    NotKept,
    #[error("the visit lasted too long and ended; it goes on the next time")]
    TooLong,
    #[error("the connection to the mail server could not be encrypted: {0}")]
    Encryption(String),
}

/// What a visit did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Collected {
    /// Mails that were kept and marked.
    pub kept: usize,
    /// Mails that are larger than may be; they stay where they are, read and flagged for a person.
    pub too_large: usize,
    /// Mails that still wait for the next visit.
    pub waiting: usize,
}

/// Fetches at most `most` unread mails, each of at most `most_bytes`.
pub async fn collect(
    account: &Account,
    most: usize,
    most_bytes: u32,
    keep: &impl Keep,
) -> Result<Collected, Fault> {
    let visit = async {
        let stream = TcpStream::connect((account.host.as_str(), account.port)).await?;
        if !account.is_encrypted {
            return visit(stream, account, most, most_bytes, keep).await;
        }
        let name =
            ServerName::try_from(account.host.clone()).map_err(|e| Fault::Encryption(e.to_string()))?;
        let stream = connector()?.connect(name, stream).await;
        let stream = stream.map_err(|e| Fault::Encryption(e.to_string()))?;
        visit(stream, account, most, most_bytes, keep).await
    };
    tokio::time::timeout(LONGEST, visit).await.map_err(|_| Fault::TooLong)?
}

fn connector() -> Result<TlsConnector, Fault> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|fault| Fault::Encryption(fault.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}

async fn visit<S: AsyncRead + AsyncWrite + Unpin + fmt::Debug + Send>(
    stream: S,
    account: &Account,
    most: usize,
    most_bytes: u32,
    keep: &impl Keep,
) -> Result<Collected, Fault> {
    let mut client = Client::new(stream);
    // The server speaks first.
    client.read_response().await?.ok_or_else(|| io::Error::from(io::ErrorKind::UnexpectedEof))?;
    let let_in = client.login(&account.user, &account.password).await;
    let mut session = let_in.map_err(|(fault, _)| {
        let named = |said| Fault::SignIn { host: account.host.clone(), user: account.user.clone(), said };
        refused(fault, named)
    })?;
    let opened = session.select(&account.folder).await;
    opened.map_err(|fault| refused(fault, |said| Fault::Folder { folder: account.folder.clone(), said }))?;
    let mut unread: Vec<u32> = session.uid_search("UNSEEN UNDELETED").await?.into_iter().collect();
    // The oldest first, so that none waits for ever.
    unread.sort_unstable();
    let mut done = Collected { waiting: unread.len().saturating_sub(most), ..Collected::default() };
    for uid in unread.into_iter().take(most) {
        if size(&mut session, uid).await?.is_some_and(|size| size > most_bytes) {
            mark(&mut session, uid, "\\Seen \\Flagged").await?;
            tracing::warn!(uid, "a mail is too large to be fetched; it is flagged in the mailbox");
            done.too_large += 1;
            continue;
        }
        // Gone meanwhile, by somebody else's hand.
        let Some(mail) = fetch(&mut session, uid).await? else { continue };
        if !keep.keep(mail).await {
            return Err(Fault::NotKept);
        }
        match &account.done {
            Done::Seen => mark(&mut session, uid, "\\Seen").await?,
            Done::Moved(folder) => session.uid_mv(uid.to_string(), folder).await?,
        }
        done.kept += 1;
    }
    // What was kept and marked stays so, whatever the server says to our goodbye.
    let _ = session.logout().await;
    Ok(done)
}

/// What the server refused, named; all else as it is.
fn refused(fault: async_imap::error::Error, named: impl FnOnce(String) -> Fault) -> Fault {
    match fault {
        async_imap::error::Error::No(said) => named(said),
        other => Fault::Server(other),
    }
}

type Open<S> = Session<S>;

async fn size<S: AsyncRead + AsyncWrite + Unpin + fmt::Debug + Send>(
    session: &mut Open<S>,
    uid: u32,
) -> Result<Option<u32>, Fault> {
    let found: Vec<_> = session.uid_fetch(uid.to_string(), "(UID RFC822.SIZE)").await?.try_collect().await?;
    Ok(found.iter().find(|f| f.uid == Some(uid)).and_then(|f| f.size))
}

async fn fetch<S: AsyncRead + AsyncWrite + Unpin + fmt::Debug + Send>(
    session: &mut Open<S>,
    uid: u32,
) -> Result<Option<Vec<u8>>, Fault> {
    let found: Vec<_> = session.uid_fetch(uid.to_string(), "(UID BODY.PEEK[])").await?.try_collect().await?;
    Ok(found.iter().find(|f| f.uid == Some(uid)).and_then(|f| f.body()).map(<[u8]>::to_vec))
}

async fn mark<S: AsyncRead + AsyncWrite + Unpin + fmt::Debug + Send>(
    session: &mut Open<S>,
    uid: u32,
    flags: &str,
) -> Result<(), Fault> {
    // Asked for by hand, because a connection that ends here must not look like a mark that was set.
    session.run_command_and_check_ok(format!("UID STORE {uid} +FLAGS.SILENT ({flags})")).await?;
    Ok(())
}
