// A table drawn as cards on a phone loses its meaning in some screen readers, because the
// style changes what a row is. Saying the roles aloud gives it back.

const ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tfoot: "rowgroup", tr: "row", td: "cell" };

export function nameTableParts(root) {
  for (const table of root.querySelectorAll(".app-table--cards")) {
    table.setAttribute("role", "table");
    for (const [name, role] of Object.entries(ROLES)) {
      table.querySelectorAll(name).forEach((part) => part.setAttribute("role", role));
    }
    table.querySelectorAll("th").forEach((head) => {
      head.setAttribute("role", head.getAttribute("scope") === "row" ? "rowheader" : "columnheader");
    });
  }
}
