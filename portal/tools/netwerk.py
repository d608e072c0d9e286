"""Where a host name leads, and where an address comes from."""

import ipaddress


def netwerk(adres: str | None) -> str:
    """Return the network that an address is of: what one household or office is given, and what
    one attacker has plenty of: an IPv4 /24, an IPv6 /48; "?" for what is no address.
    """
    try:
        kaal = (adres or "").lstrip("[").partition("]")[0].partition("%")[0]
        ip = ipaddress.ip_address(kaal)
    except ValueError:
        return "?"
    v4 = ip if ip.version == 4 else ip.ipv4_mapped
    return str(ipaddress.ip_network((v4, 24) if v4 else (ip, 48), strict=False))


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
