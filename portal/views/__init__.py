"""The pages: each view loads, asks whether it is allowed, takes a form, makes a step and answers."""

from flask import Flask

from portal.views import (
    acties,
    beraad,
    brieven,
    controleer,
    dilemma,
    doelen,
    intake,
    jaar,
    lot,
    papier,
    platform,
    signalen,
    start,
    stukken,
    toegang,
    triage,
    uitkomst,
    werkgroep,
)


def registreer(app: Flask) -> None:
    """Give every blueprint its place."""
    delen = (
        start, toegang, intake, triage, dilemma, brieven, lot, signalen, platform, papier, stukken, controleer,
        werkgroep, beraad, uitkomst, acties, doelen, jaar,
    )
    for deel in delen:
        app.register_blueprint(deel.bp)
