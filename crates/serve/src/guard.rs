//! Who is answered: only a page of this server, in a browser on this machine.
//!
//! Any web page may send requests to the loopback address, and a name of its own may be made to point
//! there (DNS rebinding). So a request has to name this server as its host, and one that changes or costs
//! something has to come from a page of this server and be JSON, which no form can send.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{refusal::Refusal, workbench::Workbench};

/// Sent with every answer.
const HEADERS: [(HeaderName, &str); 8] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::CONTENT_SECURITY_POLICY, page::workbench::POLICY),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=()",
    ),
];

/// Refuses who is not to be answered, and puts the headers on every answer.
pub(crate) async fn guard(
    State(workbench): State<Arc<Workbench>>,
    request: Request,
    next: Next,
) -> Response {
    let allowed = allow(workbench.port, &request);
    let mut response = match allowed {
        Ok(()) => next.run(request).await,
        Err(refusal) => refusal.into_response(),
    };
    for (name, value) in HEADERS {
        (response.headers_mut()).insert(name, HeaderValue::from_static(value));
    }
    response
}

fn allow(port: u16, request: &Request) -> Result<(), Refusal> {
    let headers = request.headers();
    let is_ours = |host: &str| {
        ["127.0.0.1", "localhost", "[::1]"]
            .iter()
            .any(|name| host.eq_ignore_ascii_case(&format!("{name}:{port}")))
    };
    let host = only(headers, header::HOST);
    let named = request.uri().authority();
    if !host.is_some_and(is_ours) || named.is_some_and(|named| !is_ours(named.as_str())) {
        return Err(forbidden("the request names another host than this one"));
    }
    // A link from elsewhere may lead to the page; only the page itself may ask for more.
    let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    let elsewhere = site.is_some_and(|site| site != b"same-origin" && site != b"none");
    if elsewhere && request.uri().path() != "/" {
        return Err(forbidden("the request comes from another site"));
    }
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return Ok(());
    }
    let origin = only(headers, header::ORIGIN).and_then(|origin| origin.strip_prefix("http://"));
    if !origin.is_some_and(is_ours) {
        return Err(forbidden(
            "the request does not come from a page of this server",
        ));
    }
    let kind = only(headers, header::CONTENT_TYPE).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/json") {
        let message = "what is sent has to be application/json";
        let help = "say so in the header content-type";
        return Err(Refusal::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            message,
            help,
        ));
    }
    Ok(())
}

/// The value of a header that is there once.
fn only(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok();
    value.filter(|_| values.next().is_none())
}

fn forbidden(message: &str) -> Refusal {
    let help = "open the address that `backstop serve` printed";
    Refusal::new(StatusCode::FORBIDDEN, message, help)
}
