"""The demo district on this machine: one-click sign-ins, phone codes on the console."""

from bandeng.settings.base import *  # noqa: F403

MODE = "demo"
BANDENG_ONE_CLICK_SIGN_IN = True
BANDENG_COMPONENT_PAGES = True
BANDENG_PHONE_SENDER = "bandeng.people.senders.Console"
BANDENG_WAYS = dict.fromkeys(("email", "sms", "wecom", "dingtalk"), "file:")
