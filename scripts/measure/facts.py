#!/usr/bin/env python3
"""Compares the facts of coroners' pages in a library with the publisher's own catalogue.

REPORTS is the file of reports of which the pages were made; a page is known by its address.
Prints, for each fact, how many are right of how many the catalogue has, and those that are not.

usage: facts.py LIBRARY REPORTS
"""
import json
import sqlite3
import sys

library, reports = sys.argv[1:3]
sql = sqlite3.connect(f"file:{library}/catalogue.sqlite?mode=ro", uri=True)


def flat(value):
    return " ".join((value or "").split())


def listed(number, fact):
    rows = sql.execute("SELECT value FROM listed WHERE review = ? AND fact = ? ORDER BY ord", (number, fact))
    return [flat(value) for value, in rows]


def once(values):
    return list(dict.fromkeys(flat(value) for value in values or [] if flat(value)))


def day(date):
    day, month, year = date.split("/")
    return f"{year}-{month}-{day}"


right, total, wrong = {}, {}, []
filled = {}
for line in open(reports, encoding="utf-8"):
    report = json.loads(line)
    row = sql.execute("SELECT no, title, published, reference, area FROM review WHERE source_url = ?",
                      (report["url"],)).fetchone()
    if row is None:
        wrong.append((report["url"], "page", None, None))
        continue
    number, title, published, reference, area = row
    facts = {
        "title": (flat(report["title"]), flat(title)),
        "date": (report.get("date") and day(report["date"]), published),
        "reference": (flat(report.get("ref")), flat(reference)),
        "area": (flat(report.get("area")), flat(area)),
        "coroner": (once([report.get("coroner")]), listed(number, "author")),
        "category": (once(report.get("keywords")), listed(number, "category")),
        "addressees": (once(report.get("sent_to")), listed(number, "addressee")),
    }
    for fact, (stated, found) in facts.items():
        if not stated:
            continue
        total[fact] = total.get(fact, 0) + 1
        right[fact] = right.get(fact, 0) + (stated == found)
        if stated != found:
            wrong.append((report["url"].rsplit("/", 1)[-1], fact, stated, found))
    for fact in ("age_band", "outcome", "region", "nation"):
        filled[fact] = filled.get(fact, 0) + bool(listed(number, fact))
for fact, count in total.items():
    print(f"{fact:12} {right[fact]} of {count}")
for fact, count in filled.items():
    print(f"{fact:12} given for {count}")
for line in wrong[:40]:
    print(*line, sep="\t")
