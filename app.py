"""WSGI entry: `flask --app app …` and any WSGI server find the portal here."""

from portal.factory import create_app

app = create_app()
