"""Addresses of the book: its seals, open to anybody, and the pictures that may be seen."""

from django.urls import path, register_converter
from django.utils.translation import gettext_lazy as _

from bandeng.ledger.web import papers, pictures, seals
from bandeng.ui import navigation
from bandeng.ui.navigation import Entry


class Digest:
    """A SHA-256 digest in an address."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Digest, "digest")

urlpatterns = [
    path("seals/", seals.seals, name="seals"),
    path("seals.json", seals.seals_json, name="seals-json"),
    path("seals/<int:number>/", seals.seal, name="seal"),
    path("seals/<int:number>/proof/<int:height>.json", seals.proof, name="seal-proof"),
    path("pictures/<digest:digest>.jpg", pictures.picture, name="picture"),
    path("papers/<digest:digest>/", papers.paper, name="paper"),
    path("pictures/<digest:digest>-small.jpg", pictures.small_picture, name="picture-small"),
]

navigation.add("footer", Entry(order=80, view="seals", label=_("数据可核对"), icon="shield-check"))
