"""What is being typed stays on the device until it was sent, and comes back to nobody else."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

SignedIn = Callable[..., Page]
Faults = Callable[[Page], list[str]]
KEPT = (
    "[...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) => key.startsWith('draft:'))"
)
NEW = "/desk/assembly/talks/new/"
ONE_CLICK = 'form[action="/sign-in/demo/"]'


def _enter(page: Page, username: str) -> None:
    page.goto("/sign-in/")
    page.locator(f'{ONE_CLICK}:has(input[value="{username}"]) button').first.click()
    page.wait_for_load_state()


def test_a_form_that_was_sent_does_not_fill_itself_in_again(signed_in: SignedIn) -> None:
    page = signed_in("wanggezhang", width="phone")
    page.goto(NEW)
    page.get_by_label("在哪里坐下来的").fill("2号楼前")
    page.get_by_label("说了什么").fill("门前的灯不亮")
    page.locator("#f-what-1").fill("换一盏灯")
    page.reload()
    expect(page.locator("#f-what-1")).to_have_value("换一盏灯")
    page.get_by_role("button", name="记下").click()  # nobody said who, nor until when: nothing is lost
    expect(page.locator("#f-what-1")).to_have_value("换一盏灯")
    page.locator("#f-who-1").fill("社区居委会")
    page.locator("#f-due-1").fill("2099-12-31")
    page.get_by_role("button", name="记下").click()
    expect(page.get_by_text("发到邻居群里")).to_be_visible()
    page.goto(NEW)
    expect(page.get_by_label("说了什么")).to_have_value("")
    expect(page.locator("#f-what-1")).to_have_value("")
    assert page.evaluate(KEPT) == []


def test_what_one_was_typing_comes_back_to_nobody_else(signed_in: SignedIn) -> None:
    page = signed_in("wanggezhang", width="phone")
    page.goto(NEW)
    page.get_by_label("说了什么").fill("我一个人写的话")
    page.context.clear_cookies()  # the session ended by itself; somebody else signs in at this device
    _enter(page, "shequ")
    page.goto(NEW)
    expect(page.get_by_label("说了什么")).to_have_value("")
    assert page.evaluate(KEPT) == []
    page.get_by_label("说了什么").fill("社区的人写的话")
    assert page.evaluate(KEPT)
    page.evaluate("document.querySelector('form[action=\"/sign-out/\"]').requestSubmit()")
    page.wait_for_url("/")
    assert page.evaluate(KEPT) == []


def test_what_was_left_of_another_caller_is_offered_and_not_filled_in(signed_in: SignedIn) -> None:
    page = signed_in("shequ", width="tablet")
    page.goto("/desk/report/")
    page.get_by_label("反映人怎么称呼").fill("李大姐")
    page.goto("/desk/report/")
    expect(page.get_by_label("反映人怎么称呼")).to_have_value("")
    page.get_by_role("button", name="接着写").click()
    expect(page.get_by_label("反映人怎么称呼")).to_have_value("李大姐")
    page.goto("/desk/report/")
    page.get_by_role("button", name="清空").click()
    expect(page.get_by_text("没写完的")).to_be_hidden()
    assert page.evaluate(KEPT) == []
    page.reload()
    expect(page.get_by_text("没写完的")).to_be_hidden()


def test_whoever_writes_on_leaves_what_was_there(signed_in: SignedIn) -> None:
    page = signed_in("shequ", width="tablet")
    page.goto("/desk/report/")
    page.get_by_label("反映人怎么称呼").fill("李大姐")
    page.reload()
    page.get_by_label("说了什么").fill("楼道灯不亮")
    expect(page.get_by_text("没写完的")).to_be_hidden()
    page.reload()
    page.get_by_role("button", name="接着写").click()
    expect(page.get_by_label("反映人怎么称呼")).to_have_value("")
    expect(page.get_by_label("说了什么")).to_have_value("楼道灯不亮")


def test_what_is_typed_without_signing_in_ends_with_the_tab(page: Page) -> None:
    page.goto("/report/")
    page.locator("[name=words]").fill("树枝挡住了路灯")
    page.reload()
    expect(page.locator("[name=words]")).to_have_value("树枝挡住了路灯")
    other = page.context.new_page()
    other.goto("/report/")
    expect(other.locator("[name=words]")).to_have_value("")


def test_an_opinion_is_written_after_signing_in_and_is_said_to_have_come(page: Page) -> None:
    yard = "/places/410103012002-03/opinions/"
    page.goto(yard)
    expect(page.get_by_label("您觉得这里哪里该改")).to_have_count(0)
    page.get_by_role("link", name="登录后提意见").click()
    assert "next=%2Fplaces%2F" in page.url
    page.goto(f"/sign-in/?next={yard}")
    page.fill("[name=username]", "jumin")
    page.fill("[name=password]", "xiao-bandeng-demo")
    page.get_by_role("button", name="登录", exact=True).click()
    page.wait_for_url(f"**{yard}")
    page.get_by_label("您觉得这里哪里该改").fill("石桌旁再放一个垃圾桶")
    page.get_by_role("button", name="交上意见").click()
    expect(page.get_by_text("意见收到了,在下面")).to_be_visible()
    expect(page.locator("#mine").get_by_text("石桌旁再放一个垃圾桶")).to_be_in_viewport()
    expect(page.get_by_label("您觉得这里哪里该改")).to_have_value("")


def test_a_session_left_unfinished_is_offered_and_not_filled_in(signed_in: SignedIn) -> None:
    page = signed_in("zhibushuji", width="phone")
    page.goto("/desk/gatherings/new/?kind=film")
    page.get_by_label("片名").fill("上回没写完的片子")
    page.reload()
    expect(page.get_by_label("片名")).to_have_value("")
    page.get_by_role("button", name="接着写").click()
    expect(page.get_by_label("片名")).to_have_value("上回没写完的片子")


def test_a_visit_left_unfinished_is_offered_and_not_filled_in(signed_in: SignedIn, faults: Faults) -> None:
    page = signed_in("wanggezhang", width="phone")
    page.goto("/desk/doors/known/")
    page.get_by_role("link", name="2号楼3单元101").click()
    page.get_by_label("听到了什么").fill("楼道灯又不亮了")
    page.reload()
    expect(page.get_by_label("听到了什么")).to_have_value("")
    assert not faults(page)
    page.get_by_role("button", name="接着写").click()
    expect(page.get_by_label("听到了什么")).to_have_value("楼道灯又不亮了")
