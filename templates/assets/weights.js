// A reader's own weights: scores and letters from the exact marks that the page holds, added as
// fractions of whole numbers, as the report card itself adds them. Sends nothing, keeps nothing;
// the weights are in the address (#20-30-50).
(() => {
  "use strict";
  const form = document.getElementById("dials");
  if (!form) return;

  // ---------------------------------------------------------------- exact fractions

  // A fraction is [number, denominator], both BigInt, the denominator above 0.
  const exact = (text) => {
    if (text === null) return null;
    const [number, denominator = "1"] = text.split("/");
    return [BigInt(number), BigInt(denominator)];
  };
  const plus = ([a, b], [c, d]) => [a * d + c * b, b * d];
  const times = ([a, b], [c, d]) => [a * c, b * d];
  const order = ([a, b], [c, d]) => (a * d < c * b ? -1 : a * d > c * b ? 1 : 0);
  const atLeast = (x, y) => order(x, y) >= 0;

  const data = JSON.parse(document.getElementById("data").textContent);
  const rules = {
    ...data.rules,
    curve: data.rules.curve?.map(exact),
    limits: data.rules.limits.map((ends) => ends.map(exact)),
    floor: exact(data.rules.floor),
    ceiling: exact(data.rules.ceiling),
    scale: 10n ** BigInt(data.rules.places),
  };
  for (const bands of Object.values(rules.bands)) {
    for (const band of bands) band[1] = exact(band[1]);
  }
  const people = data.people.map((person) => ({
    ...person,
    marks: person.marks.map(exact),
    points: exact(person.points),
  }));

  // ---------------------------------------------------------------- from marks to a letter

  // 100 x the mean of the subjects by their weights; null when nothing with a weight counted.
  const baseOf = (person, weights) => {
    let sum = [0n, 1n];
    let whole = 0n;
    let counted = false;
    person.marks.forEach((mark, number) => {
      if (mark === null && !rules.countsEmpty) return;
      whole += weights[number];
      if (mark === null) return;
      counted = true;
      sum = plus(sum, times([weights[number], 1n], mark));
    });
    return counted && whole > 0n ? [100n * sum[0], sum[1] * whole] : null;
  };

  const limited = (score, [above, becomesBelow, below, becomesAbove]) => {
    if (above && becomesBelow && atLeast(score, above)) return becomesBelow;
    if (below && becomesAbove && atLeast(below, score)) return becomesAbove;
    return score;
  };

  const scoreOf = (person, base) => {
    let score = plus(base, person.points);
    if (rules.curve) score = plus(rules.curve[0], times(rules.curve[1], score));
    for (const number of person.limits) score = limited(score, rules.limits[number]);
    if (!atLeast(score, rules.floor)) score = rules.floor;
    return atLeast(score, rules.ceiling) ? rules.ceiling : score;
  };

  // In units of the last printed decimal; what is below 0 like its twin above.
  const roundedOf = ([number, denominator]) => {
    const size = (number < 0n ? -number : number) * rules.scale;
    let whole = size / denominator;
    const rest = 2n * (size % denominator);
    const isHalf = rest === denominator;
    const up = rest > denominator || (isHalf && (rules.mode === "half_up" || whole % 2n === 1n));
    if (up && rules.mode !== "down") whole += 1n;
    return number < 0n ? -whole : whole;
  };

  const printed = (units) => {
    const digits = String(units < 0n ? -units : units).padStart(rules.places + 1, "0");
    const cut = digits.length - rules.places;
    const text = rules.places ? `${digits.slice(0, cut)}.${digits.slice(cut)}` : digits;
    return units < 0n ? `-${text}` : text;
  };

  const letterOf = (person, score, units) => {
    const bands = rules.bands[person.chamber];
    const judged = rules.gradeOnShown ? [units, rules.scale] : score;
    const reached = bands.findIndex(([, minimum]) => atLeast(judged, minimum));
    const earned = reached < 0 ? bands.length - 1 : reached;
    return bands[Math.max(earned, person.best)][0];
  };

  const resultOf = (person, weights) => {
    const base = baseOf(person, weights);
    if (base === null) return { score: null, shown: "–", grade: person.override ?? "NR" };
    const score = scoreOf(person, base);
    const units = roundedOf(score);
    const letter = person.incomplete ? "INC" : letterOf(person, score, units);
    return { score, shown: printed(units), grade: person.override ?? letter };
  };

  // ---------------------------------------------------------------- the page

  const dials = [...form.querySelectorAll("input[type='range']")];
  const amounts = [...form.querySelectorAll(".amount")];
  const chambers = [...form.querySelectorAll("input[type='radio']")];
  const said = document.getElementById("said");
  const put = (text, values) => text.replace(/\{([a-z]+)\}/g, (_all, name) => values[name]);

  // Rows in the order of names: equal scores keep it.
  const tables = [...document.querySelectorAll("table.weighed")].map((table) =>
    [...table.tBodies[0].rows]
      .map((row) => ({ row, number: Number(row.dataset.number) }))
      .sort((a, b) => a.number - b.number)
      .map((one) => ({ ...one, ours: one.row.cells[3].querySelector(".grade").textContent })),
  );

  const bestFirst = (a, b) => {
    if (!a.result.score || !b.result.score) return (a.result.score ? 0 : 1) - (b.result.score ? 0 : 1);
    return order(b.result.score, a.result.score);
  };

  const write = ({ row, ours, result }) => {
    const badge = row.cells[2].querySelector(".grade");
    row.cells[1].textContent = result.shown;
    badge.textContent = result.grade;
    badge.classList.toggle("unrated", ["INC", "NR"].includes(result.grade));
    row.classList.toggle("moved", result.grade !== ours);
    return result.grade !== ours;
  };

  const fill = (rows, weights) => {
    const found = rows.map((one) => ({ ...one, result: resultOf(people[one.number], weights) }));
    const changed = found.filter(write).length;
    found.sort(bestFirst);
    rows[0].row.parentNode.append(...found.map(({ row }) => row));
    return changed;
  };

  const isShown = (rows) => !rows[0].row.closest("section").hidden;

  const show = () => {
    const weights = dials.map((dial) => BigInt(dial.value));
    const all = weights.reduce((sum, weight) => sum + weight, 0n);
    dials.forEach((dial, number) => {
      const { dataset } = amounts[number];
      amounts[number].textContent = put(dataset.text, { weight: weights[number], all });
    });
    const counts = tables.map((rows) => [fill(rows, weights), rows.length, isShown(rows)]);
    const [changed, members] = counts.find(([, , shown]) => shown);
    const isOurs = dials.every((dial) => dial.value === dial.dataset.ours);
    const { ours, yours, nothing } = said.dataset;
    const text = all === 0n ? nothing : isOurs ? ours : put(yours, { changed, all: members });
    if (said.textContent !== text) said.textContent = text;
    return isOurs;
  };

  const keep = (isOurs) => {
    const hash = isOurs ? "" : `#${dials.map((dial) => dial.value).join("-")}`;
    if (location.hash !== hash) {
      history.replaceState(null, "", hash || location.href.split("#")[0]);
    }
    const twin = document.querySelector("a.switch");
    if (twin) twin.hash = hash;
  };

  const change = () => keep(show());

  const set = (weights) => {
    dials.forEach((dial, number) => {
      dial.value = weights[number];
    });
    change();
  };

  const read = () => {
    const weights = location.hash.slice(1).split("-");
    const fits = weights.length === dials.length && weights.every((one) => /^\d{1,9}$/.test(one));
    set(fits ? weights : dials.map((dial) => dial.dataset.ours));
  };

  const choose = () => {
    for (const radio of chambers) document.getElementById(radio.value).hidden = !radio.checked;
    show();
  };

  form.addEventListener("input", (event) => {
    if (dials.includes(event.target)) change();
  });
  for (const radio of chambers) radio.addEventListener("change", choose);
  for (const button of form.querySelectorAll("[data-only]")) {
    const only = Number(button.dataset.only);
    button.addEventListener("click", () => set(dials.map((_dial, n) => (n === only ? 100 : 0))));
  }
  document.getElementById("reset").addEventListener("click", () => {
    set(dials.map((dial) => dial.dataset.ours));
  });
  document.getElementById("equal").addEventListener("click", () => set(dials.map(() => 20)));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", read);
  form.hidden = false;
  document.getElementById("scriptless").hidden = true;
  choose();
  read();
})();
