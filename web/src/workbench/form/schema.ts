/** The JSON schema of an arrangement, as far as the form needs it: which keys a table may have, and what they hold. */
import type { Tree, Value } from "../server/types";

export type Json = Record<string, unknown>;

/** What a key holds, and so how it is edited. */
export type Kind =
  | "number" // with a range and reasons
  | "plain" // a number alone
  | "levels" // one number, or of a challenger one a readiness level
  | "text"
  | "date"
  | "flag"
  | "choice"
  | "names" // ids
  | "numbers" // plain numbers in a list
  | "gains" // numbers by name
  | "tables" // a list of tables
  | "because"
  | "known" // a probability, or the least and the most of it
  | "table"
  | "other";

/** A key of a table: what it is called, what it holds, what stands where nothing is written. */
export interface Field {
  key: string;
  kind: Kind;
  label: string;
  hint: string;
  unit: string;
  needed: boolean;
  standard: Value;
  least: number | null;
  most: number | null;
  whole: boolean;
  /** Of a choice: its values with what they mean. */
  choices: { value: string; hint: string }[];
  node: Json;
}

export class Schema {
  readonly #root: Json;

  constructor(root: Json) {
    this.#root = root;
  }

  /** The node of the whole file. */
  get root(): Json {
    return this.resolved(this.#root);
  }

  /** The node of a named definition. */
  of(name: string): Json {
    return this.resolved((this.#root["definitions"] as Record<string, Json>)[name] ?? {});
  }

  /** A node with what it refers to put in its place; its own words stand. */
  resolved(node: Json): Json {
    const only = (node["allOf"] as Json[] | undefined)?.length === 1 ? (node["allOf"] as Json[])[0] : undefined;
    const refers = (node["$ref"] ?? only?.["$ref"]) as string | undefined;
    if (!refers) return node;
    const name = refers.split("/").at(-1) ?? "";
    const { allOf: _, $ref: __, ...own } = node;
    const meant = this.of(name);
    return { ...meant, ...own, meant: name, meaning: meant["description"] };
  }

  /** The keys that a table may have, given what it holds already, in the schema's order. */
  fields(table: Json, holds: Tree): Field[] {
    const allowed = this.#allowed(table, holds);
    const properties = Object.entries((table["properties"] ?? {}) as Record<string, Json>);
    const needed = (table["required"] ?? []) as string[];
    return properties.filter(([key]) => !allowed || allowed.has(key)).map(([key, node]) => this.#field(key, this.resolved(node), needed.includes(key), holds));
  }

  /** Where the role of an actor or the kind of a commitment narrows which keys it may have. */
  #allowed(table: Json, holds: Tree): Set<string> | null {
    for (const rule of (table["allOf"] ?? []) as { if?: Json; then?: Json }[]) {
      const asked = Object.entries((rule.if?.["properties"] ?? {}) as Record<string, { const: string }>);
      if (asked.length && asked.every(([key, { const: value }]) => holds[key] === value)) {
        const names = rule.then?.["propertyNames"] as { enum: string[] } | undefined;
        return names ? new Set(names.enum) : null;
      }
    }
    return null;
  }

  #field(key: string, node: Json, needed: boolean, holds: Tree): Field {
    const kind = this.#kind(node, holds);
    const meaning = String(node["meaning"] ?? node["description"] ?? "");
    return {
      key,
      kind,
      label: key.replaceAll("_", " "),
      hint: String(node["description"] ?? "").replace(/\s+/g, " "),
      unit: /\(([^()]+)\)\.?$/.exec(meaning)?.[1] ?? "",
      needed,
      standard: (node["default"] ?? null) as Value,
      least: numberOr(node["minimum"] ?? node["exclusiveMinimum"]),
      most: numberOr(node["maximum"] ?? node["exclusiveMaximum"]),
      whole: ([node["type"]].flat() as string[]).includes("integer"),
      choices: choicesOf(node),
      node,
    };
  }

  #kind(node: Json, holds: Tree): Kind {
    const types = [node["type"]].flat() as string[];
    const properties = node["properties"] as Json | undefined;
    if (node["meant"] === "Because") return "because";
    if (properties?.["low"]) return types.includes("array") ? (holds["role"] === "challenger" ? "levels" : "number") : "number";
    if (node["oneOf"]) return "choice";
    if (types.includes("number") && types.includes("array")) return "known";
    if (types.includes("array")) return this.#kindOfList(node);
    if (node["additionalProperties"] && typeof node["additionalProperties"] === "object") return "gains";
    if (types.includes("object")) return "table";
    if (types.includes("boolean")) return "flag";
    if (types.includes("number") || types.includes("integer")) return "plain";
    if (types.includes("string")) return node["format"] === "date" ? "date" : "text";
    return "other";
  }

  #kindOfList(node: Json): Kind {
    const items = this.resolved((node["items"] ?? {}) as Json);
    if (items["properties"]) return "tables";
    return items["type"] === "number" ? "numbers" : "names";
  }
}

const numberOr = (value: unknown): number | null => (typeof value === "number" ? value : null);

function choicesOf(node: Json): Field["choices"] {
  const all = (node["oneOf"] ?? []) as { const?: string; description?: string }[];
  return all.flatMap(({ const: value, description }) => (value === undefined ? [] : [{ value, hint: (description ?? "").replaceAll("`", "") }]));
}
