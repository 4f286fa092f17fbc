-- Asks for searches in turn, with facets and passages. Usage:
--   wrk -t1 -c1 -d20s --latency -s scripts/measure/search.lua http://127.0.0.1:7700
local queries = {
  "neglect", "information+sharing", "risk+assessment+not+completed", "%22information+sharing%22+AND+housing",
  "ambulance+handover+delays+hospital", "safeguard*", "medication+OR+prescribing", "mental+health+discharge+-alcohol",
  "theme:suicide+police", "observations+not+recorded", "%22best+interests%22", "training+of+staff+on+the+ward",
  "housing&theme=neglect", "care&agency=police&from=2015", "falls&section=findings", "", "school+exclusion", "duty+of+candour",
}
local at = 0
request = function()
  at = at % #queries + 1
  return wrk.format("GET", "/api/v1/search?q=" .. queries[at])
end

done = function(summary, latency)
  io.write(string.format("p50 %.1f ms, p95 %.1f ms, %d requests, %d errors\n", latency:percentile(50) / 1000,
    latency:percentile(95) / 1000, summary.requests,
    summary.errors.status + summary.errors.read + summary.errors.write + summary.errors.connect + summary.errors.timeout))
end
