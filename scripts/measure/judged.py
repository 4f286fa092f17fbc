#!/usr/bin/env python3
"""Scores search on judged queries, beside SQLite FTS5 over the same page texts.

GOLD holds queries-pfd.jsonl and topics-pfd.jsonl; REPORTS is the file of reports whose
research tags make the pool of some topics. The library holds the reports' bare pages.

usage: judged.py HINDSIGHT LIBRARY GOLD REPORTS
"""
import collections
import json
import math
import re
import sqlite3
import subprocess
import sys

program, library, gold, reports = sys.argv[1:5]


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def hindsight(words):
    def ask(query):
        ran = subprocess.run([program, "--library", library, "search", "--json", "-n", "1000", "--words", words,
                              "--", query], capture_output=True, text=True, check=False)
        return [hit["source_url"] for hit in json.loads(ran.stdout)["hits"]]
    return ask


def fts5():
    source = sqlite3.connect(f"file:{library}/catalogue.sqlite?mode=ro", uri=True)
    table = sqlite3.connect(":memory:")
    table.execute("CREATE VIRTUAL TABLE t USING fts5(url UNINDEXED, body, tokenize='porter')")
    table.executemany("INSERT INTO t VALUES (?, ?)", source.execute(
        "SELECT source_url, group_concat(text, ' ') FROM review JOIN page ON page.review = review.no GROUP BY no"))

    def ask(query):
        words = [f'"{word}"' for word in re.findall(r"[A-Za-z0-9]+", query) if len(word) >= 3]
        rows = table.execute("SELECT url FROM t WHERE t MATCH ? ORDER BY bm25(t) LIMIT 1000", (" OR ".join(words),))
        return [url for (url,) in rows]
    return ask


def ndcg(urls, relevant):
    gain = lambda grade: 2 ** grade - 1
    found = sum(gain(relevant.get(url, 0)) / math.log2(at + 2) for at, url in enumerate(urls[:10]))
    best = sorted(relevant.values(), reverse=True)[:10]
    return found / sum(gain(grade) / math.log2(at + 2) for at, grade in enumerate(best))


tagged = {report["url"] for report in lines(reports) if report.get("research_tags")}
for name, ask in [("FTS5, any word", fts5()), *((f"{w} words", hindsight(w)) for w in ("most", "all", "any"))]:
    scores = collections.defaultdict(list)
    for query in lines(f"{gold}/queries-pfd.jsonl"):
        urls = ask(query["query"])
        recall = len(set(urls[:100]) & set(query["relevant"])) / len(query["relevant"])
        scores[query["kind"]].append((ndcg(urls, query["relevant"]), recall))
    for topic in lines(f"{gold}/topics-pfd.jsonl"):
        urls = [url for url in ask(topic["query"]) if topic["pool"] == "all" or url in tagged]
        relevant = dict.fromkeys(topic["relevant"], 1)
        scores["topic"].append((ndcg(urls, relevant), len(set(urls[:100]) & set(relevant)) / len(relevant)))
    row = "  ".join(f"{kind} {sum(s[0] for s in own) / len(own):.3f}/{sum(s[1] for s in own) / len(own):.3f}"
                    for kind, own in scores.items())
    print(f"{name:16} nDCG@10/recall@100  {row}")
