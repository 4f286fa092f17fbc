"""Collects passages for scripts/office, and compares what LibreOffice read with what was written."""

import csv
import io
import json
import re
import sys
import urllib.parse
import urllib.request
from pathlib import Path

# Notes on which a spreadsheet or a document could stumble; each stands on one passage.
NOTES = ["=1+1", "@SUM(A1)", "_x0041_ & <b>", 'She said "no"; ‘twice’ – naïve, 👩', "-2+3", "0012", "1/2", ""]
FILES = ["csv", "xlsx", "docx"]


def write(address, folder):
    """Collects three passages and five pages, and saves the files."""
    found = fetch(f"{address}/search?q=neglect").decode()
    passages = list(dict.fromkeys(re.findall(r"[?&;]p=([a-z0-9-]+\.[0-9]+\.[0-9_.a-f-]+)#", found)))[:3]
    hits = json.loads(fetch(f"{address}/api/v1/search?q=review&n=20"))["hits"]
    pages = [f"{hit['id']}.2" for hit in hits if hit["pages"] > 2][:5]
    pairs = [pair for place, note in zip(passages + pages, NOTES) for pair in (("p", place), ("n", note))]
    query = urllib.parse.urlencode([pair for pair in pairs if pair[1]])
    for ending in FILES:
        (folder / f"bundle.{ending}").write_bytes(fetch(f"{address}/bundle.{ending}?{query}"))


def fetch(address):
    """The body of an answer."""
    with urllib.request.urlopen(address) as answer:
        return answer.read()


def compare(folder):
    """Fails on the first cell or quotation that is not what was written."""
    written = rows((folder / "bundle.csv").read_text("utf-8-sig"))
    opened = rows((folder / "opened/bundle.csv").read_text("utf-8"))
    if len(written) != len(NOTES) + 1:
        sys.exit(f"{len(written) - 1} rows were written for {len(NOTES)} passages")
    if len(opened) != len(written):
        sys.exit(f"the workbook has {len(opened)} rows, not {len(written)}")
    cells = 0
    for at, (ours, theirs) in enumerate(zip(written, opened)):
        for name, our, their in zip(written[0], ours, theirs, strict=True):
            cells += 1
            # The apostrophe keeps CSV from being run; a workbook needs none.
            our = re.sub(r"^'(?=[=+\-@\t\r])", "", our)
            if our != their:
                sys.exit(f"row {at + 1}, {name}: {their!r} was read for {our!r}")
    text = words((folder / "opened/bundle.txt").read_text("utf-8-sig"))
    for at, row in enumerate(written[1:]):
        for name in ["Quotation", "Review", "Note", "Link", "File SHA-256"]:
            value = re.sub(r"^'(?=[=+\-@\t\r])", "", row[written[0].index(name)])
            if words(value) not in text:
                sys.exit(f"passage {at + 1}: the document lacks its {name}: {value!r}")
    print(f"office: {cells} cells and {len(written) - 1} quotations are what was written")


def rows(text):
    """The rows of a CSV file."""
    return list(csv.reader(io.StringIO(text.replace("\r\n", "\n"), newline="")))


def words(text):
    """The words of a text; how lines break is no matter."""
    return " ".join(text.split())


if __name__ == "__main__":
    if sys.argv[1] == "write":
        write(sys.argv[2], Path(sys.argv[3]))
    else:
        compare(Path(sys.argv[2]))
