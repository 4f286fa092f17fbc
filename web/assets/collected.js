// Puts buttons that copy and print beside the links of a collection. The page works without them.
const add = (name, act) => {
	const b = document.createElement("button");
	b.type = "button";
	b.className = "plain";
	b.textContent = name;
	b.onclick = () => act(b);
	print_.append(b, " ");
};
const print_ = document.getElementById("print"), all = document.getElementById("all");
print_.previousElementSibling.remove();
if (navigator.clipboard) add("Copy all", b => navigator.clipboard.writeText(all.textContent).then(() => b.textContent = "Copied", () => location.hash = "plain"));
add("Print", () => print());
