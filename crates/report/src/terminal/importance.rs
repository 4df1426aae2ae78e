//! Which uncertain numbers matter, by Sobol' indices and by Morris screening.

use arrangement::{ReadArrangement, ReadOptions};
use explore::{
    Estimate, Input,
    importance::Importance,
    sensitivity::{ElementaryEffects, SobolIndices},
};

use super::words::{PATH_WIDTH, as_what, column, heading, paragraph, plain, title, years};

/// Sobol' indices as text, the largest total index first.
pub fn sobol(
    read: &ReadArrangement,
    importance: &Importance<SobolIndices>,
    seed: u64,
    options: &ReadOptions,
) -> String {
    let mut ranked: Vec<_> = importance.numbers.iter().collect();
    ranked.sort_by(|(_, a), (_, b)| b.total.value.total_cmp(&a.total.value));
    let rows = ranked.into_iter().map(|(input, indices)| {
        let figures = [percent(indices.first_order), percent(indices.total)];
        row(input, &figures)
    });
    beginning(read, options)
        + &table(["first order, %", "total, %"], rows)
        + &paragraph(
            "First order: the share of the chance's variance that the number explains by itself. \
             Total: the share in which it has a part, together with others. Both are Sobol' \
             indices, with their standard errors. True ones lie between 0 and 100, the first no larger \
             than the total; where these do not, that is the chance of so few futures, and more (-n) \
             make the errors smaller.",
        )
        + &sample(importance, "base points", seed)
}

/// Elementary effects as text, the largest first.
pub fn morris(
    read: &ReadArrangement,
    importance: &Importance<ElementaryEffects>,
    seed: u64,
    options: &ReadOptions,
) -> String {
    let mut ranked: Vec<_> = importance.numbers.iter().collect();
    ranked.sort_by(|(_, a), (_, b)| b.mean_size.value.total_cmp(&a.mean_size.value));
    let rows = ranked.into_iter().map(|(input, effects)| {
        let spread = format!("{:.1}", effects.standard_deviation * 100.0);
        row(input, &[percent(effects.mean_size), spread])
    });
    beginning(read, options)
        + &table(["effect, points", "its spread"], rows)
        + &paragraph(
            "The effect: how steeply the chance rises or falls with the number, in percentage points \
             over the whole of its distribution, on average over other values of the others \
             (Morris's μ*, with its standard error). A large spread: the effect is not the same \
             everywhere, since it depends on the others or on where the number itself stands.",
        )
        + &sample(importance, "trajectories", seed)
}

/// From what the figures were worked out.
fn sample<T>(importance: &Importance<T>, blocks: &str, seed: u64) -> String {
    let mut text = format!(
        "From {} futures: {} {blocks} (-n), drawn with seed {seed}.",
        importance.futures, importance.blocks,
    );
    if let Some(reason) = &importance.first_reason {
        text += &format!(
            " {} more are left out, since one of their futures has no answer; the first: {}.",
            importance.left_out,
            plain(reason),
        );
    }
    paragraph(&text)
}

fn beginning(read: &ReadArrangement, options: &ReadOptions) -> String {
    let target = &read.arrangement.target;
    title(&read.arrangement)
        + &paragraph(&format!(
            "{}: which uncertain numbers move the chance that the peace lasts {}.",
            as_what(options),
            years(target.years.value),
        ))
        + "\n"
}

fn table(figures: [&str; 2], rows: impl Iterator<Item = String>) -> String {
    let [first, second] = figures;
    let names = format!("{} {first:>16} {second:>16}", column("number", PATH_WIDTH));
    heading(&names) + &rows.collect::<String>()
}

fn row(input: &Input, [first, second]: &[String; 2]) -> String {
    let path = column(&plain(&input.path), PATH_WIDTH);
    format!("{path} {first:>16} {second:>16}\n")
}

fn percent(estimate: Estimate) -> String {
    format!(
        "{:.1} ± {:.1}",
        estimate.value * 100.0,
        estimate.standard_error * 100.0
    )
}
