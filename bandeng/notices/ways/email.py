"""E-mail through Django's mail.

``smtp://user:password@host:587/?from=bandeng@example.gov.cn``: STARTTLS; ``smtps://`` for TLS from the first
byte; ``smtp://…&plain=1`` for a relay on the same machine.
"""

import smtplib
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from bandeng.notices.ways.way import Later, Message, Never, Unsure

TIME_OUT = 10  # seconds
PASSING = range(400, 500)  # RFC 5321: 4yz may go another time, 5yz never


class Email:
    """The mail server at this address."""

    idempotent = False

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        words = parse_qs(parts.query)
        self.sender = words.get("from", ["bandeng@localhost"])[0]
        tls, plain = parts.scheme == "smtps", words.get("plain") == ["1"]
        self._server = EmailBackend(
            host=parts.hostname,
            port=parts.port or (465 if tls else 587),
            username=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            use_tls=not tls and not plain,
            use_ssl=tls,
            timeout=TIME_OUT,
        )

    def send(self, message: Message) -> None:
        """Returns when the server took it. Raises Later, Never or Unsure."""
        headers = {"Message-ID": f"<{message.key}@bandeng>", "Auto-Submitted": "auto-generated"}
        mail = EmailMessage(message.subject, message.text, self.sender, [message.to], headers=headers)
        self._connect()
        try:
            self._server.send_messages([mail])
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException) as refused:
            raise _meant(refused) from None
        except (OSError, smtplib.SMTPException):
            raise Unsure("the answer was lost") from None
        finally:
            self._server.close()

    def _connect(self) -> None:
        try:
            self._server.open()
        except (OSError, smtplib.SMTPException):
            raise Later("no connection") from None


def _meant(refused: smtplib.SMTPRecipientsRefused | smtplib.SMTPResponseException) -> Exception:
    """What a refusal means; the server's own words may name the address and are left out."""
    if isinstance(refused, smtplib.SMTPRecipientsRefused):
        code = next((code for code, _words in refused.recipients.values()), 0)
    else:
        code = refused.smtp_code
    return (Later if code in PASSING else Never)(f"smtp {code}")
