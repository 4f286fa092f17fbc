// Completes what is typed, copies citations, finds values in long lists, leaves at once. Pages work without it.
const doc = document, all = (what, run) => doc.querySelectorAll(what).forEach(run);
const make = (name, has) => Object.assign(doc.createElement(name), has);

// Shift three times within a second and a half leaves as "Exit this page" does.
let shifts = [];
doc.onkeydown = e => {
	if (e.repeat) return;
	shifts = e.key == "Shift" ? [...shifts.slice(-2), e.timeStamp] : [];
	if (shifts[2] - shifts[0] < 1500) location.replace(doc.querySelector(".exit").href);
};

// A citation, with the passage that is selected in front of it.
const copy = async (button, cite) => {
	const chosen = getSelection(), page = button.closest(".leaf");
	const words = page && chosen.rangeCount && page.contains(chosen.anchorNode) ? chosen.toString().trim() : "";
	const text = (words && "“" + words.replace(/\s+/g, " ") + "” ") + cite.textContent;
	try {
		await navigator.clipboard.writeText(text);
	} catch {
		// Without a secure connection browsers let only a selection be copied.
		const box = make("textarea", { value: text });
		doc.body.append(box);
		box.select();
		doc.execCommand("copy");
		box.remove();
	}
	button.textContent = words ? "Copied with the passage" : "Copied";
};
all("[data-copy]", cite => {
	const button = make("button", { type: "button", className: "apply copy", textContent: cite.dataset.copy });
	// A status that is there from the start is read out when it changes.
	button.setAttribute("aria-live", "polite");
	// Pressing it must not lose the selection.
	button.onmousedown = e => e.preventDefault();
	button.onclick = () => copy(button, cite);
	const page = cite.closest(".leaf");
	// A collection has one text of all its passages: its button stands above, beside printing.
	const place = cite.id == "all" && doc.getElementById("print");
	if (place) {
		place.previousElementSibling.remove();
		place.append(button, " ", make("button", { type: "button", className: "apply", textContent: "Print", onclick: () => print() }));
	} else page ? page.querySelector("header").append(button) : cite.after(button);
});

// Long lists of filters get a box that finds a value.
all(".filters .scroll", list => {
	const rows = [...list.querySelectorAll(".row")];
	if (rows.length < 12) return;
	const name = list.closest("details").querySelector("summary").firstChild.textContent.trim();
	const find = make("input", { type: "text", className: "find", placeholder: "Find", ariaLabel: "Find in " + name });
	find.oninput = () => rows.forEach(row =>
		row.hidden = !row.textContent.toLowerCase().includes(find.value.trim().toLowerCase()) && !row.querySelector(":checked"));
	list.before(find);
});

// Completes what is typed.
const box = doc.forms.search?.q;
if (box) {
	const list = box.nextElementSibling;
	let timer, call, at;
	const mark = to => {
		at = to;
		list.childNodes.forEach((li, i) => li.ariaSelected = i === at);
		box.setAttribute("aria-activedescendant", at < 0 ? "" : "q" + at);
	};
	const show = (found = []) => {
		list.replaceChildren(...found.map((one, i) => {
			const li = make("li", { one, id: "q" + i, role: "option", textContent: one.text });
			li.dataset.note = one.kind + " · " + one.reviews;
			return li;
		}));
		box.ariaExpanded = !(list.hidden = !found[0]);
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
}
