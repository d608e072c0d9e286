"""Canaille as a program of its own, run by tests/hulp/canaille.py: two people, one client, all in
memory. Its packages are not the portal's: nothing of the portal is imported here.
"""

import json
import sys

from canaille import create_app
from canaille.app import models
from canaille.backends import Backend
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server


def maak(port, gegevens):
    """Return the provider on this port with its client and its people."""
    sleutel = RSAKey.generate_key(2048, auto_kid=True).as_dict(private=True)
    app = create_app(
        {
            "SECRET_KEY": "niet-echt-" * 4,
            "SERVER_NAME": f"127.0.0.1:{port}",
            "PREFERRED_URL_SCHEME": "http",
            "CANAILLE": {"DATABASE": "memory"},
            "CANAILLE_OIDC": {"ACTIVE_JWKS": [sleutel]},
        }
    )
    # It keeps no addresses that are unverified, and has no setting to say so.
    app.config["CANAILLE_OIDC"]["USERINFO_MAPPING"]["EMAIL_VERIFIED"] = "true"
    with app.app_context():
        for naam, email in gegevens["mensen"].items():
            Backend.instance.save(
                models.User(
                    user_name=naam,
                    family_name=naam,
                    formatted_name=naam.capitalize(),
                    emails=[email],
                    password=gegevens["wachtwoord"],
                )
            )
        client = models.Client(
            client_id=gegevens["client"],
            client_secret=gegevens["geheim"],
            client_name="Dilemmaportaal",
            redirect_uris=[gegevens["terug"]],
            grant_types=["authorization_code"],
            response_types=["code"],
            scope=["openid", "email", "profile"],
            token_endpoint_auth_method="client_secret_basic",
        )
        Backend.instance.save(client)  # it has an id from here on
        client.audience = [client]
        Backend.instance.save(client)
    return app


if __name__ == "__main__":
    gegevens = json.loads(sys.argv[1])
    server = make_server(
        "127.0.0.1", gegevens["poort"], maak(gegevens["poort"], gegevens), threaded=True
    )
    print("klaar", flush=True)  # noqa: T201 - whoever started it waits for this
    server.serve_forever()
