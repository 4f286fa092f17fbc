//! Runs the programs of peers, away from the settings of whoever runs this.

use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, io};

use super::PeerError;

/// Looks for all programs of a peer, so that one of which only a part is there gets no corpus.
pub(super) fn installed(programs: &[&'static str]) -> Result<(), PeerError> {
    let folders = env::var_os("PATH").unwrap_or_default();
    let there = |program: &str| env::split_paths(&folders).any(|folder| folder.join(program).is_file());
    match programs.iter().find(|program| !there(program)) {
        Some(missing) => Err(PeerError::Missing(missing)),
        None => Ok(()),
    }
}

/// Starts the command of a program whose home is a private folder.
pub(super) fn command(program: &'static str, home: &Path) -> Command {
    let mut command = Command::new(program);
    command.env("HOME", home).env("LC_ALL", "C.UTF-8").current_dir(home).stdin(Stdio::null());
    command
}

/// Runs a command, and gives what it printed.
pub(super) fn run(program: &'static str, command: &mut Command) -> Result<String, PeerError> {
    let ran = command.output().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => PeerError::Missing(program),
        _ => PeerError::Failed(program, error.to_string()),
    })?;
    if !ran.status.success() {
        let said = String::from_utf8_lossy(&ran.stderr);
        let last = said.lines().last().unwrap_or_default();
        return Err(PeerError::Failed(program, format!("{}: {last}", ran.status)));
    }
    Ok(String::from_utf8_lossy(&ran.stdout).into_owned())
}

/// Says which program a failure to prepare its folder stopped.
pub(super) fn unprepared(program: &'static str) -> impl Fn(io::Error) -> PeerError {
    move |error| PeerError::Failed(program, error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_told_apart_from_one_that_fails() {
        let home = tempfile::tempdir().expect("a folder");

        let missing = run("no-such-program", &mut command("no-such-program", home.path()));
        let failed = run("false", &mut command("false", home.path()));

        assert_eq!(missing.expect_err("missing").to_string(), "no-such-program is not installed");
        assert!(matches!(failed, Err(PeerError::Failed("false", _))));
    }

    #[test]
    fn a_peer_is_there_when_all_its_programs_are() {
        assert!(matches!(
            installed(&["true", "no-such-program"]),
            Err(PeerError::Missing("no-such-program"))
        ));
        assert!(installed(&["true", "false"]).is_ok());
    }
}
