//! Moods and the dated turnovers that redraw them.

use std::collections::HashMap;

use jiff::civil::Date;
use toml::de::DeValue;

use crate::keys;
use crate::mistake::{ActorMistake, KeyMistake, NumberMistake};
use crate::number::Number;
use crate::rule;
use crate::types::{Mood, Place, Turnover};

use super::number::Otherwise::Is;
use super::walk::{Table, Value, Walk};

/// How far from 1 a sum of probabilities may be: what decimal fractions lose.
const SUM_TOLERANCE: f64 = 1e-9;

/// How many moods a message names.
const MOST_NAMED: usize = 21;

impl<'t> Walk<'t> {
    pub(super) fn read_moods(&mut self, actor: &Table<'t>, actor_id: &str) -> Vec<Mood> {
        let example =
            "write a list like [{ id = \"sceptical\", initial = 1.0 }, { id = \"committed\" }]";
        let values = self.list(actor, "moods", example);
        let Some(entry) = actor.get("moods") else {
            return Vec::new();
        };
        let place = entry.value.span();
        if values.is_empty() && matches!(entry.value.get_ref(), DeValue::Array(_)) {
            let actor = actor_id.to_owned();
            self.mistake(&place, ActorMistake::NoMoods { actor });
        }
        if values.len() > rule::MOST_MOODS {
            let mistake = KeyMistake::TooMany {
                what: "moods",
                count: values.len(),
                limit: rule::MOST_MOODS,
            };
            self.mistake(&place, mistake);
            return Vec::new();
        }
        let default_initial = if values.len() == 1 { 1.0 } else { 0.0 };
        let mut moods: Vec<Mood> = Vec::new();
        let mut first_places: HashMap<String, Place> = HashMap::new();
        for value in values {
            let Some((mood, id_place)) = self.read_mood(value, actor, default_initial) else {
                continue;
            };
            if let Some(first) = first_places.get(&mood.id) {
                let mistake = KeyMistake::DuplicateId {
                    what: "mood",
                    id: mood.id,
                };
                self.mistake_beside(&id_place, mistake, first, "the first");
            } else {
                first_places.insert(mood.id.clone(), id_place);
                moods.push(mood);
            }
        }
        if moods.len() == values.len() && !moods.is_empty() {
            let what = format!("the `initial` of the moods of `{actor_id}`");
            self.check_sum(moods.iter().map(|mood| &mood.initial), &place, what);
        }
        moods
    }

    fn read_mood(
        &mut self,
        value: Value<'t>,
        actor: &Table<'t>,
        default_initial: f64,
    ) -> Option<(Mood, Place)> {
        let path = actor.path_of("moods");
        let mut table = self.item(
            value,
            &path,
            "a mood",
            "{ id = \"sceptical\", initial = 1.0 }",
        )?;
        self.check_keys(&table, &[keys::MOOD]);
        if table.get("id").is_none() {
            self.missing(&table, "id", "id = \"…\", its name");
        }
        let named = self.text(&table, "id");
        if let Some((id, place)) = &named {
            self.check_id(id, place);
            table.owner = format!("the mood `{id}`");
            table.path = format!("{path}.{id}");
        }
        self.reasons_of(&mut table, Some(actor));
        let mut number = |key, rule, default| self.number(&table, key, rule, Is(default));
        let initial = number("initial", &rule::PROBABILITY, default_initial);
        let honour = number("honour", &rule::MULTIPLIER, 1.0);
        let stake = number("stake", &rule::MULTIPLIER, 1.0);
        let war_cost = number("war_cost", &rule::MULTIPLIER, 1.0);
        let (id, place) = named?;
        let mood = Mood {
            id: id.to_owned(),
            initial,
            honour,
            stake,
            war_cost,
        };
        Some((mood, place))
    }

    /// The turnovers, in order of date.
    pub(super) fn read_turnovers(
        &mut self,
        actor: &Table<'t>,
        actor_id: &str,
        moods: &[Mood],
        signed: Option<Date>,
    ) -> Vec<Turnover> {
        let example = "write a list like [{ date = 2029-01-20, to = { sceptical = 1.0 } }]";
        let values = self.list(actor, "turnovers", example);
        let place = actor.get("turnovers").map(|entry| entry.key_place);
        if !values.is_empty() && actor.get("moods").is_none() {
            let actor = actor_id.to_owned();
            self.mistake_at(place.as_ref(), ActorMistake::TurnoverWithoutMoods { actor });
            return Vec::new();
        }
        if values.len() > rule::MOST_TURNOVERS {
            let mistake = KeyMistake::TooMany {
                what: "turnovers",
                count: values.len(),
                limit: rule::MOST_TURNOVERS,
            };
            self.mistake_at(place.as_ref(), mistake);
            return Vec::new();
        }
        let order: HashMap<&str, usize> = moods
            .iter()
            .enumerate()
            .map(|(index, mood)| (mood.id.as_str(), index))
            .collect();
        let mut first_places: HashMap<Date, Place> = HashMap::new();
        let mut turnovers = Vec::new();
        for value in values {
            let Some((turnover, place)) = self.read_turnover(value, actor, actor_id, moods, &order)
            else {
                continue;
            };
            self.check_turnover_date(turnover.date, &place, actor_id, signed);
            if let Some(first) = first_places.get(&turnover.date) {
                let mistake = ActorMistake::TwoTurnoversOnOneDay {
                    actor: actor_id.to_owned(),
                    date: turnover.date.to_string(),
                };
                self.mistake_beside(&place, mistake, first, "the first");
            } else {
                first_places.insert(turnover.date, place);
            }
            turnovers.push(turnover);
        }
        turnovers.sort_by_key(|turnover| turnover.date);
        turnovers
    }

    fn read_turnover(
        &mut self,
        value: Value<'t>,
        actor: &Table<'t>,
        actor_id: &str,
        moods: &[Mood],
        order: &HashMap<&str, usize>,
    ) -> Option<(Turnover, Place)> {
        let path = actor.path_of("turnovers");
        let mut table = self.item(
            value,
            &path,
            "a turnover",
            "{ date = 2029-01-20, to = { … } }",
        )?;
        self.check_keys(&table, &[keys::TURNOVER]);
        for (key, example) in [
            ("date", "date = 2029-01-20"),
            ("to", "to = { MOOD = 1.0 }, the moods' probabilities"),
        ] {
            if table.get(key).is_none() {
                self.missing(&table, key, example);
            }
        }
        let date = self.date(&table, "date");
        if let Some((date, _)) = &date {
            table.path = format!("{path}.{date}");
        }
        let because = self.reasons_of(&mut table, Some(actor));
        let mut to = self.table(&table, "to", "`to`".to_owned());
        to.reasons = table.reasons.clone();
        let known = self.check_mood_names(&to, actor_id, moods, order);
        let probabilities: Vec<Number> = moods
            .iter()
            .map(|mood| self.number(&to, &mood.id, &rule::PROBABILITY, Is(0.0)))
            .collect();
        let place = to.place.clone();
        if let (Some(place), true) = (place, known && !moods.is_empty()) {
            let what = format!("the probabilities in `to` of `{actor_id}`");
            self.check_sum(&probabilities, &place, what);
        }
        let (date, date_place) = date?;
        let turnover = Turnover {
            date,
            to: probabilities,
            because,
            place: value.span(),
        };
        Some((turnover, date_place))
    }

    /// Whether every mood that `to` names is one of the actor's.
    fn check_mood_names(
        &mut self,
        to: &Table<'t>,
        actor_id: &str,
        moods: &[Mood],
        order: &HashMap<&str, usize>,
    ) -> bool {
        let mut known = true;
        for entry in to.in_order() {
            if order.contains_key(entry.key) {
                continue;
            }
            known = false;
            let names = || moods.iter().map(|mood| mood.id.as_str());
            let mistake = ActorMistake::UnknownMood {
                actor: actor_id.to_owned(),
                mood: entry.key.to_owned(),
                nearest: self.nearest(entry.key, names()),
                moods: names().take(MOST_NAMED).map(str::to_owned).collect(),
            };
            self.mistake(&entry.key_place, mistake);
        }
        known
    }

    fn check_turnover_date(
        &mut self,
        date: Date,
        place: &Place,
        actor_id: &str,
        signed: Option<Date>,
    ) {
        if let Some(signed) = signed.filter(|&signed| date <= signed) {
            let mistake = ActorMistake::TurnoverNotAfterSigning {
                actor: actor_id.to_owned(),
                date: date.to_string(),
                signed: signed.to_string(),
            };
            self.mistake(place, mistake);
        }
    }

    /// Reports probabilities that do not sum to 1; NaN, already reported, passes.
    fn check_sum<'n>(
        &mut self,
        numbers: impl IntoIterator<Item = &'n Number>,
        place: &Place,
        what: String,
    ) {
        let sum: f64 = numbers.into_iter().map(|number| number.value).sum();
        if (sum - 1.0).abs() > SUM_TOLERANCE {
            let sum = (sum * 1e9).round() / 1e9;
            self.mistake(place, NumberMistake::NotOne { what, sum });
        }
    }

    /// A table that stands in a list.
    pub(super) fn item(
        &mut self,
        value: Value<'t>,
        path: &str,
        what: &str,
        example: &str,
    ) -> Option<Table<'t>> {
        if let DeValue::Table(entries) = value.get_ref() {
            return Some(Table::new(
                entries,
                Some(value.span()),
                path.to_owned(),
                what.to_owned(),
            ));
        }
        let example = format!("write it as a table: {example}");
        self.wrong_type(path, value, "a list of tables", Some(&example));
        None
    }
}
