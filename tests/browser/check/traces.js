// A visit leaves nothing behind, asks nobody else, and the browser has nothing to complain of.

export async function traces({ page, context, noted, base }) {
  const stored = await page.evaluate(async () => [
    ...Object.keys(localStorage).map(key => `localStorage ${key}`),
    ...Object.keys(sessionStorage).map(key => `sessionStorage ${key}`),
    ...(await indexedDB.databases()).map(one => `database ${one.name}`),
    ...(await navigator.serviceWorker?.getRegistrations() ?? []).map(() => "a service worker"),
  ]);
  const cookies = await context.cookies();
  const elsewhere = noted.requests.filter(address => !address.startsWith(`${base}/`) && !address.startsWith("data:"));
  return [
    ...cookies.map(cookie => `the cookie ${cookie.name} was set`),
    ...noted.cookies.map(address => `${address} sets a cookie`),
    ...stored.map(what => `${what} was stored`),
    ...elsewhere.map(address => `${address} was asked`),
    ...noted.complaints.map(text => `the browser says: ${text}`),
  ];
}
