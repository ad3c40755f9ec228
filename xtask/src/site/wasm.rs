//! The bundle of islands: compiled, bound to the browser's interfaces, and made small.

use crate::cargo::{cargo, flags_for, forget_ourselves, without_machine_paths};
use crate::setup::wasm_target::{Compiler, TARGET};
use crate::{place, run, say};
use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// What rustc emits and every current browser runs. Never `--all-features`: that turns on formats that browsers refuse.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-sign-ext",
    "--enable-mutable-globals",
];
const SMALLER: [&str; 4] = ["-Oz", "--strip-debug", "--strip-producers", "--strip-target-features"];

/// Where the standard library is built along, a panic ends the module without a word, so that no words are sent for it.
const WITHOUT_LAST_WORDS: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/// The module and the script that loads it.
pub struct Bundle {
    pub wasm: Vec<u8>,
    pub script: String,
}

/// Builds what changed since last time.
pub fn bundle(compiler: Compiler) -> Result<Bundle> {
    let module = say::step("islands for the browser", || compile(compiler))?;
    let stamp = stamp(&module)?;
    let folder = folder();
    if fs::read_to_string(folder.join("stamp")).is_ok_and(|last| last == stamp) {
        return last_bundle();
    }
    say::step("wasm-bindgen and wasm-opt", || {
        bind(&module, &folder)?;
        optimise(&folder)
    })?;
    fs::write(folder.join("stamp"), stamp)?;
    last_bundle()
}

/// What the last build left.
pub fn last_bundle() -> Result<Bundle> {
    let folder = folder();
    let wasm = fs::read(folder.join("main.wasm")).context("the bundle has not been built yet")?;
    Ok(Bundle { wasm, script: fs::read_to_string(folder.join("main.js"))? })
}

fn folder() -> PathBuf {
    place::target().join("browser/bundle")
}

/// Has the module compiled. Its folder is its own, as its compiler may be another one.
fn compile(compiler: Compiler) -> Result<PathBuf> {
    let target_folder = place::target().join("browser");
    let mut command = match compiler {
        Compiler::Toolchain => cargo(),
        Compiler::Debian => debian_cargo(),
    };
    command.args(["build", "--locked", "--package", "browser", "--profile", "browser", "--target", TARGET]);
    let mut flags = without_machine_paths();
    if compiler == Compiler::Debian {
        command.arg("-Zbuild-std=std,panic_abort");
        flags.extend(WITHOUT_LAST_WORDS.map(str::to_owned));
    }
    command.args(["--config", &flags_for(TARGET, &flags)]);
    command.arg("--target-dir").arg(&target_folder);
    run::run(&mut command)?;
    Ok(target_folder.join(TARGET).join("browser/browser.wasm"))
}

fn debian_cargo() -> Command {
    let mut command = Command::new("/usr/bin/cargo");
    forget_ourselves(&mut command);
    // Debian's compiler is a stable one, which takes -Zbuild-std only when told that it may.
    command.current_dir(place::root()).env("RUSTC", "/usr/bin/rustc").env("RUSTC_BOOTSTRAP", "1");
    command
}

/// Tells whether the bundle would come out the same.
fn stamp(module: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    hash.update(fs::read(module).with_context(|| module.display().to_string())?);
    hash.update(fs::read(place::root().join("package-lock.json"))?);
    hash.update([FEATURES.concat(), SMALLER.concat()].concat());
    Ok(hex::encode(hash.finalize()))
}

/// Writes `main.js` and `main_bg.wasm`.
fn bind(module: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name("main").web(true)?.typescript(false);
    let mut output = bindgen.generate_output()?;
    ensure!(
        output.snippets().values().all(Vec::is_empty) && output.local_modules().is_empty(),
        "a crate brings JavaScript of its own, which the site does not serve"
    );
    fs::create_dir_all(folder)?;
    output.emit(folder)
}

/// Writes `main.wasm`.
fn optimise(folder: &Path) -> Result<()> {
    let mut wasm_opt = Command::new(place::npm_program("wasm-opt"));
    wasm_opt.args(SMALLER).args(FEATURES).arg(folder.join("main_bg.wasm")).arg("-o").arg(folder.join("main.wasm"));
    run::quietly(&mut wasm_opt)
}
