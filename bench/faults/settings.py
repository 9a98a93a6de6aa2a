"""The demo's settings, with ways that write down what went out, and addresses that the clients tell."""

from bandeng.settings.demo import *  # noqa: F403

BANDENG_WAYS = {
    "sms": "bench.faults.ways.Once",
    "email": "bench.faults.ways.Keyed",
    "wecom": "",
    "dingtalk": "",
}
BANDENG_PROXIES = 1  # each client names an address of its own, as if it came from another house
