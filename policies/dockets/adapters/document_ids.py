"""PACER's ids of documents, written alike whatever link or record shows them."""


def main_document(document_id: str) -> str:
    """Set the fourth digit, which PACER uses for the form of the link, to the document's own."""
    return f"{document_id[:3]}0{document_id[4:]}"
