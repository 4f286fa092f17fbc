// The four libraries that the pages are looked at with: the demo's, none, an empty one, and one that strains the pages.
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { invent } from "./stress/invent.js";
import { run, serve } from "./server.js";

/** Makes and serves all four; each has the ids of its reviews by the names of their files. */
export async function worlds(program, root) {
  const folder = await mkdtemp(join(tmpdir(), "hindsight-browser-"));
  const started = await Promise.allSettled([
    serve(program, ["demo"]),
    serve(program, ["serve", "--library", join(folder, "none")]),
    empty(program, folder),
    stress(program, folder, root),
  ]);
  const stop = async () => {
    await Promise.all(started.map(one => one.value?.stop()));
    await rm(folder, { recursive: true });
  };
  const failed = started.find(one => one.status === "rejected");
  if (failed) { await stop(); throw failed.reason; }
  const [demo, none, bare, strained] = started.map(one => one.value);
  const all = { demo, none, empty: bare, stress: strained };
  for (const world of [demo, strained]) world.ids = { ...await ids(world.base), ...world.ids };
  return { all, stop };
}

async function empty(program, folder) {
  const [library, reviews] = [join(folder, "empty"), join(folder, "no-reviews")];
  await mkdir(reviews);
  await run(program, ["ingest", "--library", library, reviews]);
  return serve(program, ["serve", "--library", library]);
}

/** One review is taken out again, and the file of another is lost. */
async function stress(program, folder, root) {
  const [library, reviews] = [join(folder, "stress"), join(folder, "strained")];
  const list = await invent(reviews, root);
  await run(program, ["ingest", "--library", library, "--manifest", list, reviews]);
  const found = async words => JSON.parse(await run(program, ["search", "--library", library, "--json", words])).hits[0];
  const [gone, lost] = [await found('"that was taken out"'), await found('"whose file was lost"')];
  await run(program, ["remove", "--library", library, gone.id]);
  await lose(join(library, "originals"), lost.id);
  return { ...await serve(program, ["serve", "--library", library]), ids: { "gone.txt": gone.id } };
}

/** The id of a review starts with its file's hash, by which the file is named. */
async function lose(originals, id) {
  const names = await readdir(originals, { recursive: true });
  const name = names.find(one => one.split("/").at(-1).startsWith(id.slice(1)));
  await rm(join(originals, name));
}

async function ids(base) {
  const answer = await (await fetch(`${base}/api/v1/search?q=&per_page=200`)).json();
  const known = {};
  for (let page = 1; Object.keys(known).length < answer.total && page < 20; page++) {
    const { hits } = await (await fetch(`${base}/api/v1/search?q=&n=${answer.per_page}&page=${page}`)).json();
    for (const hit of hits) known[hit.file.split("/").at(-1)] = hit.id;
  }
  return known;
}
