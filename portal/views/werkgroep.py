from flask import Blueprint

bp = Blueprint("werkgroep", __name__)
