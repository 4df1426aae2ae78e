import { expect, test } from "vitest";
import { addressOf, fileIn, triedIn } from "../../../src/workbench/desk/address";
import { NO_CHANGES } from "../../../src/reader/changes";
import { changesStill } from "../../../src/reader/earlier";
import { pageOfFixture } from "../figures-of";

const { describe: arrangement } = pageOfFixture();

test("an address carries its file and what is tried, whatever the file is called", () => {
  for (const file of ["peace.toml", "a & b.toml", "frieden?.toml", "100%.toml"]) {
    for (const tried of ["", "actors.x.stake=3&file=deadbeef"]) {
      expect([fileIn(addressOf(file, tried)), triedIn(addressOf(file, tried))]).toEqual([file, tried]);
    }
  }
  expect([fileIn(""), triedIn("")]).toEqual(["", ""]);
  expect(fileIn("#%E0%A4%A")).toBe("%E0%A4%A");
});

test("what is tried outlives an edit of the text, but for what the text says by now or has no more", () => {
  const tried = { set: { "actors.kestria.stake": 95, "actors.gone.stake": 3 }, without: ["battalion", "gone"] };
  expect(changesStill(tried, arrangement)).toEqual({ set: { "actors.kestria.stake": 95 }, without: ["battalion"] });
  const edited = { ...arrangement, numbers: arrangement.numbers.map((number) => ({ ...number, value: number.path === "actors.kestria.stake" ? 95 : number.value })) };
  expect(changesStill({ ...tried, without: [] }, edited)).toEqual(NO_CHANGES);
});
