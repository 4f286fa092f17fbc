// Pages with one fault each, by the check that has to report it.

export const PHONE_WIDE = { width: 320, height: 500 };
const STYLE = "body{margin:8px;font:16px/1.5 sans-serif;color:#111;background:#fff}a:focus,button:focus{outline:3px solid #06c}"
  + "@media print{button,nav{display:none}}button{padding:8px}";

/** A page without a fault, but for what is put into it. */
export const sound = ({ head = "", body = "", title = "A page", h1 = "A page" } = {}) => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${STYLE}</style><link rel="icon" href="data:,">${head}</head>
<body><main><h1>${h1}</h1><p>Words, and <a href="/">a link</a> among them.</p>${body}</main></body></html>
`;

const script = code => `<script nonce="planted">${code}</script>`;
const inBody = body => sound({ body });

export const PLANTED = [
  { check: "access", what: "a field without a label", says: /^label/, page: inBody("<input type=\"text\">") },
  { check: "access", what: "grey on white", says: /^color-contrast/, page: inBody("<p style=\"color:#aaa\">Faint words</p>") },
  { check: "access", what: "content outside all landmarks", says: /^region/, page: sound().replace("</main>", "</main><p>Lost words</p>") },
  { check: "sideways", what: "a box of 900 px", says: /px wide in 320/, page: inBody("<p style=\"width:900px\">Wide words</p>") },
  { check: "sideways", what: "an unbroken word", says: /px wide in 320/, page: inBody(`<p>${"Unbroken".repeat(40)}</p>`) },
  { check: "walk", what: "no focus ring", says: /focus is not seen on button/, page: inBody("<button type=\"button\" style=\"outline:0\">Press</button>") },
  { check: "walk", what: "focus below a bar", says: /has the focus under/,
    page: inBody("<div style=\"position:fixed;inset:0 0 auto 0;height:200px;background:#fff\"></div><button type=\"button\">Press</button>") },
  { check: "walk", what: "focus outside the window", says: /outside the window/,
    page: inBody("<button type=\"button\" style=\"position:fixed;left:-900px\">Press</button>") },
  { check: "walk", what: "another order", says: /Tab went to|Tab reached/, page: inBody("<button type=\"button\" tabindex=\"2\">Press</button>") },
  { check: "walk", what: "a trap", says: /Tab went to|does not leave|Tab reached/,
    page: inBody(`<button type="button" id="a">One</button><button type="button">Two</button>${script("a.onkeydown = e => e.preventDefault()")}`) },
  { check: "target", what: "20 px", says: /has 20 × 20\.0 px/, page: inBody("<p>" + "<button type=\"button\" style=\"width:20px;height:20px;padding:0;border:0\">x</button>".repeat(2) + "</p>") },
  { check: "traces", what: "a cookie from the server", says: /the cookie seen was set/, cookie: "seen=1", page: sound() },
  { check: "traces", what: "a cookie from a script", says: /the cookie kept was set/, page: inBody(script("document.cookie = 'kept=1'")) },
  { check: "traces", what: "something stored", says: /localStorage query was stored/, page: inBody(script("localStorage.query = 'words'")) },
  { check: "traces", what: "a request to another host", says: /127\.0\.0\.2.* was asked/, page: inBody("<p><img alt=\"\" src=\"http://127.0.0.2:9/seen.png\"></p>") },
  { check: "traces", what: "a script that the policy forbids", says: /Content Security Policy/, page: inBody("<script>1</script>") },
  { check: "traces", what: "a script that fails", says: /ReferenceError/, page: inBody(script("nowhere()")) },
  { check: "markup", what: "an element that is not closed, and one inside another kind", says: /element-permitted-content|close-order/, page: inBody("<p><div>Words</p></div>") },
  { check: "markup", what: "the same id twice", says: /no-dup-id/, page: inBody("<p id=\"a\">One</p><p id=\"a\">Two</p>") },
  { check: "outline", what: "two first headings", says: /2 first headings/, page: inBody("<h1>Again</h1>") },
  { check: "outline", what: "a level left out", says: /level 3 after one of level 1/, page: inBody("<h3>Deep</h3>") },
  { check: "outline", what: "a title without the count", says: /start with the count/, counted: true, page: sound({ h1: "12 reviews match", title: "Results" }) },
  { check: "items", what: "a bullet before a bullet", says: /two marks before/, page: inBody("<ul><li>• Words</li></ul>") },
  { check: "paper", what: "a button on paper", says: /is printed/, page: inBody("<button type=\"button\" style=\"display:block!important\">Print</button>") },
];
