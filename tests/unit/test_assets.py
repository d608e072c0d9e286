"""The static files: only what is listed, at URLs that change with the bytes."""

import gzip
import re

import pytest
from flask import Flask

from portal.web import assets

PACKAGE_PATHS = sorted(assets.PACKAGES)


@pytest.fixture(scope="module")
def app():
    app = Flask("assets-test", static_folder=None)
    assets.registreer(app)
    return app


@pytest.fixture
def url(app):
    def of(name):
        with app.test_request_context():
            return app.jinja_env.globals["asset"](name)

    return of


def test_each_file_is_served_for_ever_with_its_type(app, url):
    for name in assets.load():
        answer = app.test_client().get(url(name))
        assert answer.status_code == 200, name
        assert answer.content_type == assets.TYPES["." + name.rsplit(".", 1)[1]]
        assert answer.headers["Cache-Control"] == assets.FOR_EVER


def test_known_bytes_are_not_sent_twice(app, url):
    first = app.test_client().get(url("favicon.svg"))
    again = app.test_client().get(
        url("favicon.svg"), headers={"If-None-Match": first.headers["ETag"]}
    )
    assert again.status_code == 304 and again.data == b""


def test_text_travels_compressed_to_who_asks(app, url):
    plain = app.test_client().get(url("css/portal.css"))
    zipped = app.test_client().get(url("css/portal.css"), headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(zipped.data) == plain.data
    assert zipped.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert zipped.headers["ETag"] != plain.headers["ETag"]
    assert len(zipped.data) < 8_000, "the stylesheet should stay light on a phone"


def test_fonts_are_not_compressed_twice(app, url):
    font = app.test_client().get(
        url("fonts/source-sans-400.woff2"), headers={"Accept-Encoding": "gzip"}
    )
    assert "Content-Encoding" not in font.headers and font.data[:4] == b"wOF2"


@pytest.mark.parametrize(
    "path",
    [
        "js/htmx.min.js.map",
        "package.json",
        "package-lock.json",
        ".npmrc",
        "../app.py",
        "%2e%2e/app.py",
        "node_modules/htmx.org/dist/htmx.min.js",
        "htmx.org/dist/htmx.min.js",
        "js/",
        "",
    ],
)
def test_what_is_not_listed_does_not_exist(app, path):
    for prefix in ("/static/", "/static/0123456789abcdef/"):
        assert app.test_client().get(prefix + path).status_code == 404


def test_a_page_from_before_an_upgrade_gets_the_current_file(app, url):
    answer = app.test_client().get("/static/0123456789abcdef/css/portal.css")
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith(url("css/portal.css"))
    assert "immutable" not in answer.headers.get("Cache-Control", "")


def test_an_unknown_name_in_a_template_fails_loudly(url):
    with pytest.raises(KeyError):
        url("css/typefout.css")


def test_every_link_in_the_stylesheet_is_served_at_its_own_digest(app, url):
    css_url = url("css/portal.css")
    links = re.findall(r'url\("([^"]+)"\)', app.test_client().get(css_url).text)
    assert len(links) == len([name for name in PACKAGE_PATHS if name.startswith("fonts/")])
    for link in links:
        path = "/static/" + link.removeprefix("../../")
        assert app.test_client().get(path).status_code == 200, link


@pytest.fixture
def folder(tmp_path):
    for name in (*assets.OWN, *(f"node_modules/{source}" for source in assets.PACKAGES.values())):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"first")
    (tmp_path / "css" / "portal.css").write_text('src: url("../fonts/source-sans-400.woff2")')
    return tmp_path


def test_a_new_font_changes_the_address_of_the_stylesheet(folder):
    before = assets.load(folder)["css/portal.css"]
    (folder / "node_modules" / assets.PACKAGES["fonts/source-sans-400.woff2"]).write_bytes(
        b"second"
    )
    assert assets.load(folder)["css/portal.css"].digest != before.digest


def test_a_missing_package_is_named_in_one_sentence(folder):
    (folder / "node_modules" / assets.PACKAGES["js/htmx.js"]).unlink()
    with pytest.raises(assets.MissingAsset, match="htmx.min.js is missing: run `make` first"):
        assets.load(folder)


def test_our_own_files_name_no_other_host():
    loaded = assets.load()
    for name in ("css/portal.css", "js/portal.js"):
        assert b"//" not in loaded[name].body.replace(b"// ", b""), name
