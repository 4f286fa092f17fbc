// Gathers what the checks found, and says it: a line a check, the same faults of several pages together.

export class Report {
  #checks = new Map();
  #notes = [];

  add(check, says, where, found) {
    if (!this.#checks.has(check)) this.#checks.set(check, { says, passed: 0, failed: 0, faults: new Map() });
    const done = this.#checks.get(check);
    done[found.length ? "failed" : "passed"] += 1;
    for (const fault of found) done.faults.set(fault, [...done.faults.get(fault) ?? [], where]);
  }

  say(note) { this.#notes.push(note); }

  /** Prints all of it; whether all passed. */
  end() {
    let [passed, failed] = [0, 0];
    for (const [check, done] of this.#checks) {
      passed += done.passed;
      failed += done.failed;
      console.log(`${done.failed ? "FAILED" : "ok    "} ${check}: ${done.says}: ${done.passed} of ${done.passed + done.failed}`);
      for (const [fault, where] of done.faults) {
        console.log(`       - ${fault}\n           on ${where.length > 4 ? `${where.slice(0, 4).join(", ")} and ${where.length - 4} more` : where.join(", ")}`);
      }
    }
    this.#notes.forEach(note => console.log(note));
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0 && passed > 0;
  }
}
