//! Names: what may be called what in the folder, on every system that the folder may travel to.

use arrangement::is_invisible;
use axum::http::StatusCode;

use crate::refusal::Refusal;

/// With what the names of arrangements end.
const ENDING: &str = ".toml";
/// Bytes of a name, at most; what is kept beside a file adds some to its name.
const MOST_BYTES: usize = 200;
/// Names that Windows keeps for devices, whatever follows a dot after them.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// What a name may be, of an arrangement or of a variant.
const PLAIN: &str = "give a plain name, such as my-peace or with tripwire: no folder, no path";

/// The name of a file in the folder: never a path.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct FileName(String);

impl FileName {
    /// A name that ends in `.toml`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) fn new(name: &str) -> Result<Self, Refusal> {
        let stem = name.strip_suffix(ENDING).ok_or_else(|| {
            let message = format!("`{}` does not end in `{ENDING}`", shown(name));
            refused(
                message,
                "give a plain name, such as my-peace.toml: no folder, no path",
            )
        })?;
        check(name, stem)?;
        Ok(Self(name.to_owned()))
    }

    /// The name.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The name without its ending.
    pub(crate) fn stem(&self) -> &str {
        self.0.strip_suffix(ENDING).unwrap_or(&self.0)
    }
}

/// Whether something kept under a name may be called so; `stem` is what of it a person chooses.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn check(name: &str, stem: &str) -> Result<(), Refusal> {
    let forbidden = |character: char| is_invisible(character) || "/\\:*?\"<>|".contains(character);
    let wrong = if stem.is_empty() {
        "is empty"
    } else if name.len() > MOST_BYTES {
        "is too long"
    } else if let Some(character) = stem.chars().find(|character| forbidden(*character)) {
        let shown = character.escape_debug();
        let message = format!("`{}` holds `{shown}`, which no name may", self::shown(name));
        return Err(refused(message, PLAIN));
    } else if stem.starts_with(['.', ' ', '-']) || stem.ends_with(['.', ' ']) {
        "begins or ends with a character that names do not"
    } else if is_device(stem) {
        "is a device on Windows"
    } else {
        return Ok(());
    };
    Err(refused(
        format!("the name `{}` {wrong}", shown(name)),
        PLAIN,
    ))
}

fn refused(message: String, help: &'static str) -> Refusal {
    Refusal::new(StatusCode::FORBIDDEN, message, help)
}

fn is_device(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().trim_end();
    let first = first.to_ascii_lowercase();
    DEVICES.iter().any(|device| {
        let numbered = matches!(*device, "com" | "lpt");
        first
            .strip_prefix(device)
            .is_some_and(|rest| match numbered {
                true => rest.chars().count() == 1 && rest.starts_with(|c: char| c.is_numeric()),
                false => rest.is_empty(),
            })
    })
}

/// A name that somebody sent, fit for a message.
fn shown(name: &str) -> String {
    name.chars().take(60).flat_map(char::escape_debug).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_names_are_taken() {
        for name in [
            "a.toml",
            "my peace.v2.toml",
            "Frieden-für-Übersee.toml",
            "和平.toml",
            "console.toml",
        ] {
            assert_eq!(FileName::new(name).expect(name).as_str(), name);
        }
    }

    #[test]
    fn nothing_that_could_lead_elsewhere_is_a_name() {
        let hostile = [
            "",
            ".toml",
            "..toml",
            "a",
            "a.txt",
            "../a.toml",
            "a/b.toml",
            "/etc/a.toml",
            "a\\b.toml",
            "C:a.toml",
            "a\0.toml",
            "a\n.toml",
            "con.toml",
            "NUL.toml",
            "com1.toml",
            "LPT9.x.toml",
            "a .toml",
            "a..toml",
            ".a.toml",
            "\u{202e}a.toml",
            "a*.toml",
            "-a.toml",
            "aux .toml",
            "COM¹.toml",
        ];
        for name in hostile {
            assert!(FileName::new(name).is_err(), "{name:?}");
        }
        assert!(FileName::new(&format!("{}.toml", "a".repeat(300))).is_err());
    }
}
