"""The one rule for an address that mail can go to: forms, command line and database ask here."""

from email_validator import EmailNotValidError, validate_email

from portal.tools.zeker import zeker

Onmailbaar = EmailNotValidError  # a ValueError


def mailadres(waarde: str) -> str:
    """Return the address as it is stored and mailed: small letters, an accented domain as xn--.

    Raises Onmailbaar for what is no address, and for an accent before the @: every server on the
    way would have to know SMTPUTF8.
    """
    gevonden = validate_email(waarde.strip(), check_deliverability=False, allow_smtputf8=False)
    return zeker(gevonden.ascii_email).lower()


def is_mailbaar(waarde: str) -> bool:
    """Tell whether mail can go to this address."""
    try:
        return bool(mailadres(waarde))
    except Onmailbaar:
        return False


def heeft_accent(waarde: str) -> bool:
    """Tell whether what stands before the @ is what keeps mail away."""
    return not waarde.rpartition("@")[0].isascii()


def domein(host: str) -> str:
    """Return a host name as mail knows it: with xn-- for what has accents; numbers stay numbers."""
    return host.encode("idna").decode() if host else host
