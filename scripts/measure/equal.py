#!/usr/bin/env python3
"""Compares two libraries: ids, hashes, page texts, facts and the answers to 200 queries.

usage: equal.py HINDSIGHT LIBRARY LIBRARY
"""
import json
import random
import re
import sqlite3
import subprocess
import sys

program, *libraries = sys.argv[1:]
TABLES = {
    "review": "id, sha256, source_url, format, title, review_type, document_role, publisher, area, reference,"
              " published, completed, incident_year, language",
    "page": "id, number, label, anchor, origin, text",
    "section": "id, ord, kind, heading, page, start, anchor",
    "recommendation": "id, ord, kind, number, text, page, pages, items, addressees",
    "theme": "id, ord, slug, tier, polarity",
    "agency": "id, ord, slug, name, role",
    "evidence": "id, about, ord, page, quote, stated",
    "listed": "id, fact, ord, value",
    "warning": "id, ord, code, warning.page, message",
    "file": "path, file.sha256, fingerprint, id, duplicate",
}


def rows(library, table, columns):
    sql = sqlite3.connect(f"file:{library}/catalogue.sqlite?mode=ro", uri=True)
    if table == "review":
        query = f"SELECT {columns} FROM review"
    else:
        columns = ", ".join(f"review.{c}" if c == "id" else c if "." in c else f"{table}.{c}"
                            for c in columns.split(", "))
        query = f"SELECT {columns} FROM {table} JOIN review ON review.no = {table}.review"
    return sorted(map(repr, sql.execute(query)))


def queries(library):
    sql = sqlite3.connect(f"file:{library}/catalogue.sqlite?mode=ro", uri=True)
    texts = [text for (text,) in sql.execute("SELECT text FROM page WHERE length(text) > 500 ORDER BY review, number")]
    chance = random.Random(7)
    made = []
    while len(made) < 200:
        words = re.findall(r"[A-Za-z]{3,}", chance.choice(texts))
        at = chance.randrange(max(1, len(words) - 4))
        some = words[at:at + chance.randint(1, 4)]
        made.append(chance.choice([" ".join(some), '"' + " ".join(some) + '"', " AND ".join(some), " OR ".join(some)]))
    return made


def answer(library, query):
    ran = subprocess.run([program, "--library", library, "search", query, "--json", "-n", "1000"],
                         capture_output=True, text=True, check=False)
    return json.loads(ran.stdout)


differences = 0
for table, columns in TABLES.items():
    a, b = (rows(library, table, columns) for library in libraries)
    print(f"{table}: {len(a)} rows and {len(b)}: {'equal' if a == b else 'DIFFERENT'}")
    differences += a != b
asked = queries(libraries[0])
unequal = [q for q in asked if answer(libraries[0], q) != answer(libraries[1], q)]
print(f"{len(asked)} queries: {len(asked) - len(unequal)} answers equal")
sys.exit(1 if differences or unequal else 0)
