//! The least that would be enough.

use arrangement::{ReadArrangement, ReadOptions};
use explore::enough::{Enough, EnoughInFutures, Gaps, InFutures, Lever, Sufficiency};

use super::{
    WIDTH,
    words::{
        PATH_WIDTH, as_what, column, counted, gaps, heading, paragraph, percent_with_digit,
        percent_with_error, plain, short, short_above, short_below, title, years,
    },
};

/// The least sufficient value of each lever, as text.
pub fn enough(read: &ReadArrangement, sufficiency: &Sufficiency, options: &ReadOptions) -> String {
    let text = paragraph(&format!(
        "{}? {}, it is {}. Each number below is moved alone, the others as they are.",
        asked(read),
        as_what(options),
        percent_with_digit(sufficiency.reached),
    ));
    let table = table(sufficiency.levers.iter().map(Line::of));
    title(&read.arrangement) + &text + "\n" + &table + &signing()
}

/// The least value of each lever that is sufficient in most futures, as text; `inputs` is how many
/// numbers were drawn.
pub fn enough_in_futures(
    read: &ReadArrangement,
    found: &InFutures,
    inputs: usize,
    options: &ReadOptions,
) -> String {
    let share = short(found.share * 100.0) + "%";
    let mut text = title(&read.arrangement);
    text += &paragraph(&format!(
        "{}, in at least {share} of futures? {}, it is enough in {} of {} (drawn from their ranges: {}).",
        asked(read),
        as_what(options),
        percent_with_error(found.now),
        counted(found.futures, "futures"),
        counted(inputs, "uncertain numbers"),
    ));
    if let Some(reason) = &found.first_reason {
        text += &paragraph(&format!(
            "{} without an answer are left out; the first: {}.",
            counted(found.without_answer, "draws"),
            plain(reason),
        ));
    }
    text += &paragraph(
        "Each number below is set to one value in all futures; the others are drawn, the same futures \
         for every value.",
    );
    text += "\n";
    text += &table(found.levers.iter().map(Line::in_futures));
    text += &paragraph(&format!(
        "A share of {} goes in steps of {} percentage points; one of {share} has a standard error of {} \
         points, and within one such error more or less lies the least value that is enough. More \
         futures (-n) say it more exactly.",
        counted(found.futures, "futures"),
        short(100.0 / found.futures as f64),
        short(found.standard_error() * 100.0),
    ));
    text + &signing()
}

fn signing() -> String {
    paragraph(
        "Whether everyone would sign what is enough is another question: ask `backstop run` with --set.",
    )
}

/// "What would be enough for a chance of at least 80% that the peace lasts 5 years".
fn asked(read: &ReadArrangement) -> String {
    let target = &read.arrangement.target;
    format!(
        "What would be enough for a chance of at least {}% that the peace lasts {}",
        short(target.survival.value * 100.0),
        years(target.years.value),
    )
}

/// What the table says of a lever.
struct Line<'a> {
    lever: &'a Lever,
    sufficient: &'a [[f64; 2]],
    /// How far the lever gets, where that is not enough.
    best: Option<String>,
    /// Between what the least value lies, within one standard error.
    around: Option<[Option<f64>; 2]>,
    /// What was tried, and of it what has no answer.
    gaps: (&'static str, Option<&'a Gaps>),
}

impl<'a> Line<'a> {
    fn of(enough: &'a Enough) -> Self {
        let best =
            |(reached, at)| format!("best: {} at {}", percent_with_digit(reached), short(at));
        Self {
            lever: &enough.lever,
            sufficient: &enough.sufficient,
            best: enough.best.map(best),
            around: None,
            gaps: ("values", enough.gaps.as_ref()),
        }
    }

    fn in_futures(enough: &'a EnoughInFutures) -> Self {
        let (share, at) = enough.best;
        let share = percent_with_digit(share);
        Self {
            lever: &enough.lever,
            sufficient: &enough.sufficient,
            best: Some(format!("best seen: {share} of futures at {}", short(at))),
            around: Some(enough.around),
            gaps: ("futures and values", enough.gaps.as_ref()),
        }
    }
}

fn table<'a>(lines: impl Iterator<Item = Line<'a>>) -> String {
    let head = column("number", PATH_WIDTH);
    let mut text = heading(&format!("{head} {:>9}  what is enough", "now"));
    let mut notes = String::new();
    let mut any = false;
    for line in lines {
        any = true;
        text += &row(&line);
        let (tried, missing) = line.gaps;
        notes += &gaps(&format!("{tried} of {}", line.lever.path), missing);
    }
    if !any {
        text +=
            &paragraph("The arrangement has no commitment to move; name a number with --lever.");
    }
    text + &notes
}

fn row(line: &Line) -> String {
    let lever = line.lever;
    let found = match line.sufficient {
        [] => format!(
            "none found from {} to {}",
            short(lever.least),
            short(lever.most)
        ),
        &[[from, to]] if from == lever.least && to == lever.most => "any".to_owned(),
        ranges => {
            let ranges: Vec<String> = (ranges.iter())
                .map(|&range| in_words(range, lever))
                .collect();
            ranges.join("; ")
        }
    };
    let path = column(&plain(&lever.path), PATH_WIDTH);
    let mut text = format!("{path} {:>9}  {found}\n", short(lever.now));
    if let ([], Some(best)) = (line.sufficient, &line.best) {
        text += &format!("{best:>WIDTH$}\n");
    }
    if let Some([Some(from), to]) = line.around
        && to.is_none_or(|to| short(to) != short(from))
    {
        let to = to.map_or("none".to_owned(), short);
        text += &format!(
            "{:PATH_WIDTH$} {:>9}  least: {} to {to}\n",
            "",
            "",
            short(from)
        );
    }
    text
}

/// "from 13.2", "up to 6.07", "4 to 9".
fn in_words([from, to]: [f64; 2], lever: &Lever) -> String {
    match (from == lever.least, to == lever.most) {
        (_, true) => format!("from {}", short_above(from)),
        (true, false) => format!("up to {}", short_below(to)),
        (false, false) => format!("{} to {}", short_above(from), short_below(to)),
    }
}
