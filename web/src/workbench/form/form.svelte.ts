/** The form: what it shows, whether it may be changed, and what is open in it. */
import { SvelteSet } from "svelte/reactivity";
import type { NumberOf } from "../../page";
import type { Desk } from "../desk/desk.svelte";
import type { At, Mistake, SourceText, Tree, Value } from "../server/types";
import { plain } from "../../words/text";
import { pathOf, valueAt } from "./places";
import { Schema, type Field, type Json } from "./schema";

export class Form {
  readonly desk: Desk;
  readonly schema: Schema;
  /** Groups and numbers that are open, by path. */
  readonly open = new SvelteSet<string>();
  /** Whether every field says what it is. */
  explained = $state(false);

  constructor(desk: Desk, schema: Json) {
    this.desk = desk;
    this.schema = new Schema(schema);
  }

  readonly values = $derived.by((): Tree => this.desk.reading.values ?? {});
  /** While the text is no TOML, the form shows the last text that was; while entries come and go, their places before. */
  readonly locked = $derived.by(() => this.desk.reading.broken || this.desk.reshaping);
  readonly actors = $derived.by(() => Object.keys((this.values["actors"] ?? {}) as Tree));
  readonly commitments = $derived.by(() => ((this.values["commitments"] ?? []) as Tree[]).map(({ id }) => String(id ?? "")));
  readonly sources = $derived.by(() => Object.keys((this.values["sources"] ?? {}) as Tree));
  readonly #numbers = $derived.by(() => new Map((this.desk.live.report?.describe.numbers ?? []).map((number) => [number.path, number])));

  at = (at: At): Value | undefined => valueAt(this.values, at);
  path = (at: At): string => pathOf(this.values, at);
  number = (path: string): NumberOf | undefined => this.#numbers.get(path);
  mistakes = (path: string): readonly Mistake[] => this.desk.reading.byPath.get(path) ?? [];
  set = (at: At, value: Value, held: string | null = null): void => this.desk.set(at, value, held);

  /** The name of an actor, or of a promise with its maker's. */
  called(id: string): string {
    const name = this.at(["actors", id, "name"]);
    return plain(typeof name === "string" ? name : id);
  }

  /** What names or paths may stand in a list, or as the keys of a table of numbers. */
  choices(at: At, { key }: Field): string[] {
    if (key === "coalition") return this.#guarantors();
    if (key === "joins_after") return this.#guarantors().slice(0, Math.max(0, this.#guarantors().indexOf(String(at[1]))));
    if (key === "commitments") return this.commitments;
    if (key === "without") return ["all", ...this.commitments];
    if (key === "numbers" || key === "set") return this.#paths(key === "numbers");
    if (key === "to") return ((this.at([...at.slice(0, 2), "moods"]) ?? []) as Tree[]).map(({ id }) => String(id ?? ""));
    return this.actors;
  }

  #guarantors(): string[] {
    return this.actors.filter((id) => this.at(["actors", id, "role"]) === "guarantor");
  }

  #paths(ranged: boolean): string[] {
    return [...this.#numbers.values()].filter((number) => number.written && number.movable && (!ranged || number.ranged !== false)).map(({ path }) => path);
  }

  /** The place of a quotation among those found in its source; −1 where it is not found. */
  placeOf(source: string, quote: string): number {
    const words = (text: string) => text.replace(/\s+/g, " ").replace(/[“”„]/g, '"').replace(/[‘’]/g, "'").trim();
    const found = this.#source(source);
    const marks = [...(found?.marks ?? [])].sort((a, b) => a.from - b.from);
    return marks.findIndex(({ from, to }) => words(found?.text?.slice(from, to) ?? "") === words(quote));
  }

  #source = (id: string): SourceText | undefined => this.desk.sources.all.find((source) => source.id === id);

  /** Opens what lies about a path, so that it can be shown. */
  reveal(path: string): void {
    const steps = path.split(".");
    for (let length = 1; length <= steps.length; length += 1) this.open.add(steps.slice(0, length).join("."));
    if (steps.length === 1 || steps[0] === "target") this.open.add("question");
  }
}
