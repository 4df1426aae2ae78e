//! Any text names a class of peaces, which reads back from its own name, or is refused in a short line.

#![no_main]

use history::class::Class;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match text.parse::<Class>() {
        Ok(class) => {
            let again = class.to_string().parse::<Class>();
            assert!(
                again.is_ok_and(|again| again == class),
                "its name reads back"
            );
            let view = class.view();
            assert!(view.curve.spells() > 0);
            assert!(
                view.curve
                    .at(5.0)
                    .is_none_or(|at| at.interval().contains(at.survival))
            );
        }
        Err(error) => {
            let message = format!("{error}; {}", error.help());
            assert!(message.chars().count() < 2_000);
            assert!(!message.chars().any(char::is_control));
        }
    }
});
