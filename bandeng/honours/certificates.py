"""A certificate as a sheet of paper (PDF): what was given to whom by which decision, and a code to check it.

The words go to the typesetter as values, never as markup, so that no name can set anything. Fonts come as a
package: the page is the same on every machine.
"""

from io import BytesIO

import segno

from bandeng.ui import typesetting

SHEET = """
#let said = json(bytes(sys.inputs.data))
#set document(title: said.title, date: none)
#set page(width: 297mm, height: 210mm, margin: (x: 36mm, y: 26mm), background: rect(
  width: 277mm, height: 190mm, stroke: 1.2pt + rgb("#8F4A1E"), radius: 4mm))
#set text(font: ("Noto Serif SC", "Noto Sans SC"), size: 15pt, fill: rgb("#22262B"), lang: said.lang)
#set par(leading: 1em)
#align(center)[
  #v(6mm)
  #text(size: 34pt, tracking: 8pt, fill: rgb("#8F4A1E"))[#said.word]
  #v(9mm)
  #text(size: 24pt)[#said.holder]
  #v(5mm)
  #text(size: 17pt)[#said.sentence]
  #v(3mm)
  #text(size: 22pt, fill: rgb("#8F4A1E"))[#said.honour]
]
#v(1fr)
#grid(columns: (1fr, 1fr), align: (left + bottom, right + bottom),
  [#image(bytes(said.qr), format: "svg", width: 30mm)
   #text(size: 8.5pt, fill: rgb("#5C6470"))[#said.check \\ #said.address]],
  [#said.issuer \\ #said.day \\ #text(size: 11pt)[#said.number]
   #if said.until != "" [ \\ #text(size: 11pt)[#said.until]]])
"""


def pdf(said: dict[str, str], *, address: str) -> bytes:
    """The sheet. ``said``: title lang word holder sentence honour check issuer day number until (or ``""``).

    ``address``: where the code is checked; it stands as a QR code and in words.
    """
    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", xmldecl=False, border=0)
    return typesetting.pdf(SHEET, {**said, "address": address, "qr": drawn.getvalue().decode()})
