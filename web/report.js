// The page works without this. With it: find as you type, choose an outlet or a stance, and keys: / to find, j and k from dispute to
// dispute, Escape to clear.
(function () {
  "use strict";
  var tools = document.getElementById("tools"), find = document.getElementById("find"), found = document.getElementById("found");
  if (!tools || !find || !found) return;
  tools.hidden = false;

  var outlet = document.getElementById("outlet"), stance = document.getElementById("stance");

  // What is hidden when it does not fit: the smallest things that make sense alone, and then what only held such things.
  var items = Array.from(document.querySelectorAll(".side .quote, .person .quote, .time li, tbody tr, .source"));
  var groups = Array.from(document.querySelectorAll(".variants, .side li, .person li, .side, .dispute, .person, .time, .day")).reverse();
  var sides = ["asserts", "denies", "questions"];
  function fold(text) { return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }
  function text(node) { return node ? node.textContent : ""; }
  function stanceOf(item) {
    var side = item.closest(".side"), own = item.querySelector(".stance");
    return side ? sides.find(function (name) { return side.classList.contains(name); }) : text(own);
  }
  var known = items.map(function (item) {
    return {
      item: item, words: null, title: "", outlet: text(item.querySelector("cite")), stance: stanceOf(item), row: item.matches("tr")
    };
  });

  function fill(select, values) {
    Array.from(new Set(values)).filter(Boolean).sort().forEach(function (value) { select.add(new Option(value, value)); });
  }
  fill(outlet, known.map(function (k) { return k.outlet; }));
  fill(stance, known.map(function (k) { return k.row ? "" : k.stance; }));

  // Only when something is looked for: a large page has megabytes of words.
  function read(k) {
    var holder = k.item.closest(".dispute, .person");
    k.words = fold(text(k.item));
    k.title = holder ? fold(text(holder.querySelector("h3, .speaker"))) : "";
  }

  // A row of a table has no outlet or stance of its own: only words choose among rows.
  function fits(k, words) {
    if (words.length && k.words === null) read(k);
    var chosen = k.row || ((!outlet.value || k.outlet === outlet.value) && (!stance.value || k.stance === stance.value));
    return chosen && words.every(function (word) { return k.words.includes(word) || k.title.includes(word); });
  }

  function apply() {
    var words = fold(find.value).split(/\s+/).filter(Boolean), shown = 0;
    var any = words.length > 0 || outlet.value || stance.value;
    known.forEach(function (k) {
      k.item.hidden = any ? !fits(k, words) : false;
      shown += k.item.hidden || (k.row && !words.length) ? 0 : 1;
    });
    groups.forEach(function (group) {
      group.hidden = Boolean(any) && !group.querySelector(".quote:not([hidden]), li:not([hidden])");
    });
    found.textContent = any ? shown + (shown === 1 ? " line" : " lines") : "";
  }
  function clear() { find.value = outlet.value = stance.value = ""; apply(); }
  [find, outlet, stance].forEach(function (field) { field.addEventListener("input", apply); });

  // A link to something that the search hides shows it.
  window.addEventListener("hashchange", function () {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("[hidden]")) { clear(); target.scrollIntoView(); }
  });

  function step(by) {
    var all = Array.prototype.filter.call(document.querySelectorAll(".dispute"), function (d) { return !d.hidden; });
    var at = all.indexOf(document.activeElement) + by;
    if (document.activeElement === document.body || !all.includes(document.activeElement)) at = by > 0 ? 0 : all.length - 1;
    if (all[at]) { all[at].focus(); all[at].scrollIntoView(); }
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("select")) return;
    if (event.target === find) {
      if (event.key === "Escape") { clear(); find.blur(); }
      return;
    }
    if (event.key === "/") { event.preventDefault(); find.focus(); }
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
})();
