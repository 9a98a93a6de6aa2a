"""A district's installation: nothing of the demo is possible here."""

from bandeng.settings.base import *  # noqa: F403

MODE = "production"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"  # no other host under the same domain can plant one
CSRF_COOKIE_NAME = "__Host-csrf"
SECURE_HSTS_SECONDS = 31_536_000
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# No name, no path and no typed word is in a log: see bandeng/vitals/logs.py.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"pattern": {"()": "bandeng.vitals.logs.Pattern"}},
    "formatters": {"json": {"()": "bandeng.vitals.logs.formatter"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "filters": ["pattern"], "formatter": "json"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "bandeng": {"level": "INFO"},  # each request is a line
    },
}
