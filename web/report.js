// The page works without this. With it: find as you type, and keys: / to find, j and k from dispute to dispute, Escape to clear.
(function () {
  "use strict";
  var tools = document.getElementById("tools"), find = document.getElementById("find"), found = document.getElementById("found");
  if (!tools || !find || !found) return;
  tools.hidden = false;

  // What is hidden when it does not have the words: the smallest things that make sense alone, and what only held such things.
  var items = document.querySelectorAll(".side li, .person li, .day li, tbody tr, .source");
  var groups = document.querySelectorAll(".side, .dispute, .person, .day");
  function fold(text) { return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }
  var texts = Array.prototype.map.call(items, function (item) { return fold(item.textContent); });
  var titles = new Map();
  document.querySelectorAll(".dispute").forEach(function (d) {
    titles.set(d, fold(d.querySelector("h3").textContent));
  });
  document.querySelectorAll(".person").forEach(function (d) {
    titles.set(d, fold(d.querySelector("h3").textContent));
  });

  function apply() {
    var words = fold(find.value).split(/\s+/).filter(Boolean), shown = 0;
    items.forEach(function (item, i) {
      var holder = item.closest(".dispute, .person"), title = holder ? titles.get(holder) : "";
      var has = words.every(function (word) { return texts[i].includes(word) || title.includes(word); });
      item.hidden = !has;
      shown += has ? 1 : 0;
    });
    groups.forEach(function (group) {
      group.hidden = words.length > 0 && !group.querySelector("li:not([hidden])");
    });
    found.textContent = words.length ? shown + (shown === 1 ? " line" : " lines") : "";
  }
  find.addEventListener("input", apply);

  // A link to something that the search hides shows it.
  window.addEventListener("hashchange", function () {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("[hidden]")) { find.value = ""; apply(); target.scrollIntoView(); }
  });

  function step(by) {
    var all = Array.prototype.filter.call(document.querySelectorAll(".dispute"), function (d) { return !d.hidden; });
    var at = all.indexOf(document.activeElement) + by;
    if (document.activeElement === document.body || !all.includes(document.activeElement)) at = by > 0 ? 0 : all.length - 1;
    if (all[at]) { all[at].focus(); all[at].scrollIntoView(); }
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target === find) {
      if (event.key === "Escape") { find.value = ""; apply(); find.blur(); }
      return;
    }
    if (event.key === "/") { event.preventDefault(); find.focus(); }
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
})();
