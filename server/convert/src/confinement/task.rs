//! What is to be run, and what it may cost.

use std::ffi::OsString;
use std::fs::File;
use std::path::Path;
use std::time::Duration;

/// Stands for the working folder in the arguments of a [`Task`].
pub const FOLDER: &str = "{folder}";

/// What one run may cost.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Time until everything that was started is killed.
    pub time: Duration,
    /// Bytes of memory of each process.
    pub memory: u64,
    /// Bytes in the working folder. They are held in memory.
    pub written: u64,
    /// Bytes of the result.
    pub result: u64,
    /// Processes and threads at once.
    pub processes: u32,
    /// Files open at once, per process.
    pub files: u32,
}

/// One run of one program on one file.
#[derive(Debug)]
pub struct Task<'t> {
    /// The program.
    pub program: &'t Path,
    /// Its arguments; `{folder}` in them stands for the working folder, which is also the current one.
    pub arguments: &'t [&'t str],
    /// What it needs to see outside `/usr`: a folder or a file.
    pub seen: Option<&'t Path>,
    /// The file, opened by the caller: its path is not known to the program.
    pub input: File,
    /// What the file is called in the working folder.
    pub input_name: &'t str,
    /// What the program's result is called in the working folder.
    pub result_name: &'t str,
    /// A file of settings laid into the working folder: its path there and its text.
    pub settings: Option<(&'t str, &'t str)>,
    /// What it may cost.
    pub limits: Limits,
}

/// Lays the input down, runs the program, hands out its result. Everything is done in the cell, so the server follows
/// no path that the program could have laid, and the result passes through a pipe where it is counted.
///
/// `$1` input, `$2` result, `$3` path and `$4` text of the settings, then the program. What the program says goes to
/// standard error. The first line lets the kernel end this before the server when memory runs out.
const SCRIPT: &str = r#"
{ echo 1000 >/proc/self/oom_score_adj; } 2>/dev/null
input="$1" result="$2" settings="$3" text="$4"
shift 4
full() { [ "$(stat -f -c %a .)" -lt 256 ]; }
if [ -n "$settings" ]; then
  mkdir -p "${settings%/*}" && printf '%s' "$text" >"$settings" || exit 123
fi
cat >"$input" || exit 123
"$@" </dev/null >&2
code=$?
if full; then exit 123; fi
case $code in
  0) ;;
  137 | 153) exit 123 ;;
  152) exit 124 ;;
  *) echo "ended with $code" >&2; exit 122 ;;
esac
[ -f "$result" ] && [ ! -h "$result" ] && [ -s "$result" ] || exit 122
cat "$result"
"#;

/// Exit code of the script: the program failed or left nothing.
pub const FAILED: i32 = 122;
/// Exit code of the script: no room, or killed by the kernel for memory or the size of a file.
pub const NO_ROOM: i32 = 123;
/// Exit code of the script: killed by the kernel for processor time.
pub const NO_TIME: i32 = 124;

impl Task<'_> {
    /// The command inside the cell: the limits of the kernel, then the script.
    pub fn command(&self, tools: &Tools, folder: &str) -> Vec<OsString> {
        let Limits { time, memory, written, processes, files, .. } = self.limits;
        // Threads count together. This only ends what nobody waits for any more.
        let processor = 4 * time.as_secs().max(1);
        let mut command: Vec<OsString> = vec![tools.prlimit.clone().into()];
        command.extend(
            [
                format!("--as={memory}"),
                format!("--fsize={written}"),
                format!("--nproc={processes}"),
                format!("--nofile={files}"),
                format!("--cpu={processor}"),
                "--core=0".to_owned(),
            ]
            .map(OsString::from),
        );
        let (path, text) = self.settings.unwrap_or_default();
        command.extend(["nice".into(), "-n".into(), "10".into(), tools.sh.clone().into()]);
        command.extend(
            ["-c", SCRIPT, "cell", self.input_name, self.result_name, path, text].map(OsString::from),
        );
        command.push(self.program.into());
        command.extend(self.arguments.iter().map(|argument| argument.replace(FOLDER, folder).into()));
        command
    }
}

/// Programs of the system that a cell needs.
#[derive(Clone, Debug)]
pub struct Tools {
    /// Sets limits of the kernel.
    pub prlimit: std::path::PathBuf,
    /// The shell.
    pub sh: std::path::PathBuf,
}
