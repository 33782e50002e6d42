"""From the bytes of a feed to its text, whatever encoding they claim."""

import codecs
import re

from policies.dockets.adapters.contract import FeedUnreadable

DECLARATION = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["'][^>]*\?>""")
ANY_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def text_of(body: bytes) -> str:
    """
    Decode a feed and drop its XML declaration.

    Courts declare ISO-8859-1 and sometimes send UTF-8 or Windows-1252 under
    that name; both are recognised. Raises FeedUnreadable for an unknown
    encoding and for bytes that the declared one does not allow.
    """
    if not body.strip():
        raise FeedUnreadable("The court sent an empty body.")
    text = _decoded(body)
    if "\x00" in text[:100]:
        raise FeedUnreadable("The court sent something that is no feed, or in an encoding it does not name.")
    return ANY_DECLARATION.sub("", text, count=1).lstrip()


def _decoded(body: bytes) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return _strictly(body[len(mark) :], encoding)
    declared = DECLARATION.match(body)
    name = declared.group(1).decode("ascii") if declared else "utf-8"
    try:
        encoding = codecs.lookup(name).name
    except LookupError:
        raise FeedUnreadable(f"The feed declares the unknown encoding {name}.") from None
    if encoding not in {"iso8859-1", "cp1252"}:
        return _strictly(body, encoding)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("cp1252", errors="replace")


def _strictly(body: bytes, encoding: str) -> str:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        raise FeedUnreadable(
            f"The feed says it is {encoding}, but byte {error.start} is not: {error.reason}."
        ) from None
    except LookupError:
        raise FeedUnreadable(f"The feed declares {encoding}, which is no text encoding.") from None
