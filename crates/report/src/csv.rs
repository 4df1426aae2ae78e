//! History as comma-separated values, for spreadsheets.

use history::alliances::Reliability;
use history::attacks::{Attack, AttackRates};
use history::cases::Case;
use history::class::OutsideView;

/// A table: the names of its columns with commas between them, and its rows.
fn lines(header: &str, rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = header.split(',').map(str::to_owned).collect();
    // Memory takes all that is written, and every row is as long as the first.
    for row in std::iter::once(header).chain(rows) {
        let _ = writer.write_record(row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The steps of a class's curve: `low` and `high` as in its JSON the wider of the pointwise and the clustered
/// interval, which is left out where it is not known.
pub fn class_csv(view: &OutsideView) -> String {
    let header = "years,at_risk,breaks,censored,survival,low,high,pointwise_low,pointwise_high,\
                  clustered_low,clustered_high";
    let rows = view.curve.steps().iter().filter_map(|step| {
        let moment = view.curve.at(step.time)?;
        let clustered = view.clustered(moment);
        let intervals = [Some(moment.interval()), Some(moment.pointwise), clustered];
        let mut row = vec![
            step.time.to_string(),
            step.at_risk.to_string(),
            step.breaks.to_string(),
            step.censored.to_string(),
            step.survival.to_string(),
        ];
        row.extend(intervals.into_iter().flat_map(|interval| {
            let ends = interval.map(|interval| [interval.low, interval.high]);
            ends.map_or(["", ""].map(str::to_owned), |ends| {
                ends.map(|end| end.to_string())
            })
        }));
        Some(row)
    });
    lines(header, rows)
}

/// Yearly rates of attack, a kind of attack a line.
pub fn attacks_csv(table: &[AttackRates]) -> String {
    let rows = table.iter().flat_map(|line| {
        Attack::ALL.iter().zip(line.rates).map(|(attack, rate)| {
            let ends = rate
                .interval()
                .map(|interval| [interval.low, interval.high]);
            let mut row: Vec<String> = [line.by, line.pairs].map(str::to_owned).into();
            row.push(attack.name().to_owned());
            row.extend([
                rate.events.to_string(),
                rate.time.to_string(),
                rate.value().to_string(),
            ]);
            row.extend(ends.map_or(["", ""].map(str::to_owned), |ends| {
                ends.map(|end| end.to_string())
            }));
            row
        })
    });
    lines("by,pairs,attack,events,years,rate,low,high", rows)
}

/// How many alliances were honoured, a kind and period a line.
pub fn alliances_csv(table: &[Reliability]) -> String {
    let rows = table.iter().flat_map(|line| {
        let periods = [
            ("1816-2003", line.all),
            ("1816-1944", line.before_1945),
            ("1945-2003", line.from_1945),
        ];
        periods.map(|(period, share)| {
            let interval = share.interval();
            vec![
                line.pacts.to_owned(),
                period.to_owned(),
                share.whole.to_string(),
                share.part.to_string(),
                share.value().to_string(),
                interval.low.to_string(),
                interval.high.to_string(),
            ]
        })
    });
    lines("pacts,period,called_upon,honoured,share,low,high", rows)
}

/// The cases.
pub fn cases_csv(cases: &[Case]) -> String {
    let rows = cases.iter().map(|case| {
        let guarantors = case.guarantors.clone().unwrap_or_default();
        [
            &case.name,
            &case.challenger,
            &case.protege,
            &guarantors,
            &case.start,
            &case.end,
            &case.pledge_kind,
            &case.outcome,
            &case.sources,
        ]
        .map(String::clone)
        .into()
    });
    lines(
        "name,challenger,protege,guarantors,start,end,pledge,outcome,sources",
        rows,
    )
}
