// Completion in the model's text: the keys of its schema, the events and the traits that are there.
"use strict";

(() => {
  const text = document.getElementById("yaml");
  if (!text || text.readOnly) {
    return;
  }
  const list = document.createElement("ul");
  list.id = "completions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Completions");
  list.hidden = true;
  let words = null;
  let loading = null;
  let chosen = 0;

  /** Asked once; who comes while the answer is under way waits for it. */
  function load() {
    loading ??= fetch("/model/words")
      .then((answer) => (answer.ok ? answer.json() : {}))
      .then((found) => { words = found; });
    return loading;
  }

  const area = () => document.getElementById("yaml");
  const before = () => area().value.slice(0, area().selectionStart);
  const token = () => /[\w.-]*$/.exec(before())[0];

  /** The keys above the line of the caret, the outermost first, with those of braces on it. */
  function parents() {
    const lines = before().split("\n");
    const line = lines[lines.length - 1];
    let indent = line.search(/\S|$/);
    const above = [];
    for (let i = lines.length - 2; i >= 0 && indent > 0; i--) {
      const key = /^(\s*)(?:- )?([\w.-]+):\s*(?:#.*)?$/.exec(lines[i]);
      if (key && key[1].length < indent) {
        above.unshift(key[2]);
        indent = key[1].length;
      }
    }
    const braces = line.split("{");
    braces.slice(0, -1).forEach((part) => {
      const key = /([\w.-]+):\s*$/.exec(part);
      if (key) {
        above.push(key[1]);
      }
    });
    return above;
  }

  function place() {
    const above = parents();
    const last = above[above.length - 1];
    const line = before().split("\n").pop();
    if (/event:\s*\[?[\w., -]*$/.test(line)) {
      return "events";
    }
    if (/segments:\s*\[?[\w., -]*$/.test(line) || ["where", "when", "exclude"].includes(last)) {
      return "traits";
    }
    if (above.length === 0) {
      return /^\s*[\w-]*$/.test(line) ? "top" : "";
    }
    if (last === "actions") {
      return "events";
    }
    if (above[above.length - 2] === "actions") {
      return "action";
    }
    if (above[above.length - 2] === "tree") {
      return "branch";
    }
    return { owner: "owner", scale: "scale", accounts: "accounts", outcome: "outcome",
      outcomes: "outcome", overrides: "override", decay: "decay", weights: "events" }[last] ?? "";
  }

  function close() {
    list.hidden = true;
    area().removeAttribute("aria-activedescendant");
  }

  function accept() {
    const typed = token();
    const rest = list.children[chosen].textContent.slice(typed.length);
    const at = area().selectionStart;
    area().setRangeText(rest, at, at, "end");
    close();
    area().dispatchEvent(new Event("input", { bubbles: true }));
  }

  function show(all) {
    const typed = token();
    const found = (words?.[place()] ?? [])
      .filter((word) => word.startsWith(typed) && word !== typed).slice(0, 8);
    if (found.length === 0 || (typed === "" && !all)) {
      close();
      return;
    }
    chosen = 0;
    list.replaceChildren(...found.map((word, i) => {
      const item = document.createElement("li");
      item.id = "completion-" + i;
      item.setAttribute("role", "option");
      item.textContent = word;
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        chosen = i;
        accept();
      });
      return item;
    }));
    if (area().previousElementSibling !== list) {
      area().before(list);
    }
    const lines = before().split("\n");
    const style = getComputedStyle(area());
    const wide = document.createElement("canvas").getContext("2d");
    wide.font = style.font;
    const left = wide.measureText(lines[lines.length - 1].slice(0, -typed.length || undefined)).width;
    list.style.left = Math.max(0, Math.min(left + 9 - area().scrollLeft, area().clientWidth - 160)) + "px";
    list.style.top = area().offsetTop + 8 + lines.length * parseFloat(style.lineHeight) - area().scrollTop + "px";
    list.hidden = false;
    mark();
  }

  function mark() {
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === chosen)));
    area().setAttribute("aria-activedescendant", "completion-" + chosen);
  }

  document.addEventListener("focusin", (event) => event.target.id === "yaml" && load());
  document.addEventListener("focusout", (event) => event.target.id === "yaml" && close());
  document.addEventListener("input", (event) => event.target.id === "yaml" && show(false));
  document.addEventListener("keydown", (event) => {
    if (event.target.id !== "yaml") {
      return;
    }
    if (event.ctrlKey && event.key === " ") {
      event.preventDefault();
      load().then(() => show(true));
    } else if (!list.hidden && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      chosen = (chosen + (event.key === "ArrowDown" ? 1 : list.children.length - 1)) % list.children.length;
      mark();
    } else if (!list.hidden && (event.key === "Enter" || event.key === "Tab")) {
      event.preventDefault();
      accept();
    } else if (event.key === "Escape") {
      close();
    }
  });
})();
