"""Files that are not what they say, sent through the page: nothing but clean pixels is kept or served."""

import io
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from bandeng.demo.town import Town
from bandeng.ledger.models import Picture
from bandeng.ledger.pictures import open_picture

GPS, HOME = 0x8825, (34.0, 44.0, 12.5)


@pytest.fixture(autouse=True)
def storage(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def reporter(town: Town, frozen: object) -> Client:
    """A resident who has written what is wrong and may add pictures now."""
    client = Client(raise_request_exception=False)
    assert client.post("/report/", {"words": "楼下路灯不亮了"}).status_code == 302
    return client


def jpeg(colour: tuple[int, int, int] = (90, 80, 20), **more: Any) -> bytes:
    """A small picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(out, "JPEG", **more)
    return out.getvalue()


def _png(width: int, height: int, rows: bytes) -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(rows, 9))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body + chunk(b"IEND", b"")


def _film() -> bytes:
    out = io.BytesIO()
    frames = [Image.new("RGB", (20, 20), (number, 0, 0)) for number in range(200)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    return out.getvalue()


def _hostile() -> Iterator[tuple[str, str, bytes]]:
    """Name, what it says to be, bytes."""
    svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
    yield "svg", "image/svg+xml", svg
    yield "svg named jpg", "image/jpeg", svg
    yield "html named jpg", "image/jpeg", b"<!doctype html><script>alert(1)</script>"
    yield "gif head before html", "image/gif", b"GIF89a<script>alert(1)</script>"
    yield "program", "image/jpeg", b"MZ" + b"\0" * 500
    yield "zip", "image/png", b"PK\x03\x04" + b"\0" * 200
    yield "bomb that says 30000 x 30000", "image/png", _png(30_000, 30_000, b"\0" * 5_000_000)
    yield "bomb that holds 6000 x 6700", "image/png", _png(6_400, 6_700, b"\0" * (6_700 * (1 + 3 * 6_400)))
    yield "one row of 2 billion", "image/png", _png(2_000_000_000, 1, b"\0" * 1000)
    yield "animated", "image/gif", _film()
    yield "truncated", "image/jpeg", jpeg()[:400]
    yield "50 MB", "image/jpeg", jpeg() + b"\0" * 50_000_000
    yield "empty", "image/jpeg", b""


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize(("kind", "content"), [pytest.param(*rest, id=name) for name, *rest in _hostile()])
def test_what_is_no_picture_is_refused_and_leaves_nothing(
    reporter: Client, kind: str, content: bytes, storage: Path
) -> None:
    file = SimpleUploadedFile("a.jpg", content, kind)
    answer = reporter.post("/report/pictures/", {"pictures": file})
    assert answer.status_code == 422
    assert not Picture.objects.exists()
    assert not [path for path in storage.rglob("*") if path.is_file()]
    assert "楼下路灯不亮了" in reporter.get("/report/").content.decode()


def test_a_picture_that_is_also_something_else_is_served_as_pixels_only(reporter: Client) -> None:
    tail = b"<script>alert(1)</script>PK\x03\x04"
    names = ("../../x.jpg", "x.php.jpg", "<img src=x onerror=alert(1)>.jpg")
    for name, content in zip(names, (jpeg() + tail, tail + jpeg(), jpeg(comment=tail)), strict=True):
        file = SimpleUploadedFile(name, content, "text/html")
        reporter.post("/report/pictures/", {"pictures": file})
    for picture in Picture.objects.all():
        answer = reporter.get(f"/pictures/{picture.digest}.jpg")
        served = b"".join(answer)  # type: ignore[arg-type]
        assert answer["Content-Type"] == "image/jpeg" and answer["X-Content-Type-Options"] == "nosniff"
        assert b"script" not in served and b"PK\x03\x04" not in served
    assert "onerror" not in reporter.get("/report/pictures/").content.decode()


def test_where_she_lives_is_not_in_the_picture(reporter: Client) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x9286] = "Maker", "凤鸣路7号院"
    place = exif.get_ifd(GPS)
    place[1], place[2], place[3], place[4] = "N", HOME, "E", (113.0, 36.0, 4.0)
    reporter.post(
        "/report/pictures/", {"pictures": SimpleUploadedFile("a.jpg", jpeg(exif=exif), "image/jpeg")}
    )
    for small in (False, True):
        with open_picture(Picture.objects.get().digest, small=small) as file:
            kept = file.read()
        assert not Image.open(io.BytesIO(kept)).getexif()
        assert b"Exif" not in kept and b"Maker" not in kept


def test_another_persons_picture_is_not_taken_over_by_its_digest(reporter: Client, town: Town) -> None:
    """A digest in a form names nothing: only what this browser uploaded itself is in its draft."""
    reporter.post("/report/pictures/", {"pictures": SimpleUploadedFile("a.jpg", jpeg(), "image/jpeg")})
    digest = Picture.objects.get().digest
    stranger = Client()
    stranger.post("/report/", {"words": "别的事"})
    stranger.post("/report/pictures/", {"pictures": [], "kept": digest, "report_pictures": digest})
    assert digest not in stranger.get("/report/pictures/").content.decode()
    assert stranger.get(f"/pictures/{digest}.jpg").status_code == 404
