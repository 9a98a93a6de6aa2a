"""A district's installation: nothing of the demo is possible here."""

from bandeng.settings.base import *  # noqa: F403

MODE = "production"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_HSTS_SECONDS = 31_536_000
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
