"""The guarantee game in plain numpy and scipy, written from its equations: the peer of the solver.

What every state is worth to every player stands in three arrays: peace (credibility × moods × readiness ×
player), war (coalition × moods × readiness × player), and what the fall pays at once. A tree is worked out for
all states at a time. Values are followed backwards and probabilities forwards by scipy's `solve_ivp`.
"""

import datetime
import itertools
import math

import numpy as np
from scipy.integrate import solve_ivp
from scipy.special import expit

BROKEN, INTACT = 0, 1
DAYS_IN_A_YEAR = 365.25


class Leaf:
    """An outcome: the part of the story that goes on, seen from where the tree is played, and what it pays."""

    def __init__(self, kind, index=None, paid=0.0, count=None):
        self.kind, self.index, self.paid, self.count = kind, index, paid, count


class Fork:
    """A decision (chooser and scale given) or a chance (probability given) between two nodes."""

    def __init__(self, first, second, chooser=None, scale=None, probability=None):
        self.first, self.second = first, second
        self.chooser, self.scale, self.probability = chooser, scale, probability


class Game:
    """An arrangement whose numbers are all plain, with its commitments or without."""

    def __init__(self, arrangement, with_commitments=True):
        self.arrangement = arrangement
        self.actors = arrangement["actors"]
        self.names = list(self.actors)
        by_role = lambda role: [i for i, name in enumerate(self.names) if self.actors[name]["role"] == role]
        (self.challenger,), (self.protege,) = by_role("challenger"), by_role("protege")
        self.guarantors = by_role("guarantor")
        self.commitments = arrangement.get("commitments", []) if with_commitments else []
        for commitment in self.commitments:
            commitment["span"] = [
                self.years(commitment[key]) if key in commitment else default
                for key, default in [("from", -math.inf), ("until", math.inf)]
            ]
        self.coalitions = list(itertools.product([False, True], repeat=len(self.guarantors)))
        moods = [self.actors[self.names[g]].get("moods", [{"id": None, "initial": 1.0}]) for g in self.guarantors]
        self.moods = list(itertools.product(*moods))
        strength = self.actors[self.names[self.challenger]]["strength"]
        self.strengths = np.array(strength if isinstance(strength, list) else [strength], dtype=float)
        self.levels, players = len(self.strengths), len(self.names)
        self.peace_shape = (2, len(self.moods), self.levels)
        self.war_shape = (len(self.coalitions), len(self.moods), self.levels)
        self.rho = np.array([self.actors[name]["discount_rate"] for name in self.names])
        self.sizes = [math.prod(self.peace_shape), math.prod(self.war_shape)]
        self.players = players
        self.horizon = arrangement["horizon_years"]

    def years(self, date):
        return (date - self.arrangement["signed"]).days / DAYS_IN_A_YEAR

    def coalition(self, names):
        return self.coalitions.index(tuple(self.names[g] in names for g in self.guarantors))

    def scale(self, player):
        return self.actors[self.names[player]].get("private_information", self.arrangement["private_information"])

    def payment(self, amounts, shape=()):
        """A row with these amounts (by player, each a number or an array of this shape)."""
        row = np.zeros((*shape, self.players))
        for player, amount in amounts.items():
            row[..., player] += amount
        return row

    # What is active when.

    def cuts(self):
        times = {0.0, self.horizon}
        for commitment in self.commitments:
            begin, end = commitment["span"]
            times |= {begin, end, begin + commitment.get("over_years", 0.0)}
        times |= {time for time, *_ in self.turnovers()}
        return sorted(time for time in times if 0.0 <= time <= self.horizon)

    def turnovers(self):
        found = []
        for place, g in enumerate(self.guarantors):
            for turnover in self.actors[self.names[g]].get("turnovers", []):
                time = self.years(turnover["date"])
                if time < self.horizon:
                    found.append((time, place, turnover["to"]))
        return sorted(found, key=lambda turnover: turnover[0])

    def redraw(self, place, to):
        """Probability of each combination of moods (column) given the one before (row)."""
        chances = np.zeros((len(self.moods), len(self.moods)))
        for i, before in enumerate(self.moods):
            for j, after in enumerate(self.moods):
                others = all(a is b for k, (a, b) in enumerate(zip(before, after)) if k != place)
                chances[i, j] = to.get(after[place]["id"], 0.0) if others else 0.0
        return chances

    def initial_moods(self):
        return np.array([math.prod(mood["initial"] for mood in moods) for moods in self.moods])


class Stretch:
    """A game between two dates: its flows, rates and trees at a time."""

    def __init__(self, game, begin, end, frozen=False):
        self.game, self.begin, self.end, self.frozen = game, begin, end, frozen
        at = begin + 1e-9
        self.active = [c for c in game.commitments if c["span"][0] <= at < c["span"][1]]
        arrangement, actors = game.arrangement, game.actors
        challenger, protege, guarantors = game.challenger, game.protege, game.guarantors
        owned = lambda player, *kinds: [
            c for c in self.active if c["by"] == game.names[player] and c["kind"] in kinds
        ]
        total = lambda commitments, key: sum(c.get(key, 0.0) for c in commitments)
        of = lambda player, key: actors[game.names[player]].get(key, 0.0)
        mood = lambda place, key: np.array([moods[place].get(key, 1.0) for moods in game.moods])
        self.owned, self.of = owned, of
        self.growing = [c for c in self.active if c["kind"] == "spending" and begin < c["span"][0] + c.get("over_years", 0.0)]

        upkeep = np.array([total(owned(i, "deployment", "spending"), "cost") for i in range(game.players)])
        deals = np.zeros(game.players)
        for deal in (c for c in self.active if c["kind"] == "deal"):
            for name, value in deal["value"].items():
                deals[game.names.index(name)] += value
        self.peace_flow = deals - upkeep
        sanctions = [c for c in self.active if c["kind"] == "sanctions"]
        self.war_flow = np.zeros((*game.war_shape, game.players)) - upkeep
        self.war_flow[..., protege] -= of(protege, "war_cost")
        self.war_flow[..., challenger] -= of(challenger, "war_cost") + total(sanctions, "war_cost")
        for j, coalition in enumerate(game.coalitions):
            for place, g in enumerate(guarantors):
                if coalition[place]:
                    self.war_flow[j, ..., challenger] -= of(g, "inflicts")
                    self.war_flow[j, ..., g] -= of(g, "war_cost") * mood(place, "war_cost")[:, None]
        self.fall = np.zeros((len(game.moods), 1, game.players))
        self.fall[..., challenger] = of(challenger, "stake") - total(sanctions, "fall_penalty")
        self.fall[..., protege] = -of(protege, "stake")
        for place, g in enumerate(guarantors):
            self.fall[:, 0, g] = -of(g, "stake") * mood(place, "stake")
        # The price of standing aside: guarantor × credibility × moods × 1.
        credibility = np.array([arrangement["credibility"]["broken"], 1.0])
        self.prices = [
            total(owned(g, "pledge"), "honour") * credibility[:, None, None] * mood(place, "honour")[:, None]
            + total(owned(g, "deployment"), "tripwire")
            for place, g in enumerate(guarantors)
        ]
        self.rates = {
            "rebuild": of(challenger, "rebuild"),
            "mend": arrangement["credibility"]["mend"],
            "window": of(challenger, "windows"),
            "probe": arrangement["probe"]["chances"],
            **{key: arrangement["war"][key] for key in ("decisive", "talks", "waver")},
        }
        self.wins = self.challenger_wins(begin)
        self.window, self.probe = self.window_tree(), self.probe_tree()
        self.talks, self.wavers = self.talks_tree(), self.waver_trees()

    def strength(self, player, time):
        if player == self.game.challenger:
            raise ValueError("the challenger's strength depends on its readiness")
        strength = self.of(player, "strength")
        for c in self.owned(player, "deployment", "spending"):
            over = c.get("over_years", 0.0)
            elapsed = time - c["span"][0]
            strength += c["strength"] * (1.0 if elapsed >= over else elapsed / over)
        return strength

    def challenger_wins(self, time):
        """The challenger's chance at a decisive moment: coalition × 1 × readiness."""
        game, exponent = self.game, self.game.arrangement["war"]["exponent"]
        own = self.strength(game.protege, time)
        beside = [self.strength(g, time) for g in game.guarantors]
        defenders = np.array([own + sum(s for s, f in zip(beside, coalition) if f) for coalition in game.coalitions])
        attack, defence = game.strengths**exponent, defenders[:, None, None] ** exponent
        return attack / (attack + defence)

    # Trees.

    def window_tree(self):
        game = self.game
        chooses = [bool(self.owned(g, "pledge", "deployment")) for g in game.guarantors]
        joins_after = [game.actors[game.names[g]].get("joins_after", []) for g in game.guarantors]

        def join(place, fighting, aside):
            if place == len(game.guarantors):
                paid = {game.guarantors[k]: -self.prices[k] for k in aside}
                paid[game.challenger] = -self.of(game.challenger, "assault_cost")
                coalition = tuple(k in fighting for k in range(len(game.guarantors)))
                j = game.coalitions.index(coalition)
                return Leaf("war", j, game.payment(paid, (2, len(game.moods), 1)), count=("resisted", j))
            beside = {game.names[game.guarantors[k]] for k in fighting}
            if not chooses[place] or not set(joins_after[place]) <= beside:
                return join(place + 1, fighting, aside)
            g = game.guarantors[place]
            stands_aside = join(place + 1, fighting, aside | {place})
            return Fork(stands_aside, join(place + 1, fighting | {place}, aside), g, game.scale(g))

        fall = self.fall - game.payment({game.challenger: self.of(game.challenger, "assault_cost")})
        yielded = Leaf("fallen", paid=fall, count=("yielded",))
        resist = join(0, frozenset(), frozenset())
        assault = Fork(yielded, resist, game.protege, game.scale(game.protege))
        return Fork(Leaf("same"), assault, game.challenger, game.scale(game.challenger))

    def probe_tree(self):
        game, probe = self.game, self.game.arrangement["probe"]
        deployed = [place for place, g in enumerate(game.guarantors) if self.owned(g, "deployment")]
        answering = game.guarantors[deployed[0]] if deployed else game.protege
        paid = {game.challenger: probe["gain"], game.protege: -probe["gain"]}
        if deployed:
            paid[answering] = -probe["price"] * self.prices[deployed[0]]
        ignored = Leaf("credibility", BROKEN, game.payment(paid, (2, len(game.moods), 1)), count=("probe",))
        answered = game.payment({game.challenger: -probe["cost"]}) + game.payment({answering: -probe["answer_cost"]})
        war = game.coalition([game.names[answering]] if deployed else [])
        escalation = Fork(
            Leaf("credibility", INTACT, answered, count=("probe",)),
            Leaf("war", war, answered, count=("probe", "escalated")),
            probability=probe["escalation"],
        )
        scale = probe["private_information"]
        return Fork(Leaf("same"), Fork(ignored, escalation, answering, scale), game.challenger, scale)

    def talks_tree(self):
        game = self.game
        offered = Fork(Leaf("same"), Leaf("restored"), game.protege, game.scale(game.protege))
        return Fork(Leaf("same"), offered, game.challenger, game.scale(game.challenger))

    def waver_trees(self):
        """By coalition and member: the tree, whose outcomes lead to that coalition or what is left of it."""
        game, trees = self.game, []
        for j, coalition in enumerate(game.coalitions):
            for place, g in enumerate(game.guarantors):
                if coalition[place]:
                    left = game.coalitions.index((*coalition[:place], False, *coalition[place + 1 :]))
                    price = game.payment({g: -self.prices[place][INTACT]}, (len(game.moods), 1))
                    trees.append((j, Fork(Leaf("war", left, price), Leaf("war", j), g, game.scale(g))))
        return trees

    def work_out(self, node, here, peace, war):
        """What a node is worth where the story stands `here`; choices are kept in the forks."""
        if isinstance(node, Leaf):
            target = {
                "same": lambda: here,
                "fallen": lambda: 0.0,
                "war": lambda: war[node.index],
                "credibility": lambda: peace[node.index],
                "restored": lambda: peace[INTACT, :, :1],
            }[node.kind]()
            return target + node.paid
        a, b = (self.work_out(child, here, peace, war) for child in (node.first, node.second))
        if node.chooser is None:
            node.p = node.probability
            return a + node.p * (b - a)
        a, b = np.broadcast_arrays(a, b)
        x = (b[..., node.chooser] - a[..., node.chooser]) / node.scale
        node.p = expit(x)
        worth = a + node.p[..., None] * (b - a)
        worth[..., node.chooser] = a[..., node.chooser] + node.scale * np.logaddexp(0.0, x)
        return worth

    # Backwards.

    def split(self, y):
        game = self.game
        n = game.sizes[0] * game.players
        return (
            y[:n].reshape(*game.peace_shape, game.players),
            y[n:].reshape(*game.war_shape, game.players),
        )

    def value_slope(self, time, y):
        game, rates = self.game, self.rates
        peace, war = self.split(y)
        if self.growing and not self.frozen:
            self.wins = self.challenger_wins(time)
        d_peace = game.rho * peace - self.peace_flow
        d_peace -= rates["window"] * (self.work_out(self.window, peace, peace, war) - peace)
        d_peace -= rates["probe"] * (self.work_out(self.probe, peace, peace, war) - peace)
        d_peace[:, :, :-1] -= rates["rebuild"] * (peace[:, :, 1:] - peace[:, :, :-1])
        d_peace[BROKEN] -= rates["mend"] * (peace[INTACT] - peace[BROKEN])
        d_war = game.rho * war - self.war_flow
        wins, restored = self.wins[..., None], peace[INTACT, :, :1]
        d_war -= rates["decisive"] * (wins * self.fall + (1.0 - wins) * restored - war)
        d_war -= rates["talks"] * (self.work_out(self.talks, war, peace, war) - war)
        for j, tree in self.wavers:
            d_war[j] -= rates["waver"] * (self.work_out(tree, war[j], peace, war) - war[j])
        return np.concatenate([d_peace.ravel(), d_war.ravel()])

    # Forwards: peace, war, fallen, unbroken peace, counts.

    def occupation(self, z):
        game = self.game
        peace, war, fallen, unbroken, counts = np.split(
            z, np.cumsum([game.sizes[0], game.sizes[1], 1, game.sizes[0]])
        )
        return (
            peace.reshape(game.peace_shape),
            war.reshape(game.war_shape),
            fallen,
            unbroken.reshape(game.peace_shape),
            counts,
        )

    def descend(self, node, mass, here, out):
        """Lets mass come down a tree to the slopes `out` of peace, war and the fallen."""
        if isinstance(node, Fork):
            self.descend(node.first, (1.0 - node.p) * mass, here, out)
            self.descend(node.second, node.p * mass, here, out)
            return
        peace, war, fallen, counts = out
        if counts is not None:
            for place in count_places(node.count):
                counts[place] += mass.sum()
        if node.kind == "same":
            here += mass
        elif node.kind == "fallen":
            fallen += mass.sum()
        elif node.kind == "war":
            war[node.index] += mass.sum(axis=0) if mass.ndim == 3 else mass
        elif node.kind == "credibility":
            peace[node.index] += mass.sum(axis=0)
        else:
            peace[INTACT, :, 0] += mass.sum(axis=(0, -1))

    def occupation_slope(self, time, z, values):
        game, rates = self.game, self.rates
        peace_values, war_values = self.split(values(time))
        if self.growing and not self.frozen:
            self.wins = self.challenger_wins(time)
        peace, war, _, unbroken, counts = self.occupation(z)
        d_peace, d_war, d_fallen, d_unbroken, d_counts = self.occupation(np.zeros_like(z))
        lost = np.zeros_like(d_war), np.zeros(1)
        for name, tree in [("window", self.window), ("probe", self.probe)]:
            self.work_out(tree, peace_values, peace_values, war_values)
            d_peace -= rates[name] * peace
            self.descend(tree, rates[name] * peace, d_peace, (d_peace, d_war, d_fallen, None))
            d_unbroken -= rates[name] * unbroken
            self.descend(tree, rates[name] * unbroken, d_unbroken, (d_unbroken, *lost, d_counts))
        for mass, slope in [(peace, d_peace), (unbroken, d_unbroken)]:
            rising, mending = rates["rebuild"] * mass[:, :, :-1], rates["mend"] * mass[BROKEN]
            slope[:, :, :-1] -= rising
            slope[:, :, 1:] += rising
            slope[BROKEN] -= mending
            slope[INTACT] += mending
        decided = rates["decisive"] * war
        d_war -= decided
        d_fallen += (decided * self.wins).sum()
        d_peace[INTACT, :, 0] += (decided * (1.0 - self.wins)).sum(axis=(0, 2))
        self.work_out(self.talks, war_values, peace_values, war_values)
        d_war -= rates["talks"] * war
        self.descend(self.talks, rates["talks"] * war, d_war, (d_peace, d_war, d_fallen, None))
        for j, tree in self.wavers:
            self.work_out(tree, war_values[j], peace_values, war_values)
            d_war[j] -= rates["waver"] * war[j]
            self.descend(tree, rates["waver"] * war[j], d_war[j], (d_peace, d_war, d_fallen, None))
        return np.concatenate([part.ravel() for part in (d_peace, d_war, d_fallen, d_unbroken, d_counts)])


COUNTS = 3


def count_places(count):
    """Where a count stands among [probes, escalated probes, yielded, resisted by coalition…]."""
    if count is None:
        return []
    if count[0] == "resisted":
        return [COUNTS + count[1]]
    return [("probe", "escalated", "yielded").index(name) for name in count]


def solve_side(arrangement, with_commitments, tolerance):
    """Values at the signing, and for the followed stretches (stretch, values as a function of time)."""
    game = Game(arrangement, with_commitments)
    control = {"method": "DOP853", "rtol": tolerance, "atol": tolerance}
    cuts = game.cuts()
    stretches = [Stretch(game, *pair) for pair in itertools.pairwise(cuts)]
    last = Stretch(game, game.horizon, game.horizon + arrangement.get("afterwards_years", 50.0), frozen=True)
    last.wins = last.challenger_wins(game.horizon)
    y = np.zeros(sum(game.sizes) * game.players)
    y = solve_ivp(last.value_slope, (last.end, last.begin), y, **control).y[:, -1]
    followed = []
    for stretch in reversed(stretches):
        solution = solve_ivp(stretch.value_slope, (stretch.end, stretch.begin), y, dense_output=with_commitments, **control)
        followed.insert(0, (stretch, solution.sol))
        y = solution.y[:, -1]
        for time, place, to in game.turnovers():
            if abs(time - stretch.begin) < 1e-9:
                chances = game.redraw(place, to)
                y = np.concatenate([np.einsum("ij,ajrp->airp", chances, part).ravel() for part in stretch.split(y)])
    return game, followed, y


def solve(arrangement, tolerance=1e-6):
    """The outlook of an arrangement whose numbers are all plain, as `backstop run --json` names it."""
    game, followed, y = solve_side(arrangement, True, tolerance)
    without, no_deal, y_without = solve_side(arrangement, False, tolerance)
    start = arrangement.get("start", {}).get("readiness", 0)
    peace, _ = followed[0][0].split(y)
    value = np.einsum("m,mp->p", game.initial_moods(), peace[INTACT, :, int(start)])
    ended = arrangement.get("no_deal", {})
    _, war = no_deal[0][0].split(y_without)
    beside, readiness = without.coalition(ended.get("coalition", [])), int(ended.get("readiness", 0))
    value_no_deal = np.einsum("m,mp->p", without.initial_moods(), war[beside, :, readiness])

    z = np.zeros(2 * game.sizes[0] + game.sizes[1] + 1 + COUNTS + len(game.coalitions))
    begun = followed[0][0].occupation(z)
    for part in (begun[0], begun[3]):
        part[INTACT, :, int(start)] = game.initial_moods()
    dates = sorted({*range(1, int(game.horizon) + 1), arrangement["target"]["years"], game.horizon})
    at = {}
    for stretch, values in followed:
        for time, place, to in game.turnovers():
            if abs(time - stretch.begin) < 1e-9:
                chances = game.redraw(place, to)
                parts = stretch.occupation(z)
                z = np.concatenate([
                    (np.einsum("ij,air->ajr", chances, part) if part.ndim == 3 else part).ravel() for part in parts
                ])
        solution = solve_ivp(
            stretch.occupation_slope, (stretch.begin, stretch.end), z, args=(values,), dense_output=True,
            method="DOP853", rtol=tolerance, atol=tolerance,
        )
        at |= {date: solution.sol(date) for date in dates if stretch.begin < date <= stretch.end}
        z = solution.y[:, -1]
    parts = {date: followed[0][0].occupation(row) for date, row in at.items()}
    survival = {date: float(unbroken.sum()) for date, (_, _, _, unbroken, _) in parts.items()}
    counts = parts[game.horizon][4]
    stands = {
        str(date): {"peace": float(peace.sum()), "war": float(war.sum()), "fallen": float(fallen[0])}
        for date, (peace, war, fallen, *_) in parts.items()
        if date == int(date)
    }
    resisted = counts[COUNTS:]
    return {
        "survival": {str(date): survival[date] for date in range(1, int(game.horizon) + 1)},
        "target": {"reached": survival[arrangement["target"]["years"]]},
        "first_break": {
            "assault_resisted": float(resisted.sum()),
            "yielded": float(counts[2]),
            "escalated_probe": float(counts[1]),
        },
        "probes": float(counts[0]),
        "stands": stands,
        "fights": {
            game.names[g]: float(sum(n for n, c in zip(resisted, game.coalitions) if c[place]) / resisted.sum())
            for place, g in enumerate(game.guarantors)
        },
        "value": dict(zip(game.names, map(float, value))),
        "value_no_deal": dict(zip(game.names, map(float, value_no_deal))),
    }
