// SPDX-License-Identifier: Apache-2.0
// The only script of the pages, loaded as <script type="module">. Every flow works without it. It builds no HTML from text and
// runs no text as code, so it passes `require-trusted-types-for 'script'`. Written by hand, served as it is: no build step.

const body = document.body;
body.classList.add("js-enabled", "govuk-frontend-supported");

const each = (name, start) => document.querySelectorAll(`[data-module="${name}"]`).forEach(start);

/** Moves focus to something that is not normally focusable, until it is left again. */
function focusOnce(element) {
  if (!element.hasAttribute("tabindex")) {
    element.setAttribute("tabindex", "-1");
    element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
  }
  element.focus();
}

/** A second press within a second sends nothing; the server's idempotency key is the real guard. */
function button(element) {
  let pressed = -Infinity;
  element.addEventListener("click", (event) => {
    if (element.dataset.preventDoubleClick === "true" && event.timeStamp - pressed < 1000) {
      event.preventDefault();
      return;
    }
    pressed = event.timeStamp;
  });
  element.addEventListener("keydown", (event) => {
    if (event.key === " " && element.getAttribute("role") === "button") {
      event.preventDefault();
      element.click();
    }
  });
}

/** Skip link: focus follows the jump. */
function skipLink(element) {
  const target = document.getElementById(element.hash.slice(1));
  if (target) {
    element.addEventListener("click", () => focusOnce(target));
  }
}

/** Error summary: read at once; its links show the question above the field they lead to. */
function errorSummary(element) {
  focusOnce(element);
  element.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) {
      return;
    }
    const question = field.closest("fieldset")?.querySelector("legend") ?? field.labels?.[0] ?? field;
    question.scrollIntoView();
    field.focus({ preventScroll: true });
    event.preventDefault();
  });
}

/** Banner with a result: read at once. */
function banner(element) {
  if (element.getAttribute("role") === "alert") {
    focusOnce(element);
  }
}

/** Letters left in a text box, shown at once and spoken after a pause. Wording comes from the page (data-left-one ...). */
function characterCount(element) {
  const field = element.querySelector(".govuk-js-character-count");
  const limit = Number(element.dataset.maxlength);
  if (!field || !(limit > 0)) {
    return;
  }
  const shown = document.createElement("div");
  shown.className = "govuk-hint govuk-character-count__message";
  shown.setAttribute("aria-hidden", "true");
  const spoken = document.createElement("div");
  spoken.className = "govuk-visually-hidden";
  spoken.setAttribute("aria-live", "polite");
  field.after(shown, spoken);
  field.removeAttribute("maxlength");

  const wording = (left) => {
    const form = left === 0 ? "full" : (left > 0 ? "left" : "over") + (Math.abs(left) === 1 ? "One" : "Other");
    return (element.dataset[form] ?? "").replace("%d", Math.abs(left).toLocaleString(document.documentElement.lang));
  };
  let pause = 0;
  const update = () => {
    const left = limit - field.value.length;
    shown.textContent = wording(left);
    shown.classList.toggle("govuk-error-message", left < 0);
    shown.classList.toggle("govuk-hint", left >= 0);
    window.clearTimeout(pause);
    pause = window.setTimeout(() => (spoken.textContent = shown.textContent), 1000);
  };
  field.addEventListener("input", update);
  window.addEventListener("pageshow", update);
  update();
}

/** Text that changes by itself (how far a choice reaches): asks its address again until the answer says it is final. */
function live(element) {
  let tries = Number(element.dataset.tries ?? 20);
  const ask = async () => {
    tries -= 1;
    try {
      const answer = await fetch(element.dataset.url, { redirect: "error" });
      const text = answer.ok && answer.headers.get("Content-Type")?.startsWith("text/plain") ? await answer.text() : "";
      if (text && element.textContent !== text) {
        element.textContent = text;
      }
      if (answer.status === 200 || !answer.ok) {
        return; // 200: final. 202: still changing.
      }
    } catch {
      // Not reachable for a moment: the page stays as it is, and the link below it still works.
    }
    if (tries > 0) {
      window.setTimeout(ask, 1000);
    }
  };
  if (element.dataset.url) {
    window.setTimeout(ask, 1000);
  }
}

/** A table whose cells stand below each other on a narrow screen. Some browsers take it for no table then; roles say that it is. */
function stacked(table) {
  const roles = { thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell" };
  table.setAttribute("role", "table");
  Object.entries(roles).forEach(([name, role]) => table.querySelectorAll(name).forEach((part) => part.setAttribute("role", role)));
  table.querySelectorAll("th").forEach((cell) => cell.setAttribute("role", cell.scope === "row" ? "rowheader" : "columnheader"));
}

document.querySelectorAll("table.p-stack").forEach(stacked);
each("govuk-button", button);
each("govuk-skip-link", skipLink);
each("govuk-notification-banner", banner);
each("govuk-character-count", characterCount);
each("p-live", live);
each("govuk-error-summary", errorSummary);
