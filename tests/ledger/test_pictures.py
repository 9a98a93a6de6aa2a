"""Pictures are cleaned, named by their digest, and shown to nobody unless a room says so."""

import hashlib
import io
import resource
import signal
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import get_resolver
from PIL import Image, PngImagePlugin

from bandeng.kernel.refusals import BadInput
from bandeng.ledger import cleaning, pictures
from bandeng.ledger.models import Picture
from bandeng.ledger.pictures import Viewer, open_picture, take

GPS = 0x8825
ORIENTATION = 0x0112


@pytest.fixture(autouse=True)
def storage(db: None, settings: Any, tmp_path: Path) -> Path:
    """Pictures of a test lie in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture(autouse=True)
def rules(monkeypatch: pytest.MonkeyPatch) -> list[pictures.Rule]:
    assert get_resolver().url_patterns  # the rooms register their rules when their addresses are first read
    monkeypatch.setattr(pictures, "RULES", [])
    return pictures.RULES


def _file(image: Image.Image, kind: str = "JPEG", **options: Any) -> io.BytesIO:
    out = io.BytesIO()
    image.save(out, kind, **options)
    out.seek(0)
    return out


def _bench(width: int = 900, height: int = 600, mode: str = "RGB") -> Image.Image:
    """Blue above, brown below."""
    image = Image.new("RGB", (width, height), (40, 80, 200))
    image.paste((120, 70, 30), (0, height // 2, width, height))
    return image.convert(mode)


def _stored(digest: str, *, small: bool = False) -> Image.Image:
    with open_picture(digest, small=small) as file:
        return Image.open(io.BytesIO(file.read()))


def test_a_picture_is_named_by_the_digest_of_what_is_kept() -> None:
    picture = take(_file(_bench()))
    assert (picture.width, picture.height, picture.kind) == (900, 600, "jpeg")
    with open_picture(picture.digest) as file:
        content = file.read()
    assert hashlib.sha256(content).hexdigest() == picture.digest
    assert len(content) == picture.size
    assert _stored(picture.digest, small=True).size == (480, 320)


def test_the_same_picture_again_is_the_same_row(storage: Path) -> None:
    assert take(_file(_bench())).digest == take(_file(_bench())).digest
    assert Picture.objects.count() == 1
    assert len([path for path in storage.rglob("*") if path.is_file()]) == 2


def test_large_pictures_are_made_smaller() -> None:
    picture = take(_file(_bench(4000, 3000)))
    assert (picture.width, picture.height) == (1600, 1200)
    assert take(_file(_bench(10, 3000))).height == 1600


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "MPO"])
def test_common_kinds_are_taken(kind: str) -> None:
    options = {"save_all": True, "append_images": [_bench()]} if kind == "MPO" else {}
    picture = take(_file(_bench(), kind, **options))
    assert _stored(picture.digest).format == "JPEG"


@pytest.mark.parametrize("mode", ["L", "1", "P", "CMYK", "RGBA", "LA", "I;16"])
def test_every_way_of_keeping_colours_is_taken(mode: str) -> None:
    kind = "JPEG" if mode in {"CMYK"} else "PNG"
    image = Image.new("I;16", (90, 60), 30000) if mode == "I;16" else _bench(90, 60, mode)
    assert _stored(take(_file(image, kind)).digest).mode == "RGB"


def test_what_can_be_seen_through_becomes_white_paper() -> None:
    picture = take(_file(Image.new("RGBA", (60, 60), (0, 0, 0, 0)), "PNG"))
    assert _stored(picture.digest).getpixel((30, 30)) == (255, 255, 255)


def test_place_device_and_comments_are_gone() -> None:
    exif = Image.Exif()
    exif[0x010F], exif[ORIENTATION] = "Maker of telephones", 1
    exif.get_ifd(GPS)[1], exif.get_ifd(GPS)[2] = "N", (34.0, 44.0, 1.0)
    picture = take(_file(_bench(), exif=exif.tobytes(), comment=b"Aunt Li's door", dpi=(300, 300)))
    stored = _stored(picture.digest)
    assert not stored.getexif()
    assert not {"exif", "comment", "icc_profile", "xmp"} & set(stored.info)
    with open_picture(picture.digest) as file:
        content = file.read()
    assert b"telephones" not in content and b"Aunt" not in content


def test_words_inside_a_png_are_gone() -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "Aunt Li")
    picture = take(_file(_bench(), "PNG", pnginfo=words))
    with open_picture(picture.digest) as file:
        assert b"Aunt Li" not in file.read()


def test_the_picture_stands_as_the_camera_was_held() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # turned a quarter: what is left in the file belongs above
    picture = take(_file(_bench(), exif=exif.tobytes()))
    assert (picture.width, picture.height) == (600, 900)
    red, _green, blue = _stored(picture.digest).getpixel((550, 450))  # type: ignore[misc]
    assert blue > red


def test_a_tail_behind_the_picture_is_dropped() -> None:
    file = io.BytesIO(_file(_bench()).getvalue() + b"PK\x03\x04<script>alert(1)</script>")
    with open_picture(take(file).digest) as kept:
        assert b"script" not in kept.read()


def _png_of(width: int, height: int) -> bytes:
    """A small file that says it is enormous."""

    def chunk(name: bytes, content: bytes) -> bytes:
        body = name + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = chunk(b"IDAT", zlib.compress(b"\0" * 10_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + rows + chunk(b"IEND", b"")


def _refused() -> Iterator[tuple[str, bytes, str]]:
    whole = _file(_bench()).getvalue()
    film = _file(_bench(), "GIF", save_all=True, append_images=[_bench(mode="L")]).getvalue()
    yield "empty", b"", "空的"
    yield "cut off", whole[: len(whole) // 2], "没有传完整"
    yield "svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "不像是照片"
    yield "pdf", b"%PDF-1.7\n1 0 obj", "不像是照片"
    yield "html", b"<!doctype html><script>alert(1)</script>", "不像是照片"
    yield "tiff", _file(_bench(), "TIFF").getvalue(), "不像是照片"
    yield "noise", bytes(range(256)) * 40, "不像是照片"
    yield "heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"
    yield "film", film, "动图"
    yield "bomb of 10,000 × 10,000", _png_of(10_000, 10_000), "4000 万像素"
    yield "bomb of 50,000 × 50,000", _png_of(50_000, 50_000), "4000 万像素"
    yield "says more than it holds", _png_of(2_000, 2_000), "不像是照片"
    yield "11 MB", whole + b"\0" * cleaning.LARGEST, "10 MB"


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize(("content", "said"), [pytest.param(*rest, id=name) for name, *rest in _refused()])
def test_what_is_no_picture_is_refused_with_a_sentence(content: bytes, said: str, storage: Path) -> None:
    with pytest.raises(BadInput, match=said) as refused:
        take(io.BytesIO(content))
    assert not refused.value.issues, "which field sent it, the form knows"
    assert not Picture.objects.exists()
    assert not list(storage.iterdir())


def test_nobody_sees_a_picture_unless_a_room_says_so(client: Client, rules: list[pictures.Rule]) -> None:
    digest = take(_file(_bench())).digest
    for address in (f"/pictures/{digest}.jpg", f"/pictures/{digest}-small.jpg"):
        assert client.get(address).status_code == 404
    pictures.may_see(lambda asked, viewer: asked == digest)
    for address in (f"/pictures/{digest}.jpg", f"/pictures/{digest}-small.jpg"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer["Content-Type"] == "image/jpeg"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
        assert b"".join(answer).startswith(b"\xff\xd8")  # type: ignore[arg-type]
    assert client.get(f"/pictures/{'0' * 64}.jpg").status_code == 404
    assert client.post(f"/pictures/{digest}.jpg").status_code == 405


def test_a_picture_for_some_is_not_kept_by_caches_of_all(client: Client) -> None:
    digest = take(_file(_bench())).digest
    session = client.session
    session["code"] = "plum blossom"
    session.save()

    @pictures.may_see
    def who_has_the_code(asked: str, viewer: Viewer) -> bool:
        return viewer.session.get("code") == "plum blossom"

    assert client.get(f"/pictures/{digest}.jpg")["Cache-Control"].startswith("private")
    assert Client().get(f"/pictures/{digest}.jpg").status_code == 404


def test_a_picture_can_be_erased(
    client: Client, django_capture_on_commit_callbacks: Any, storage: Path
) -> None:
    digest = take(_file(_bench())).digest
    pictures.may_see(lambda asked, viewer: True)
    with django_capture_on_commit_callbacks(execute=True):
        pictures.erase(digest)
    assert client.get(f"/pictures/{digest}.jpg").status_code == 404
    assert not default_storage.exists(pictures.name_of(digest))
    assert not [path for path in storage.rglob("*") if path.is_file()]


def test_what_was_only_half_written_is_written_anew(storage: Path) -> None:
    digest = take(_file(_bench())).digest
    whole = storage / pictures.name_of(digest)
    content = whole.read_bytes()
    whole.write_bytes(content[:100])
    Picture.objects.all().delete()
    take(_file(_bench()))
    assert whole.read_bytes() == content


def test_a_full_disk_leaves_no_half_picture(storage: Path) -> None:
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    kept = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    image = Image.effect_noise((900, 600), 90).convert("RGB")
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, most[1]))
        with pytest.raises(OSError, match="too large"):
            take(_file(image))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
        signal.signal(signal.SIGXFSZ, kept)
    assert [file for file in storage.rglob("*") if file.is_file()] == []
    take(_file(image))
    assert Picture.objects.count() == 1
