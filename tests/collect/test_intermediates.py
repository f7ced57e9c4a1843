"""A pinned intermediate certificate completes a host's chain, and nothing else gets in by it."""

import hashlib
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme
from cryptography import x509

from reportcard.collect.archive import Archive
from reportcard.collect.certificates import Intermediate, adapter_trusting
from reportcard.collect.registry import load_intermediates, load_source
from reportcard.errors import UserError
from reportcard.pipeline.asking import client_of
from tests.collect.clock import START, Clock, patient_client
from tests.collect.project import JURISDICTION, made_up_project, write
from tests.collect.server import Reply, SmallSite, page, serving
from tests.collect.test_certificates import REMEDY, Chain, refusal, sending


@pytest.fixture(scope="module")
def chain() -> Chain:
    root = trustme.CA()
    intermediate = root.create_child_ca()
    return Chain(root, intermediate, intermediate.issue_cert("localhost"))


@pytest.fixture(autouse=True)
def _known_root(chain: Chain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' own root stands for the roots that everybody knows."""
    path = tmp_path / "roots.pem"
    path.write_bytes(chain.root.cert_pem.bytes())
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(path))


@dataclass
class Authority:
    """Where certificates are to be had, and what is pinned."""

    site: SmallSite

    def offer(self, body: bytes, *, pinned: bytes | None = None) -> dict[str, Intermediate]:
        """Serve a certificate, and pin it or another one for localhost."""
        self.site.pages["/g2.crt"] = Reply(body)
        digest = hashlib.sha256(der(pinned or body)).hexdigest()
        return {"localhost": Intermediate(f"{self.site.url}/g2.crt", digest)}


@pytest.fixture
def authority() -> Iterator[Authority]:
    with serving({}) as made:
        yield Authority(made)


def pem(authority: trustme.CA) -> bytes:
    return authority.cert_pem.bytes()


def der(body: bytes) -> bytes:
    return ssl.PEM_cert_to_DER_cert(body.decode()) if body.startswith(b"-----") else body


def body_of(site: SmallSite, intermediates: dict[str, Intermediate]) -> bytes:
    client = patient_client(Clock(), intermediates=intermediates)
    try:
        return client.get(f"{site.url}/a.csv", expects="csv", delay=0).body
    finally:
        client.close()


@pytest.fixture
def site(chain: Chain, tmp_path: Path) -> Iterator[SmallSite]:
    with sending(chain.leaf, tmp_path) as made:
        yield made


# ---------------------------------------------------------------- the chain is completed


@pytest.mark.parametrize("form", [der, lambda body: body], ids=["DER", "PEM"])
def test_a_host_that_leaves_out_its_intermediate_is_verified_with_the_pinned_one(
    site: SmallSite, chain: Chain, authority: Authority, form: Callable[[bytes], bytes]
) -> None:
    assert body_of(site, authority.offer(form(pem(chain.intermediate)))) == b"one\n"


def test_words_around_a_certificate_in_text_form_do_no_harm(
    site: SmallSite, chain: Chain, authority: Authority
) -> None:
    body = b"Subject: made up\n" + pem(chain.intermediate) + b"\n\n"
    assert body_of(site, authority.offer(body, pinned=pem(chain.intermediate))) == b"one\n"


def test_the_certificate_is_fetched_once_and_only_when_it_is_missing(
    site: SmallSite, chain: Chain, authority: Authority, tmp_path: Path
) -> None:
    pinned = authority.offer(pem(chain.intermediate))
    client = patient_client(Clock(), intermediates=pinned)
    for _time in range(3):
        client.get(f"{site.url}/a.csv", expects="csv", delay=0)
    client.close()
    assert [asked.target for asked in authority.site.asked] == ["/g2.crt"]
    (tmp_path / "whole").mkdir()
    with sending(chain.leaf, tmp_path / "whole", whole=True) as complete:
        assert body_of(complete, pinned) == b"one\n"
    assert [asked.target for asked in authority.site.asked] == ["/g2.crt"]


def test_a_host_without_encryption_needs_no_certificate(authority: Authority) -> None:
    with serving({"/a.csv": page(b"one\n")}) as plain:
        assert body_of(plain, authority.offer(b"none")) == b"one\n"
    assert authority.site.asked == []


# ---------------------------------------------------------------- it fails closed


def test_a_certificate_with_another_hash_stops_the_host(
    site: SmallSite, chain: Chain, authority: Authority
) -> None:
    other = pem(chain.root.create_child_ca())
    sentence, _naps = refusal(
        site, {}, intermediates=authority.offer(other, pinned=pem(chain.intermediate))
    )
    host = site.url.partition("//")[2]
    found, pinned = (hashlib.sha256(der(b)).hexdigest() for b in (other, pem(chain.intermediate)))
    assert sentence == (
        f"{authority.site.url}/g2.crt gives a certificate with the SHA-256 {found}, and "
        f"jurisdiction.yml expects {pinned} there, so nothing is fetched from {host}. Ask whoever "
        "looks after the program: the authority may have a new certificate, or somebody is in "
        "between."
    )
    assert site.asked == []


@pytest.mark.parametrize("body", [b"", b"-----BEGIN CERTIFICATE-----\nAAAA", b"<html></html>"])
def test_what_is_no_certificate_stops_the_host(
    site: SmallSite, chain: Chain, authority: Authority, body: bytes
) -> None:
    sentence, _naps = refusal(
        site, {}, intermediates=authority.offer(body, pinned=pem(chain.intermediate))
    )
    assert "so nothing is fetched from" in sentence
    assert site.asked == []


def test_a_pinned_file_that_is_no_certificate_stops_the_host(
    site: SmallSite, authority: Authority
) -> None:
    sentence, _naps = refusal(site, {}, intermediates=authority.offer(b"none at all"))
    host = site.url.partition("//")[2]
    assert sentence == f"What jurisdiction.yml names as certificate for {host} is none."


def test_a_certificate_of_another_authority_opens_nothing(
    site: SmallSite, chain: Chain, authority: Authority
) -> None:
    other = pem(chain.root.create_child_ca())
    sentence, _naps = refusal(site, {}, intermediates=authority.offer(other))
    host = site.url.partition("//")[2]
    assert sentence == (
        f"The certificate of {host} cannot be verified, not even with the one that "
        "jurisdiction.yml names for it, so nothing is fetched from it. Perhaps it comes from "
        "another authority now: docs/live-checks.md says how to name that one."
    )


def test_an_intermediate_below_an_unknown_root_opens_nothing(
    authority: Authority, tmp_path: Path
) -> None:
    stranger = trustme.CA().create_child_ca()
    with sending(stranger.issue_cert("localhost"), tmp_path) as site:
        sentence, _naps = refusal(site, {}, intermediates=authority.offer(pem(stranger)))
    assert "not even with the one that jurisdiction.yml names for it" in sentence


def test_the_certificate_serves_its_own_host_only(
    site: SmallSite, chain: Chain, authority: Authority
) -> None:
    [pinned] = authority.offer(pem(chain.intermediate)).values()
    assert REMEDY in refusal(site, {}, intermediates={"example.org": pinned})[0]
    assert authority.site.asked == []


def test_a_host_of_another_name_is_refused_with_the_certificate_too(
    chain: Chain, authority: Authority, tmp_path: Path
) -> None:
    with sending(chain.intermediate.issue_cert("example.org"), tmp_path) as site:
        sentence, _naps = refusal(site, {}, intermediates=authority.offer(pem(chain.intermediate)))
    assert REMEDY in sentence
    assert site.asked == []


def test_a_certificate_of_the_host_that_has_expired_stops_it(
    chain: Chain, authority: Authority, tmp_path: Path
) -> None:
    old = chain.intermediate.issue_cert("localhost", not_after=datetime(2025, 1, 1, tzinfo=UTC))
    with sending(old, tmp_path) as site:
        sentence, _naps = refusal(site, {}, intermediates=authority.offer(pem(chain.intermediate)))
        host = site.url.partition("//")[2]
    assert sentence == f"A certificate of {host} has expired, so nothing is fetched from it."


def test_an_intermediate_that_has_expired_stops_the_host(
    site: SmallSite, chain: Chain, authority: Authority
) -> None:
    sentence, _naps = refusal(site, {}, intermediates=authority.offer(expired(chain)))
    host = site.url.partition("//")[2]
    assert sentence == f"A certificate of {host} has expired, so nothing is fetched from it."


def expired(chain: Chain) -> bytes:
    """The intermediate as it was years ago: the same name and key, signed by the same root."""
    from cryptography.hazmat.primitives import hashes, serialization

    now = x509.load_pem_x509_certificate(pem(chain.intermediate))
    builder = (
        x509.CertificateBuilder()
        .subject_name(now.subject)
        .issuer_name(now.issuer)
        .public_key(now.public_key())
        .serial_number(now.serial_number)
        .not_valid_before(datetime(2019, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2020, 1, 1, tzinfo=UTC))
    )
    for extension in now.extensions:
        builder = builder.add_extension(extension.value, extension.critical)
    key = serialization.load_pem_private_key(chain.root.private_key_pem.bytes(), None)
    made = builder.sign(key, hashes.SHA256())  # type: ignore[arg-type]  # any kind of key
    return made.public_bytes(serialization.Encoding.DER)


def test_a_certificate_that_cannot_be_had_stops_the_host(
    site: SmallSite, chain: Chain, authority: Authority
) -> None:
    pinned = authority.offer(pem(chain.intermediate))
    authority.site.pages["/g2.crt"] = Reply(status=404)
    host = site.url.partition("//")[2]
    assert refusal(site, {}, intermediates=pinned)[0] == (
        f"{host} leaves out its intermediate certificate, and {authority.site.url}/g2.crt does "
        "not give it, so nothing is fetched from the host: The page answers 404."
    )


def test_connections_through_a_proxy_rest_on_the_same_certificates(chain: Chain) -> None:
    adapter = adapter_trusting(der(pem(chain.intermediate)), "example.org")
    through = adapter.proxy_manager_for("http://127.0.0.1:3128")
    context = through.connection_pool_kw["ssl_context"]
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)


# ---------------------------------------------------------------- where it is named and kept

NAMED = """
intermediates:
  localhost:
    url: {url}
    sha256: "{sha256}"
"""


def test_it_is_named_in_the_jurisdictions_file_and_kept_in_the_archive(
    site: SmallSite, chain: Chain, authority: Authority, tmp_path: Path
) -> None:
    project = made_up_project(tmp_path / "project")
    [pinned] = authority.offer(der(pem(chain.intermediate))).values()
    spelt = ":".join(pinned.sha256[i : i + 2] for i in range(0, 64, 2)).upper()
    file = JURISDICTION + NAMED.format(url=pinned.url, sha256=spelt).lstrip("\n")
    write(project.root / "scrapers/xx/jurisdiction.yml", file)
    assert load_intermediates(project, "xx") == {"localhost": pinned}
    sources = [load_source(project, "xx/bills")]
    for _run in range(2):
        with (
            Archive(tmp_path / "archive") as archive,
            client_of(project, sources, archive, lambda: START, offline=False) as client,
        ):
            assert client is not None
            assert client.get(f"{site.url}/a.csv", expects="csv", delay=0).body == b"one\n"
            [kept] = archive.versions(pinned.url, authority.site.url)
            assert kept.sha256 == pinned.sha256
    assert [asked.target for asked in authority.site.asked] == ["/g2.crt"]


def test_another_certificate_than_the_pinned_one_is_not_kept(
    site: SmallSite, chain: Chain, authority: Authority, tmp_path: Path
) -> None:
    project = made_up_project(tmp_path / "project")
    [pinned] = authority.offer(b"another", pinned=pem(chain.intermediate)).values()
    file = JURISDICTION + NAMED.format(url=pinned.url, sha256=pinned.sha256).lstrip("\n")
    write(project.root / "scrapers/xx/jurisdiction.yml", file)
    source = load_source(project, "xx/bills")
    with (
        Archive(tmp_path / "archive") as archive,
        client_of(project, [source], archive, lambda: START, offline=False) as client,
    ):
        assert client is not None
        with pytest.raises(Exception, match="gives a certificate with the SHA-256"):
            client.get(f"{site.url}/a.csv", expects="csv", delay=0)
        assert archive.versions(pinned.url, authority.site.url) == ()


@pytest.mark.parametrize("sha256", ["", "97", "97:3A", "zz" * 32, "ab" * 33])
def test_a_hash_that_is_none_is_said(tmp_path: Path, sha256: str) -> None:
    project = made_up_project(tmp_path / "project")
    file = JURISDICTION + NAMED.format(url="http://a.example/x", sha256=sha256).lstrip("\n")
    write(project.root / "scrapers/xx/jurisdiction.yml", file)
    with pytest.raises(UserError, match=r"intermediates\.localhost\.sha256"):
        load_intermediates(project, "xx")
