"""Headers on every answer: a content policy without any inline code, and no traces in caches."""

from flask import Flask, Response, request

CSP = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
VAST = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # no-referrer would make the Origin of our own forms null
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Forms that show nothing that is stored: the browser may keep them, for who comes back to them.
LEEG = ("intake.inbrengen", "signaal.geef")
HSTS = "max-age=31536000; includeSubDomains"


# What is typed stands in the browser too (static/js/klad.js); signing out leaves nothing there.
WIS = '"cache", "cookies", "storage"'


def vast(basis: str) -> dict[str, str]:
    """Return what every answer bears, of the portal at this address and of the server under it."""
    return VAST | ({"Strict-Transport-Security": HSTS} if basis.startswith("https:") else {})


def registreer(app: Flask) -> None:
    """Add the headers to every answer; what is personal may be kept nowhere."""
    altijd = vast(app.config["SETTINGS"].base_url)

    @app.after_request
    def zet(antwoord: Response) -> Response:
        antwoord.headers.update(altijd)
        if request.endpoint == "toegang.uitloggen" and antwoord.status_code == 303:
            antwoord.headers["Clear-Site-Data"] = WIS
        if not antwoord.cache_control.public:  # only a static file says that it is
            antwoord.headers["Cache-Control"] = (
                "private, no-cache" if _leeg(antwoord) else "no-store"
            )
            antwoord.vary.update(("Cookie", "HX-Request"))
        return antwoord


def _leeg(antwoord: Response) -> bool:
    """Tell whether this is an empty form: nothing of it was stored, and nothing was sent in."""
    return request.endpoint in LEEG and request.method == "GET" and antwoord.status_code == 200
