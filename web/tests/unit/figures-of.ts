/** The figures of the fixture, for tests. */
import { readFileSync } from "node:fs";
import type { Enough, Frontier, Futures, Hinges, Page, Weighing } from "../../src/page";

const file = new URL("../fixtures/first-steps.json", import.meta.url);

/** A page of which every figure could be worked out. */
type Whole = Page & { hinges: Hinges; enough: Enough; frontier: Frontier; weigh: Weighing; futures: Futures };

/** A fresh copy of the fixture's figures. */
export const pageOfFixture = (): Whole => JSON.parse(readFileSync(file, "utf8")) as Whole;
