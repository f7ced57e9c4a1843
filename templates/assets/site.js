// Sorting of the table of legislators. Sends nothing, keeps nothing; the page is whole without it, in
// the order of names. Search is in find.js.
(() => {
  "use strict";
  const table = document.querySelector("table.people"); // a table of the data dictionary has that id too
  if (!table) return;

  const letters = document.getElementById("letters");

  const cellKey = (row, column) =>
    row.cells[column].dataset.key ?? row.cells[column].textContent;

  const people = [...table.tBodies].flatMap((group) =>
    [...group.rows].map((row) => ({ row, group })),
  );

  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const together = table.createTBody();
  const headings = [...table.tHead.rows[0].cells];

  const compare = (column, kind, down) => (a, b) => {
    const [x, y] = [cellKey(a.row, column), cellKey(b.row, column)];
    // Whoever has no score comes last either way.
    if (!x || !y) return (x ? 0 : 1) - (y ? 0 : 1);
    const difference = kind === "number" ? x - y : order.compare(x, y);
    return down ? -difference : difference;
  };

  const sort = (heading) => {
    const column = headings.indexOf(heading);
    const down = heading.getAttribute("aria-sort") === "ascending";
    for (const other of headings) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    // By name and upward is the order of the page itself, with its letters.
    const asWritten = column === 0 && !down;
    letters.hidden = !asWritten;
    const rows = [...people];
    if (column === 0) rows.reverse();
    else rows.sort(compare(column, heading.dataset.sort, down));
    if (asWritten) for (const { row, group } of people) group.append(row);
    else together.append(...rows.map((person) => person.row));
  };

  for (const heading of headings) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sort(heading));
    heading.append(button);
  }
})();

// A link to lines that are folded unfolds them.
(() => {
  "use strict";

  const unfold = () => {
    const place = document.getElementById(location.hash.slice(1));
    if (place instanceof HTMLDetailsElement) place.open = true;
  };

  addEventListener("hashchange", unfold);
  unfold();
})();
