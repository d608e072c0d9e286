"""Files that are sent to the portal stay in memory: they are looked at and forgotten, and never
touch a disk.
"""

from io import BytesIO
from typing import IO

from flask import Flask
from htmx_flask.requests import HtmxAwareRequest


def registreer(app: Flask) -> None:
    """Read every request this way; after Htmx, which has a class of its own."""
    app.request_class = GeheugenVerzoek


class GeheugenVerzoek(HtmxAwareRequest):
    """A request whose uploads are in memory, where Werkzeug would write larger ones to a temporary
    file.

    MAX_CONTENT_LENGTH bounds them all together. Waitress keeps as much in memory before it:
    `dienst.WAITRESS`.
    """

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        return BytesIO()
