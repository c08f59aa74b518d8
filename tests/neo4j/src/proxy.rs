//! A link that fails on demand: between a program and a server, on loopback, it delays, drips, swallows,
//! refuses, and cuts at a message of Bolt.
//!
//! Knows of Bolt only where a message ends.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The client's greeting and the versions that it offers, before its first message.
const GREETING_BYTES: usize = 20;

/// What the link does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// It passes everything on.
    Pass,
    /// Whoever connects, or is connected, is cut off.
    Refuse,
    /// It takes everything and passes nothing on.
    Swallow,
    /// Each piece waits so long.
    Delay(Duration),
    /// One byte at a time, each after so long.
    Drip(Duration),
    /// Cut off with this message of the client, counted from 0: before it reaches the server, or after, so
    /// that only the answer is lost.
    Cut { at: usize, before: bool },
}

/// A link on a port of its own.
#[derive(Debug)]
pub struct Proxy {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    mode: Mode,
    messages: usize,
    open: Vec<TcpStream>,
}

impl Proxy {
    /// A link to a server, which passes everything on at first.
    ///
    /// # Errors
    /// When there is no free port.
    pub fn to(server: SocketAddr) -> std::io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            state: Mutex::new(State {
                mode: Mode::Pass,
                messages: 0,
                open: Vec::new(),
            }),
        });
        let own = Arc::clone(&shared);
        std::thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                own.link(client, server);
            }
        });
        Ok(Self { address, shared })
    }

    /// Its address as programs want it.
    #[must_use]
    pub fn uri(&self) -> String {
        format!("bolt://{}", self.address)
    }

    /// From now on it does this; messages are counted from here.
    pub fn set(&self, mode: Mode) {
        let mut state = self.shared.state();
        state.mode = mode;
        state.messages = 0;
        if mode == Mode::Refuse {
            state.cut();
        }
    }

    /// How many messages of the client came since the mode was set.
    #[must_use]
    pub fn messages(&self) -> usize {
        self.shared.state().messages
    }
}

impl State {
    fn cut(&mut self) {
        for stream in self.open.drain(..) {
            // It may be closed already.
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
}

impl Shared {
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn link(self: &Arc<Self>, client: TcpStream, server: SocketAddr) {
        if self.state().mode == Mode::Refuse {
            return;
        }
        let Ok(server) = TcpStream::connect(server) else {
            return;
        };
        let both = [client.try_clone(), server.try_clone()];
        let [Ok(client_again), Ok(server_again)] = both else {
            return;
        };
        self.state().open.extend(
            [&client, &server]
                .into_iter()
                .filter_map(|s| s.try_clone().ok()),
        );
        let (up, down) = (Arc::clone(self), Arc::clone(self));
        std::thread::spawn(move || up.carry(client, server, Some(Messages::default())));
        std::thread::spawn(move || down.carry(server_again, client_again, None));
    }

    /// Carries one direction until either side closes.
    fn carry(&self, mut from: TcpStream, mut to: TcpStream, mut messages: Option<Messages>) {
        let mut piece = [0; 16 * 1024];
        while let Ok(read @ 1..) = from.read(&mut piece) {
            let piece = &piece[..read];
            let passed = match messages.as_mut() {
                Some(messages) => self.pass_counted(&mut to, piece, messages),
                None => self.pass(&mut to, piece),
            };
            if passed.is_err() {
                break;
            }
        }
        let _ = from.shutdown(Shutdown::Both);
        let _ = to.shutdown(Shutdown::Both);
    }

    /// Passes on what the client sends, message by message where the link is to be cut at one.
    fn pass_counted(
        &self,
        to: &mut TcpStream,
        piece: &[u8],
        messages: &mut Messages,
    ) -> std::io::Result<()> {
        let mut from = 0;
        for (place, byte) in piece.iter().enumerate() {
            if !messages.ends(*byte) {
                continue;
            }
            let (number, mode) = {
                let mut state = self.state();
                state.messages += 1;
                (state.messages - 1, state.mode)
            };
            if let Mode::Cut { at, before } = mode
                && at == number
            {
                if !before {
                    to.write_all(&piece[from..=place])?;
                    // The server has it; what it says to it gets lost.
                    std::thread::sleep(Duration::from_millis(30));
                }
                return Err(std::io::ErrorKind::ConnectionReset.into());
            }
            self.pass(to, &piece[from..=place])?;
            from = place + 1;
        }
        self.pass(to, &piece[from..])
    }

    fn pass(&self, to: &mut TcpStream, piece: &[u8]) -> std::io::Result<()> {
        let mode = self.state().mode;
        match mode {
            Mode::Refuse => Err(std::io::ErrorKind::ConnectionReset.into()),
            Mode::Swallow => Ok(()),
            Mode::Pass => to.write_all(piece),
            // After a message that is to be answered by silence, the answer must not slip through.
            Mode::Cut { at, before } => match self.state().messages > at && !before {
                true => Ok(()),
                false => to.write_all(piece),
            },
            Mode::Delay(time) => {
                std::thread::sleep(time);
                to.write_all(piece)
            }
            Mode::Drip(time) => piece.iter().try_for_each(|byte| {
                std::thread::sleep(time);
                to.write_all(&[*byte])
            }),
        }
    }
}

/// Where messages end in a stream of chunks: two bytes of length, so many bytes, and a length of 0 at the
/// end.
#[derive(Debug, Default)]
struct Messages {
    greeted: usize,
    length: Vec<u8>,
    left: usize,
    is_inside: bool,
}

impl Messages {
    /// Whether a message ends with this byte.
    fn ends(&mut self, byte: u8) -> bool {
        if self.greeted < GREETING_BYTES {
            self.greeted += 1;
            return false;
        }
        if self.left > 0 {
            self.left -= 1;
            return false;
        }
        self.length.push(byte);
        let [high, low] = *self.length.as_slice() else {
            return false;
        };
        self.length.clear();
        self.left = usize::from(u16::from_be_bytes([high, low]));
        let was_inside = std::mem::replace(&mut self.is_inside, self.left > 0);
        self.left == 0 && was_inside
    }
}
