//! One exchange over one connection: opened to an address that was vetted, and to no other.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto};

use crate::{Guard, Place};

/// How long opening a connection may take.
const CONNECT: Duration = Duration::from_secs(5);
/// The most that is read of an answer, in bytes.
const MOST_READ: usize = 4_096;

trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Stream for T {}

/// What an answer is made of.
pub(crate) struct Told {
    pub status: u16,
    pub retry_after: Option<String>,
    pub body: Vec<u8>,
}

/// Sends a request and reads the beginning of the answer; or says what stood in the way.
pub(crate) async fn exchange(
    tls: &Arc<ClientConfig>,
    names: &HashMap<String, Vec<IpAddr>>,
    place: &Place,
    request: Request<Full<Bytes>>,
) -> Result<Told, String> {
    let stream = open(tls, names, place).await?;
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.map_err(|fault| said(&fault))?;
    let driving = Driving(tokio::spawn(async move {
        // What goes wrong here, whoever waits for the answer hears too.
        let _ = connection.await;
    }));
    let response = sender.send_request(request).await.map_err(|fault| said(&fault))?;
    let told = read(response).await;
    drop(driving);
    Ok(told)
}

/// A connection that ends with whoever uses it.
struct Driving(tokio::task::JoinHandle<()>);

impl Drop for Driving {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// The beginning of an answer: what follows, however long, is not waited for. The status alone is an answer.
async fn read(response: Response<Incoming>) -> Told {
    let status = response.status().as_u16();
    let retry_after = response.headers().get(hyper::header::RETRY_AFTER);
    let retry_after = retry_after.and_then(|value| value.to_str().ok()).map(str::to_owned);
    let (mut body, mut incoming) = (Vec::new(), response.into_body());
    while body.len() < MOST_READ {
        // A receiver that drips its answer is not waited for: the status says what we want to know.
        let Ok(Some(Ok(frame))) = timeout(Duration::from_secs(2), incoming.frame()).await else { break };
        if let Some(data) = frame.data_ref() {
            body.extend_from_slice(data);
        }
    }
    body.truncate(MOST_READ);
    Told { status, retry_after, body }
}

/// Opens a connection to a place. Its name is asked for once, and what is spoken with is what was vetted: a name that
/// leads elsewhere a moment later changes nothing.
async fn open(
    tls: &Arc<ClientConfig>,
    names: &HashMap<String, Vec<IpAddr>>,
    place: &Place,
) -> Result<Box<dyn Stream>, String> {
    let found = look_up(names, place).await?;
    let addresses = Guard::vet(place, found).map_err(|why| why.to_string())?;
    let mut last = String::new();
    for address in addresses {
        match timeout(CONNECT, TcpStream::connect(address)).await {
            Ok(Ok(stream)) => {
                // Small exchanges: Nagle's wait would cost 40 ms in each.
                let _ = stream.set_nodelay(true);
                return secured(tls, place, stream).await;
            }
            Ok(Err(fault)) => last = format!("no connection: {fault}"),
            Err(_) => last = format!("no connection within {} seconds", CONNECT.as_secs()),
        }
    }
    Err(last)
}

async fn look_up(names: &HashMap<String, Vec<IpAddr>>, place: &Place) -> Result<Vec<SocketAddr>, String> {
    if let Some(known) = names.get(place.host()) {
        return Ok(known.iter().map(|ip| SocketAddr::new(*ip, place.port())).collect());
    }
    match timeout(CONNECT, tokio::net::lookup_host((place.host(), place.port()))).await {
        Ok(Ok(found)) => Ok(found.collect()),
        // What a resolver says of a name it does not know differs from machine to machine.
        Ok(Err(_)) => Ok(Vec::new()),
        Err(_) => {
            Err(format!("the name of {} was not found within {} seconds", place.host(), CONNECT.as_secs()))
        }
    }
}

async fn secured(
    tls: &Arc<ClientConfig>,
    place: &Place,
    stream: TcpStream,
) -> Result<Box<dyn Stream>, String> {
    if !place.is_encrypted() {
        return Ok(Box::new(stream));
    }
    let name = ServerName::try_from(place.host().to_owned()).map_err(|fault| fault.to_string())?;
    match timeout(CONNECT, TlsConnector::from(Arc::clone(tls)).connect(name, stream)).await {
        Ok(Ok(stream)) => Ok(Box::new(stream)),
        Ok(Err(fault)) => Err(format!("no private connection: {fault}")),
        Err(_) => Err(format!("no private connection within {} seconds", CONNECT.as_secs())),
    }
}

/// What is believed of a receiver's certificate: what the machine believes, and these beside.
pub(crate) fn trusting(more: RootCertStore) -> Result<ClientConfig, tokio_rustls::rustls::Error> {
    let mut roots = more;
    let native = rustls_native_certs::load_native_certs();
    for fault in native.errors {
        tracing::debug!(%fault, "some certificates of this machine could not be read");
    }
    roots.add_parsable_certificates(native.certs);
    let provider = Arc::new(crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}

/// A fault with what is behind it.
fn said(fault: &dyn std::error::Error) -> String {
    match fault.source() {
        Some(cause) => format!("{fault}: {cause}"),
        None => fault.to_string(),
    }
}
