//! Where files are kept: a folder, or a bucket.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, ClientOptions, ObjectStore, ObjectStoreExt, PutOptions, RetryConfig,
};
use tokio_rustls::rustls::crypto::ring;
use url::Url;

use crate::again::again;
use crate::ledger::{self, Ledger};
use crate::{Fault, File};

/// The longest that one request may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// The longest that finding the other end may take.
const TO_CONNECT: Duration = Duration::from_secs(5);

/// A folder, or a bucket and a prefix in it.
#[derive(Debug, Clone)]
pub struct Target {
    store: Arc<dyn ObjectStore>,
    prefix: Path,
    /// A bucket says to its readers what a file is; a folder cannot.
    says_media_types: bool,
    told: String,
}

impl Target {
    /// Opens `file:///FOLDER` (made when it is missing) or `s3://BUCKET/PREFIX`. The settings are those of a bucket, by
    /// the names that everybody uses, in small letters: `aws_access_key_id`, `aws_secret_access_key`, `aws_region`,
    /// `aws_endpoint`, `aws_allow_http` and the like. Without keys a machine's own role is asked for some.
    pub fn open(address: &str, settings: &BTreeMap<String, String>) -> Result<Self, Fault> {
        let no_place = || Fault::NoPlace(address.to_owned());
        let url = Url::parse(address).map_err(|_| no_place())?;
        match url.scheme() {
            "file" => {
                let folder = url.to_file_path().map_err(|()| no_place())?;
                let setting = |why: String| Fault::Setting(format!("the folder {}: {why}", folder.display()));
                std::fs::create_dir_all(&folder).map_err(|why| setting(why.to_string()))?;
                let store =
                    LocalFileSystem::new_with_prefix(&folder).map_err(|why| setting(why.to_string()))?;
                let store = Arc::new(store.with_automatic_cleanup(true));
                Ok(Self {
                    store,
                    prefix: Path::default(),
                    says_media_types: false,
                    told: folder.display().to_string(),
                })
            }
            "s3" => {
                let prefix = Path::from_url_path(url.path()).map_err(|_| no_place())?;
                let bucket = url.host_str().filter(|host| !host.is_empty()).ok_or_else(no_place)?;
                let told = format!("s3://{bucket}/{prefix}");
                Ok(Self {
                    store: Arc::new(bucket_of(bucket, settings)?),
                    prefix,
                    says_media_types: true,
                    told,
                })
            }
            _ => Err(no_place()),
        }
    }

    /// Where files are kept, in words that hold no secret.
    pub fn told(&self) -> &str {
        &self.told
    }

    /// The paths of what this crate wrote here and has not taken away.
    pub async fn paths(&self) -> Result<Vec<String>, Fault> {
        Ok(self.ledger().await?.files.into_keys().collect())
    }

    pub(crate) async fn ledger(&self) -> Result<Ledger, Fault> {
        let at = self.at(ledger::NAME);
        let read = || async { self.store.get(&at).await?.bytes().await };
        match again(read).await {
            Ok(bytes) => Ledger::read(&bytes).ok_or(Fault::Ledger(ledger::NAME)),
            Err(object_store::Error::NotFound { .. }) => Ok(Ledger::default()),
            Err(why) => Err(Fault::store("reading", ledger::NAME, &why)),
        }
    }

    pub(crate) async fn keep(&self, ledger: &Ledger) -> Result<(), Fault> {
        self.put(ledger::NAME, "application/json", "no-store", &ledger.bytes()).await
    }

    pub(crate) async fn put_file(&self, file: &File) -> Result<(), Fault> {
        self.put(&file.path, &file.media_type, file.cache_control(), &file.bytes).await
    }

    async fn put(&self, path: &str, media_type: &str, keep: &'static str, bytes: &[u8]) -> Result<(), Fault> {
        let at = self.at(path);
        let mut attributes = Attributes::new();
        if self.says_media_types {
            attributes.insert(Attribute::ContentType, media_type.to_owned().into());
            attributes.insert(Attribute::CacheControl, keep.into());
        }
        let write = || {
            let options = PutOptions { attributes: attributes.clone(), ..PutOptions::default() };
            self.store.put_opts(&at, bytes.to_vec().into(), options)
        };
        again(write).await.map(drop).map_err(|why| Fault::store("writing", path, &why))
    }

    pub(crate) async fn remove(&self, path: &str) -> Result<(), Fault> {
        let at = self.at(path);
        match again(|| self.store.delete(&at)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(why) => Err(Fault::store("removing", path, &why)),
        }
    }

    fn at(&self, path: &str) -> Path {
        self.prefix.parts().chain(Path::from(path).parts()).collect()
    }
}

fn bucket_of(
    bucket: &str,
    settings: &BTreeMap<String, String>,
) -> Result<object_store::aws::AmazonS3, Fault> {
    // The one stack for TLS of the house. Somebody who embeds this may have chosen theirs already; then that counts.
    let _ = ring::default_provider().install_default();
    let setting = |why: object_store::Error| Fault::Setting(why.to_string());
    let client = ClientOptions::new().with_timeout(PATIENCE).with_connect_timeout(TO_CONNECT);
    // What is tried again is tried again in one place, not here.
    let retry = RetryConfig { max_retries: 0, ..RetryConfig::default() };
    let mut builder =
        AmazonS3Builder::new().with_bucket_name(bucket).with_client_options(client).with_retry(retry);
    for (name, value) in settings {
        // Other tools have settings under the same beginning; what this one does not know is theirs.
        if let Ok(key) = name.parse::<AmazonS3ConfigKey>() {
            builder = builder.with_config(key, value);
        }
    }
    builder.build().map_err(setting)
}
