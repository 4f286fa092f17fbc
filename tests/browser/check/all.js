// The table of checks. Each takes a visit and returns what is wrong, in words; nothing, if all is well.
import { access } from "./access.js";
import { items } from "./items.js";
import { markup } from "./markup.js";
import { outline } from "./outline.js";
import { paper } from "./paper.js";
import { sideways } from "./sideways.js";
import { target } from "./target.js";
import { traces } from "./traces.js";
import { walk } from "./walk.js";

export const CHECKS = { access, sideways, walk, target, traces, markup, outline, items, paper };

export const SAYS = {
  answer: "it answers as it should",
  access: "axe, WCAG 2.2 AA and good practice",
  sideways: "nothing scrolls sideways",
  walk: "Tab reaches all, in order, seen and not covered",
  target: "targets have 24 px",
  traces: "no cookie, no storage, no other host, no complaint",
  markup: "the HTML is valid",
  outline: "headings and titles",
  items: "items have one mark",
  paper: "nothing to press on paper",
};
