"""Bytes to text: the encoding that a file declares, or the one that can be detected."""

import codecs
import re

from charset_normalizer import from_bytes

from warta.errors import InputError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# A declaration stands in the first kilobytes (WHATWG: 1024 bytes; real pages are less tidy).
HEAD = 4096
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")
# What browsers understand by a declared name (WHATWG Encoding Standard).
BROWSER_NAMES = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
}
# What is looked for where nothing is declared; the first is what remains when nothing fits.
DETECTED = ["cp1252", "cp1251", "cp1256", "gb18030", "big5", "cp932", "euc_jp", "cp949", "cp874"]
SAMPLE = 50_000

# Files that are not text, by their first bytes.
SIGNATURES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "rich text (RTF)",
    b"\x1f\x8b": "gzip-compressed",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x7fELF": "a program",
}
# Text carries hardly any control characters; compressed or compiled data is full of them.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
CONTROL_SHARE = 0.05
# Of the bytes that are not ASCII, the share that may be broken in a file still read as UTF-8.
BROKEN_SHARE = 0.1


def decode(content: bytes, declared: str | None = None) -> str:
    """The text of a file; `declared` is an encoding that its envelope names.

    A byte-order mark decides; then UTF-8 where the bytes are valid UTF-8, whatever is declared (a page rarely validates
    by accident); then the declared encoding (in the envelope, `meta` or XML declaration); then what charset-normalizer
    finds.
    Raises InputError when the bytes are not text.

    >>> decode("Rp 5 juta — “kata”".encode("cp1252"))
    'Rp 5 juta — “kata”'
    >>> decode(b'<meta charset="gb2312"><p>' + "新闻".encode("gb2312"))[-2:]
    '新闻'
    """
    start = content[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    for signature, kind in SIGNATURES.items():
        if start.startswith(signature):
            raise InputError(f"not text but {kind}: save the article as HTML or text")
    text = _decode(content, declared)
    sample = text[:SAMPLE]
    if len(CONTROL.findall(sample)) > CONTROL_SHARE * len(sample):
        raise InputError("binary data, not text: save the article as HTML or text")
    return text


def _decode(content: bytes, declared: str | None) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if wide := _sixteen_bits(content[:HEAD]):
        return content.decode(wide, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _nearly_utf8(content):
        return content.decode("utf-8", errors="replace")
    inside = DECLARED.search(content[:HEAD])
    for name in (declared, inside and inside[1].decode("ascii")):
        if name and (known := _known(name)):
            return content.decode(known, errors="replace")
    best = from_bytes(content[:SAMPLE], cp_isolation=DETECTED).best()
    return content.decode(best.encoding if best else DETECTED[0], errors="replace")


def _sixteen_bits(head: bytes) -> str | None:
    """UTF-16 without a byte-order mark: every other byte of Latin text is zero."""
    half = len(head) // 2
    if half and head[1::2].count(0) > 0.7 * half:
        return "utf-16-le"
    if half and head[0::2].count(0) > 0.7 * half:
        return "utf-16-be"
    return None


def _nearly_utf8(content: bytes) -> bool:
    """Whether all but a few of the non-ASCII bytes make valid UTF-8 (a file cut off inside a character, say)."""
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    foreign = sum(not character.isascii() for character in text)
    return broken <= max(1, BROKEN_SHARE * foreign) and foreign > broken


def _known(name: str) -> str | None:
    """Python's name for a declared encoding, as browsers read it; None for one that is unknown or was disproved."""
    try:
        encoding = codecs.lookup(name).name
    except LookupError:
        return None
    if encoding.startswith("utf") or not codecs.lookup(encoding)._is_text_encoding:
        return None
    return BROWSER_NAMES.get(encoding, encoding)
