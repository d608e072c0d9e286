"""The pages: each view loads, asks whether it is allowed, takes a form, makes a step and
answers.
"""

from flask import Flask

from portal.views import (
    beheer,
    beraad,
    bijeenkomst,
    dilemma,
    intake,
    metingen,
    paginas,
    start,
    triage,
    uitkomst,
    werkgroep,
)
from portal.views.rondom import (
    acties,
    bevestigen,
    bewijs,
    brieven,
    controle,
    correctie,
    doel,
    factoren,
    gegevens,
    geheimhouding,
    jaar,
    kennisbank,
    lot,
    oidc,
    ontvangst,
    papier,
    post,
    sessies,
    signaal,
    stuk,
    toegang,
    uitvoer,
    verhuizen,
)

DELEN = (
    start,
    metingen,
    paginas,
    toegang,
    bevestigen,
    bewijs,
    factoren,
    intake,
    triage,
    werkgroep,
    beraad,
    uitkomst,
    dilemma,
    bijeenkomst,
    beheer,
    acties,
    uitvoer,
    brieven,
    controle,
    correctie,
    doel,
    gegevens,
    geheimhouding,
    jaar,
    kennisbank,
    lot,
    oidc,
    ontvangst,
    papier,
    post,
    sessies,
    signaal,
    stuk,
    verhuizen,
)


def registreer(app: Flask) -> None:
    """Give every blueprint its place."""
    for deel in DELEN:
        app.register_blueprint(deel.bp)
