// Search on the home page and on the page that finds by place: legislators, towns, villages and ZIP
// codes in one field. Sends nothing, keeps nothing; without it letters and lists lead there too.
(() => {
  "use strict";
  const form = document.getElementById("search");
  if (!form) return;

  const field = document.getElementById("q");
  const found = document.getElementById("found");
  const list = document.getElementById("places");
  const block = document.getElementById("place-index");
  const MOST = 8;

  // "Núñez-O'Dell" is "nunez odell": accents, case and punctuation do not matter.
  const plain = (text) =>
    text
      .normalize("NFD")
      .toLowerCase()
      .replace(/[\u0300-\u036f'’.]/g, "")
      .replace(/[^a-z0-9]+/g, " ")
      .trim();

  // What people call something that the page calls otherwise: "senator" is "senate", "district" nothing.
  const called = new Map(
    form.dataset.called.split(" ").map((pair) => pair.split("=").map(plain)),
  );
  const number = (word) => word.replace(/^0*([1-9]\d{0,2})(st|nd|rd|th)?$/, "$1");
  const wordsOf = (typed) =>
    typed.split(" ").map((word) => called.get(word) ?? number(word)).filter(Boolean);

  // "W. Hartford" is "west hartford"; "06106-1234" and "6106" are "06106".
  const SIDES = { n: "north", s: "south", e: "east", w: "west" };
  const placed = (typed) =>
    typed
      .replace(/^([nsew]|no|so) (?=[a-z]{3})/, (_all, side) => `${SIDES[side[0]]} `)
      .replace(/^(\d{5}) ?\d{4}$/, "$1")
      .replace(/^[1-9]\d{3}$/, "0$&");

  // ---------------------------------------------------------------- what there is to find

  const table = document.querySelector("table.people");

  const rowOf = (row) => {
    const link = row.querySelector("a");
    const cells = [link, row.cells[1], row.cells[2]].map((cell) => cell.textContent);
    const seat = row.cells[1].dataset.key ?? cells[1];
    return { row, link, words: plain(cells.join(" ")), district: /\d+$/.exec(seat)?.[0] };
  };

  // The page that finds by place has no table: legislators stand under their towns, some often.
  const linked = () => {
    const seen = new Map();
    for (const link of document.querySelectorAll('.found a[href^="legislators/"]')) {
      const seat = link.nextElementSibling.textContent;
      const words = plain(`${link.textContent} ${seat}`);
      if (!seen.has(link.href)) seen.set(link.href, { link, seat, words, district: /\d+$/.exec(seat)?.[0] });
    }
    return [...seen.values()];
  };

  const people = table ? [...table.tBodies].flatMap((group) => [...group.rows].map(rowOf)) : linked();

  const says = (sentence, words) => sentence.replace("#", () => words);

  // Name, what it is, where it leads.
  const placesOf = ([towns, villages, zips]) => {
    const { town, village, zip, open, here } = list.dataset;
    const page = (n) => `${here}towns/${towns[n][1]}.html`;
    const untold = (name) => ({ name, note: open, href: `${here}find.html#open` });
    return [
      ...towns.map(([name], n) => ({ name, note: town, href: page(n) })),
      ...villages.flatMap(([name, inside]) =>
        inside.length
          ? inside.map((n) => ({ name, note: says(village, towns[n][0]), href: page(n) }))
          : untold(name),
      ),
      ...zips.map(([name, n]) =>
        n === null ? untold(name) : { name, note: says(zip, towns[n][0]), href: page(n) },
      ),
    ].map((place) => ({ ...place, words: plain(place.name) }));
  };

  const places = block ? placesOf(JSON.parse(block.textContent)) : [];

  // ---------------------------------------------------------------- search

  const matches = (person, word) =>
    /^\d+$/.test(word) ? person.district?.replace(/^0+/, "") === word : person.words.includes(word);

  // The name itself, then names that begin so, then names of which a later word does.
  const rank = (place, typed) =>
    place.words === typed ? 0 : place.words.startsWith(typed) ? 1 : place.words.includes(` ${typed}`) ? 2 : 3;

  const fitting = (typed) =>
    typed.length < 2
      ? []
      : places
          .map((place) => ({ ...place, rank: rank(place, typed) }))
          .filter((place) => place.rank < 3)
          .sort((a, b) => a.rank - b.rank);

  // Somebody typed more than a place, such as an address: the places whose whole names are in it. Of
  // "East Hartford" that is not Hartford too.
  const inside = (typed) => {
    const all = ` ${typed} `;
    const named = places.filter(({ words }) => all.includes(` ${words} `));
    const longer = (a, b) => a !== b && ` ${b} `.includes(` ${a} `);
    return named.filter(({ words }) => !named.some((other) => longer(words, other.words)));
  };

  const item = ({ name, note, href }) => {
    const link = document.createElement("a");
    link.href = href;
    link.textContent = name;
    const meta = document.createElement("span");
    meta.className = "meta";
    meta.textContent = note;
    const line = document.createElement("li");
    line.append(link, " ", meta);
    return line;
  };

  const show = (hits) => {
    const lines = hits.slice(0, MOST).map(item);
    if (hits.length > MOST) {
      const more = document.createElement("li");
      more.className = "meta";
      more.textContent = list.dataset.more;
      lines.push(more);
    }
    list.replaceChildren(...lines);
    list.hidden = !lines.length;
  };

  const count = (n, one, many) => (n === 0 ? "" : n === 1 ? one : says(many, n));

  const search = () => {
    const typed = plain(field.value);
    const words = wordsOf(typed);
    const persons = people.filter((person) => {
      const hit = words.every((word) => matches(person, word));
      if (person.row) person.row.hidden = !hit;
      return hit;
    });
    const whole = fitting(placed(typed));
    const parts = whole.length || persons.length || !words.length ? [] : inside(typed);
    const there = [...whole, ...parts];
    const named = table || !words.length ? [] : persons.map(({ link, seat }) => ({ name: link.textContent, note: seat, href: link.href }));
    if (list) show([...there, ...named]);
    const { one, many, place, places: several, none, part } = found.dataset;
    const said = [count(persons.length, one, many), count(there.length, place, several)].filter(Boolean);
    if (parts.length) said.push(part);
    found.textContent = words.length ? said.join(" · ") || none : "";
    return { persons, there: whole };
  };

  // Enter opens what can only be meant: the one hit, or the place of just that name.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { persons, there } = search();
    const exact = there.filter((place) => place.rank === 0);
    if (persons.length === 1 && !there.length) location.href = persons[0].link.href;
    else if (persons.length) return;
    else if (there.length === 1) location.href = there[0].href;
    else if (exact.length === 1) location.href = exact[0].href;
  });
  field.addEventListener("input", search);

  // Arrows go from the field through the places and back; Escape goes back at once.
  form.addEventListener("keydown", (event) => {
    const stops = list ? [field, ...list.querySelectorAll("a")] : [field];
    const here = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && here >= 0 && stops[here + step]) stops[here + step].focus();
    else if (event.key === "Escape" && here > 0) field.focus();
    else return;
    event.preventDefault();
  });
  form.hidden = false;
})();
