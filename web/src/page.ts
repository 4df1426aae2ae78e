/** What the report embeds as JSON (`#page`) and what the engine answers: the types of both. */

/** Why a number, a promise or an actor is as it is. */
export type Reason = { judgement: string } | { source: string; quote: string };

/** Someone who chooses. */
export interface Actor {
  id: string;
  name: string;
  role: "challenger" | "protege" | "guarantor";
  veto: boolean;
  moods: string[];
  because: Reason[];
}

/** A promise. Dates are ISO, or null where it holds always. */
export interface Commitment {
  id: string;
  by: string;
  kind: string;
  label: string;
  from: string | null;
  until: string | null;
  because: Reason[];
}

/** A number of the arrangement, by its path. */
export interface NumberOf {
  path: string;
  label: string;
  /** What it means, in a sentence, where its name does not say it. */
  meaning?: string | null;
  group: string;
  unit: string;
  value: number;
  /** Range of the slider: the author's, or a sensible one (then `ranged` is false). */
  low: number;
  high: number;
  /** What is valid at all. */
  least: number;
  most: number;
  whole: boolean;
  written: boolean;
  movable: boolean;
  ranged?: boolean;
  because: Reason[];
}

export interface Source {
  id: string;
  file: string;
  published: string | null;
  title: string | null;
  publisher: string | null;
  url: string | null;
}

/** A date of the calendar: a promise begins or ends, a mood may turn. */
export interface DateMark {
  years: number;
  date: string;
  label: string;
}

/** An alternative of the author's, as what it changes. */
export interface Package {
  name: string;
  without: string[];
  set: Record<string, number>;
  because: Reason[];
}

/** What the arrangement says, apart from any answer. */
export interface Describe {
  title: string;
  signed: string;
  horizon_years: number;
  target: { years: number; survival: number };
  sources: Source[];
  actors: Actor[];
  commitments: Commitment[];
  packages?: Package[];
  dates: DateMark[];
  readiness_levels: number;
  groups: { id: string; label: string }[];
  numbers: NumberOf[];
}

/** Curves over time, all of one length; chances between 0 and 1. */
export interface Curves {
  years: number[];
  survival: number[];
  hazard: number[];
  assault_resisted: number[];
  yielded: number[];
  escalated_probe: number[];
  peace: number[];
  war: number[];
  fallen: number[];
}

export interface Fights {
  actor: string;
  mood: string | null;
  years: number[];
  chance: (number | null)[];
}

export type ByYear<T> = Record<string, T>;

export interface Reference {
  class: string;
  peaces: number;
  broke: number;
  /** What counts as the break of one of these peaces. */
  broken_by: string;
  wars: number | null;
  survival: ByYear<number | null>;
  low: ByYear<number | null>;
  high: ByYear<number | null>;
  /** The same peaces, only until the first dispute with deaths. */
  until_deaths: { survival: ByYear<number | null>; low: ByYear<number | null>; high: ByYear<number | null> } | null;
  /** What has to be known before the two views are compared. */
  note: string;
}

/** The answer, as `backstop run --json` gives it, with curves and words. */
export interface Answer {
  title: string;
  program: { version: string };
  input: { path: string; sha256: string; set: Record<string, number>; without: string[] };
  survival: ByYear<number>;
  target: { years: number; survival: number; reached: number; sufficient: boolean };
  first_break: { assault_resisted: number; yielded: number; escalated_probe: number };
  probes: number;
  stands: ByYear<{ peace: number; war: number; fallen: number }>;
  fights: Record<string, number> | null;
  value: Record<string, number>;
  value_no_deal: Record<string, number>;
  accepts: Record<string, boolean>;
  would_be_signed: boolean;
  reference: Reference | null;
  assumptions: {
    total: number;
    quoted: number;
    verified: number;
    judged: number;
    bare: number;
    set: number;
    defaults: number;
  };
  certificate: { tolerance: number; largest_change: number; lost_probability: number };
  curve: Curves;
  fights_over_time: Fights[];
  words: { answer: string; signing: string; breaks: string; fights: string; assumptions: string };
}

/** The chance at the target as one number goes from its low to its high. */
export interface Curve {
  path: string;
  low: number;
  now: number;
  high: number;
  flips: number[];
  points: [number, number | null][];
}

export interface Hinges {
  numbers: Curve[];
}

export interface Lever {
  path: string;
  now: number;
  least: number | null;
  sufficient: [number, number][];
  least_tried: number;
  most_tried: number;
  best: { value: number; reached: number } | null;
}

export interface Enough {
  reached: number;
  levers: Lever[];
}

export interface Frontier {
  levers: { path: string; now: number; least: number; most: number }[];
  /** Whether the curve is the least of the second lever that is enough, or the most. */
  bound: "least" | "most";
  points: [number, number | null][];
}

export interface Weight {
  id: string;
  alone: number;
  removed: number;
  shapley: number;
  standard_error: number;
}

export interface Weighing {
  with_none: number;
  with_all: number;
  commitments: Weight[];
}

/** A quantity's quantiles, by the share below it: "0.05" to "0.95". */
export type Quantiles = Record<string, number>;

/** On which side of a limit a number lies. */
export type Side = "at_least" | "at_most";

/** Ranges of some numbers, and what they hold of the futures of which they are told. */
export interface Box {
  /** Futures in the box, and those of them that fail. */
  futures: number;
  failing: number;
  /** Of the futures in it, the share that fails; of all that fail, the share in it; of all, the share in it. */
  density: number;
  coverage: number;
  mass: number;
  restricted_numbers: number;
  restrictions: { path: string; side: Side; limit: number }[];
}

export interface FailingBox extends Box {
  restrictions: { path: string; side: Side; limit: number; quasi_p: number }[];
}

/** Whether an actor accepts, over futures. */
export interface SigningInFutures {
  needed: boolean;
  accepts: number;
  standard_error: number;
  /** What the arrangement is worth to it, less what no deal is, in its own points. */
  gain: Quantiles;
  /** What it lacks in the median of the futures in which it refuses; null where it never does. */
  lacks: number | null;
}

export interface Futures {
  futures: number;
  sufficient: number;
  would_be_signed: number;
  sufficient_and_signed: number;
  reached: Quantiles;
  standard_errors: { sufficient: number; would_be_signed: number; sufficient_and_signed: number; reached: Quantiles };
  signing: Record<string, SigningInFutures>;
  survival: ByYear<Quantiles>;
  moves: Record<string, { first_order: number; standard_error: number }> | null;
  /** In how many futures boxes were sought, and of how many others they are told; null where none were sought. */
  halves: [number, number] | null;
  /** Where it mostly fails: each box is sought among the futures that the ones before it leave. */
  boxes: FailingBox[];
  /** The boxes of the search for the first one after another, each peeled from the one before. */
  trajectory: Box[] | null;
  tree: FailingBox[] | null;
}

/** A quotation in its paragraph, and the paths of the numbers that rest on it. */
export interface Quotation {
  before: string;
  found: string;
  after: string;
  paths: string[];
}

/** How often the peace held until the aim's date when the game was played, beside what was solved. */
export interface Simulated {
  paths: number;
  seed: number;
  reached: number;
  standard_error: number;
  solved: number;
}

/** In the place of a figure that could not be worked out: why. */
export interface Why {
  why: string;
}

/** The figure, where there is one. */
export const known = <T extends object>(figure: T | Why | null): T | null => (figure === null || "why" in figure ? null : figure);

/** The figures of the report. */
export interface Page {
  path: string;
  text: string;
  describe: Describe;
  answer: Answer;
  /** Null where the engine has to work it out: in the workbench, where nothing is given but the text. */
  hinges: Hinges | null;
  enough: Enough | Why | null;
  frontier: Frontier | Why | null;
  weigh: Weighing | Why | null;
  futures: Futures | null;
  quotations: Record<string, Quotation[]>;
  /** The same game played event by event; null where nobody did. */
  simulated: Simulated | Why | null;
  /** What the model leaves out, in a line each. */
  left_out: string[];
}

/** A date and a state of the world at which the window is looked at. */
export interface Situation {
  years?: number;
  readiness?: number;
  intact?: boolean;
  moods?: Record<string, string>;
}

export interface Branch {
  action: string;
  chance: number;
  node: Node;
}

/** The window as a tree; points are each actor's own. */
export type Node =
  | { kind: "decision"; actor: string; branches: Branch[]; points: Record<string, number> }
  | { kind: "chance"; branches: Branch[]; points: Record<string, number> }
  | { kind: "outcome"; label: string; points: Record<string, number> };

export interface Window {
  situation: Required<Situation>;
  tree: Node;
}
