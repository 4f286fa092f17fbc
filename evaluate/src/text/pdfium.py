# Prints the text of each page of a PDF, a form feed after each.
import sys

import pypdfium2

document = pypdfium2.PdfDocument(sys.argv[1])
for page in document:
    text = page.get_textpage().get_text_bounded()
    sys.stdout.buffer.write(text.replace("\f", " ").encode("utf-8", "replace") + b"\f")
