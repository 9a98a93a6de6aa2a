"""Making a safe picture of whatever somebody uploaded. Pure of storage: bytes in, bytes out."""

import io
import re
from dataclasses import dataclass
from typing import IO, NoReturn

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from bandeng.kernel.refusals import BadInput

LARGEST = 10 * 1024 * 1024  # bytes
MOST_PIXELS = 40_000_000
FULL_SIDE = 1600  # pixels, the longest side
SMALL_SIDE = 480
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
HEIF = re.compile(rb".{4}ftyp(heic|heix|heim|heis|hevc|hevx|mif1|msf1|avif|avis)", re.DOTALL)
HEAD = 16  # bytes by which the kinds are told
BEGINS = re.compile(rb"\xff\xd8\xff|\x89PNG|RIFF.{4}WEBP|GIF8|BM|.{4}ftyp", re.DOTALL)
ON_PAPER = (255, 255, 255)


@dataclass(frozen=True, kw_only=True)
class Cleaned:
    """Two JPEG files of nothing but pixels; width and height are those of ``full``."""

    full: bytes
    small: bytes
    width: int
    height: int


def clean(file: IO[bytes]) -> Cleaned:
    """Decode the picture and write it anew, turned upright, without anything the camera wrote beside it.

    Raises BadInput for more than 10 MB or 40 million pixels, for moving pictures, and for what is no picture.
    """
    content = _read(file)
    try:
        image = _decoded(content)
    except BadInput:
        raise
    except Image.DecompressionBombError:
        _refuse(_too_many_pixels())
    except Exception:  # decoders raise whatever they stumbled over, and all of it means the same
        _refuse(_("这个文件打不开,不像是照片,或者没有传完整。请换一张试试。"))
    small = image.copy()
    small.thumbnail((SMALL_SIDE, SMALL_SIDE))
    return Cleaned(full=_jpeg(image, 82), small=_jpeg(small, 76), width=image.width, height=image.height)


def _read(file: IO[bytes]) -> bytes:
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        _refuse(_("照片太大了,一张最多 10 MB。请换一张小一点的。"))
    if not content:
        _refuse(_("这个文件是空的。请重新选一张照片。"))
    if HEIF.match(content):
        _refuse(_("这是 HEIC 格式,很多手机看不了。请把相机设成「兼容性最佳」,或者截一张图再传。"))
    return content


def _decoded(content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            _refuse(_too_many_pixels())
        # some cameras keep a second view behind a JPEG: that is no film
        if opened.format in {"GIF", "PNG", "WEBP"} and getattr(opened, "is_animated", False):
            _refuse(_("动图不能用。请传一张照片。"))
        opened.draft("RGB", (FULL_SIDE, FULL_SIDE))
        opened.load()
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((FULL_SIDE, FULL_SIDE), reducing_gap=3.0)
        return _only_pixels(upright)


def _only_pixels(image: Image.Image) -> Image.Image:
    """The picture on white paper, in a new image that knows no comment, profile or place."""
    paper = Image.new("RGB", image.size, ON_PAPER)
    if image.has_transparency_data:
        see_through = image.convert("RGBA")
        paper.paste(see_through, mask=see_through.getchannel("A"))
    else:
        paper.paste(image.convert("RGB"))
    return paper


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return out.getvalue()


def _too_many_pixels() -> str:
    return _("照片的尺寸太大了,最多 4000 万像素。请换一张小一点的。")


def _refuse(sentence: str) -> NoReturn:
    raise BadInput(sentence)
