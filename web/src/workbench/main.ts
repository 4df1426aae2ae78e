/** Puts the workbench on its page. */
import { mount } from "svelte";
import "../style/colours.css";
import "../style/type.css";
import "../style/layout.css";
import "../style/controls.css";
import "../style/print.css";
import { fileIn } from "./desk/address";
import { Bench } from "./desk/bench.svelte";
import type { Served } from "./server/types";
import "./style/bench.css";
import "./style/form.css";
import "./style/views.css";
import Workbench from "./Workbench.svelte";

function start(): void {
  const target = document.getElementById("app");
  if (!target) return;
  const served = JSON.parse(document.getElementById("workbench")?.textContent ?? "{}") as Served;
  const bench = new Bench(served);
  mount(Workbench, { target, props: { bench } });
  const first = fileIn(location.hash) || served.file;
  if (first) void bench.open(first);
  void bench.list();
  // Back and forward, and an address that somebody writes.
  addEventListener("popstate", () => void bench.named(location.hash));
}

if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
else start();
