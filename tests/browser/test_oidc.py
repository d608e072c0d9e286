"""Signing in at a provider in a browser: there and back over two sites, under the portal's own
content policy.
"""

import pytest

from tests.browser.conftest import GEDULD, bediend
from tests.hulp import canaille

pytestmark = pytest.mark.browser
SPECIALIST = "specialist@kennis-huwelijksdwang.example"


@pytest.fixture(scope="module")
def met_aanbieder(tmp_path_factory):
    """The address of a portal whose people can sign in at canaille."""
    poort = canaille.vrije_poort()
    terug = f"http://127.0.0.1:{poort}/inloggen/oidc/terug"
    with (
        canaille.draaiend({"specialist": SPECIALIST}, terug) as issuer,
        bediend(tmp_path_factory.mktemp("oidc"), str(poort), issuer) as adres,
    ):
        yield adres


@pytest.mark.parametrize("java_script", [True, False])
def test_a_browser_goes_there_and_comes_back_signed_in(met_aanbieder, chromium, java_script):
    with chromium.new_context(java_script_enabled=java_script) as context:
        context.set_default_timeout(GEDULD)
        pagina = context.new_page()
        pagina.goto(f"{met_aanbieder}/inloggen?volgende=/werkgroepen")
        pagina.get_by_role("link", name="Log in met het CCV-account").click()
        for veld, waarde in (("login", "specialist"), ("password", canaille.WACHTWOORD)):
            pagina.locator(f"input[name={veld}]").fill(waarde)
            pagina.locator("form button[type=submit]").first.click()
        akkoord = pagina.locator("button[value=accept]")
        akkoord.or_(pagina.locator("h1", has_text="Werkgroepen")).wait_for()
        if akkoord.count():
            akkoord.click()
        pagina.wait_for_url(f"{met_aanbieder}/werkgroepen")
        assert pagina.locator("h1").inner_text() == "Werkgroepen"
        # The demo's specialist promised geheimhouding, so their werkgroep is there.
        assert pagina.locator(".rij-titel").count() == 1
