// The ways in which each page is looked at, and what is checked in each.
//
// 320 × 256 is a window of 1280 × 1024 at 400 % (WCAG 1.4.10).

const DESK = { width: 1280, height: 900 };
const ZOOMED = { width: 320, height: 256 };
const PHONE = { width: 320, height: 640 };

export const MODES = [
  { name: "light", options: { viewport: DESK, colorScheme: "light" },
    checks: ["access", "sideways", "walk", "target", "traces", "markup", "outline"] },
  { name: "dark", options: { viewport: DESK, colorScheme: "dark" },
    checks: ["access", "traces"] },
  { name: "zoomed", options: { viewport: ZOOMED, colorScheme: "light" },
    checks: ["access", "sideways", "walk", "target", "traces"] },
  { name: "opened", options: { viewport: PHONE, colorScheme: "light" }, opened: true,
    checks: ["access", "sideways", "target", "traces"] },
  { name: "forced colours", options: { viewport: DESK, forcedColors: "active" },
    checks: ["access", "walk", "traces"] },
  { name: "print", options: { viewport: DESK, colorScheme: "light" }, media: "print",
    checks: ["paper", "traces"] },
  { name: "no script", options: { viewport: DESK, colorScheme: "light" }, scripts: false,
    checks: ["access", "sideways", "walk", "target", "traces", "outline"] },
];
