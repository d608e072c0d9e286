"""The gesprekstafels of a joint meeting."""

from flask import Blueprint

bp = Blueprint("tafels", __name__)
