"""The token in a form that tells our own from another website's, made when the form is shown: it
brings a cookie, and a page without a form needs none.
"""

from collections.abc import Callable
from functools import partial

from flask_wtf import FlaskForm
from wtforms import HiddenField


class _BijTonen:
    def __init__(self, maak: Callable[[], str]):
        self.maak = maak

    def __html__(self) -> str:
        return self.maak()


class CsrfBijTonen(FlaskForm.Meta.csrf_class):
    """What Flask-WTF does, later."""

    def generate_csrf_token(self, csrf_token_field: HiddenField) -> _BijTonen:
        """Return what becomes the token in the page."""
        return _BijTonen(partial(super().generate_csrf_token, csrf_token_field))
