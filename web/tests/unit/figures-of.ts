/** The figures of the fixture, for tests. */
import { readFileSync } from "node:fs";
import type { Page } from "../../src/page";

const file = new URL("../fixtures/first-steps.json", import.meta.url);

/** A fresh copy of the fixture's figures. */
export const pageOfFixture = (): Page => JSON.parse(readFileSync(file, "utf8")) as Page;
