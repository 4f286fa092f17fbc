#!/usr/bin/env python3
"""Reads pages of PDFs that were made pictures of, beside tesseract called by hand on the same pictures.

Some pages with text of each PDF, spread over it, are drawn by pdftoppm and put into a PDF that is nothing but
those pictures. Both readings are scored by words against pdftotext of the page itself (precision and recall
of the words, however often each stands there; letters and digits only, in small letters).

usage: ocr.py HINDSIGHT DPI PAGES FILE...     needs: poppler-utils tesseract-ocr tesseract-ocr-eng
"""
import collections
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zlib

program, dpi, most = sys.argv[1], sys.argv[2], int(sys.argv[3])


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def words(text):
    return collections.Counter(re.findall(r"[^\W_]+", text.replace("\u00ad", "").lower()))


def chosen(path):
    """Pages with at least 150 words, spread evenly."""
    texts = run("pdftotext", "-layout", str(path), "-").split("\f")
    full = [n for n, text in enumerate(texts, 1) if sum(words(text).values()) >= 150]
    step = max(1, len(full) // most)
    return [(n, texts[n - 1]) for n in full[step // 2 :: step][:most]]


def picture(path, page, folder):
    subprocess.run(["pdftoppm", "-gray", "-r", dpi, "-f", str(page), "-l", str(page), "-singlefile", str(path), f"{folder}/{page}"], check=True)
    return folder / f"{page}.pgm"


def stitched(pictures, out):
    """A PDF whose pages are just these grey pictures."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", None]
    kids = []
    for path in pictures:
        width, height, pixels = pgm(path)
        w, h = (round(int(side) * 72 / int(dpi), 2) for side in (width, height))
        at = len(objects) + 1
        kids.append(f"{at} 0 R")
        data = zlib.compress(pixels)
        drawn = f"q {w} 0 0 {h} 0 0 cm /I Do Q".encode()
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {w} {h}] /Resources << /XObject << /I {at + 1} 0 R >> >> /Contents {at + 2} 0 R >>")
        objects.append((f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length {len(data)} >>", data))
        objects.append((f"<< /Length {len(drawn)} >>", drawn))
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    body, places = bytearray(b"%PDF-1.5\n"), []
    for number, part in enumerate(objects, 1):
        places.append(len(body))
        head, data = part if isinstance(part, tuple) else (part, None)
        body += f"{number} 0 obj\n{head}\n".encode()
        body += b"stream\n" + data + b"\nendstream\n" if data is not None else b""
        body += b"endobj\n"
    start = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    body += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    body += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    out.write_bytes(body)


def pgm(path):
    data = path.read_bytes()
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
    return int(head[1]), int(head[2]), data[head.end() :]


def score(right, total_right, total_read):
    return 2 * right / (total_right + total_read) if total_right + total_read else 1.0


def main():
    sums = {"hindsight": [0, 0, 0], "by hand": [0, 0, 0]}
    worse = []
    for name in sys.argv[4:]:
        path = pathlib.Path(name)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            pages = chosen(path)
            pictures = [picture(path, page, folder) for page, _ in pages]
            stitched(pictures, folder / "pictures.pdf")
            review = json.loads(run(program, "--library", f"{folder}/library", "extract", "--json", "--ocr", "auto", f"{folder}/pictures.pdf"))
            file = {"hindsight": [0, 0, 0], "by hand": [0, 0, 0]}
            for (page, text), image, ours in zip(pages, pictures, review["pages"]):
                truth, f1 = words(text), {}
                furniture = " ".join(ours["furniture"] if isinstance(ours["furniture"], list) else [ours["furniture"] or ""])
                readings = {"hindsight": f"{ours['text']}\n{furniture}", "by hand": run("tesseract", str(image), "-", "--dpi", dpi)}
                for reader, read in readings.items():
                    read = words(read)
                    row = [(truth & read).total(), truth.total(), read.total()]
                    f1[reader] = score(*row)
                    file[reader] = [a + b for a, b in zip(file[reader], row)]
                    sums[reader] = [a + b for a, b in zip(sums[reader], row)]
                if f1["hindsight"] < f1["by hand"]:
                    worse.append((f1["hindsight"] - f1["by hand"], digest, page))
        print(digest, len(pages), "pages", *(f"{reader} {score(*row):.4f}" for reader, row in file.items()))
    print("all", dpi, "dpi", *(f"{reader} {score(*row):.4f}" for reader, row in sums.items()))
    for by, digest, page in sorted(worse):
        print(f"worse by {-by:.4f}: {digest} p. {page}")


main()
