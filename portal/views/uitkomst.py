from flask import Blueprint

bp = Blueprint("uitkomst", __name__)
