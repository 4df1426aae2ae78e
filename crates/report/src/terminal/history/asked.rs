//! What can be asked of history.

use history::class::{Class, ClassError, POPULATIONS, Population, Quality};

use crate::terminal::WIDTH;
use crate::terminal::words::{heading, paragraph};

/// The classes there are and by what each can be narrowed, as text.
pub fn classes() -> String {
    let mut text = paragraph("What became of peaces: the classes there are") + "\n";
    text += &paragraph(
        "Ask with `backstop history --class TEXT`: a class, then conditions, with commas between them. Or \
         with `--where KEY=VALUE`, once for each condition. Without a class, interstate is meant.",
    );
    for population in &POPULATIONS {
        text += "\n";
        text += &one(population);
    }
    text += "\n";
    text += &paragraph(
        "* Coded over a peace's whole life, so that peaces that last have more time to come by it: such a \
         class seems to last longer than it would from its beginning.",
    );
    text += "\n";
    text += &heading("And beside peaces");
    text += "  --attacks     how often states attack, by pact, troops and rivalry\n";
    text += "  --alliances   how often allies came when called upon\n";
    text += "  --cases       28 arrangements with guarantors, and how they ended\n";
    text
}

fn one(population: &Population) -> String {
    let class: Result<Class, _> = population.phrases[0].parse();
    let counted = class.map_or(String::new(), |class| super::class::counted(&class.view()));
    let mut text = heading(population.phrases[0]);
    text += &paragraph(&format!(
        "{counted}: {}. Broken by {}, unless said otherwise.",
        population.meaning, population.broken_by
    ));
    text += &listed("in words: ", &population.words());
    let mut keys = vec![format!("population={}", population.name)];
    keys.extend(population.conditions());
    text += &listed("with --where: ", &keys);
    text + &meanings(population)
}

/// What each condition means, one a line.
fn meanings(population: &Population) -> String {
    const PHRASE: usize = 30;
    let after = " ".repeat(PHRASE + 5);
    let line = |quality: &Quality| {
        let first = format!("    {:<PHRASE$} ", quality.phrases[0]);
        let later = if quality.lifelong { " *" } else { "" };
        let options = textwrap::Options::new(WIDTH)
            .initial_indent(&first)
            .subsequent_indent(&after);
        textwrap::fill(&format!("{}{later}", quality.meaning), options) + "\n"
    };
    population.qualities.iter().map(line).collect()
}

/// What can be asked, in the way in which it was asked, a class a paragraph; only that of the class of which
/// something was asked, where that is clear.
pub fn what_can_be_asked(error: &ClassError) -> String {
    let is_meant = |population: &&Population| {
        (error.population).is_none_or(|asked| asked.name == population.name)
    };
    let of_one = |population: &Population| match error.by_conditions {
        true => listed(
            &format!("population={}: ", population.name),
            &population.conditions(),
        ),
        false => listed(&format!("{}: ", population.phrases[0]), &population.words()),
    };
    let how = match error.by_conditions {
        true => "each with --where",
        false => "with commas between",
    };
    let all: String = POPULATIONS.iter().filter(is_meant).map(of_one).collect();
    format!("what can be asked, {how}:\n\n{all}")
}

/// Items in lines, under a label.
fn listed(label: &str, items: &[String]) -> String {
    let items: Vec<String> = items
        .iter()
        .map(|item| item.replace(' ', "\u{a0}"))
        .collect();
    let text = match items.as_slice() {
        [] => format!("{}: no conditions", label.trim_end_matches([':', ' '])),
        items => format!("{label}{}", items.join(", ")),
    };
    let options = textwrap::Options::new(WIDTH)
        .initial_indent("  ")
        .subsequent_indent("      ")
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::fill(&text, options).replace('\u{a0}', " ") + "\n"
}
