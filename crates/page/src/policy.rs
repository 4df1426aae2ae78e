//! What the page may do: run its own script and the engine inside it, and nothing else.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// The Content-Security-Policy of a page whose one script is `script`.
///
/// Styles stand in the page; figures are drawn with styles of their own. The worker is made from the
/// script's own text, and the engine is WebAssembly.
pub(crate) fn policy(script: &str) -> String {
    let hash = STANDARD.encode(Sha256::digest(script.as_bytes()));
    format!(
        "default-src 'none'; script-src 'sha256-{hash}' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; \
         img-src data: blob:; worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'"
    )
}
