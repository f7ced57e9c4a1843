"""A host that leaves out its intermediate certificate: refused with the remedy, and the remedy."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import trustme

from reportcard.collect.answers import HostStoppedError
from tests.collect.clock import Clock, patient_client
from tests.collect.server import SmallSite, page, serving


@dataclass(frozen=True)
class Chain:
    """A root, an intermediate below it, and a leaf for localhost."""

    root: trustme.CA
    intermediate: trustme.CA
    leaf: trustme.LeafCert


@pytest.fixture(scope="module")
def chain() -> Chain:
    root = trustme.CA()
    intermediate = root.create_child_ca()
    return Chain(root, intermediate, intermediate.issue_cert("localhost"))


@contextmanager
def sending(leaf: trustme.LeafCert, folder: Path, *, whole: bool = False) -> Iterator[SmallSite]:
    """A host that sends its leaf alone, as the official one does, or the whole chain."""
    sent, key = folder / "leaf.pem", folder / "key.pem"
    pems = leaf.cert_chain_pems if whole else leaf.cert_chain_pems[:1]
    sent.write_bytes(b"".join(pem.bytes() for pem in pems))
    key.write_bytes(leaf.private_key_pem.bytes())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sent, key)
    with serving({"/a.csv": page(b"one\n")}, certificate=context) as made:
        yield made


@pytest.fixture
def site(chain: Chain, tmp_path: Path) -> Iterator[SmallSite]:
    with sending(chain.leaf, tmp_path) as made:
        yield made


def bundle(folder: Path, *authorities: trustme.CA) -> dict[str, str]:
    path = folder / "bundle.pem"
    path.write_bytes(b"".join(authority.cert_pem.bytes() for authority in authorities))
    return {"localhost": str(path)}


def refusal(site: SmallSite, ca_bundle: dict[str, str], **more: object) -> tuple[str, list[float]]:
    clock = Clock()
    client = patient_client(clock, ca_bundle=ca_bundle, **more)
    with pytest.raises(HostStoppedError) as told:
        client.get(f"{site.url}/a.csv", expects="csv", delay=0)
    client.close()
    return str(told.value), clock.naps


REMEDY = (
    "cannot be verified, so nothing is fetched from it. If the host leaves out its intermediate "
    "certificate, name that one in jurisdiction.yml: docs/live-checks.md says how."
)


def test_an_unknown_certificate_stops_the_host_at_once_and_says_the_remedy(
    site: SmallSite,
) -> None:
    sentence, naps = refusal(site, {})
    host = site.url.partition("//")[2]
    assert sentence == f"The certificate of {host} {REMEDY}"
    assert (naps, site.asked) == ([], [])


def test_the_root_alone_does_not_complete_the_chain(
    site: SmallSite, chain: Chain, tmp_path: Path
) -> None:
    assert REMEDY in refusal(site, bundle(tmp_path, chain.root))[0]


def test_with_intermediate_and_root_beside_the_source_the_host_is_trusted(
    site: SmallSite, chain: Chain, tmp_path: Path
) -> None:
    client = patient_client(Clock(), ca_bundle=bundle(tmp_path, chain.intermediate, chain.root))
    assert client.get(f"{site.url}/a.csv", expects="csv", delay=0).body == b"one\n"
    client.close()


def test_a_bundle_serves_its_own_host_only(site: SmallSite, chain: Chain, tmp_path: Path) -> None:
    path = bundle(tmp_path, chain.intermediate, chain.root)["localhost"]
    assert REMEDY in refusal(site, {"example.org": path})[0]


def test_a_bundle_that_holds_no_certificate_is_said(site: SmallSite, tmp_path: Path) -> None:
    path = tmp_path / "bundle.pem"
    path.write_text("nothing\n")
    assert REMEDY in refusal(site, {"localhost": str(path)})[0]
