/** Puts the live page in the place of the words that need no scripts. */
import { mount } from "svelte";
import App from "./App.svelte";
import type { Page } from "./page";
import { Report } from "./reader/report.svelte";
import "./style/colours.css";
import "./style/type.css";
import "./style/layout.css";
import "./style/controls.css";
import "./style/print.css";
import { plainly } from "./words/text";

const textOf = (id: string) => document.getElementById(id)?.textContent ?? "";

const target = document.getElementById("app");
if (target) {
  const page = plainly(JSON.parse(textOf("page")) as Page, ["text"]);
  const report = new Report(page);
  report.open(location.hash);
  mount(App, { target, props: { report } });
  document.getElementById("static")?.setAttribute("hidden", "");
  addEventListener("hashchange", () => report.open(location.hash));
  // The engine is unpacked when the figures stand on the page.
  requestAnimationFrame(() => setTimeout(() => void report.start(textOf("engine"))));
}
