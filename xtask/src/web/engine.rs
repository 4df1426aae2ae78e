//! Compiles the engine for browsers and writes its bindings for JavaScript.
//!
//! With rustup the target is added and the project's own compiler is used. Where rustup cannot add it,
//! Debian's packages `rustc-web`, `cargo-web`, `rust-web-src` and `lld` do: an older compiler that builds
//! the standard library too.

use std::{fs, io::Write, path::PathBuf, process::Command};

use flate2::{Compression, write::GzEncoder};

use crate::python::{Failure, root, run};

const TARGET: &str = "wasm32-unknown-unknown";
/// Where Debian's package puts its compiler and cargo.
const DEBIAN: [&str; 2] = ["/usr/bin/rustc", "/usr/bin/cargo"];

/// Compiles, binds and compresses.
///
/// # Errors
/// Where a tool is missing or fails.
pub fn build() -> Result<(), Failure> {
    compile()?;
    let bound = bind()?;
    let wasm = fs::read(bound.join("engine_bg.wasm")).map_err(said)?;
    let mut compressed = GzEncoder::new(Vec::new(), Compression::best());
    compressed.write_all(&wasm).map_err(said)?;
    let compressed = compressed.finish().map_err(said)?;
    fs::write(root().join("crates/page/assets/engine.wasm.gz"), compressed).map_err(said)?;
    let glue = root().join("web/src/glue");
    fs::create_dir_all(&glue).map_err(said)?;
    for name in ["engine.js", "engine.d.ts"] {
        fs::copy(bound.join(name), glue.join(name)).map_err(said)?;
    }
    Ok(())
}

fn target_folder() -> PathBuf {
    root().join("target/web")
}

fn compile() -> Result<(), Failure> {
    let arguments = format!("build --target {TARGET} --profile browser --package engine --locked");
    let with_rustup = Command::new("rustup")
        .args(["target", "add", TARGET])
        .output();
    let mut cargo = if with_rustup.is_ok_and(|added| added.status.success()) {
        Command::new("cargo")
    } else {
        let [rustc, cargo] = DEBIAN;
        if !(PathBuf::from(rustc).exists() && PathBuf::from(cargo).exists()) {
            return Err(Failure::NoEnvironment(format!(
                "the target {TARGET} is missing: `rustup target add {TARGET}` adds it, or, on Debian, \
                 `apt-get install rustc-web cargo-web rust-web-src lld`"
            )));
        }
        let mut command = Command::new(cargo);
        command
            .args(["-Zbuild-std=std,panic_abort", "--ignore-rust-version"])
            .env("RUSTC", rustc)
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTC_WRAPPER", root().join("xtask/src/web/older-rustc.sh"))
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld");
        command
    };
    // Nothing here draws from the system's random numbers.
    let flags = "--cfg getrandom_backend=\"unsupported\" -C target-feature=+simd128";
    cargo
        .args(arguments.split(' '))
        .current_dir(root())
        .env("CARGO_TARGET_DIR", target_folder())
        .env("RUSTFLAGS", flags)
        .env_remove("RUSTUP_TOOLCHAIN");
    run(&mut cargo)
}

/// Writes the bindings with the version of `wasm-bindgen` that the engine was compiled against; gives
/// their folder.
fn bind() -> Result<PathBuf, Failure> {
    let version = locked_version()?;
    let tools = target_folder().join("tools");
    let tool = tools.join("bin/wasm-bindgen");
    let right = Command::new(&tool).arg("--version").output();
    let right = right.is_ok_and(|said| {
        String::from_utf8_lossy(&said.stdout)
            .trim()
            .ends_with(&version)
    });
    if !right {
        let install = format!("install wasm-bindgen-cli --version {version} --force --root");
        run(Command::new("cargo").args(install.split(' ')).arg(&tools))?;
    }
    let bound = target_folder().join("bound");
    let wasm = target_folder().join(TARGET).join("browser/engine.wasm");
    run(Command::new(&tool)
        .args(["--target", "web", "--out-name", "engine", "--out-dir"])
        .arg(&bound)
        .arg(wasm))?;
    Ok(bound)
}

fn locked_version() -> Result<String, Failure> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).map_err(said)?;
    let after = lock.split("name = \"wasm-bindgen\"\nversion = \"").nth(1);
    let version = after.and_then(|rest| rest.split('"').next());
    let missing = || Failure::Failed("Cargo.lock names no wasm-bindgen".to_owned());
    version.map(str::to_owned).ok_or_else(missing)
}

fn said(error: std::io::Error) -> Failure {
    Failure::Failed(error.to_string())
}
