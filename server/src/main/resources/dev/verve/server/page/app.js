// Everything here only adds to pages that work without it.
"use strict";

/** The first step of a two-key way to a page, such as g then u. */
let goes = false;
const WAYS = { o: "/", t: "/tree", u: "/users", a: "/accounts", w: "/why", m: "/model" };

function typing(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

function step(by) {
  const rows = [...document.querySelectorAll("table.list tbody tr a:first-of-type")]
    .filter((link, i, all) => all.findIndex((other) => other.closest("tr") === link.closest("tr")) === i);
  const at = rows.findIndex((link) => link.closest("tr").contains(document.activeElement));
  const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
  if (next) {
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }
  return Boolean(next);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) {
    if (event.key === "Escape" && event.target.id === "search") {
      event.target.blur();
    }
    return;
  }
  const key = event.key;
  if (goes && WAYS[key]) {
    window.location.assign(WAYS[key]);
  } else if (key === "/") {
    event.preventDefault();
    document.getElementById("search")?.focus();
  } else if (key === "?") {
    window.location.assign("/help");
  } else if (key === "j" || key === "ArrowDown" || key === "k" || key === "ArrowUp") {
    const inList = document.activeElement.closest("table.list") !== null;
    if ((inList || key.length === 1) && step(key === "j" || key === "ArrowDown" ? 1 : -1)) {
      event.preventDefault();
    }
  }
  goes = key === "g";
});

// A filter changes its own part of the address and leaves the rest.
document.addEventListener("change", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLSelectElement) || field.dataset.filter === undefined) {
    return;
  }
  const address = new URL(window.location.href);
  address.searchParams.delete("cursor");
  if (field.value) {
    address.searchParams.set(field.name, field.value);
  } else {
    address.searchParams.delete(field.name);
  }
  window.location.assign(address);
});

// What is easily copied need not be typed.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (button) {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = "Copied";
  }
});

// A click anywhere in a row opens it, as a click on its link does.
document.addEventListener("click", (event) => {
  const row = event.target.closest("table.list tbody tr");
  if (row && !event.target.closest("a, button, input, summary") && !String(window.getSelection())) {
    row.querySelector("a")?.click();
  }
});
