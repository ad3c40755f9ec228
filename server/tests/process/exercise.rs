//! `plenary exercise` in a process of its own.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

/// A process that writes, delivers and seals without pause; killed at the latest when dropped.
pub struct Exercise(Child);

impl Exercise {
    /// Starts it on the database at `url`, with its lists in `folder`.
    pub fn start(folder: &Path, url: &str) -> Self {
        let mut command = plenary();
        command.args(["exercise", "--conference", "exercise", "--data"]).arg(folder).env("PLENARY_DATABASE_URL", url);
        Self(command.stdout(Stdio::piped()).spawn().expect("the process starts"))
    }

    /// Until it has opened the database.
    pub fn wait_until_ready(&mut self) {
        let mut line = String::new();
        let output = self.0.stdout.as_mut().expect("its output is ours");
        BufReader::new(output).read_line(&mut line).expect("it speaks");
        assert_eq!(line, "ready\n", "it fell over by itself");
    }

    /// Fails where it ended by itself.
    pub fn still_runs(&mut self) {
        assert_eq!(self.0.try_wait().expect("it can be asked"), None, "it ended by itself");
    }

    /// Kills it where it stands.
    pub fn kill(mut self) {
        self.still_runs();
        self.0.kill().expect("it can be killed");
        self.0.wait().expect("it is gone");
    }
}

impl Drop for Exercise {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The `plenary` command.
pub fn plenary() -> Command {
    Command::new(env!("CARGO_BIN_EXE_plenary"))
}

/// The lines of a list that the exercise keeps; those that a kill cut are among them.
pub fn lines(file: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(file).expect("the list is there");
    text.lines().filter(|line| !line.is_empty()).map(ToOwned::to_owned).collect()
}
