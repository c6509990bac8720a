"use strict";
// Brings together what the page already says: a number with its evidence, a cell with its sentences, a list with its filters.
// Everything shown is cloned from the page or set as text; no markup is ever made from words.
(() => {
  const root = document.documentElement;
  const panel = document.getElementById("panel");
  const content = document.getElementById("panel-content");
  const heading = document.getElementById("panel-title");
  let origin = null;

  const make = (tag, text, name) => {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    if (name) element.className = name;
    return element;
  };

  const copyOf = (element) => {
    const copy = element.cloneNode(true);
    for (const part of [copy, ...copy.querySelectorAll("[id], [headers]")]) {
      part.removeAttribute("id");
      part.removeAttribute("headers");
    }
    return copy;
  };

  const cellsOf = (entry) => (entry.dataset.cells || "").split(" ").filter(Boolean);
  const cellBy = (id) => document.getElementById(`c-${id}`);

  const clear = () => {
    for (const element of document.querySelectorAll(".lit")) element.classList.remove("lit");
    for (const element of document.querySelectorAll(".chosen")) element.classList.remove("chosen");
  };

  // The official table beside the evidence, scrolled to the cells that count.
  const tablesWith = (ids) => {
    const tables = new Set(ids.map(cellBy).filter(Boolean).map((cell) => cell.closest("table")));
    return [...tables].map((table) => {
      const box = make("div", "", "copy");
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", `${table.caption ? table.caption.textContent : "表"}（所用的数已标出）`);
      const copy = copyOf(table);
      for (const link of copy.querySelectorAll("td a")) link.tabIndex = -1;
      box.append(copy);
      return box;
    });
  };

  const show = (title, parts, byKeyboard) => {
    heading.textContent = title;
    content.replaceChildren(...parts);
    panel.hidden = false;
    root.classList.add("open");
    panel.scrollTop = 0;
    for (const box of content.querySelectorAll(".copy")) {
      const lit = box.querySelector(".lit");
      if (!lit) continue;
      const [cell, frame] = [lit.getBoundingClientRect(), box.getBoundingClientRect()];
      box.scrollTop = cell.top - frame.top - box.clientHeight / 2;
      box.scrollLeft = cell.right - frame.left - box.clientWidth;
    }
    if (byKeyboard) heading.focus({ preventScroll: true });
  };

  const light = (ids) => ids.map(cellBy).filter(Boolean).forEach((cell) => cell.classList.add("lit"));

  const chooseNumber = (entry, byKeyboard) => {
    clear();
    const number = entry.id.slice(1);
    for (const word of document.querySelectorAll(`article a[href="#n${number}"]`)) word.classList.add("chosen");
    light(cellsOf(entry));
    const card = make("div", "", "card");
    card.append(...[...entry.childNodes].map(copyOf));
    show("这个数的依据", [card, ...tablesWith(cellsOf(entry))], byKeyboard);
  };

  const chooseFinding = (entry, byKeyboard) => {
    clear();
    for (const word of document.querySelectorAll(`article a[data-findings~="${entry.id}"]`)) word.classList.add("chosen");
    const card = make("div", "", "card");
    card.append(...[...entry.childNodes].map(copyOf));
    show("问题", [card], byKeyboard);
  };

  const chooseCell = (cell, byKeyboard) => {
    clear();
    const id = cell.dataset.cell;
    light([id]);
    const entries = [...document.querySelectorAll("#numbers-list > li")].filter((entry) => cellsOf(entry).includes(id));
    const link = cell.querySelector("a");
    const parts = [make("p", link.getAttribute("aria-label"), "place")];
    if (cell.dataset.previous) parts.push(make("p", `上年：${cell.dataset.previous}`, "place"));
    if (!entries.length) parts.push(make("p", "正文里没有句子用到这个数。", "how"));
    else parts.push(make("p", `正文有 ${entries.length} 处用到这个数：`, "how"));
    const list = make("ol");
    for (const entry of entries) {
      const item = make("li", "", "entry");
      item.append(...[...entry.children].filter((child) => child.tagName === "P").map(copyOf));
      list.append(item);
      for (const word of document.querySelectorAll(`article a[href="#n${entry.id.slice(1)}"]`)) word.classList.add("chosen");
    }
    parts.push(list);
    show("用到这个数的句子", parts, byKeyboard);
  };

  const close = () => {
    panel.hidden = true;
    root.classList.remove("open");
    heading.textContent = "依据";
    content.replaceChildren(make("p", "点正文里的一个数，或表里的一个数。", "how"));
    clear();
    if (origin && origin.isConnected) origin.focus({ preventScroll: true });
    origin = null;
  };

  const goTo = (element) => element.scrollIntoView({ block: "center" });

  const follow = (link, byKeyboard) => {
    const target = document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
    if (!target) return false;
    const kind = /^(n|f|w|at|c-)/.exec(target.id);
    if (!kind || target.tagName === "SECTION") return false;
    if (!panel.contains(link)) origin = link;
    if (kind[1] === "n") chooseNumber(target, byKeyboard);
    else if (kind[1] === "f") chooseFinding(target, byKeyboard);
    else if (kind[1] === "c-") {
      chooseCell(target, byKeyboard);
      if (!target.contains(link)) goTo(target);
    } else {
      const entry = kind[1] === "w" ? document.getElementById(`n${target.id.slice(1)}`) : null;
      if (entry) chooseNumber(entry, false);
      else chooseFinding(document.getElementById(`f${target.id.slice(2)}`), false);
      goTo(target);
      const word = document.querySelector("article a.chosen");
      if (word) {
        origin = word;
        word.focus({ preventScroll: true });
      }
    }
    return true;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']") || (event.target.closest("td[data-cell]") || event.target).querySelector?.(":scope > a");
    if (link && link.matches("a[href^='#']") && follow(link, event.detail === 0)) event.preventDefault();
    else if (event.target.closest(".close")) close();
  });

  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

  // From a figure of a table to the nearest one in a direction, by where they stand on the screen: merged cells need no rule.
  const neighbour = (cell, [down, across]) => {
    const from = cell.getBoundingClientRect();
    let best = null;
    let nearest = Infinity;
    for (const other of cell.closest("table").querySelectorAll("td[data-cell]")) {
      const box = other.getBoundingClientRect();
      const y = box.top + box.height / 2 - (from.top + from.height / 2);
      const x = box.left + box.width / 2 - (from.left + from.width / 2);
      const ahead = down ? y * down : x * across;
      const aside = Math.abs(down ? x : y);
      if (other === cell || ahead < 2) continue;
      const distance = ahead + aside * 4;
      if (distance < nearest) [best, nearest] = [other, distance];
    }
    return best;
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && root.classList.contains("open")) close();
    const cell = event.target.closest?.("article td[data-cell]");
    const step = steps[event.key];
    if (!cell || !step || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = neighbour(cell, step);
    if (!next) return;
    event.preventDefault();
    next.querySelector("a").focus();
  });

  for (const fieldset of document.querySelectorAll("[data-filters]")) {
    const list = document.getElementById(fieldset.dataset.filters);
    if (!list) continue;
    const boxes = [...fieldset.querySelectorAll("input[type=checkbox]")];
    const search = fieldset.querySelector("input[type=search]");
    const apply = () => {
      const kinds = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
      const words = search.value.trim().toLowerCase();
      let shown = 0;
      for (const entry of list.children) {
        entry.hidden = !kinds.has(entry.dataset.kind) || !entry.textContent.toLowerCase().includes(words);
        if (!entry.hidden) shown += 1;
      }
      fieldset.querySelector("output").textContent = `显示 ${shown} 条，共 ${list.children.length} 条`;
      for (const box of boxes) root.classList.toggle(`hide-${box.value}`, !box.checked);
    };
    fieldset.addEventListener("input", apply);
    fieldset.hidden = false;
    apply();
  }
})();
