"""A certificate for a test's own server, and who vouches for it."""

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat


def maak(map_: Path, adres: str = "127.0.0.1") -> tuple[Path, Path]:
    """Write a certificate of a server at this address, signed by itself; return it and its key."""
    sleutel, naam = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    vandaag, dag = datetime.now(UTC), timedelta(days=1)
    bouw = x509.CertificateBuilder(naam, naam, sleutel.public_key(), x509.random_serial_number())
    bouw = bouw.not_valid_before(vandaag - dag).not_valid_after(vandaag + dag)
    namen = [x509.IPAddress(ip_address(adres))]
    bouw = bouw.add_extension(x509.SubjectAlternativeName(namen), critical=True)
    cert, geheim = map_ / "cert.pem", map_ / "sleutel.pem"
    cert.write_bytes(bouw.sign(sleutel, SHA256()).public_bytes(Encoding.PEM))
    geheim.write_bytes(
        sleutel.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    )
    return cert, geheim
