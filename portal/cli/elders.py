"""Under another server than `serve` nothing leaves by itself: whoever starts one reads so."""

import logging

import click

log = logging.getLogger(__name__)
JOBS = (
    "This server does no jobs: run `flask --app app jobs` beside it every minute, or no mail leaves"
    " and nobody is reminded. /gezond says so after an hour."
)


def meld_jobs() -> None:
    """Say it once, where a server loads the portal: any but a command of our own, of which `serve`
    does the jobs itself.
    """
    opdracht = click.get_current_context(silent=True)
    if opdracht is None or opdracht.info_name == "run":  # Flask's own server
        log.warning(JOBS)
