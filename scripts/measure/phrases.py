#!/usr/bin/env python3
"""Searches phrases cut at random from PDFs, and checks that they come back on their page.

The phrases come from pdftotext, so that the words are another reader's.

usage: phrases.py HINDSIGHT LIBRARY FOLDER [SEED] [COUNT]     needs: poppler-utils
"""
import glob
import hashlib
import json
import random
import re
import subprocess
import sys

program, library, folder = sys.argv[1:4]
chance = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
count = int(sys.argv[5]) if len(sys.argv) > 5 else 10


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def phrase(path, page):
    text = run("pdftotext", "-f", str(page), "-l", str(page), path, "-")
    paragraphs = [p for p in re.split(r"\n\s*\n", text) if len(p.split()) > 25]
    if not paragraphs:
        return None
    words = chance.choice(paragraphs).split()
    at = chance.randint(0, len(words) - 7)
    made = " ".join(words[at:at + 6])
    whole = re.fullmatch(r"[A-Za-z ,'\u2019.;-]+", made) and not re.search(r"-$|- ", made)
    return made if whole else None


found = asked = 0
paths = sorted(glob.glob(f"{folder}/*.pdf"))
while asked < count:
    path = chance.choice(paths)
    pages = int(re.search(r"Pages:\s+(\d+)", run("pdfinfo", path)).group(1))
    page = chance.randint(1, pages)
    words = phrase(path, page)
    if not words:
        continue
    asked += 1
    answer = json.loads(run(program, "--library", library, "search", "--json", "-n", "50", "--", f'"{words}"'))
    places = [(hit["file"], p["page"]) for hit in answer["hits"] for p in hit["passages"] if p["marks"]]
    right = (path.rsplit("/", 1)[-1], page) in places
    found += right
    with open(path, "rb") as file:
        name = hashlib.sha256(file.read()).hexdigest()[:8]
    print(name, f"p. {page} of {pages}", "found" if right else "NOT FOUND")
print(f"{found} of {asked} on their page")
