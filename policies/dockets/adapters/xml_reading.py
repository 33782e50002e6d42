"""Read XML from outside as a stream of elements and words, without document types."""

from collections.abc import Callable
from xml.parsers import expat

from policies.dockets.adapters.contract import FeedUnreadable


def parse(
    text: str,
    *,
    sender: str,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    words: Callable[[str], object],
) -> None:
    """
    Call back for every element and run of words of a whole document; `sender` is named in complaints.

    Raises FeedUnreadable at a document type, which is where entity attacks
    live, and ExpatError where the text is not well-formed.
    """

    def refuse(name: str, *_identifiers: object) -> None:
        if name.lower() == "html":
            raise FeedUnreadable(f"{sender} sent a web page instead of a feed.")
        raise FeedUnreadable("The feed carries a document type declaration, which is refused.")

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words
    parser.Parse(text, True)
