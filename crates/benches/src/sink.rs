//! An SMTP sink that is as quick as can be, in a process of its own: it takes every letter and keeps none. With
//! `--ids FILE` it writes down the `Message-ID` of each before it says that it has it, so that what was taken can be
//! compared with what a desk believes.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result, ensure};
use memchr::memmem;

/// A sink that runs, seen from the process that started it.
pub struct Sink {
    process: Child,
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
    /// Its port on the loopback.
    pub port: u16,
}

impl Sink {
    /// Starts one, which writes down the ids of what it takes where a file is given.
    pub fn start(ids: Option<&Path>) -> Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("sink").stdin(Stdio::piped()).stdout(Stdio::piped());
        if let Some(ids) = ids {
            command.arg("--ids").arg(ids);
        }
        let mut process = command.spawn().context("the sink does not start")?;
        let asks = process.stdin.take().context("a sink without ears")?;
        let mut answers = BufReader::new(process.stdout.take().context("a sink without a voice")?);
        let port = line(&mut answers)?.parse().context("the sink did not say its port")?;
        Ok(Self { process, asks, answers, port })
    }

    /// As a desk's settings name it.
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// How many letters it has taken so far.
    pub fn count(&mut self) -> Result<u64> {
        writeln!(self.asks, "count")?;
        line(&mut self.answers)?.parse().context("the sink did not say how many")
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        // It may have ended by itself, which is as good.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn line(answers: &mut impl BufRead) -> Result<String> {
    let mut text = String::new();
    answers.read_line(&mut text)?;
    Ok(text.trim().to_owned())
}

/// The sink itself: says its port, answers `count`, and ends with its standard input.
pub fn run(arguments: &[String]) -> Result<()> {
    let ids = match arguments {
        [flag, file] if flag == "--ids" => Some(Arc::new(Mutex::new(File::create(file)?))),
        rest => {
            ensure!(rest.is_empty(), "usage: sink [--ids FILE]");
            None
        }
    };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    println!("{}", listener.local_addr()?.port());
    let taken = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&taken);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (taken, ids) = (Arc::clone(&taken), ids.clone());
            // A guest that breaks off is no business of the others.
            std::thread::spawn(move || Guest::new(stream, ids).attend(&taken));
        }
    });
    for ask in std::io::stdin().lines() {
        if ask?.trim() == "count" {
            println!("{}", counted.load(Ordering::SeqCst));
        }
    }
    Ok(())
}

/// One connection.
struct Guest {
    stream: TcpStream,
    ids: Option<Arc<Mutex<File>>>,
    read: Vec<u8>,
    /// What of `read` is dealt with.
    done: usize,
    answers: Vec<u8>,
}

impl Guest {
    fn new(stream: TcpStream, ids: Option<Arc<Mutex<File>>>) -> Self {
        Self { stream, ids, read: Vec::with_capacity(64 * 1024), done: 0, answers: Vec::new() }
    }

    fn attend(mut self, taken: &AtomicU64) -> Result<()> {
        self.stream.set_nodelay(true)?;
        self.answers.extend(b"220 sink ESMTP\r\n");
        while let Some(end) = self.until(b"\r\n")? {
            let verb = self.read[self.done..end].to_ascii_uppercase();
            self.done = end;
            match verb.get(..4) {
                Some(b"EHLO") => {
                    self.answers
                        .extend(b"250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE 33554432\r\n");
                }
                Some(b"DATA") => {
                    self.answers.extend(b"354 go on\r\n");
                    // The line end before the dot may be the one that ended the command.
                    self.done -= 2;
                    let Some(end) = self.until(b"\r\n.\r\n")? else { return Ok(()) };
                    if let Some(ids) = &self.ids {
                        let id = message_id(&self.read[self.done..end]);
                        writeln!(ids.lock().unwrap_or_else(PoisonError::into_inner), "{id}")?;
                    }
                    self.done = end;
                    taken.fetch_add(1, Ordering::SeqCst);
                    self.answers.extend(b"250 2.0.0 taken\r\n");
                }
                Some(b"QUIT") => {
                    self.answers.extend(b"221 bye\r\n");
                    self.stream.write_all(&self.answers)?;
                    return Ok(());
                }
                _ => self.answers.extend(b"250 ok\r\n"),
            }
        }
        Ok(())
    }

    /// Where the first `mark` ends behind what is dealt with; nothing when the connection ends before.
    fn until(&mut self, mark: &[u8]) -> Result<Option<usize>> {
        let mut from = self.done;
        loop {
            if let Some(at) = memmem::find(&self.read[from..], mark) {
                return Ok(Some(from + at + mark.len()));
            }
            // Nothing to do until more is read: now is the time to answer.
            if !self.answers.is_empty() {
                self.stream.write_all(&self.answers)?;
                self.answers.clear();
            }
            if self.done > 0 {
                self.read.drain(..self.done);
                self.done = 0;
            }
            from = self.read.len().saturating_sub(mark.len() - 1);
            let had = self.read.len();
            self.read.resize(had + 32 * 1024, 0);
            let count = self.stream.read(&mut self.read[had..])?;
            self.read.truncate(had + count);
            if count == 0 {
                return Ok(None);
            }
        }
    }
}

/// What stands in the header, without angle brackets.
fn message_id(letter: &[u8]) -> String {
    const NAME: &[u8] = b"\r\nMessage-ID: <";
    let found = memmem::find(letter, NAME).and_then(|at| {
        let rest = &letter[at + NAME.len()..];
        Some(String::from_utf8_lossy(&rest[..memchr::memchr(b'>', rest)?]).into_owned())
    });
    found.unwrap_or_default()
}
