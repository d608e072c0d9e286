"""The pages: each view loads, asks whether it is allowed, takes a form, makes a step and
answers.
"""

from flask import Flask

from portal.views import beraad, dilemma, intake, start, triage, werkgroep
from portal.views.bijeenkomst import plannen as platform
from portal.views.rondom import acties, brieven, controleer, jaar, lot, papier, toegang
from portal.views.rondom import doel as doelen
from portal.views.rondom import kennisbank as uitkomst
from portal.views.rondom import signaal as signalen
from portal.views.rondom import stuk as stukken


def registreer(app: Flask) -> None:
    """Give every blueprint its place."""
    delen = (
        start,
        toegang,
        intake,
        triage,
        dilemma,
        brieven,
        lot,
        signalen,
        platform,
        papier,
        stukken,
        controleer,
        werkgroep,
        beraad,
        uitkomst,
        acties,
        doelen,
        jaar,
    )
    for deel in delen:
        app.register_blueprint(deel.bp)
