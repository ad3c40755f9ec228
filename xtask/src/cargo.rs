//! Calling cargo.

use crate::place;
use std::process::Command;

/// The cargo that started this program, in the root of the checkout.
#[expect(clippy::disallowed_methods, reason = "cargo says where it lies in a variable of its own")]
pub fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(place::root());
    forget_ourselves(&mut cargo);
    cargo
}

/// Takes away what `cargo run` told this program about itself: seen by another cargo, it would build things anew, and
/// another compiler would find the wrong libraries.
#[expect(clippy::disallowed_methods, reason = "only to see which of cargo's variables there are")]
pub fn forget_ourselves(command: &mut Command) {
    command.env_remove("LD_LIBRARY_PATH");
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") || name == "CARGO" {
            command.env_remove(name.as_ref());
        }
    }
}

/// Flags that keep this machine's folders out of what is built.
pub fn without_machine_paths() -> Vec<String> {
    let mut flags = vec![remap(&place::target().to_string_lossy(), "target")];
    flags.push(remap(&place::root().to_string_lossy(), "plenary"));
    if let Some(home) = cargo_home() {
        flags.push(remap(&home, "cargo"));
    }
    flags
}

/// The `--config` value that adds flags to those of `.cargo/config.toml`.
pub fn flags_for(target: &str, flags: &[String]) -> String {
    format!("target.{target}.rustflags={}", serde_json::Value::from(flags))
}

fn remap(from: &str, to: &str) -> String {
    format!("--remap-path-prefix={from}={to}")
}

#[expect(clippy::disallowed_methods, reason = "where cargo keeps its sources is cargo's setting, not ours")]
fn cargo_home() -> Option<String> {
    let home = std::env::var("CARGO_HOME").ok();
    home.or_else(|| std::env::var("HOME").ok().map(|home| format!("{home}/.cargo")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_written_as_cargo_reads_them() {
        let flags = ["--cfg".to_owned(), "x=\"y\"".to_owned()];
        assert_eq!(flags_for("'cfg(all())'", &flags), r#"target.'cfg(all())'.rustflags=["--cfg","x=\"y\""]"#);
    }
}
