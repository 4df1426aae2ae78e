/** The editor of the text: CodeMirror with TOML's colours, its own history, and mistakes marked at their places. */
import { defaultKeymap, history, historyKeymap, isolateHistory, redo, redoDepth, undo, undoDepth } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { toml } from "@codemirror/legacy-modes/mode/toml";
import { lintGutter, nextDiagnostic, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, Transaction, type Text } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { replacement } from "../desk/changed";
import type { How } from "../desk/desk.svelte";
import type { Mistake, Place } from "../server/types";

const colours = HighlightStyle.define([
  { tag: tags.comment, color: "var(--faint)", fontStyle: "italic" },
  { tag: tags.propertyName, color: "var(--accent)" },
  { tag: [tags.atom, tags.number, tags.bool], color: "var(--toml-number)" },
  { tag: tags.string, color: "var(--toml-string)" },
]);

const look = EditorView.theme({
  "&": { height: "100%", fontSize: "0.83rem", backgroundColor: "var(--paper)", color: "var(--ink)" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5" },
  ".cm-gutters": { backgroundColor: "var(--raised)", color: "var(--faint)", border: "0" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--accent) 6%, transparent)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--tint)" },
  ".cm-matchingBracket": { backgroundColor: "var(--mark)" },
  ".cm-tooltip, .cm-panels": { backgroundColor: "var(--raised)", color: "var(--ink)", border: "1px solid var(--ghost)", fontFamily: "var(--sans)" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--wrong)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--toml-number)" },
});

export interface Written {
  text: string;
  canUndo: boolean;
  canRedo: boolean;
}

export class Editor {
  readonly #view: EditorView;

  /** `written` is told of every change that is made here. */
  constructor(parent: HTMLElement, text: string, written: (written: Written) => void) {
    this.#view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          highlightActiveLineGutter(),
          highlightSpecialChars(),
          history(),
          drawSelection(),
          highlightActiveLine(),
          bracketMatching(),
          highlightSelectionMatches(),
          search({ top: true }),
          StreamLanguage.define(toml),
          syntaxHighlighting(colours),
          lintGutter(),
          keymap.of([{ key: "F8", run: nextDiagnostic }, ...defaultKeymap, ...searchKeymap, ...historyKeymap]),
          EditorView.lineWrapping,
          // Tab leaves the editor, as it leaves every other field.
          EditorView.contentAttributes.of({ "aria-label": "The arrangement as text", spellcheck: "false", tabindex: "0" }),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged) return;
            const state = update.state;
            written({ text: state.doc.toString(), canUndo: undoDepth(state) > 0, canRedo: redoDepth(state) > 0 });
          }),
          look,
        ],
      }),
    });
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  /** Takes over a text that was made elsewhere, as a step that can be undone. */
  take(text: string, how: How): void {
    const changes = replacement(this.text, text);
    const step = how === "moving" || how === "tried" ? [Transaction.userEvent.of("input.type.form")] : [isolateHistory.of("full"), Transaction.userEvent.of("input.form")];
    this.#view.dispatch({ changes, annotations: step });
    this.#show(changes.from + (changes.insert.length ? Math.max(0, changes.insert.length - 1) : 0));
  }

  /** Scrolls the text, and nothing around it, so that a place is seen. */
  #show(at: number): void {
    this.#view.requestMeasure({
      read: (view) => {
        const { top, bottom } = view.lineBlockAt(Math.min(at, view.state.doc.length));
        const { scrollTop, clientHeight } = view.scrollDOM;
        return top < scrollTop || bottom > scrollTop + clientHeight ? (top + bottom - clientHeight) / 2 : null;
      },
      write: (to, view) => {
        if (to !== null) view.scrollDOM.scrollTop = Math.max(0, to);
      },
    });
  }

  undo = (): void => void undo(this.#view);
  redo = (): void => void redo(this.#view);

  goTo(line: number, column: number): void {
    const at = offset(this.#view.state.doc, { line, column });
    this.#view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
    this.#view.focus();
  }

  /** Marks mistakes, where they are of the text as it stands. */
  mark(mistakes: readonly Mistake[], of: string): void {
    const doc = this.#view.state.doc;
    if (doc.toString() !== of) return;
    this.#view.dispatch(setDiagnostics(this.#view.state, mistakes.map((mistake) => diagnostic(doc, mistake))));
  }

  destroy(): void {
    this.#view.destroy();
  }
}

function diagnostic(doc: Text, { severity, message, help, from, to }: Mistake): Diagnostic {
  const begins = offset(doc, from);
  return { from: begins, to: Math.max(begins, offset(doc, to)), severity: severity === "mistake" ? "error" : "warning", message: [message, help].filter(Boolean).join(" ") };
}

/** A place as an offset, within the text. */
export function offset(doc: Text, { line, column }: Place): number {
  const found = doc.line(Math.min(doc.lines, Math.max(1, line)));
  return Math.min(found.to, found.from + Math.max(0, column - 1));
}
