"""Verifies a detached CAdES signature again and again, as a program with pyHanko would; prints how often in a second."""

import asyncio
import datetime
import pathlib
import sys
import time

from asn1crypto import cms, ocsp, pem, x509
from pyhanko.sign.validation import async_validate_detached_cms
from pyhanko_certvalidator import ValidationContext

folder, seconds = pathlib.Path(sys.argv[1]), float(sys.argv[2])


def certificate(name):
    _, _, der = pem.unarmor((folder / name).read_bytes())
    return x509.Certificate.load(der)


document = (folder / "document.bin").read_bytes()
signature = (folder / "signature.p7s").read_bytes()
answer = (folder / "answer.der").read_bytes()
now = datetime.datetime.fromtimestamp(int((folder / "now").read_text()), datetime.timezone.utc)
root, authority = certificate("root.pem"), certificate("authority.pem")


async def verify():
    context = ValidationContext(
        trust_roots=[root],
        other_certs=[authority],
        ocsps=[ocsp.OCSPResponse.load(answer)],
        moment=now,
        allow_fetching=False,
        revocation_mode="soft-fail",
    )
    content = cms.ContentInfo.load(signature)["content"]
    status = await async_validate_detached_cms(document, content, signer_validation_context=context)
    if not (status.intact and status.valid and status.trusted):
        raise SystemExit(f"not valid: {status.summary()}")


async def measure():
    await verify()
    start, times = time.perf_counter(), 0
    while time.perf_counter() - start < seconds:
        await verify()
        times += 1
    print(times / (time.perf_counter() - start))


asyncio.run(measure())
