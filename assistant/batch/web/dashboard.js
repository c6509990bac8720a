"use strict";
// Everything an office wrote is put on the page by textContent, never as markup.
const data = JSON.parse(document.getElementById("data").textContent);
const STATUSES = ["已完成", "有错误，未出文件", "没有完成", "等模型答复"];
const COLOURS = { 已完成: "#2e7d5b", "有错误，未出文件": "#b3382c", 没有完成: "#7b8794", 等模型答复: "#4a7fb5", 缺报: "#c98a1b" };
const RARE = "等模型答复"; // only while a bulk endpoint has still to answer
const byId = (id) => document.getElementById(id);

function element(tag, text, className) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function text(cell) {
  return element("span", cell.getValue() === null ? "—" : String(cell.getValue()));
}

function links(office) {
  const span = element("span");
  const kinds = { docx: "Word", html: "网页", md: "Markdown", json: "数据" };
  for (const file of office.files) {
    const isReview = file.endsWith(".review.html");
    const link = element("a", isReview ? "审阅" : kinds[file.split(".").pop()] || "打开");
    link.href = file;
    span.append(link);
  }
  return span;
}

function percent(part, whole) {
  return whole ? Math.round((part / whole) * 1000) / 10 : null;
}

for (const office of data.offices) {
  office.rate = percent(office.disclosed, office.handled);
  office.change = office.applications === null || office.applications_before === null ? null : office.applications - office.applications_before;
  office.words = [office.name, office.parent, ...office.problems.map((problem) => problem.join(" "))].join(" ").toLowerCase();
}

const count = (status) => data.offices.filter((office) => office.status === status).length;
const total = (name) => data.offices.reduce((sum, office) => sum + (office[name] || 0), 0);

function showCounts() {
  byId("title").textContent = data.year + "年政府信息公开工作年度报告总览";
  document.title = byId("title").textContent;
  const counts = [
    [data.offices.length + data.missing.length, "个机关", ""], [count("已完成"), "已完成", "good"],
    [count("有错误，未出文件"), "有错误", count("有错误，未出文件") ? "bad" : ""], [count("没有完成"), "没有完成", count("没有完成") ? "bad" : ""],
    [data.missing.length, "缺报", data.missing.length ? "bad" : ""], [total("errors"), "处错误", ""], [total("warnings"), "处提醒", ""],
    [data.alike.length, "处雷同", ""], [total("supported") + " / " + total("claims"), "正文数据已核实", ""], [total("applications"), "件新收申请", ""],
  ];
  for (const [number, label, kind] of counts) {
    const item = element("li", undefined, kind);
    item.append(element("strong", String(number)), label);
    byId("counts").append(item);
  }
}

function plot(id, type, labels, datasets, options) {
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.animation = false;
  new Chart(byId(id), { type, data: { labels, datasets }, options: { maintainAspectRatio: false, plugins: { legend: { display: false } }, ...options } });
}

function histogram(values, edges) {
  return edges.map((edge, at) => values.filter((value) => value >= edge && (at + 1 === edges.length || value < edges[at + 1])).length);
}

function showPlots() {
  const labels = Object.keys(COLOURS).filter((label) => label !== RARE || count(label));
  const numbers = labels.map((label) => (label === "缺报" ? data.missing.length : count(label)));
  plot("plot-status", "doughnut", labels.map((label, at) => label + " " + numbers[at]), [{ data: numbers, backgroundColor: labels.map((label) => COLOURS[label]) }],
    { plugins: { legend: { position: "right" } } });

  const busiest = data.offices.filter((office) => office.applications).sort((a, b) => b.applications - a.applications).slice(0, 10);
  plot("plot-applications", "bar", busiest.map((office) => office.name), [{ data: busiest.map((office) => office.applications), backgroundColor: "#2f5d8a" }], { indexAxis: "y" });

  const edges = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90];
  const rates = data.offices.map((office) => office.rate).filter((rate) => rate !== null);
  plot("plot-rates", "bar", edges.map((edge) => edge + "–" + (edge + 10) + "%"), [{ data: histogram(rates, edges), backgroundColor: "#2e7d5b" }],
    { scales: { y: { title: { display: true, text: "机关数" }, ticks: { precision: 0 } } } });

  const points = data.offices.filter((office) => office.applications !== null && office.applications_before !== null);
  plot("plot-changes", "scatter", undefined, [{ data: points.map((office) => ({ x: office.applications_before, y: office.applications, name: office.name })), backgroundColor: "#2f5d8a99" }],
    { scales: { x: { title: { display: true, text: "上年" } }, y: { title: { display: true, text: "本年" } } },
      plugins: { legend: { display: false }, tooltip: { callbacks: { label: (item) => item.raw.name + "：上年 " + item.raw.x + "，本年 " + item.raw.y } } } });

  const codes = new Map();
  for (const office of data.offices) {
    const kinds = new Set(office.problems.filter((problem) => problem[1]).map((problem) => problem[3] + " " + problem[1]));
    for (const kind of kinds) codes.set(kind, (codes.get(kind) || 0) + 1);
  }
  const worst = [...codes].sort((a, b) => b[1] - a[1]).slice(0, 10);
  plot("plot-findings", "bar", worst.map((pair) => pair[0]), [{ data: worst.map((pair) => pair[1]), backgroundColor: "#b3382c" }], { indexAxis: "y", scales: { x: { ticks: { precision: 0 } } } });
}

function showOffices() {
  const number = { hozAlign: "right", formatter: text, sorter: "number", sorterParams: { alignEmptyValues: "bottom" }, headerHozAlign: "right" };
  const table = new Tabulator("#offices", {
    data: data.offices, layout: "fitColumns", height: Math.min(560, 80 + 34 * data.offices.length), placeholder: "没有符合条件的机关",
    initialSort: [{ column: "errors", dir: "desc" }],
    columns: [
      { title: "机关", field: "name", formatter: text, minWidth: 190, widthGrow: 3 }, { title: "上级机关", field: "parent", formatter: text, minWidth: 120, widthGrow: 2 },
      { title: "状态", field: "status", minWidth: 130, formatter: (cell) => element("span", cell.getValue(), "status status-" + STATUSES.indexOf(cell.getValue())) },
      { title: "错误", field: "errors", width: 72, ...number }, { title: "提醒", field: "warnings", width: 72, ...number },
      { title: "新收申请", field: "applications", width: 100, ...number }, { title: "比上年", field: "change", width: 88, ...number },
      { title: "公开占比%", field: "rate", width: 108, ...number }, { title: "结转下年", field: "carried_out", width: 100, ...number },
      { title: "报告", field: "files", minWidth: 170, widthGrow: 1, headerSort: false, formatter: (cell) => links(cell.getData()) },
    ],
  });
  table.on("rowClick", (event, row) => { if (event.target.tagName !== "A") showDetail(row.getData()); });
  table.on("dataFiltered", (filters, rows) => { byId("shown").textContent = "显示 " + rows.length + " 个"; });
  let status = "";
  const apply = () => {
    const wanted = byId("search").value.trim().toLowerCase();
    table.setFilter((office) => (!status || office.status === status) && office.words.includes(wanted));
  };
  byId("search").addEventListener("input", apply);
  for (const name of ["", ...STATUSES.filter((name) => name !== RARE || count(name))]) {
    const button = element("button", name || "全部");
    button.type = "button";
    button.setAttribute("aria-pressed", String(name === ""));
    button.addEventListener("click", () => {
      status = name;
      for (const other of byId("filters").children) other.setAttribute("aria-pressed", String(other === button));
      apply();
    });
    byId("filters").append(button);
  }
}

function showDetail(office) {
  const panel = byId("detail");
  panel.hidden = false;
  panel.replaceChildren(element("h3", office.name + "　" + office.status), links(office));
  const list = element("ul");
  for (const [severity, code, message] of office.problems) {
    const item = element("li");
    item.append(element("span", severity, severity), " ", element("code", code), " " + message);
    list.append(item);
  }
  if (office.more) list.append(element("li", "还有 " + office.more + " 处，见“总览.xlsx”。"));
  panel.append(office.problems.length ? list : element("p", "没有错误和提醒。"));
  panel.scrollIntoView({ block: "nearest" });
}

function showList(id, rows, columns) {
  if (!rows.length) return byId(id + "-section").remove();
  return new Tabulator("#" + id, {
    data: rows.map((row) => ({ ...row })), layout: "fitColumns", height: rows.length > 12 ? 420 : undefined,
    columns: columns.map(([title, grow], at) => ({ title, field: String(at), widthGrow: grow, minWidth: 90, formatter: text, cssClass: "wrapped", variableHeight: true })),
  });
}

showCounts();
showPlots();
showOffices();
showList("missing", data.missing, [["机关", 2], ["上级机关", 2], ["联系人", 1], ["情况", 3]]);
showList("alike", data.alike, [["情况", 2], ["机关", 2], ["与哪些机关", 3], ["相似程度", 1], ["相同的内容", 8]]);
if (data.remarks.length) for (const remark of data.remarks) byId("remarks").append(element("li", remark));
else byId("remarks-section").remove();
