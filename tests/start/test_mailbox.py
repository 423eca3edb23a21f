"""The local mail box: shows what would go out, once, and only on this machine."""

import http.client
import smtplib
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from hub.mailbox import MailBox, with_links


@pytest.fixture
def box(tmp_path: Path) -> Iterator[MailBox]:
    with MailBox(tmp_path / "mail") as started:
        yield started


def send(box: MailBox, *, subject: str = "Uw vraag is binnen", text: str = "Dag Fatima.", number: int = 1) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "hub@localhost", "fatima@example.org", subject
    mail["Message-ID"] = f"<{number}@startpunt>"
    mail.set_content(text)
    with smtplib.SMTP("127.0.0.1", box.smtp_port) as client:
        client.send_message(mail)


def get(box: MailBox, path: str = "/", host: str = "localhost") -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", box.port, timeout=5)
    connection.request("GET", path, headers={"Host": host})
    answer = connection.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read().decode()
    connection.close()
    return found


def test_the_newest_mail_is_first_in_the_list(box: MailBox) -> None:
    send(box, subject="De eerste", number=1)
    send(box, subject="De tweede", number=2)
    page = get(box)[2]
    assert page.index("De tweede") < page.index("De eerste")


def test_a_mail_that_is_offered_twice_is_kept_once(box: MailBox) -> None:
    send(box)
    send(box)
    assert len(box.folder.names()) == 1


def test_a_link_in_a_mail_can_be_clicked(box: MailBox) -> None:
    send(box, text="Volg uw vraag: http://localhost:8000/volg/abc?x=1&y=2.")
    page = get(box, f"/{box.folder.names()[0]}")[2]
    assert 'href="http://localhost:8000/volg/abc?x=1&amp;y=2"' in page


def test_what_a_mail_says_is_shown_and_never_run(box: MailBox) -> None:
    send(box, subject="<img src=x>", text='<script>alert(1)</script> http://x.nl/"onclick=alert(1)')
    for path in ("/", f"/{box.folder.names()[0]}"):
        status, headers, page = get(box, path)
        assert status == 200
        assert "<script>alert" not in page and "<img src=x>" not in page and "onclick=alert(1)</a>" not in page
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_a_mail_in_html_only_is_shown_as_words(box: MailBox) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "hub@localhost", "jan@example.org", "Nieuws"
    mail.set_content('<style>p{}</style><p>Dag <b>Jan</b></p><a href="https://x.nl/a">Lees</a>', subtype="html")
    box.folder.add(mail.as_bytes())
    page = get(box, f"/{box.folder.names()[0]}")[2]
    assert "p{}" not in page and "Jan" in page and 'href="https://x.nl/a"' in page


def test_a_broken_mail_does_not_break_the_page(box: MailBox) -> None:
    box.folder.add(b"Subject: =?utf-8?b?kapot\nDate: gisteren\nContent-Type: text/plain; charset=onzin\n\n\xff\xfe")
    assert get(box)[0] == 200
    assert get(box, f"/{box.folder.names()[0]}")[0] == 200


@pytest.mark.parametrize("path", ["/../../etc/passwd", "/%2e%2e/secret_key", "/niets.eml", "//etc/passwd"])
def test_nothing_but_mail_can_be_read(box: MailBox, path: str) -> None:
    assert get(box, path)[0] == 404


def test_another_site_can_not_read_the_mail_under_its_own_name(box: MailBox) -> None:
    send(box)
    status, _, page = get(box, host="evil.example.org")
    assert status == 421
    assert "fatima" not in page


def test_mail_outlives_a_restart_and_file_names_tell_nothing(tmp_path: Path) -> None:
    with MailBox(tmp_path) as box:
        send(box, text="Dag Fatima")
    with MailBox(tmp_path) as box:
        assert "Uw vraag is binnen" in get(box)[2]
        assert all("fatima" not in name for name in box.folder.names())


def test_an_address_at_the_end_of_a_sentence_keeps_its_full_stop_outside() -> None:
    assert with_links("Zie https://a.nl/b.") == 'Zie <a href="https://a.nl/b" rel="noreferrer">https://a.nl/b</a>.'
