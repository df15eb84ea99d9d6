//! A cell made by bubblewrap: namespaces of the kernel, and a view of the files made for one run.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use crate::programs;

/// The working folder inside a cell.
pub const FOLDER: &str = "/work";

/// Folders that programs of Debian read their settings, fonts and alternatives from. None holds secrets.
const READ: [&str; 5] =
    ["/etc/fonts", "/etc/ld.so.cache", "/etc/libreoffice", "/etc/alternatives", "/var/cache/fontconfig"];

/// Where the system's programs and libraries are looked for; on most systems links into `/usr`.
const ROOTS: [&str; 4] = ["bin", "lib", "lib64", "sbin"];

/// The user `nobody`.
const NOBODY: &str = "65534";

/// One way to call bubblewrap.
#[derive(Clone, Debug)]
pub struct Bubblewrap {
    program: PathBuf,
    /// Gives up the rights of root first.
    setpriv: Option<PathBuf>,
    /// The program cannot make namespaces of its own.
    sealed: bool,
    /// The program sees a `/proc` of its own. Where the server itself is in a container, this may be refused.
    proc: bool,
}

impl Bubblewrap {
    /// All ways to call it, the strongest first.
    pub fn ways() -> Vec<Self> {
        let Some(program) = programs::find("bwrap") else { return Vec::new() };
        let root = rustix::process::geteuid().is_root();
        let setpriv = programs::find("setpriv").filter(|_| root);
        let users = if setpriv.is_some() { vec![setpriv, None] } else { vec![None] };
        let mut ways = Vec::new();
        for setpriv in users {
            for (sealed, proc) in [(true, true), (false, true), (true, false), (false, false)] {
                ways.push(Self { program: program.clone(), setpriv: setpriv.clone(), sealed, proc });
            }
        }
        ways
    }

    /// The command that runs `inner` in a cell with room for `written` bytes. `seen` is what the program
    /// needs outside `/usr`.
    pub fn command(&self, written: u64, seen: Option<&Path>, inner: Vec<OsString>) -> Vec<OsString> {
        let mut command = Vec::new();
        if let Some(setpriv) = &self.setpriv {
            command.push(setpriv.into());
            add(&mut command, &["--reuid", NOBODY, "--regid", NOBODY, "--clear-groups", "--"]);
        }
        command.push(self.program.clone().into());
        // Dies with the server. A session of its own, so that no terminal is reached.
        add(&mut command, &["--unshare-all", "--unshare-user", "--die-with-parent", "--new-session"]);
        add(&mut command, &["--cap-drop", "ALL", "--hostname", "cell"]);
        if self.sealed {
            add(&mut command, &["--disable-userns"]);
        }
        add(&mut command, &["--ro-bind", "/usr", "/usr"]);
        for root in ROOTS {
            let path = format!("/{root}");
            match fs::read_link(&path) {
                Ok(target) => {
                    add(&mut command, &["--symlink"]);
                    command.push(target.into());
                    add(&mut command, &[&path]);
                }
                Err(_) => add(&mut command, &["--ro-bind-try", &path, &path]),
            }
        }
        for path in READ.iter().map(OsStr::new).chain(seen.map(Path::as_os_str)) {
            command.extend(["--ro-bind-try".into(), path.to_owned(), path.to_owned()]);
        }
        if self.proc {
            add(&mut command, &["--proc", "/proc"]);
        }
        add(&mut command, &["--dev", "/dev", "--size", &written.to_string(), "--tmpfs", FOLDER]);
        // Only the working folder can be written, and that has a size.
        add(&mut command, &["--symlink", FOLDER, "/tmp", "--remount-ro", "/dev", "--remount-ro", "/"]);
        add(&mut command, &["--chdir", FOLDER, "--"]);
        command.extend(inner);
        command
    }
}

fn add(command: &mut Vec<OsString>, arguments: &[&str]) {
    command.extend(arguments.iter().map(OsString::from));
}
