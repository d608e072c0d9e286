"""The pages: each view loads, asks whether it is allowed, takes a form, makes a step and answers."""

from flask import Flask

from portal.views import beraad, dilemma, intake, papier, platform, start, toegang, triage, uitkomst, werkgroep


def registreer(app: Flask) -> None:
    """Give every blueprint its place."""
    for deel in (start, toegang, intake, triage, dilemma, platform, papier, werkgroep, beraad, uitkomst):
        app.register_blueprint(deel.bp)
