//! Whatever the bytes: a report or an arrangement, never a panic; whatever the arrangement: the same again.

use arrangement::{ReadOptions, Setting, read_bytes};
use proptest::prelude::*;

fn read(bytes: &[u8]) -> Option<arrangement::ReadArrangement> {
    let mut options = ReadOptions::default();
    options.set.extend(Setting::parse("war.decisive=0.7"));
    match read_bytes("any.toml", bytes, None, &options) {
        Ok(read) => Some(read),
        Err(report) => {
            assert!(report.to_string().ends_with("; nothing was run.\n"));
            assert!(!report.mistakes().is_empty());
            None
        }
    }
}

/// A number as it may be written, within bounds.
fn number(low: f64, high: f64) -> impl Strategy<Value = String> {
    let value = low..high;
    let reason = prop_oneof![
        Just(String::new()),
        "[ -~äé“”]{1,12}".prop_filter_map("says something", |text| {
            let plain = text.replace(['\\', '"'], "'");
            (!plain.trim().is_empty()).then(|| format!(", because = \"{plain}\""))
        }),
    ];
    (value.clone(), value.clone(), value, 0..4, reason).prop_map(|(a, b, c, shape, reason)| {
        let mut sorted = [a, b, c];
        sorted.sort_by(f64::total_cmp);
        let [low, mode, high] = sorted;
        match shape {
            0 => format!("{mode}"),
            1 => format!("{{ value = {mode}{reason} }}"),
            2 => format!("{{ low = {low}, high = {high}{reason} }}"),
            _ => format!("{{ low = {low}, mode = {mode}, high = {high}{reason} }}"),
        }
    })
}

fn guarantor(index: usize) -> impl Strategy<Value = String> {
    (number(0.0, 2.0), number(0.0, 100.0), any::<bool>(), any::<bool>(), 0.0..1.0, "20(26|30|40)-0[1-9]-1[0-9]").prop_map(
        move |(strength, stake, veto, moody, share, date)| {
            let joins = if index == 0 { String::new() } else { format!("joins_after = [\"g{}\"]\n", index - 1) };
            let rest = 1.0 - share;
            let moods = if moody {
                format!("moods = [{{ id = \"a\", initial = {share} }}, {{ id = \"b\", initial = {rest}, honour = 2 }}]\n\
                         turnovers = [{{ date = {date}, to = {{ a = {rest}, b = {share} }} }}]\n")
            } else {
                String::new()
            };
            format!("[actors.g{index}]\nrole = \"guarantor\"\nstrength = {strength}\nstake = {stake}\nveto = {veto}\n{joins}{moods}")
        },
    )
}

fn commitment(index: usize) -> impl Strategy<Value = String> {
    (0..5, number(0.0, 50.0), number(0.0, 1.0), "202[0-9]-0[1-9]-1[0-9]").prop_map(move |(kind, points, strength, from)| {
        let content = match kind {
            0 => format!("kind = \"pledge\"\nhonour = {points}"),
            1 => format!("kind = \"deployment\"\nstrength = {strength}\noptions = [0, 0.5, 1e-7]\ntripwire = {points}\nbecause = \"seen\""),
            2 => format!("kind = \"deal\"\nvalue = {{ north = {points}, g0 = {strength} }}"),
            3 => format!("kind = \"spending\"\nstrength = {strength}\ncost = {points}\nover_years = 2"),
            _ => format!("kind = \"sanctions\"\nwar_cost = {points}\nfall_penalty = {points}"),
        };
        format!("[[commitments]]\nid = \"c{index}\"\nby = \"g0\"\nfrom = {from}\n{content}\n")
    })
}

/// Packages of some of two commitments, with numbers of their own.
fn packages() -> impl Strategy<Value = String> {
    let package = ("[ -~äé“”]{1,12}", 0usize..4, 0.0f64..9.0, any::<bool>());
    prop::collection::vec(package, 0..3).prop_map(|packages| {
        let mut text = String::new();
        for (index, (name, kept, talks, reasoned)) in packages.into_iter().enumerate() {
            let name = name.replace(['\\', '"'], "'");
            let kept = ["", "\"c1\"", "\"c1\", \"c0\"", "\"c0\""][kept];
            let because = if reasoned {
                "because = [\"so\", \"seen\"]\n"
            } else {
                ""
            };
            text += &format!(
                "[[packages]]\nname = \"{name}{index}\"\ncommitments = [{kept}]\n{because}\
                 set = {{ \"war.talks\" = {talks}, \"actors.g0.stake\" = 1e-9 }}\n"
            );
        }
        text
    })
}

fn calibration() -> impl Strategy<Value = String> {
    let without = prop_oneof![
        Just(""),
        Just("without = \"all\"\n"),
        Just("without = [\"c1\", \"c1\"]\n")
    ];
    let entry = (without, 0.1..10.0, 0.0..0.5, 0.5..1.0, any::<bool>());
    let entry = entry.prop_map(|(without, years, low, high, two)| {
        let survival = if two {
            format!("[{low}, {high}]")
        } else {
            format!("{low}")
        };
        format!(
            "[[calibrate]]\nyears = {years}\nsurvival = {survival}\n{without}numbers = [\"war.talks\"]\n"
        )
    });
    prop::collection::vec(entry, 0..3).prop_map(|entries| entries.concat())
}

prop_compose! {
    fn arrangement_text()(
        levels in prop::collection::vec(number(0.1, 2.0), 1..4),
        stakes in [number(0.0, 200.0), number(0.0, 200.0)],
        strength in number(0.1, 2.0),
        guarantors in (guarantor(0), guarantor(1), guarantor(2)),
        commitments in (commitment(0), commitment(1)),
        packages in packages(),
        calibration in calibration(),
        count in 1usize..=3,
        rates in [number(0.0, 3.0), number(0.0, 3.0)],
    ) -> String {
        let (g0, g1, g2) = guarantors;
        let guarantors = [g0, g1, g2][..count].concat();
        let [stake, other_stake] = stakes;
        let [decisive, windows] = rates;
        format!(
            "title = \"Any \\\"peace\\\"\"\nsigned = 2025-05-01\n[target]\nyears = 5\nsurvival = 0.8\n\
             [war]\ndecisive = {decisive}\ntalks = {{ low = 0.2, high = 1 }}\nbecause = \"so\"\n[no_deal]\ncoalition = [\"g0\"]\n\
             [actors.north]\nrole = \"challenger\"\nstrength = [{}]\nstake = {stake}\nwindows = {windows}\n\
             [actors.south]\nrole = \"protege\"\nstrength = {strength}\nstake = {other_stake}\n{guarantors}{}{}{packages}{calibration}",
            levels.join(", "), commitments.0, commitments.1,
        )
    }
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read(&bytes);
    }

    #[test]
    fn arbitrary_characters_never_panic(text in "[a-z0-9 =.\\[\\]{}\"\n,:-]{0,200}") {
        read(text.as_bytes());
    }

    #[test]
    fn a_valid_arrangement_reads_and_writes_as_the_same(text in arrangement_text()) {
        let options = ReadOptions::default();
        let first = read_bytes("any.toml", text.as_bytes(), None, &options);
        let first = first.unwrap_or_else(|report| panic!("{report}\n{text}"));
        let written = first.arrangement.to_toml();
        let second = read_bytes("written.toml", written.as_bytes(), None, &options);
        let second = second.unwrap_or_else(|report| panic!("{report}\n{written}"));
        prop_assert_eq!(first.arrangement, second.arrangement);
    }

    #[test]
    fn a_valid_arrangement_with_one_byte_changed_never_panics(
        text in arrangement_text(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let mut bytes = text.into_bytes();
        let index = at.index(bytes.len());
        bytes[index] = byte;
        read(&bytes);
    }

    #[test]
    fn a_valid_arrangement_cut_short_never_panics(text in arrangement_text(), at in any::<prop::sample::Index>()) {
        read(&text.as_bytes()[..at.index(text.len())]);
    }
}
