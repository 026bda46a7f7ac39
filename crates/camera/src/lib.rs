//! Asks a camera for its picture of now.
//!
//! An [`Address`] is read once from settings and asked again and again. Nothing else is ever asked: a redirect is an
//! answer that is refused, no proxy is used, and what comes back is bounded in bytes and in time, because a camera is
//! a small machine that may hang.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use http_body_util::{BodyExt, Empty, Limited};
use hyper::body::Bytes;
use hyper::header::{ACCEPT, AUTHORIZATION, HOST, HeaderValue, USER_AGENT};
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};
use url::Url;

/// How long one asking may take, from the first packet to the last byte.
const PATIENCE: Duration = Duration::from_secs(10);

/// Where a camera gives its picture. Its `Debug` and `Display` hide name and password.
#[derive(Clone)]
pub struct Address {
    host: String,
    port: u16,
    is_safe: bool,
    /// Path and query.
    path: String,
    authority: String,
    basic: Option<String>,
}

impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Address({self})")
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let scheme = if self.is_safe { "https" } else { "http" };
        write!(f, "{scheme}://{}", self.authority)
    }
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The address is none that a camera can have.
    #[error("`{0}` is no address of a camera: write http://HOST/PATH or https://HOST/PATH")]
    Address(String),
    /// It cannot be reached.
    #[error("the camera cannot be reached: {0}")]
    Away(String),
    /// It answers something else than a picture.
    #[error("the camera answered {0}")]
    Answer(StatusCode),
    /// It sends too much.
    #[error("the camera sent more than {0} bytes")]
    Heavy(usize),
    /// It takes too long.
    #[error("the camera did not answer within ten seconds")]
    Slow,
}

impl Address {
    /// Reads an address, with a name and a password before the host where the camera wants them.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        // What is said of a wrong one may reach a log: it holds no password.
        let wrong = || Fault::Address(text.rsplit('@').next().unwrap_or_default().chars().take(80).collect());
        let url = Url::parse(text.trim()).map_err(|_| wrong())?;
        let is_safe = match url.scheme() {
            "http" => false,
            "https" => true,
            _ => return Err(wrong()),
        };
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or_else(wrong)?.to_owned();
        let port = url.port_or_known_default().ok_or_else(wrong)?;
        let plain = |part: &str| percent_encoding::percent_decode_str(part).decode_utf8_lossy().into_owned();
        let basic = (!url.username().is_empty()).then(|| {
            let both = format!("{}:{}", plain(url.username()), plain(url.password().unwrap_or_default()));
            format!("Basic {}", data_encoding::BASE64.encode(both.as_bytes()))
        });
        let authority = url.port().map_or_else(|| host.clone(), |port| format!("{host}:{port}"));
        let path =
            url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
        Ok(Self { host, port, is_safe, path, authority, basic })
    }

    /// Its picture of now: at most so many bytes, whatever they are.
    pub async fn ask(&self, most: usize) -> Result<Vec<u8>, Fault> {
        tokio::time::timeout(PATIENCE, self.ask_at_leisure(most)).await.map_err(|_| Fault::Slow)?
    }

    async fn ask_at_leisure(&self, most: usize) -> Result<Vec<u8>, Fault> {
        // An address of version 6 wears brackets in a URL, and none where it is dialled.
        let host = self.host.trim_start_matches('[').trim_end_matches(']');
        let stream = TcpStream::connect((host, self.port)).await.map_err(away)?;
        if !self.is_safe {
            return self.over(stream, most).await;
        }
        let name = ServerName::try_from(host.to_owned()).map_err(away)?;
        let stream = TlsConnector::from(trust()?).connect(name, stream).await.map_err(away)?;
        self.over(stream, most).await
    }

    async fn over<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        stream: S,
        most: usize,
    ) -> Result<Vec<u8>, Fault> {
        let (mut sender, line) =
            hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.map_err(away)?;
        let mut request = Request::get(&self.path)
            .header(HOST, &self.authority)
            .header(USER_AGENT, "camera/0.1")
            .header(ACCEPT, "image/jpeg, image/png, image/webp");
        if let Some(basic) = &self.basic {
            let mut value = HeaderValue::from_str(basic).map_err(away)?;
            value.set_sensitive(true);
            request = request.header(AUTHORIZATION, value);
        }
        let request = request.body(Empty::<Bytes>::new()).map_err(away)?;
        let asked = async {
            let response = sender.send_request(request).await.map_err(away)?;
            if response.status() != StatusCode::OK {
                return Err(Fault::Answer(response.status()));
            }
            let body = Limited::new(response.into_body(), most).collect().await;
            Ok(body
                .map_err(|why| {
                    if why.is::<http_body_util::LengthLimitError>() { Fault::Heavy(most) } else { away(why) }
                })?
                .to_bytes()
                .to_vec())
        };
        // The line is driven here and nowhere else, so that nothing outlives the asking.
        tokio::pin!(asked);
        let mut line = std::pin::pin!(line);
        tokio::select! {
            picture = &mut asked => picture,
            ended = &mut line => {
                // It may have ended with the answer's last byte: what has come is read to its end.
                ended.map_err(away)?;
                asked.await
            }
        }
    }
}

fn away(why: impl std::fmt::Display) -> Fault {
    Fault::Away(why.to_string())
}

/// Whom this machine trusts.
fn trust() -> Result<Arc<ClientConfig>, Fault> {
    static TRUST: OnceLock<Arc<ClientConfig>> = OnceLock::new();
    if let Some(known) = TRUST.get() {
        return Ok(Arc::clone(known));
    }
    let mut roots = RootCertStore::empty();
    // A certificate that cannot be read is not the camera's fault: the handshake will tell.
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(away)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::clone(TRUST.get_or_init(|| Arc::new(config))))
}
