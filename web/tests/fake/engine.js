/**
 * An engine for tests of the page alone. Its "wasm" is the report's own figures as JSON; a changed number
 * moves the answer along its embedded curve. It is no model of anything.
 */

let page;

/** @param {{ module: BufferSource }} options */
export function initSync({ module }) {
  page = JSON.parse(new TextDecoder().decode(module));
}

const logit = (p) => Math.log(p / (1 - p));
const chance = (x) => 1 / (1 + Math.exp(-x));
const within = (p) => Math.min(0.9999, Math.max(0.0001, p));

function along(points, value) {
  const known = points.filter(([, p]) => p !== null);
  if (value <= known[0][0]) return known[0][1];
  for (let i = 1; i < known.length; i += 1) {
    const [[a, p], [b, q]] = [known[i - 1], known[i]];
    if (value <= b) return p + ((q - p) * (value - a)) / (b - a);
  }
  return known.at(-1)[1];
}

/** By how much the changes move the log-odds of the answer. */
function shift({ set = {}, without = [] }) {
  const base = within(page.answer.target.reached);
  let moved = 0;
  for (const [path, value] of Object.entries(set)) {
    const curve = page.hinges.numbers.find((curve) => curve.path === path);
    if (curve) moved += logit(within(along(curve.points, value))) - logit(base);
  }
  for (const id of without) {
    const weight = page.weigh?.commitments.find((weight) => weight.id === id);
    if (weight) moved += logit(within(weight.removed)) - logit(base);
  }
  return moved;
}

function answer(changes) {
  const by = shift(changes);
  const answer = structuredClone(page.answer);
  const move = (s) => (s >= 1 ? 1 : by === 0 ? s : chance(logit(within(s)) + by));
  const years = changes.set?.["target.years"] ?? answer.target.years;
  const aim = changes.set?.["target.survival"] ?? answer.target.survival;
  const before = answer.curve.survival;
  answer.curve.survival = before.map(move);
  for (const key of ["assault_resisted", "yielded", "escalated_probe"]) {
    answer.curve[key] = answer.curve[key].map((share, i) => (before[i] < 1 ? (share * (1 - answer.curve.survival[i])) / (1 - before[i]) : share));
  }
  for (const year of Object.keys(answer.survival)) answer.survival[year] = move(answer.survival[year]);
  const reached = along(answer.curve.years.map((year, i) => [year, answer.curve.survival[i]]), years);
  const sufficient = reached >= aim;
  answer.target = { years, survival: aim, reached, sufficient };
  const changed = Object.keys(changes.set ?? {}).length + (changes.without ?? []).length > 0;
  answer.words.answer = `${changed ? "With these changes" : "As written"}, this peace has a ${Math.round(reached * 100)}% chance of lasting ${years} years in this model. The aim is ${Math.round(aim * 100)}%: it is ${sufficient ? "enough" : "not enough"}.`;
  return answer;
}

/** A figure, or the failure that stands in its place. */
function had(figure) {
  if (figure.why) throw figure.why;
  return figure;
}

const outcome = (label, points) => ({ kind: "outcome", label, points });

function tree({ years, readiness }) {
  const [challenger, protege, ...guarantors] = page.describe.actors.map(({ id }) => id);
  const points = (base) => Object.fromEntries(page.describe.actors.map(({ id }, i) => [id, base - 7 * i]));
  const fight = guarantors.reduceRight(
    (after, actor) => ({
      kind: "decision",
      actor,
      points: points(-20),
      branches: [
        { action: "fight", chance: 0.8, node: after },
        { action: "stand aside", chance: 0.2, node: outcome(`${actor} stands aside`, points(-30)) },
      ],
    }),
    outcome("a war with all of them", points(-40)),
  );
  return {
    kind: "decision",
    actor: challenger,
    points: points(11),
    branches: [
      { action: "hold", chance: 0.8 + years / 100 - readiness / 10, node: outcome("the peace goes on", points(11)) },
      {
        action: "assault",
        chance: 0.2 - years / 100 + readiness / 10,
        node: {
          kind: "decision",
          actor: protege,
          points: points(4),
          branches: [
            { action: "yield", chance: 0.01, node: outcome("the fall", points(60)) },
            { action: "resist", chance: 0.99, node: fight },
          ],
        },
      },
    ],
  };
}

export class Engine {
  constructor(text) {
    if (text.includes("mistake")) throw "the arrangement has a mistake";
    this.text = text;
  }
  describe() {
    return JSON.stringify(page.describe);
  }
  answer(changes) {
    const asked = JSON.parse(changes);
    if (asked.set?.["actors.kestria.windows"] === 13) throw "no answer: the equations are too stiff";
    return JSON.stringify(answer(asked));
  }
  hinges() {
    return JSON.stringify(page.hinges);
  }
  curve(changes, path) {
    const asked = JSON.parse(changes);
    const curve = structuredClone(page.hinges.numbers.find((curve) => curve.path === path));
    const { [path]: _, ...others } = asked.set ?? {};
    const by = shift({ ...asked, set: others });
    curve.points = curve.points.map(([value, p]) => [value, p === null ? null : chance(logit(within(p)) + by)]);
    return JSON.stringify(curve);
  }
  enough() {
    return JSON.stringify(had(page.enough));
  }
  weigh() {
    return JSON.stringify(had(page.weigh));
  }
  frontier(_changes, first, second) {
    const frontier = structuredClone(page.frontier);
    frontier.levers.forEach((lever, i) => (lever.path = [first, second][i]));
    return JSON.stringify(frontier);
  }
  window(_changes, situation) {
    const filled = { years: 0, readiness: 0, intact: true, moods: {}, ...JSON.parse(situation) };
    return JSON.stringify({ situation: filled, tree: tree(filled) });
  }
  file(changes) {
    return `# ${changes}\n${this.text}`;
  }
}
