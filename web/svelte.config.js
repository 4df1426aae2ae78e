/** Svelte 5 in runes mode only; styles are put into page.css, nothing is injected by script. */
export default {
  compilerOptions: { runes: true, css: "external" },
};
