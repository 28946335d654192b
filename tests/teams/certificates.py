"""A certificate with which a bot proves who it is, made with a key of the tests."""

from datetime import timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.x509.oid import NameOID

from bot.teams.credentials import Certificate
from tests.teams.microsoft import NOON


def certified(key: RSAPrivateKey) -> tuple[Certificate, x509.Certificate]:
    """Return a proof by a certificate that is good for three months, and the certificate."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "aantafel")])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 5)
        .not_valid_before(NOON)
        .not_valid_after(NOON + timedelta(days=90))
        .sign(key, hashes.SHA256())
    )
    proof = Certificate(
        certificate.public_bytes(serialization.Encoding.PEM),
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
    )
    return proof, certificate
