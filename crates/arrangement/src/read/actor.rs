//! The `[actors]`: who there is, in which role, and what each gets.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use toml::de::DeValue;

use crate::keys;
use crate::mistake::{ActorMistake, KeyMistake};
use crate::number::Number;
use crate::rule;
use crate::types::{Actor, ActorIndex, Place, Role};

use super::number::Otherwise::{Is, Required};
use super::walk::{Table, Walk};

/// The role as the file writes it.
pub(super) const ROLES: [(&str, Role); 3] = [
    ("challenger", Role::Challenger),
    ("protege", Role::Protege),
    ("guarantor", Role::Guarantor),
];

/// Everyone declared, before anything else about them is read.
#[derive(Debug, Default)]
pub(super) struct Cast<'t> {
    pub(super) members: Vec<Member<'t>>,
    indices: HashMap<String, ActorIndex>,
    /// Where `[actors]` first stands, if it can be read.
    pub(super) place: Option<Place>,
}

/// One of those declared.
#[derive(Debug)]
pub(super) struct Member<'t> {
    pub(super) id: String,
    pub(super) table: Table<'t>,
    pub(super) place: Place,
    /// `None` if it is missing or unknown, which is reported.
    pub(super) role: Option<Role>,
    pub(super) role_place: Place,
}

impl Cast<'_> {
    pub(super) fn index_of(&self, id: &str) -> Option<ActorIndex> {
        self.indices.get(id).copied()
    }

    pub(super) fn role(&self, actor: ActorIndex) -> Option<Role> {
        self.members.get(actor)?.role
    }

    pub(super) fn id(&self, actor: ActorIndex) -> &str {
        self.members.get(actor).map_or("", |member| &member.id)
    }
}

/// An actor with its role, for messages.
pub(super) fn in_words(role: Option<Role>, id: &str) -> String {
    let role = match role {
        Some(Role::Challenger) => "challenger",
        Some(Role::Protege) => "protégé",
        Some(Role::Guarantor) => "guarantor",
        None => "actor",
    };
    format!("the {role} `{id}`")
}

impl<'t> Walk<'t> {
    /// Who is declared, in file order.
    pub(super) fn cast(&mut self, file: &Table<'t>) -> Cast<'t> {
        let table = self.table(file, "actors", "`[actors]`".to_owned());
        let mut cast = Cast {
            place: table.place.clone().filter(|_| table.is_written()),
            ..Cast::default()
        };
        for entry in table.in_order() {
            self.check_id(entry.key, &entry.key_place);
            let path = table.path_of(entry.key);
            let mut own = self.as_table(&entry, path, in_words(None, entry.key));
            let role = self.role(&own);
            own.owner = in_words(role, entry.key);
            let role_place = own
                .get("role")
                .map_or(entry.key_place.clone(), |entry| entry.value.span());
            cast.indices
                .insert(entry.key.to_owned(), cast.members.len());
            cast.members.push(Member {
                id: entry.key.to_owned(),
                table: own,
                place: entry.key_place,
                role,
                role_place,
            });
        }
        cast
    }

    /// The index of the actor `id`; reports one that is not declared.
    pub(super) fn actor(&mut self, id: &str, place: &Place, cast: &Cast<'t>) -> Option<ActorIndex> {
        let index = cast.index_of(id);
        if index.is_none() {
            let names = || cast.members.iter().map(|member| member.id.as_str());
            let mistake = ActorMistake::Undeclared {
                id: id.to_owned(),
                nearest: self.nearest(id, names()),
                declared: names().take(21).map(str::to_owned).collect(),
            };
            self.mistake(place, mistake);
        }
        index
    }

    /// A list of guarantors, each with the place where it is named.
    pub(super) fn guarantors_named(
        &mut self,
        table: &Table<'t>,
        key: &str,
        cast: &Cast<'t>,
    ) -> Vec<(ActorIndex, Place)> {
        let path = table.path_of(key);
        let mut named = Vec::new();
        let mut seen = HashSet::new();
        for value in self.list(table, key, "write a list like [\"europe\"]") {
            let Some((id, place)) = self.as_text(value, &path) else {
                continue;
            };
            let Some(actor) = self.actor(id, &place, cast) else {
                continue;
            };
            let other = id.to_owned();
            let role = match cast.role(actor) {
                Some(Role::Challenger) => Some("the challenger"),
                Some(Role::Protege) => Some("the protégé"),
                _ => None,
            };
            if let Some(role) = role {
                self.mistake(&place, ActorMistake::NotAGuarantor { other, role });
            } else if seen.insert(actor) {
                named.push((actor, place));
            } else {
                self.mistake(&place, ActorMistake::NamedTwice { id: other });
            }
        }
        named
    }

    pub(super) fn read_actors(&mut self, cast: &Cast<'t>, signed: Option<Date>) -> Vec<Actor> {
        (0..cast.members.len())
            .map(|index| self.read_actor(index, cast, signed))
            .collect()
    }

    fn role(&mut self, table: &Table<'t>) -> Option<Role> {
        if table.get("role").is_none() {
            self.missing(
                table,
                "role",
                "role = \"challenger\", \"protege\" or \"guarantor\"",
            );
        }
        let (found, place) = self.text(table, "role")?;
        let role = ROLES.iter().find(|(name, _)| *name == found);
        if role.is_none() {
            let names = ROLES.map(|(name, _)| name);
            let plain = found.replace('é', "e");
            let mistake = KeyMistake::NotOneOf {
                what: "role",
                found: found.to_owned(),
                nearest: self.nearest(&plain, names),
                known: names.map(str::to_owned).to_vec(),
            };
            self.mistake(&place, mistake);
        }
        role.map(|&(_, role)| role)
    }

    fn read_actor(&mut self, index: ActorIndex, cast: &Cast<'t>, signed: Option<Date>) -> Actor {
        let member = &cast.members[index];
        let mut table = member.table.clone();
        self.check_actor_keys(&table, member.role);
        let because = self.reasons_of(&mut table, None);
        let own = &table;
        let plays = |role| member.role.is_none_or(|own| own == role);
        let challenger = plays(Role::Challenger);
        let guarantor = plays(Role::Guarantor);
        let name = self.text(own, "name").map(|(name, _)| name.to_owned());
        let mut number = |key, rule, otherwise| self.number(own, key, rule, otherwise);
        let stake = number("stake", &rule::POINTS, Required("stake = 100, in points"));
        let war_cost = number("war_cost", &rule::POINTS_A_YEAR, Is(0.0));
        let discount_rate = number("discount_rate", &rule::DISCOUNT_RATE, Is(0.05));
        let private_information = number(
            "private_information",
            &rule::PRIVATE_INFORMATION,
            Is(f64::NAN),
        );
        let nothing = || Number::default_value(0.0);
        let (windows, rebuild, assault_cost) = if challenger {
            (
                number("windows", &rule::RATE, Is(1.0)),
                number("rebuild", &rule::RATE, Is(0.5)),
                number("assault_cost", &rule::POINTS, Is(0.0)),
            )
        } else {
            (nothing(), nothing(), nothing())
        };
        let inflicts = if guarantor {
            number("inflicts", &rule::POINTS_A_YEAR, Is(0.0))
        } else {
            nothing()
        };
        let moods = if guarantor {
            self.read_moods(own, &member.id)
        } else {
            Vec::new()
        };
        let turnovers = if guarantor {
            self.read_turnovers(own, &member.id, &moods, signed)
        } else {
            Vec::new()
        };
        Actor {
            name: name.unwrap_or_else(|| member.id.clone()),
            role: member.role.unwrap_or(Role::Guarantor),
            strength: self.read_strength(own, member.role),
            stake,
            war_cost,
            discount_rate,
            private_information: private_information
                .is_written()
                .then_some(private_information),
            windows,
            rebuild,
            assault_cost,
            inflicts,
            joins_after: if guarantor {
                self.read_joins_after(own, index, cast)
            } else {
                Vec::new()
            },
            veto: self.truth(own, "veto"),
            moods,
            turnovers,
            because,
            id: member.id.clone(),
            place: member.place.clone(),
        }
    }

    fn check_actor_keys(&mut self, table: &Table<'t>, role: Option<Role>) {
        use keys::{ACTOR, CHALLENGER, GUARANTOR};
        match role {
            Some(Role::Challenger) => self.check_keys_of(table, &[ACTOR, CHALLENGER], &[GUARANTOR]),
            Some(Role::Protege) => self.check_keys_of(table, &[ACTOR], &[CHALLENGER, GUARANTOR]),
            Some(Role::Guarantor) => self.check_keys_of(table, &[ACTOR, GUARANTOR], &[CHALLENGER]),
            None => self.check_keys(table, &[ACTOR, CHALLENGER, GUARANTOR]),
        }
    }

    /// One strength, or the challenger's list of them; a single number is a list of one.
    fn read_strength(&mut self, table: &Table<'t>, role: Option<Role>) -> Vec<Number> {
        let list = table
            .get("strength")
            .and_then(|entry| match entry.value.get_ref() {
                DeValue::Array(levels) => Some((levels, entry.value.span())),
                _ => None,
            });
        let indexed = |level: usize| format!("{}.strength.{level}", table.path);
        let Some((levels, place)) = list else {
            if role == Some(Role::Challenger) && table.get("strength").is_some() {
                let value = table.get("strength").map(|entry| entry.value);
                return vec![self.number_at(&indexed(0), value, table, &rule::STRENGTH, f64::NAN)];
            }
            let required = match role {
                Some(Role::Challenger) => {
                    Required("strength = [0.5, 0.8], one per readiness level, weakest first")
                }
                _ => Required("strength = 0.5"),
            };
            return vec![self.number(table, "strength", &rule::STRENGTH, required)];
        };
        if matches!(role, Some(Role::Protege | Role::Guarantor)) {
            let owner = table.owner.clone();
            self.mistake(&place, ActorMistake::StrengthList { owner });
        } else if levels.is_empty() {
            let owner = table.owner.clone();
            self.mistake(&place, ActorMistake::NoStrengths { owner });
        }
        let mut strengths = Vec::new();
        for (level, value) in levels.iter().enumerate() {
            let path = indexed(level);
            strengths.push(self.number_at(&path, Some(value), table, &rule::STRENGTH, f64::NAN));
        }
        strengths
    }

    fn read_joins_after(
        &mut self,
        table: &Table<'t>,
        index: ActorIndex,
        cast: &Cast<'t>,
    ) -> Vec<ActorIndex> {
        let actor = || cast.id(index).to_owned();
        let mut joined = Vec::new();
        for (other, place) in self.guarantors_named(table, "joins_after", cast) {
            if other == index {
                self.mistake(&place, ActorMistake::JoinsItself { actor: actor() });
            } else if other > index {
                let other = cast.id(other).to_owned();
                self.mistake(
                    &place,
                    ActorMistake::JoinsLater {
                        actor: actor(),
                        other,
                    },
                );
            } else {
                joined.push(other);
            }
        }
        joined
    }
}
