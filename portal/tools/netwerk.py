"""Where a host name leads."""

import ipaddress


def is_deze_machine(host: str | None) -> bool:
    """Tell whether `host` (name or address, without port) can only be this machine; nothing is
    looked up.
    """
    if not host:
        return False
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"
