"""Settings shared by every way of running Bandeng.

Three things come from the environment: ``BANDENG_DATA`` (the folder of the SQLite file, pictures and keys),
``DATABASE_URL`` (a PostgreSQL; without it SQLite in the data folder) and ``BANDENG_MODE`` (demo or
production), which chooses the settings module.
"""

import os
from pathlib import Path

from bandeng.settings.database import database
from bandeng.settings.keys import key

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("BANDENG_DATA", "var")).resolve()
MODE = os.environ.get("BANDENG_MODE", "production")

SECRET_KEY = key(DATA, "signing")
DEBUG = False
ALLOWED_HOSTS = [h for h in os.environ.get("BANDENG_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if h]

ROOMS = [
    "ledger",
    "ui",
    "people",
    "places",
    "rulebook",
    "posts",
    "figures",
    "inbox",
    "papers",
    "notices",
    "phrases",
    "members",
    "cases",
    "ballots",
    "doors",
    "orders",
    "repairs",
    "mediation",
    "assembly",
    "gatherings",
    "visits",
    "contests",
    "campaigns",
    "honours",
    "editions",
    "search",
    "oversight",
    "vitals",
    "home",
    "demo",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    *[f"bandeng.{room}" for room in ROOMS],
]
MIDDLEWARE = [
    "bandeng.vitals.web.middleware.Vitals",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "bandeng.ui.web.middleware.SafeHeaders",
    "bandeng.ledger.web.remembering.Remembering",
    "bandeng.people.web.middleware.KeptSessions",
    "bandeng.ui.web.middleware.Preferences",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "bandeng.people.web.middleware.Sessions",
    "bandeng.ui.web.drafts.Drafts",
    "bandeng.ui.web.middleware.Refusals",
]
ROOT_URLCONF = "bandeng.urls"
WSGI_APPLICATION = "bandeng.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "bandeng.ui.jinja.environment",
            "context_processors": ["bandeng.ui.web.context.page"],
            "trim_blocks": True,
            "lstrip_blocks": True,
        },
    },
]
FORM_RENDERER = "django.forms.renderers.Jinja2"

DATABASES = {"default": database(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Person"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/sign-in/"  # of the desk
BANDENG_RESIDENT_SIGN_IN = "/sign-in/phone/"  # of all other pages
AUTHENTICATION_BACKENDS = ["bandeng.people.backends.Accounts"]
SESSION_ENGINE = "bandeng.people.web.store"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "bandeng.ui.web.views.session_over"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns where there is none
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
MEDIA_ROOT = DATA / "pictures"
STORAGES = {
    "default": {"BACKEND": "bandeng.ledger.storage.WholeFiles"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
BANDENG_LARGEST_REQUEST = 64 * 1024 * 1024  # six pictures of ten megabytes

# Bandeng's own
BANDENG_VAULT_KEY = key(DATA, "vault")
BANDENG_CODE_KEY = key(DATA, "codes")
BANDENG_HEADS_KEY_FILE = (
    os.environ.get("BANDENG_HEADS_KEY_FILE") or DATA / "keys" / "heads.pem"
)  # of the worker
BANDENG_DIGEST = os.environ.get("BANDENG_DIGEST", "sha256")
BANDENG_RULEBOOK = Path(os.environ.get("BANDENG_RULEBOOK", ROOT / "rulebook" / "books" / "erqi"))
SILENCED_SYSTEM_CHECKS = os.environ.get("BANDENG_HUSHED", "").split()  # by the ``bandeng`` command
BANDENG_PHONE_SENDER = os.environ.get("BANDENG_PHONE_SENDER", "bandeng.people.senders.Refuse")
BANDENG_ADDRESS = os.environ.get(
    "BANDENG_ADDRESS", "http://localhost:8000"
)  # what links in letters begin with
BANDENG_ADDRESS_IS_KNOWN = "BANDENG_ADDRESS" in os.environ
BANDENG_FONTS = [
    Path(folder) for folder in os.environ.get("BANDENG_FONTS", "").split(os.pathsep) if folder
]  # folders of fonts of one's own, for PDF
BANDENG_WAYS = {
    way: os.environ.get(f"BANDENG_WAY_{way.upper()}", "") for way in ("email", "sms", "wecom", "dingtalk")
}
BANDENG_ONE_CLICK_SIGN_IN = False
BANDENG_PROXIES = int(os.environ.get("BANDENG_PROXIES", "0"))  # trusted proxies in front, for X-Forwarded-For
BANDENG_COMPONENT_PAGES = False

BANDENG_METRICS_TOKEN = os.environ.get("BANDENG_METRICS_TOKEN", "")
BANDENG_METRICS_FROM = [n for n in os.environ.get("BANDENG_METRICS_FROM", "").split(",") if n]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
