// Starts the built program and knows when it answers.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { createInterface } from "node:readline";

/** A port that is free now. */
const freePort = () => new Promise(done => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const { port } = probe.address();
    probe.close(() => done(port));
  });
});

/** Runs the program to its end; what it prints, if it went well. */
export const run = (program, args) => new Promise((done, fail) => {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  let [said, complained] = ["", ""];
  child.stdout.on("data", text => { said += text; });
  child.stderr.on("data", text => { complained += text; });
  child.on("error", fail);
  child.on("close", code => code === 0 ? done(said) : fail(new Error(`${args.join(" ")} ended with ${code}: ${complained}`)));
});

/** Starts a command that serves; its address, and how to end it. */
export async function serve(program, args) {
  const port = await freePort();
  const told = args[0] === "demo" ? ["--port", String(port)] : ["--bind", `127.0.0.1:${port}`];
  const child = spawn(program, [...args, ...told], { stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise(done => child.on("close", done));
  const stop = () => { child.kill("SIGINT"); return ended; };
  const base = await new Promise((done, fail) => {
    const said = [];
    createInterface({ input: child.stderr }).on("line", line => {
      said.push(line);
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
      if (address) done(address[0]);
    });
    child.on("error", fail);
    child.on("close", code => fail(new Error(`${args.join(" ")} ended with ${code}: ${said.join("\n")}`)));
  });
  return { base, stop };
}
