// Search and sorting of the table of legislators. Sends nothing, keeps nothing; the page is whole
// without it: letters lead to the names, and the search form stays hidden.
(() => {
  "use strict";
  const table = document.getElementById("people");
  if (!table) return;

  const form = document.getElementById("search");
  const field = document.getElementById("q");
  const found = document.getElementById("found");
  const letters = document.getElementById("letters");

  // "Núñez-O'Dell" is "nunez odell": accents, case and punctuation do not matter.
  const plain = (text) =>
    text
      .normalize("NFD")
      .toLowerCase()
      .replace(/[\u0300-\u036f'’.]/g, "")
      .replace(/[^a-z0-9]+/g, " ")
      .trim();

  const cellKey = (row, column) =>
    row.cells[column].dataset.key ?? row.cells[column].textContent;

  const people = [...table.tBodies].flatMap((group) =>
    [...group.rows].map((row) => ({
      row,
      group,
      link: row.querySelector("a"),
      words: plain([0, 1, 2].map((n) => (n ? row.cells[n] : row.querySelector("a")).textContent).join(" ")),
      district: Number(/\d+$/.exec(cellKey(row, 1))),
    })),
  );

  // ---------------------------------------------------------------- search

  const matches = (person, word) =>
    /^\d/.test(word) ? person.district === parseInt(word, 10) : person.words.includes(word);

  const search = () => {
    const words = plain(field.value).split(" ").filter(Boolean);
    const hits = people.filter((person) => {
      const hit = words.every((word) => matches(person, word));
      person.row.hidden = !hit;
      return hit;
    });
    const { one, many, none } = found.dataset;
    const count = hits.length === 0 ? none : hits.length === 1 ? one : many.replace("#", hits.length);
    found.textContent = words.length ? count : "";
    return hits;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const hits = search();
    if (hits.length === 1) hits[0].link.click();
  });
  field.addEventListener("input", search);
  form.hidden = false;

  // ---------------------------------------------------------------- sorting

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
