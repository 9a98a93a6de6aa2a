"""A report on its way through the desks, as it is written, read and proofed; and the page for anybody."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

SignedIn = Callable[..., Page]
Faults = Callable[[Page], list[str]]
FIRST = {"phone": "03", "tablet": "04", "desk": "05"}  # each its own report
WIDTHS = pytest.mark.parametrize("width", ["phone", "tablet", "desk"])


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def begun(page: Page, first: str = "01") -> str:
    """A report the writer has just begun, from this day of last month on; its address."""
    page.goto("/desk/editions/")
    if not page.get_by_label("写哪一种").is_visible():
        page.get_by_text("起草一份").click()
    begins = page.get_by_label("从哪天起")
    begins.fill(f"{begins.input_value()[:8]}{first}")
    page.get_by_role("button", name="起草", exact=True).click()
    page.wait_for_url("**/desk/editions/*-*/")
    return page.url


def pressed(page: Page, address: str, *names: str) -> None:
    page.goto(address)
    for name in names:
        page.get_by_role("button", name=name, exact=True).click()
        page.wait_for_load_state()


@WIDTHS
def test_it_is_written_with_live_numbers_and_without_script_too(
    signed_in: SignedIn, faults: Faults, width: str
) -> None:
    page = signed_in("zhuangao", width=width)
    address = begun(page)
    assert not faults(page)
    assert fits(page)
    page.get_by_role("link", name="改正文").click()
    page.get_by_label("哪个数字").fill("cases.handled")
    page.get_by_label("怎样写").select_option("press")
    expect(page.locator("[data-said]")).to_contain_text("件")
    page.get_by_label("正文").fill("# 这个月\n\n走访530名党员,办好")
    page.get_by_role("button", name="放到光标处").click()
    expect(page.get_by_label("正文")).to_have_value(
        '# 这个月\n\n走访530名党员,办好{{ press("cases.handled") }}'
    )
    page.get_by_role("button", name="预览").click()
    expect(page.get_by_text("第3行:530名")).to_be_visible()
    assert not faults(page)
    assert fits(page)
    page.get_by_label("正文").fill("# 这个月\n\n办好{{ press('cases.handld') }}")
    page.get_by_role("button", name="存为下一稿").click()
    expect(page.get_by_text("是不是想写「cases.handled」").first).to_be_visible()
    assert page.get_by_label("正文").input_value().startswith("# 这个月")
    assert not faults(page)
    assert address


def test_days_that_are_not_over_are_said_to_be_so(signed_in: SignedIn, faults: Faults) -> None:
    page = signed_in("zhuangao", width="phone")
    page.goto("/desk/editions/")
    if not page.get_by_label("写哪一种").is_visible():
        page.get_by_text("起草一份").click()
    page.get_by_label("到哪天止").fill("2990-12-31")
    page.get_by_role("button", name="起草", exact=True).click()
    page.wait_for_url("**/desk/editions/*-*/")
    expect(page.get_by_text("才过完,数字只到")).to_be_visible()
    assert not faults(page)
    assert fits(page)


def through(signed_in: SignedIn, address: str, width: str) -> list[Page]:
    """Reviewed and signed by those whose part it is; their pages."""
    pages = []
    for username, step in (("dangjianban", "审核通过"), ("qulingdao", "签发")):
        pages.append(signed_in(username, width=width))
        pages[-1].goto(address)
        if step == "签发":
            expect(pages[-1].get_by_text("签发的是这一稿的文字和现在的数字")).to_be_visible()
        pressed(pages[-1], address, step)
    return pages


def test_what_the_signer_sends_back_waits_for_its_writer(signed_in: SignedIn, faults: Faults) -> None:
    writer = signed_in("zhuangao", width="phone")
    address = begun(writer, "12")
    pressed(signed_in("dangjianban"), address, "审核通过")
    leader = signed_in("qulingdao", width="phone")
    leader.goto(address)
    leader.get_by_text("先不签,退回改").click()
    assert not faults(leader)
    leader.get_by_label("要改什么").fill("第一段写明是哪几个街道")
    leader.get_by_role("button", name="退回改").click()
    expect(leader.get_by_text("退回来了,要改的是")).to_be_visible()
    writer.goto("/desk/")
    assert not faults(writer)
    writer.locator(f'a[href$="{address.partition("/desk/")[2]}"]').click()
    expect(writer.get_by_text("要改的是:第一段写明是哪几个街道")).to_be_visible()
    expect(writer.get_by_role("link", name="改正文")).to_be_visible()
    assert not faults(writer)
    assert fits(writer)


def rewritten(page: Page, text: str) -> None:
    page.get_by_role("link", name="改正文").click()
    page.get_by_label("正文").fill(text)
    page.get_by_role("button", name="存为下一稿").click()
    page.wait_for_url("**/desk/editions/*-*/")


def test_a_mended_one_is_published_as_a_correction(
    signed_in: SignedIn, visitor: Callable[..., BrowserContext], faults: Faults
) -> None:
    writer = signed_in("zhuangao", width="phone")
    for text in ("# 六月的事\n\n一稿。", "# 六月的事\n\n改好的一稿。"):
        address = begun(writer, "08")
        rewritten(writer, text)
        through(signed_in, address, "phone")
        pressed(writer, address, "把数字定下来")
        if "改好" in text:
            writer.get_by_role("button", name="作为更正公布").click()
            expect(writer.get_by_text("确认这一份是对它的更正").first).to_be_visible()
            assert not faults(writer)
            assert fits(writer)
            writer.get_by_label("这一份是对").check()
            writer.get_by_role("button", name="作为更正公布").click()
        else:
            writer.get_by_role("button", name="公布", exact=True).click()
    writer.get_by_role("link", name="看公布的页面").click()
    reader = visitor("phone").new_page()
    reader.goto(writer.url)
    expect(reader.get_by_text("第1次更正")).to_be_visible()
    assert not faults(reader)
    reader.locator(".notice a").click()
    expect(reader.get_by_text("后来更正了")).to_be_visible()
    expect(reader.get_by_text("一稿。").first).to_be_visible()
    assert not faults(reader)
    assert fits(reader)


@WIDTHS
def test_it_comes_back_from_word_goes_through_the_desks_and_out(
    signed_in: SignedIn,
    visitor: Callable[..., BrowserContext],
    faults: Faults,
    width: str,
    tmp_path: Path,
) -> None:
    writer = signed_in("zhuangao", width=width)
    address = begun(writer, FIRST[width])
    with writer.expect_download() as download:
        writer.get_by_role("link", name="Word", exact=True).click()
    file = tmp_path / "稿.docx"
    download.value.save_as(file)
    writer.get_by_role("link", name="核稿").click()
    writer.get_by_label("Word 文件").set_input_files(file)
    writer.get_by_role("button", name="核对数字").click()
    expect(writer.get_by_text("对得上", exact=True).first).to_be_visible()
    assert not faults(writer)
    assert fits(writer)
    writer.get_by_role("button", name="存为下一稿").click()
    writer.wait_for_url(address)
    for page in through(signed_in, address, width):
        assert not faults(page)
        assert fits(page)
    pressed(writer, address, "把数字定下来", "公布")
    writer.get_by_role("link", name="看公布的页面").click()
    reader = visitor(width).new_page()
    reader.goto(writer.url)
    assert not faults(reader)
    assert fits(reader)
    reader.get_by_role("link", name="重新数一遍").click()
    expect(reader.get_by_text("每个数字都和第")).to_be_visible()
    assert not faults(reader)
    assert fits(reader)
    reader.goto(writer.url)
    reader.locator("a.counted").first.click()
    expect(reader.get_by_text("数据截至").first).to_be_visible()
