//! The `[[commitments]]`: who promised what, from when until when.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::keys::{self, Keys};
use crate::mistake::{CommitmentMistake, KeyMistake};
use crate::number::Number;
use crate::rule;
use crate::types::{ActorIndex, Commitment, CommitmentKind, Place, Role};

use super::actor::Cast;
use super::number::Otherwise::Is;
use super::walk::{Table, Value, Walk};

const EXAMPLE: &str = "write [[commitments]] and its keys below it, once for each";

/// The five kinds, as the file writes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Pledge,
    Deployment,
    Deal,
    Spending,
    Sanctions,
}

const KINDS: [(&str, Kind, Keys); 5] = [
    ("pledge", Kind::Pledge, keys::PLEDGE),
    ("deployment", Kind::Deployment, keys::DEPLOYMENT),
    ("deal", Kind::Deal, keys::DEAL),
    ("spending", Kind::Spending, keys::SPENDING),
    ("sanctions", Kind::Sanctions, keys::SANCTIONS),
];

impl<'t> Walk<'t> {
    pub(super) fn read_commitments(
        &mut self,
        file: &Table<'t>,
        cast: &Cast<'t>,
        signed: Option<Date>,
    ) -> Vec<Commitment> {
        let values = self.list(file, "commitments", EXAMPLE);
        if values.len() > rule::MOST_COMMITMENTS {
            let mistake = KeyMistake::TooMany {
                what: "commitments",
                count: values.len(),
                limit: rule::MOST_COMMITMENTS,
            };
            self.mistake(&values[0].span(), mistake);
            return Vec::new();
        }
        let mut first_places: HashMap<&'t str, Place> = HashMap::new();
        let mut commitments = Vec::new();
        for value in values {
            let Some(mut table) =
                self.item(value, "commitments", "a commitment", "[[commitments]]")
            else {
                continue;
            };
            let id = self.commitment_id(&mut table, &mut first_places);
            if !id.is_some_and(|id| self.changes.omits(id)) {
                commitments.extend(self.read_commitment(value, table, id, cast, signed));
            }
        }
        commitments
    }

    /// Reads the id, which every message about the commitment names.
    fn commitment_id(
        &mut self,
        table: &mut Table<'t>,
        first_places: &mut HashMap<&'t str, Place>,
    ) -> Option<&'t str> {
        if table.get("id").is_none() {
            self.missing(table, "id", "id = \"…\", its name");
        }
        let (id, place) = self.text(table, "id")?;
        self.check_id(id, &place);
        table.path = format!("commitments.{id}");
        table.owner = format!("the commitment `{id}`");
        if let Some(first) = first_places.get(id) {
            let what = "commitment";
            let id = id.to_owned();
            self.mistake_beside(
                &place,
                KeyMistake::DuplicateId { what, id },
                first,
                "the first",
            );
        } else {
            first_places.insert(id, place);
        }
        Some(id)
    }

    fn read_commitment(
        &mut self,
        value: Value<'t>,
        mut table: Table<'t>,
        id: Option<&'t str>,
        cast: &Cast<'t>,
        signed: Option<Date>,
    ) -> Option<Commitment> {
        let id = id.unwrap_or("…");
        for (key, example) in [
            ("by", "by = \"…\", the id of whoever commits itself"),
            (
                "kind",
                "kind = \"pledge\", \"deployment\", \"deal\", \"spending\" or \"sanctions\"",
            ),
        ] {
            if table.get(key).is_none() {
                self.missing(&table, key, example);
            }
        }
        let by = self.text(&table, "by");
        let by = by.and_then(|(by, place)| Some((self.actor(by, &place, cast)?, place)));
        let kind = self.kind(&table);
        self.check_commitment_keys(&table, kind.as_ref().map(|&(kind, _)| kind));
        let because = self.reasons_of(&mut table, None);
        let from = self.date(&table, "from");
        let until = self.date(&table, "until");
        self.check_dates(id, from.as_ref(), until.as_ref(), signed);
        let (kind, kind_place) = kind?;
        if kind == Kind::Spending && table.get("from").is_none() {
            self.mistake(
                &kind_place,
                CommitmentMistake::SpendingWithoutFrom { id: id.to_owned() },
            );
        }
        let content = self.content(kind, &table, id, cast);
        let options = self.read_options(&table);
        let (by, by_place) = by?;
        self.check_author(id, by, &by_place, &content, cast);
        Some(Commitment {
            id: id.to_owned(),
            by,
            kind: content,
            options,
            from: from.map(|(date, _)| date),
            until: until.map(|(date, _)| date),
            because,
            place: value.span(),
        })
    }

    fn kind(&mut self, table: &Table<'t>) -> Option<(Kind, Place)> {
        let (found, place) = self.text(table, "kind")?;
        if let Some((_, kind, _)) = KINDS.iter().find(|(name, ..)| *name == found) {
            return Some((*kind, place));
        }
        let names = KINDS.map(|(name, ..)| name);
        let mistake = KeyMistake::NotOneOf {
            what: "kind of commitment",
            found: found.to_owned(),
            nearest: self.nearest(found, names),
            known: names.map(str::to_owned).to_vec(),
        };
        self.mistake(&place, mistake);
        None
    }

    fn check_commitment_keys(&mut self, table: &Table<'t>, kind: Option<Kind>) {
        let Some(kind) = kind else {
            let all: Vec<Keys> = std::iter::once(keys::COMMITMENT)
                .chain(KINDS.map(|(.., keys)| keys))
                .collect();
            self.check_keys(table, &all);
            return;
        };
        let (own, others): (Vec<_>, Vec<_>) =
            KINDS.iter().partition(|(_, other, _)| *other == kind);
        let lists = |kinds: Vec<&(&str, Kind, Keys)>| {
            kinds
                .into_iter()
                .map(|(.., keys)| *keys)
                .collect::<Vec<_>>()
        };
        let known: Vec<Keys> = std::iter::once(keys::COMMITMENT)
            .chain(lists(own))
            .collect();
        let mut named = table.clone();
        named.owner = format!("{}, a {}", table.owner, KINDS[kind as usize].0)
            .replace("a sanctions", "which are sanctions");
        self.check_keys_of(&named, &known, &lists(others));
    }

    fn content(
        &mut self,
        kind: Kind,
        table: &Table<'t>,
        id: &str,
        cast: &Cast<'t>,
    ) -> CommitmentKind {
        let mut number = |key, rule| self.number(table, key, rule, Is(0.0));
        match kind {
            Kind::Pledge => CommitmentKind::Pledge {
                honour: number("honour", &rule::POINTS),
            },
            Kind::Deployment => CommitmentKind::Deployment {
                strength: number("strength", &rule::STRENGTH),
                tripwire: number("tripwire", &rule::POINTS),
                cost: number("cost", &rule::POINTS_A_YEAR),
            },
            Kind::Spending => CommitmentKind::Spending {
                strength: number("strength", &rule::STRENGTH),
                cost: number("cost", &rule::POINTS_A_YEAR),
                over_years: number("over_years", &rule::DURATION),
            },
            Kind::Sanctions => CommitmentKind::Sanctions {
                war_cost: number("war_cost", &rule::POINTS_A_YEAR),
                fall_penalty: number("fall_penalty", &rule::POINTS),
            },
            Kind::Deal => CommitmentKind::Deal {
                value: self.deal(table, id, cast),
            },
        }
    }

    /// What a deal is worth to each actor that it names, or for which an option sets a value.
    fn deal(&mut self, table: &Table<'t>, id: &str, cast: &Cast<'t>) -> Vec<(ActorIndex, Number)> {
        let mut value = self.table(table, "value", "`value`".to_owned());
        value.reasons = table.reasons.clone();
        let mut worth = Vec::new();
        for entry in value.in_order() {
            self.actor(entry.key, &entry.key_place, cast);
        }
        for (index, member) in cast.members.iter().enumerate() {
            let path = value.path_of(&member.id);
            if value.get(&member.id).is_some() || self.changes.sets(&path) {
                let number = self.number(&value, &member.id, &rule::GAIN_A_YEAR, Is(0.0));
                worth.push((index, number));
            }
        }
        if worth.is_empty() && value.in_order().is_empty() {
            let id = id.to_owned();
            self.mistake_at(
                table.place.as_ref(),
                CommitmentMistake::DealWithoutValue { id },
            );
        }
        worth
    }

    fn check_dates(
        &mut self,
        id: &str,
        from: Option<&(Date, Place)>,
        until: Option<&(Date, Place)>,
        signed: Option<Date>,
    ) {
        let Some((until, place)) = until else {
            return;
        };
        let (id, until_text) = (id.to_owned(), until.to_string());
        if let Some((from, from_place)) = from.filter(|(from, _)| until <= from) {
            let mistake = CommitmentMistake::UntilNotAfterFrom {
                id,
                from: from.to_string(),
                until: until_text,
            };
            self.mistake_beside(place, mistake, from_place, "it begins here");
        } else if let Some(signed) = signed.filter(|signed| until <= signed) {
            let mistake = CommitmentMistake::UntilNotAfterSigning {
                id,
                until: until_text,
                signed: signed.to_string(),
            };
            self.mistake(place, mistake);
        }
    }

    fn check_author(
        &mut self,
        id: &str,
        by: ActorIndex,
        place: &Place,
        content: &CommitmentKind,
        cast: &Cast<'t>,
    ) {
        let (id, actor) = (id.to_owned(), cast.id(by).to_owned());
        match (cast.role(by), content) {
            (Some(Role::Challenger), _) => {
                self.mistake(place, CommitmentMistake::ByChallenger { id, actor });
            }
            (Some(Role::Protege), CommitmentKind::Pledge { .. }) => {
                self.mistake(place, CommitmentMistake::PledgeByProtege { id, actor });
            }
            (Some(Role::Protege), CommitmentKind::Deployment { tripwire, .. })
                if tripwire.highest() > 0.0 =>
            {
                let at = tripwire.place.clone().unwrap_or_else(|| place.clone());
                self.mistake(&at, CommitmentMistake::TripwireOfProtege { id, actor });
            }
            _ => {}
        }
    }
}
