"""Static files at content-hash URLs: our own, and a short list from the npm packages.

A URL names the exact bytes (`/static/<digest>/<name>`), so browsers may keep it for ever.
Nothing is served that is not listed here: no source maps, no package internals.
"""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from flask import Flask, abort, redirect, request
from werkzeug.wrappers import Response

from portal.web.toegang import openbaar

STATIC = Path(__file__).parents[2] / "static"
OWN = (
    "favicon.svg",
    "css/portal.css",
    "css/vergaderen.css",
    "js/portal.js",
    "js/getypt.js",
    "js/klad.js",
    "js/passkey.js",
    "js/sessie.js",
    "js/agenda.js",
)
PACKAGES = {
    "js/htmx.js": "htmx.org/dist/htmx.min.js",
    "fonts/source-sans-400.woff2": "source-sans/WOFF2/TTF/SourceSans3-Regular.ttf.woff2",
    "fonts/source-sans-400-cursief.woff2": "source-sans/WOFF2/TTF/SourceSans3-It.ttf.woff2",
    "fonts/source-sans-600.woff2": "source-sans/WOFF2/TTF/SourceSans3-Semibold.ttf.woff2",
}
# Python's own table of types depends on the machine; these four are all we serve.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
BASE = "/static"
FOR_EVER = "public, max-age=31536000, immutable"
CSS_URL = re.compile(r'url\("\.\./([^"]+)"\)')


class MissingAsset(RuntimeError):
    """A file that the pages need is not on disk."""


@dataclass(frozen=True)
class Asset:
    """One file as served: its public name, its bytes and the digest of those bytes."""

    name: str
    body: bytes

    @cached_property
    def digest(self) -> str:
        return sha256(self.body).hexdigest()[:16]

    @cached_property
    def zipped(self) -> bytes | None:
        """The body compressed, once per process; None for fonts, which are compressed already."""
        return None if self.name.endswith(".woff2") else gzip.compress(self.body, mtime=0)

    @property
    def path(self) -> str:
        return f"{self.digest}/{self.name}"


def load(root: Path = STATIC) -> dict[str, Asset]:
    """Read every servable file below `root` into memory, by public name.

    Raises MissingAsset when a listed package file is not installed.
    """
    assets = {name: Asset(name, body) for name, body in _read(root)}
    # A stylesheet's own digest must change with its fonts, so its links come first.
    for name in [name for name in assets if name.endswith(".css")]:
        assets[name] = Asset(name, _with_digests(assets[name].body, assets))
    return assets


def _read(root: Path) -> Iterator[tuple[str, bytes]]:
    for name in OWN:
        yield name, (root / name).read_bytes()
    for name, source in PACKAGES.items():
        path = root / "node_modules" / source
        if not path.is_file():
            raise MissingAsset(f"static/node_modules/{source} is missing: run `make` first.")
        yield name, path.read_bytes()


def _with_digests(css: bytes, assets: dict[str, Asset]) -> bytes:
    def link(match: re.Match[str]) -> str:
        return f'url("../../{assets[match[1]].path}")'

    return CSS_URL.sub(link, css.decode()).encode()


def registreer(app: Flask) -> None:
    """Serve the files on `app` and give templates `asset(name)`, which returns a URL.

    The app must be made with `static_folder=None`, as this takes the place of Flask's own.
    """
    assets = load()

    def asset(name: str) -> str:
        """URL of a static file; KeyError for a name that is not served (a typo in a template).

        Not by url_for: a request for an unknown host has no routes to build from, and its error
        page needs this too.
        """
        return f"{BASE}/{assets[name].path}"

    @openbaar
    def serve(path: str) -> Response:
        digest, _, name = path.partition("/")
        if name not in assets:
            abort(404)
        if digest != assets[name].digest:
            # A page from before an upgrade: its own version is gone, the current one will do.
            return redirect(asset(name))
        return _response(assets[name])

    app.add_url_rule(f"{BASE}/<path:path>", "asset", serve)
    app.jinja_env.globals["asset"] = asset


def _response(asset: Asset) -> Response:
    response = Response(asset.body, content_type=TYPES[Path(asset.name).suffix])
    response.headers["Cache-Control"] = FOR_EVER
    response.set_etag(asset.digest)
    if asset.zipped:
        response.vary.add("Accept-Encoding")
        if request.accept_encodings.quality("gzip"):
            _zip(response, asset.zipped)
    return response.make_conditional(request)


def _zip(response: Response, zipped: bytes) -> None:
    response.set_data(zipped)
    response.headers["Content-Encoding"] = "gzip"
    # Other bytes need another tag, or a cache may hand them to a client that cannot unzip.
    response.set_etag(f"{response.get_etag()[0]}-gzip")
