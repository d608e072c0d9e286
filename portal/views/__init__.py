"""The pages: each view loads, asks whether it is allowed, takes a form, makes a step and answers."""

from flask import Flask

from portal.views import (
    beraad,
    dilemma,
    doelen,
    intake,
    lot,
    papier,
    platform,
    signalen,
    start,
    toegang,
    triage,
    uitkomst,
    werkgroep,
)


def registreer(app: Flask) -> None:
    """Give every blueprint its place."""
    delen = (
        start, toegang, intake, triage, dilemma, lot, signalen, platform, papier, werkgroep, beraad,
        uitkomst, doelen,
    )
    for deel in delen:
        app.register_blueprint(deel.bp)
