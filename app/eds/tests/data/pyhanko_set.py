"""Judges each folder below the given one, as pyHanko would: prints its name and yes or no."""

import asyncio
import datetime
import pathlib
import sys

from asn1crypto import cms, crl, pem, x509
from pyhanko.sign.validation import async_validate_detached_cms
from pyhanko_certvalidator import ValidationContext


def read(path, kind):
    content = path.read_bytes()
    if pem.detect(content):
        _, _, content = pem.unarmor(content)
    return kind.load(content)


async def holds(folder, now):
    context = ValidationContext(
        trust_roots=[read(folder / "root.pem", x509.Certificate)],
        other_certs=[read(folder / "authority.pem", x509.Certificate)],
        crls=[read(folder / "authority.crl", crl.CertificateList), read(folder / "root.crl", crl.CertificateList)],
        moment=now,
        allow_fetching=False,
        revocation_mode="require",
    )
    signed = cms.ContentInfo.load((folder / "signature.p7s").read_bytes())["content"]
    content = (folder / "content").read_bytes()
    status = await async_validate_detached_cms(content, signed, signer_validation_context=context)
    return status.intact and status.valid and status.trusted


async def main():
    now = datetime.datetime.fromtimestamp(int(sys.argv[2]), datetime.timezone.utc)
    for folder in sorted(pathlib.Path(sys.argv[1]).iterdir()):
        try:
            verdict = await holds(folder, now)
        except Exception as error:
            print(f"{folder.name}: {error!r}", file=sys.stderr)
            verdict = False
        print(folder.name, "yes" if verdict else "no")


asyncio.run(main())
