// Any two legislators of a chamber side by side, put together from the parts that the page holds:
// an empty comparison, a row for each roll call, a cell for each kind of vote. Every word and every
// cell is the page's own. Sends nothing, keeps nothing; the choice is in the address (#one--other).
(() => {
  "use strict";
  const form = document.getElementById("choose");
  if (!form) return;

  const data = JSON.parse(document.getElementById("data").textContent);
  const bySlug = new Map(data.people.map((person) => [person.slug, person]));
  const [one, other] = form.querySelectorAll("select");
  const labels = new Map([...one.options].map((option) => [option.value, option.text]));
  const said = document.getElementById("said");
  const place = document.getElementById("comparison");
  const inside = (id) => document.getElementById(id).content;
  const calls = [...inside("calls").querySelectorAll("tr")];
  const cells = new Map(
    [...inside("ballots").querySelectorAll("tr")].map((row) => [row.dataset.ballot, row.cells[0]]),
  );

  // ---------------------------------------------------------------- the sums

  // The same rule as for the pages of pairs: only roll calls in which both could vote.
  const listOf = (left, right) => {
    const [a, b] = [data.ballots[left], data.ballots[right]];
    if (!a && !b) return null;
    if (!a || !b) return "apart";
    if (a === "none" || b === "none") return "unvoted";
    return a === b ? "alike" : "different";
  };

  const listsOf = (left, right) => {
    const lists = { different: [], unvoted: [], alike: [], apart: [] };
    calls.forEach((_row, number) => {
      const list = listOf(left.ballots[number], right.ballots[number]);
      if (list) lists[list].push(number);
    });
    return lists;
  };

  // ---------------------------------------------------------------- the page

  const put = (text, values) => text.replace(/\{([a-z.]+)\}/g, (_all, name) => values[name]);

  // Puts the values where the page has their names in braces; a value is never read again.
  const filled = (parts, values) => {
    const walker = document.createTreeWalker(parts, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) walker.currentNode.data = put(walker.currentNode.data, values);
    for (const tag of parts.querySelectorAll("[class*='{']")) tag.className = put(tag.className, values);
    return parts;
  };

  const rowOf = (number, left, right) => {
    const row = calls[number].cloneNode(true);
    const { position } = row.dataset;
    row.removeAttribute("data-position");
    for (const person of [left, right]) {
      row.append(cells.get(`${person.ballots[number]} ${position}`).cloneNode(true));
    }
    return row;
  };

  const valuesOf = (left, right, lists) => {
    const values = {};
    for (const [name, numbers] of Object.entries(lists)) values[name] = numbers.length;
    values.shared = values.alike + values.different + values.unvoted;
    for (const [side, person] of Object.entries({ left, right })) {
      for (const [name, text] of Object.entries(person)) values[`${side}.${name}`] = text;
    }
    return values;
  };

  const compared = (left, right) => {
    const lists = listsOf(left, right);
    const values = valuesOf(left, right, lists);
    const parts = filled(inside("empty").cloneNode(true), values);
    parts.querySelector("[data-side='left']").href = `legislators/${left.slug}.html`;
    parts.querySelector("[data-side='right']").href = `legislators/${right.slug}.html`;
    for (const [name, numbers] of Object.entries(lists)) {
      const part = parts.querySelector(`[data-part='${name}']`);
      part.querySelector("tbody").append(...numbers.map((number) => rowOf(number, left, right)));
      if (!numbers.length) part.remove();
    }
    parts.querySelector(`[data-part='${values.shared ? "nothing" : "counts"}']`).remove();
    return { parts, values };
  };

  const show = () => {
    const pair = [bySlug.get(one.value), bySlug.get(other.value)];
    if (!pair[0] || !pair[1]) {
      place.replaceChildren();
      said.textContent = "";
      return;
    }
    // Always in the order of their addresses, whoever was chosen first.
    pair.sort((a, b) => (a.slug < b.slug ? -1 : 1));
    const { parts, values } = compared(...pair);
    place.replaceChildren(parts);
    said.textContent = values.shared ? put(said.dataset.text, values) : said.dataset.none;
    keep(`#${pair[0].slug}--${pair[1].slug}`);
  };

  // ---------------------------------------------------------------- the choice

  const keep = (hash) => {
    if (location.hash !== hash) history.replaceState(null, "", hash);
    const twin = document.querySelector("a.switch");
    if (twin) twin.hash = hash;
  };

  const offer = (select, people) => {
    const before = select.value;
    select.length = 1;
    for (const { slug } of people) select.add(new Option(labels.get(slug), slug));
    select.value = people.some((person) => person.slug === before) ? before : "";
  };

  const offerOthers = () => {
    const chosen = bySlug.get(one.value);
    const others = data.people.filter((p) => chosen && p.chamber === chosen.chamber && p !== chosen);
    offer(other, others);
    other.disabled = !chosen;
  };

  const read = () => {
    const [first, second] = location.hash.slice(1).split("--");
    if (!bySlug.has(first)) return;
    one.value = first;
    offerOthers();
    other.value = bySlug.get(second)?.chamber === bySlug.get(first).chamber ? second : "";
    show();
  };

  one.addEventListener("change", () => {
    offerOthers();
    show();
  });
  other.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", read);
  form.hidden = false;
  document.getElementById("scriptless").hidden = true;
  read();
})();
