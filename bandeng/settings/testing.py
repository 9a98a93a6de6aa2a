"""Settings of the test suite: a throw-away data folder, quick hashing, either engine by ``DATABASE_URL``."""

import os
import tempfile

os.environ.setdefault("BANDENG_DATA", tempfile.mkdtemp(prefix="bandeng-test-"))

from bandeng.settings.base import *  # noqa: E402, F403

MODE = "testing"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
BANDENG_PHONE_SENDER = "bandeng.people.senders.Outbox"
BANDENG_WAYS = dict.fromkeys(("email", "sms", "wecom", "dingtalk"), "")
BANDENG_COMPONENT_PAGES = True
