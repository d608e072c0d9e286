from flask import Blueprint

bp = Blueprint("beraad", __name__)
