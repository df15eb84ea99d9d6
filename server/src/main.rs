//! `alqa COMMAND`: see `alqa help`.

use server::commands;
use std::process::ExitCode;

/// Pages and statements are made of very many small allocations, which the system's allocator is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    if let Some(read) = commands::read_file(std::env::args_os()) {
        return read.map_or_else(|error| fail(&error.to_string()), |()| ExitCode::SUCCESS);
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error.to_string()),
    };
    match runtime.block_on(commands::run(std::env::args_os())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error.to_string()),
    }
}

#[expect(clippy::print_stderr, reason = "the one place where a command says why it failed")]
fn fail(why: &str) -> ExitCode {
    eprintln!("alqa: {why}");
    ExitCode::FAILURE
}
