// On a preview for the press: says that the embargo is over once it is, by this reader's own clock.
// Sends nothing; without it the page names the day.
(() => {
  "use strict";
  const over = document.getElementById("embargo-over");
  if (!over) return;
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  over.hidden = today < over.dataset.from;
})();
