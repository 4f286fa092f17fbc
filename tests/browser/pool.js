// Does two things at once: the machines that run the tests have two processors.

const AT_ONCE = 2;

export async function inTurn(all, work) {
  const queue = all.values();
  const worker = async () => { for (const one of queue) await work(one); };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
