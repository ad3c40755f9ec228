//! What runs in the browser: compiled, bound to the browser's interfaces, and made small.

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

/// The standard library is built along: a panic ends the module without a word, and no words are sent for it.
const STANDARD_LIBRARY: &str = "-Zbuild-std=std,panic_abort";
const WITHOUT_LAST_WORDS: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/// A module that browsers load.
#[derive(Clone, Copy)]
pub struct Module {
    /// The crate.
    package: &'static str,
    /// What its files are called.
    name: &'static str,
    /// What is said while it is compiled.
    told: &'static str,
}

/// The islands of all pages.
pub const ISLANDS: Module = Module { package: "browser", name: "main", told: "islands for the browser" };
/// What counts the record of a ballot.
pub const COUNTER: Module = Module { package: "counter", name: "counter", told: "counter of ballots for the browser" };

/// The module and the script that loads it.
pub struct Bundle {
    name: &'static str,
    pub wasm: Vec<u8>,
    pub script: String,
}

impl Bundle {
    /// What its two files are called, the script first.
    pub fn names(&self) -> [String; 2] {
        [format!("{}.js", self.name), format!("{}.wasm", self.name)]
    }
}

impl Module {
    /// Builds what changed since last time.
    pub fn bundle(self, compiler: Compiler) -> Result<Bundle> {
        let module = say::step(self.told, || self.compile(compiler))?;
        let stamp = stamp(&module)?;
        let folder = self.folder();
        if fs::read_to_string(folder.join("stamp")).is_ok_and(|last| last == stamp) {
            return self.last_bundle();
        }
        say::step("wasm-bindgen and wasm-opt", || {
            self.bind(&module, &folder)?;
            self.optimise(&folder)
        })?;
        fs::write(folder.join("stamp"), stamp)?;
        self.last_bundle()
    }

    /// What the last build left.
    pub fn last_bundle(self) -> Result<Bundle> {
        let folder = self.folder();
        let [script, wasm] = ["js", "wasm"].map(|ending| folder.join(format!("{}.{ending}", self.name)));
        let wasm = fs::read(wasm).with_context(|| format!("{} has not been built yet", self.package))?;
        Ok(Bundle { name: self.name, wasm, script: fs::read_to_string(script)? })
    }

    fn folder(self) -> PathBuf {
        place::target().join("browser/bundle").join(self.name)
    }

    /// Has the module compiled. Its folder is its own, as its compiler may be another one.
    fn compile(self, compiler: Compiler) -> Result<PathBuf> {
        let target_folder = place::target().join("browser");
        let mut command = match compiler {
            Compiler::Toolchain => cargo(),
            Compiler::Debian => debian_cargo(),
        };
        // A stable compiler builds its standard library only when told that it may.
        command.env("RUSTC_BOOTSTRAP", "1").args(["build", "--locked", STANDARD_LIBRARY]);
        command.args(["--package", self.package, "--profile", "browser", "--target", TARGET]);
        let mut flags = without_machine_paths();
        flags.extend(WITHOUT_LAST_WORDS.map(str::to_owned));
        command.args(["--config", &flags_for(TARGET, &flags)]);
        command.arg("--target-dir").arg(&target_folder);
        run::run(&mut command)?;
        Ok(target_folder.join(TARGET).join("browser").join(format!("{}.wasm", self.package)))
    }

    /// Writes the script and the module as wasm-bindgen leaves it.
    fn bind(self, module: &Path, folder: &Path) -> Result<()> {
        let mut bindgen = Bindgen::new();
        bindgen.input_path(module).out_name(self.name).web(true)?.typescript(false);
        let mut output = bindgen.generate_output()?;
        ensure!(
            output.snippets().values().all(Vec::is_empty) && output.local_modules().is_empty(),
            "a crate brings JavaScript of its own, which the site does not serve"
        );
        fs::create_dir_all(folder)?;
        output.emit(folder)
    }

    /// Writes the module as it is served.
    fn optimise(self, folder: &Path) -> Result<()> {
        let [bound, served] = ["_bg.wasm", ".wasm"].map(|ending| folder.join(format!("{}{ending}", self.name)));
        let mut wasm_opt = Command::new(place::npm_program("wasm-opt"));
        wasm_opt.args(SMALLER).args(FEATURES).arg(bound).arg("-o").arg(served);
        run::quietly(&mut wasm_opt)
    }
}

fn debian_cargo() -> Command {
    let mut command = Command::new("/usr/bin/cargo");
    forget_ourselves(&mut command);
    command.current_dir(place::root()).env("RUSTC", "/usr/bin/rustc");
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
