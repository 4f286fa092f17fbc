// Completes what is typed. Pages work without it.
const box = document.forms.search.q, list = box.nextElementSibling;
let timer, call, at;
const mark = to => {
	at = to;
	list.childNodes.forEach((li, i) => li.ariaSelected = i === at);
	box.setAttribute("aria-activedescendant", at < 0 ? "" : "q" + at);
};
const show = (all = []) => {
	list.replaceChildren(...all.map((one, i) => {
		const li = document.createElement("li");
		li.dataset.note = one.kind + " · " + one.reviews;
		return Object.assign(li, { one, id: "q" + i, role: "option", textContent: one.text });
	}));
	box.ariaExpanded = !(list.hidden = !all[0]);
	mark(-1);
};
const ask = () => {
	call = new AbortController;
	fetch("/api/v1/complete?q=" + encodeURIComponent(box.value), call)
		.then(r => r.json()).then(r => show(r.completions), () => {});
};
const next = size => {
	clearTimeout(timer);
	call?.abort();
	size > 1 ? timer = setTimeout(ask, 150) : show();
};
const take = ({ one }) => {
	box.value = one.query;
	next();
	if (one.kind != "word") box.form.submit();
};
box.oninput = () => next(box.value.trim().length);
box.onblur = next;
box.onkeydown = e => {
	const n = list.children.length, step = { ArrowDown: 1, ArrowUp: n }[e.key];
	if (n && step) mark((at + 1 + step) % (n + 1) - 1);
	else if (e.key == "Enter" && at >= 0) take(list.children[at]);
	else if (n && e.key == "Escape") next();
	else return;
	e.preventDefault();
};
list.onmousedown = e => (e.preventDefault(), take(e.target));
box.role = "combobox";
box.ariaAutoComplete = "list";
next();
