// The editor of the model: a problem leads to its line, and Tab indents.
"use strict";

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-line]");
  const text = document.getElementById("yaml");
  if (!button || !text) {
    return;
  }
  const lines = text.value.split("\n");
  const line = Number(button.dataset.line) - 1;
  const start = lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0);
  text.focus();
  text.setSelectionRange(start, start + (lines[line] ?? "").length);
  text.scrollTop = (text.scrollHeight / lines.length) * Math.max(0, line - 4);
});
