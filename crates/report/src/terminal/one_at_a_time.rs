//! One number at a time.

use ::explore::one_at_a_time::Curve;
use arrangement::{ReadArrangement, ReadOptions};

use super::words::{
    PATH_WIDTH, as_what, column, gaps, heading, paragraph, plain, short, title, years,
};

/// The answer along the range of each number, as text.
pub fn one_at_a_time(read: &ReadArrangement, curves: &[Curve], options: &ReadOptions) -> String {
    let target = &read.arrangement.target;
    let mut text = title(&read.arrangement);
    text += &paragraph(&format!(
        "{}: the chance that the peace lasts {} as each uncertain number alone goes through its \
         range, and where the verdict flips (at {}%). The number that moves it most comes first.",
        as_what(options),
        years(target.years.value),
        short(target.survival.value * 100.0),
    ));
    text += "\n";
    text += &heading(&format!(
        "{} {:>15} {:>15}",
        column("number, and its range", PATH_WIDTH + 2),
        "chance, percent",
        "flips at"
    ));
    let mut ranked: Vec<&Curve> = curves.iter().collect();
    let width = |curve: &Curve| curve.extent().map_or(0.0, |[low, high]| high - low);
    ranked.sort_by(|a, b| width(b).total_cmp(&width(a)));
    for curve in ranked {
        text += &line(curve);
    }
    for curve in curves {
        text += &gaps(
            &format!("values of {}", curve.input.path),
            curve.gaps.as_ref(),
        );
    }
    if curves.is_empty() {
        text += &paragraph("No number of the arrangement has a range.");
    }
    text
}

fn line(curve: &Curve) -> String {
    let range = &curve.input.range;
    let named = format!(
        "{} {} to {}",
        plain(&curve.input.path),
        short(range.low()),
        short(range.high())
    );
    let mut known = curve.points.iter().filter_map(|point| point.1);
    let (first, last) = (known.next(), known.next_back());
    let chances = match curve.extent().map(|ends| ends.map(|chance| chance * 100.0)) {
        None => "no answer".to_owned(),
        Some([least, most]) if last < first => format!("{most:.1} to {least:.1}"),
        Some([least, most]) => format!("{least:.1} to {most:.1}"),
    };
    let flips: Vec<String> = curve.flips.iter().map(|&flip| short(flip)).collect();
    let flips = if flips.is_empty() {
        "not seen".to_owned()
    } else {
        flips.join(", ")
    };
    format!(
        "{} {chances:>15} {flips:>15}\n",
        column(&named, PATH_WIDTH + 2)
    )
}
